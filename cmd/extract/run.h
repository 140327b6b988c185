/* SPDX-License-Identifier: ISC */
/*
 * run.h - all reports of a run, one after the other.
 */
#ifndef EXTRACT_RUN_H
#define EXTRACT_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "files.h"
#include "ceilings.h"
#include "out.h"
#include "status.h"

struct extract_settings {
	const char *reference;		/* folder of reference files, or NULL */
	const char *unclaimed;		/* file for the numbers that became nothing, or NULL */
	size_t max_report;		/* bytes */
	size_t max_rows;		/* lines of a report */
	struct ceilings ceilings;		/* cells of a row, growth of gzip */
	bool sandbox;			/* enter it once all is open */
	bool renames;			/* an output gets its final name at the end */
};

/*
 * Reads every file and writes its figures.  `names`, when not empty, has for each
 * file what to call its report.  A file that cannot be read is told and the rest
 * goes on; the worst status comes back.
 */
enum status extract_run(const struct extract_settings *set, const struct files *files,
    const struct files *names, struct out *out);

#endif
