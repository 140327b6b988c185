/* SPDX-License-Identifier: ISC */
/*
 * place.h - which cell of a row stands in which column.
 *
 * Rows of one run with the same number of cells share one placing, found by the
 * kinds of all their cells together (least cost; blank cells lost or added at the
 * ends are cheap, in the middle dear, a label among amounts never).  A row that
 * does not agree with the others is placed by itself.
 */
#ifndef EXTRACT_PLACE_H
#define EXTRACT_PLACE_H

#include <stdbool.h>

#include "frame.h"
#include "grid.h"

enum { PLACE_NONE = -1, PLACE_CELLS = 64 };

struct placing {
	short column[PLACE_CELLS];	/* of each cell; PLACE_NONE */
	bool sound;			/* every filled cell suits its column */
};

/* Places rows[0 .. n), all of rows[0]->n cells; more than PLACE_CELLS cells are not sound. */
void place_rows(const struct frame *f, const struct grid_row *const *row, size_t n,
    struct placing *out);
/* Whether one row suits the columns cell by cell, as many as they are. */
bool place_straight(const struct frame *f, const struct grid_row *row, struct placing *out);
/* place_aligned.c: a row of text aligned by blanks, by the number of its amounts or of its cells; false: neither tells. */
bool place_aligned(const struct frame *f, const struct grid_row *row, struct placing *out);
/* Whether one row suits a placing found for several. */
bool place_suits(const struct frame *f, const struct grid_row *row, const struct placing *p);

#endif
