/* SPDX-License-Identifier: ISC */
/*
 * tsv_lines.h - the lines of many files, one behind another, with their tabs found;
 * the inside of tsv.h.
 *
 * Bytes come in blocks of 256 KiB, and grow to one line where that is longer, up to
 * the ceilings.  They are scanned (scan.h) a stretch of whole lines at a time, so
 * that these are still in the first cache when they are taken.  A byte order mark
 * at a file's start is dropped; a missing last LF is put there.
 *
 * `marks` holds the stretch in hand: lines `next` to marks.lines are to be
 * taken, the first of them begins at `after`.  tsv_lines_more brings the next stretch.
 */
#ifndef JUESUAN_TSV_LINES_H
#define JUESUAN_TSV_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ceilings.h"
#include "scan.h"
#include "status.h"

struct tsv_lines {
	char *const *path;		/* borrowed */
	size_t paths, next_path;
	struct ceilings ceilings;
	struct in *in;			/* NULL: between files */
	const char *file;		/* name for messages */
	size_t line;			/* that was taken last, from 1 */
	size_t untold;			/* lines scanned that progress.h does not know */
	bool file_begins;		/* a file was opened (or lent): whoever asks clears it */
	enum status status;

	char *block;
	size_t len, cap;		/* bytes read into block */
	size_t whole;			/* ends behind the last LF: bytes of whole lines */
	size_t scanned;			/* up to here, a line's end */
	struct scan_marks marks;	/* of the last stretch scanned, in positions of block */
	size_t mark_cap, line_cap;
	size_t next;			/* next line in marks */
	size_t after;			/* where it begins */
	bool begun;			/* the file's first bytes were looked at */
	bool drained;			/* the file has no more bytes */
	bool borrowed;			/* block is the caller's */
};

/* Files are read in order; none (n 0) is standard input. */
void tsv_lines_open(struct tsv_lines *l, char *const *path, size_t n);
/* Instead: no files, but blocks that the caller lends one after another, whole lines that end in LF. */
void tsv_lines_open_lent(struct tsv_lines *l);
void tsv_lines_lend(struct tsv_lines *l, const char *file, size_t line, char *ptr, size_t len);

/* Another stretch of one line at least.  False: the input, or the block, is at its end; see status. */
bool tsv_lines_more(struct tsv_lines *l);
void tsv_lines_close(struct tsv_lines *l);

#endif
