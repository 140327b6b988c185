/* SPDX-License-Identifier: ISC */
/*
 * normalise.h - the streams: every record copied, its numbers appended or put in place.
 *
 * Memory: one record.  Rows are never lost: a number that is refused is left as
 * it was, with its reason in the status column and in a message, and the run
 * ends with STATUS_NO.  Only a row that has more fields than the header, whose
 * columns nobody can tell, is left out, and told.
 */
#ifndef NORMALISE_NORMALISE_H
#define NORMALISE_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "ceilings.h"
#include "out.h"
#include "status.h"

enum { FIELDS_MAX = 64 };

struct settings {
	const char *output;		/* NULL: standard output */
	const char *reference;		/* directory, or NULL */
	const char *unit;		/* of columns that name none; NULL: none */
	const char *field[FIELDS_MAX];	/* names or numbers; none: the figures stream */
	size_t fields;
	struct buf names;		/* what `field` points into; owned */
	bool in_place;
	bool no_header;
	bool repair;
	bool line_buffered;
	bool sandbox;
	struct ceilings ceilings;
	char *const *path;
	size_t paths;
};

/* The figures stream: reads raw and unit, appends value, ulp and status. */
enum status normalise_figures(const struct settings *set, struct out *out);

/* Any table: the columns of set->field. */
enum status normalise_table(const struct settings *set, struct out *out);

#endif
