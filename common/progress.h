/* SPDX-License-Identifier: ISC */
/*
 * progress.h - how far a command has come, for who waits.
 *
 * At any time SIGUSR1 makes the process say it in one line on standard error:
 *
 *	aggregate: 1204311 rows, 312.4 MiB of 1.2 GiB (26%), 95.1 MiB/s, 0:03, 0:09 left
 *
 * With --progress, where standard error is a terminal, the line stands there and
 * is drawn anew four times a second.  Reading (in.h) and tables (tsv.h) count by
 * themselves; a command adds only what these cannot see.
 *
 * The line is put together and written in the signal handler, with calls that
 * POSIX allows there: the work itself never looks at a clock.  One meter a process,
 * counters are atomic.  Where size_t has 32 bits, byte counts wrap at 4 GiB.
 */
#ifndef JUESUAN_PROGRESS_H
#define JUESUAN_PROGRESS_H

#include <stddef.h>

#include "language.h"

/* Once, early; `program` must stay. */
void progress_start(const char *program);
void progress_language(enum language language);
void progress_draw(void);		/* --progress */

/*
 * An input that will be read once; NULL or "-" is standard input.  One whose size is
 * not known takes away what is said of the time left.
 */
void progress_expect_file(const char *path);
void progress_expect_reports(size_t n);	/* instead of by bytes, the rest is reckoned by these */

void progress_add_bytes(size_t n);
void progress_add_rows(size_t n);
void progress_add_reports(size_t n);

void progress_wipe(void);		/* something else is about to be written on the terminal */
void progress_leave(void);		/* in a new process: it is not the one asked */

#endif
