/* SPDX-License-Identifier: ISC */
/*
 * form.h - one self-evaluation form: its rows and what its blocks' readers share.
 *
 * A form is a table in a table: head (project, units), funds, goals, indicators,
 * total, remarks.  Its rows have lost cells, gained pieces and moved sideways, so
 * a block is read by what its columns can hold, not by where a cell stands.
 *
 * Memory	rows, tokens and joined texts live in the report's arena.
 * Errors	`ok` turns false when memory ran out; readers may go on, the
 *		caller asks once at the end.
 */
#ifndef EXTRACT_FORM_H
#define EXTRACT_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "emit.h"
#include "out.h"
#include "quantity.h"
#include "report.h"
#include "slice.h"
#include "terms.h"

/* A cell that is not blank. */
struct form_token {
	struct slice text;	/* as printed, trimmed */
	struct slice word;	/* folded */
	int column;		/* of the row, from 0 */
};

struct form_row {
	const struct line *line;
	struct form_token *token;
	size_t tokens;
	bool after_break;	/* a blank line or a page's top stands before it */
	bool exact;		/* columns are those of the captions for sure */
};

struct form {
	struct report *report;
	const struct terms *terms;
	struct out *out;
	struct slice heading;	/* line above the form's title, or empty */
	struct slice project;	/* name: `part` of its figures */
	struct slice money;	/* unit of its amounts */
	size_t renamed;		/* forms so far whose name is not the heading's */
	struct form_row *row;
	size_t rows;
	struct slice item;	/* of the figure that was written last, and where that stands */
	struct emit_row written;
	struct buf scratch, plain;
	bool ok;
};

/* form.c: fills row[] from lines first .. end-1. */
void form_collect(struct form *f, size_t first, size_t end);
/* form_unfold.c: makes the rows anew where the form lost them. */
void form_unfold(struct form *f, size_t first, size_t end);
struct slice form_folded(struct form *f, struct slice s);
/* Pieces of one text, put together; what was printed on both sides of the seam stands once. */
struct slice form_join(struct form *f, struct slice a, struct slice b);
struct slice form_squeeze(struct form *f, struct slice s);	/* without blanks, radicals as ideographs */
struct slice form_path(struct form *f, struct slice a, struct slice b);	/* a/b */
struct slice form_unordered(struct slice word);	/* without 三、 or (一) at the start */
bool form_wordy(struct slice word);		/* holds an ideograph */

/* form_emit.c: figures and facts of the form. */
void form_fact(struct form *f, struct slice item, struct slice measure, struct slice text,
    const struct form_row *row);
void form_number(struct form *f, struct slice item, struct slice measure, struct slice sign,
    struct slice digits, struct slice unit, const struct form_row *row);
/* The numbers of a text (that have a unit, or all) as figures 说明 of item/NAME. */
enum form_notes { NOTES_WITH_UNIT, NOTES_ALL };
void form_notes(struct form *f, struct slice item, struct slice text, enum form_notes which,
    const struct form_row *row);
/* Claims the numbers of a text that is kept whole. */
void form_claim_text(struct form *f, struct slice text);

/* form_head.c */
void form_head(struct form *f, size_t first, size_t end);
void form_name(struct form *f, size_t end);	/* decides `project` and `money` from rows 0 .. end-1 */
/* form_funds.c */
bool form_is_funds(const struct form *f, const struct form_row *row);
void form_funds(struct form *f, size_t first, size_t end);
/* form_goals.c */
bool form_is_goals(const struct form *f, const struct form_row *row);
void form_goals(struct form *f, size_t first, size_t end);
/* form_indicators.c */
bool form_is_indicators(const struct form *f, const struct form_row *row);
void form_indicators(struct form *f, size_t first, size_t end);
void form_remarks(struct form *f, size_t first, size_t end);

/* align.c: cells to columns, in order, when some are missing and the rest has moved. */
enum { ALIGN_MOST = 24, ALIGN_NEVER = 1000 };

struct align_column {
	int what;		/* the caller's */
	int first, last;	/* columns of the row that its caption covers */
	int skip;		/* cost of leaving it empty */
	int merge;		/* cost of a second cell in it; ALIGN_NEVER: one cell only */
};

/*
 * Assigns each of n cells (at position[i]) a column, never going back, at the
 * least cost: fit[i * columns + j] of cell i in column j, plus skips, merges and
 * every change of the sideways shift; `start` is the shift to start from (NULL:
 * any).  False: no assignment, or more than ALIGN_MOST of either.
 */
bool align_cells(const struct align_column *column, size_t columns, const int *position, size_t n,
    const int *fit, const int *start, size_t *to);

#endif
