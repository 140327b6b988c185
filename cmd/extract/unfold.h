/* SPDX-License-Identifier: ISC */
/*
 * unfold.h - a form whose rows are lost: what the readers of its cells share.
 */
#ifndef EXTRACT_UNFOLD_H
#define EXTRACT_UNFOLD_H

#include "funds.h"
#include "mem.h"

struct unfold_cell {
	struct form_token token;	/* its column is not known yet */
	const struct line *line;
	struct quantity quantity;
	bool number;			/* one number, and perhaps its unit */
};

struct unfold {
	struct form *form;
	struct unfold_cell *cell;
	size_t cells, cap;
	bool fused;			/* cells are words: a blank may be inside one */
	bool blanks;			/* blank cells were kept */
	struct form_token *token;	/* of the rows, in the arena */
	size_t used, scratch;
};

/* unfold_cells.c: what a cell is */
bool unfold_is_value(const struct unfold *u, size_t i);		/* a number, a dash or a blank cell */
bool unfold_is_score(const struct unfold *u, size_t i);		/* a number that may be a weight */
bool unfold_is_caption(const struct unfold *u, size_t i);	/* of the indicators */
bool unfold_is_goal(const struct unfold *u, size_t i);		/* caption of the goals */
bool unfold_is_section(const struct unfold *u, size_t i);
bool unfold_is_remark(const struct unfold *u, size_t i);	/* caption of a column without amounts */
bool unfold_ends_funds(const struct unfold *u, size_t i);
/* The same file: cell i, unless it is blank, as the next of the row begun last. */
void unfold_put(struct unfold *u, struct form_row *row, size_t i, int column);

/* unfold_indicators.c: captions, indicators and total, from cell i on; which cell comes next */
size_t unfold_indicators(struct unfold *u, size_t i);

#endif
