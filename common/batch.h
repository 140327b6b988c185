/* SPDX-License-Identifier: ISC */
/*
 * batch.h - many input files, each turned into one text by a process of its own.
 *
 * A file that crashes or outlasts its reader harms no other; each is read in a sandbox
 * (sandbox.h), and memory is that of one file.  Texts and messages come out in the
 * order of the files, whatever the number of processes.  A text appears whole or,
 * after STATUS_FAIL, not at all.
 *
 * In one output, the texts of further files are begun by a line with a form feed.
 * In a directory, the text of dir/NAME.suffix is NAME.txt; two files that would get
 * the same name are refused before anything is read.
 */
#ifndef JUESUAN_BATCH_H
#define JUESUAN_BATCH_H

#include <stddef.h>

#include "files.h"
#include "out.h"
#include "status.h"

struct batch {
	const struct files *files;
	/* Reads path, writes out; STATUS_NO: told, and what was written counts. */
	enum status (*convert)(const void *settings, const char *path, struct out *out);
	const void *settings;
	const char *directory;	/* NULL: everything goes to `out` */
	size_t workers;		/* processes at a time, at least 1 */
	size_t max_seconds;	/* of processor time for one file */
};

enum { BATCH_MAX_WORKERS = 256 };

enum status batch_run(const struct batch *batch, struct out *out);

#endif
