/* SPDX-License-Identifier: ISC */
/*
 * indicators.h - the indicator table of a form: what its readers share.
 */
#ifndef EXTRACT_INDICATORS_H
#define EXTRACT_INDICATORS_H

#include "form.h"

enum indicator_column {
	COLUMN_SECTION,		/* label of the block at the left, and debris */
	COLUMN_LEVEL1, COLUMN_LEVEL2, COLUMN_NAME, COLUMN_SIGN, COLUMN_TARGET, COLUMN_UNIT,
	COLUMN_ACTUAL, COLUMN_WEIGHT, COLUMN_SCORE, COLUMN_REASON, COLUMN_OTHER,
	INDICATOR_COLUMNS
};

/* What a cell is or could be. */
enum indicator_trait {
	TRAIT_NIL = 1,			/* dashes */
	TRAIT_NUMBER = 2,
	TRAIT_MEASURED = 4,		/* a number with a unit */
	TRAIT_NO_POINTS = 8,		/* with one that is not 分 */
	TRAIT_LARGE = 16,		/* whole, of more than three digits */
	TRAIT_ONE = 32, TRAIT_TWO = 64,	/* label of a level */
	TRAIT_PIECE = 128,
	TRAIT_WEIGHT = 256,
	TRAIT_BOUND = 512,
	TRAIT_STAR = 1024,
	TRAIT_SECTION = 2048,		/* words of a section's name, at the left */
	TRAIT_SIGN = 4096,
	TRAIT_UNIT = 8192
};

/* A cell, or a piece of one that holds several things. */
struct indicator_cell {
	struct slice text;
	struct slice word;
	struct slice weight;		/* of a level's label: digits in text, or empty */
	const struct term *one, *two;	/* level 1, level 2 whose label it is */
	int column;			/* of the row */
	bool piece;			/* the rest of a broken label */
	bool number;			/* one number and nothing else; see quantity */
	bool nil;			/* dashes */
	bool bound;			/* holds a number with a sign printed before it */
	struct quantity quantity;
	unsigned traits;
};

struct indicator {
	const struct form_row *row;
	struct slice field[INDICATOR_COLUMNS];	/* as printed, pieces joined */
	int place[INDICATOR_COLUMNS];		/* column of the row where the field stands, -1 */
	struct slice one, two;			/* labels printed on this row, canonical */
	struct slice weight;			/* printed with the first level's label */
	struct slice level1, level2;		/* of the span that holds the row */
};

struct indicators {
	struct form *form;
	struct align_column column[INDICATOR_COLUMNS * 2];
	size_t columns;
	struct indicator *item;			/* in the arena */
	size_t items;
	struct slice total;			/* digits of the total score */
	struct slice full;			/* digits of the total weight */
	const struct form_row *total_row;
	const struct form_token **kept;		/* cells that became part of a figure or fact */
	size_t keeps, keep_cap;
	bool score_only;			/* no column of weights */
};

/* indicator_cells.c */
void indicator_captions(struct indicators *t, const struct form_row *row);
void indicator_usual_captions(struct indicators *t);
/* Cells of a row, levels' labels taken apart, debris left out; at most ALIGN_MOST. */
size_t indicator_cells(struct indicators *t, const struct form_row *row,
    struct indicator_cell cell[ALIGN_MOST]);

/* indicator_place.c: the column to[i] of each cell, by its number among t->column; false: there is no way. */
bool indicator_place(struct indicators *t, const struct indicator_cell *cell, size_t n, size_t *to);
/* As it is remembered in report.placings. */
struct indicator_placing {
	bool found;
	unsigned char to[ALIGN_MOST];
};

/* indicator_levels.c: decides level1 and level2 of every item. */
void indicator_levels(struct indicators *t);

/* indicator_values.c: writes the figures. */
void indicator_emit(struct indicators *t);

#endif
