/* SPDX-License-Identifier: ISC */
/*
 * emit.h - figures on their way out: one line of figures(5) each.
 */
#ifndef EXTRACT_EMIT_H
#define EXTRACT_EMIT_H

#include "out.h"
#include "report.h"
#include "slice.h"
#include "status.h"

struct figure {
	const char *sheet;		/* "T01" .. "N" "P" "U" "R" "G" "D" "S" */
	struct slice part;
	struct slice line;		/* printed line number or ordinal */
	struct slice code;
	struct slice item;
	struct slice measure;
	struct slice raw;		/* as printed, pieces joined */
	struct slice unit;
	const struct line *source;	/* where it (its first piece) stands; NULL: nowhere */
};

/* Makes the columns that all figures of r share, once its facts are found; false: no memory. */
bool emit_lead(struct report *r);
/* Writes f with the facts of r; slices are escaped as tsv(5) wants. */
void emit_figure(struct out *o, const struct report *r, const struct figure *f);
/* Same with a number in the `line` column. */
void emit_numbered(struct out *o, const struct report *r, const struct figure *f, size_t line);

/*
 * Figures of one row, with no other between them, have their columns up to the item
 * alike: these are copied from the one before.  `row` begins as zeros, and again where
 * one of those columns changes.  line: a number for the column `line`; NULL: f->line.
 */
struct emit_row {
	size_t from, measure, end;	/* of the last figure, in the output's buffer */
};
void emit_in_row(struct out *o, const struct report *r, const struct figure *f, const size_t *line,
    struct emit_row *row);

#endif
