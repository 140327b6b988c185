/* SPDX-License-Identifier: ISC */
/*
 * cell.h - what the text of one table cell looks like, before anything is known
 * of its column.
 *
 * Blanks inside a number or code do not count ("37,83 2.13" is an amount).
 */
#ifndef EXTRACT_CELL_H
#define EXTRACT_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

enum cell_kind {
	CELL_EMPTY,
	CELL_AMOUNT,		/* digits with a point, separators or a sign */
	CELL_INTEGER,		/* digits only: code, line number or amount */
	CELL_DASH,		/* - -- 无 /: nothing is there */
	CELL_NUMBERS,		/* several complete amounts with blanks between */
	CELL_MIXED,		/* digits, then words: "02 一般行政管理事务" */
	CELL_LABEL,
	CELL_KINDS
};

enum cell_kind cell_kind_of(struct slice text);		/* not empty */

static inline enum cell_kind
cell_kind(struct slice text)
{
	return text.len == 0 ? CELL_EMPTY : cell_kind_of(text);
}

/* Digits and length of an amount as printed, blanks left out. */
struct cell_number {
	size_t digits;		/* all */
	size_t decimals;	/* behind the point; SIZE_MAX: no point */
	size_t group;		/* digits behind the last separator and before the point; SIZE_MAX: none */
	bool open;		/* ends in a point or separator */
	bool sound;		/* separators stand before groups of three */
};
struct cell_number cell_number(struct slice text);

/* Where the rest of a cut amount may stand. */
enum cell_rest {
	CELL_BESIDE,		/* in the next cell: one of the two must look cut */
	CELL_BELOW,		/* in a row without a label: a head such as "23" or "2.71" is enough */
	CELL_OVERLEAF		/* in such a row behind a blank line or a page's end: fewer decimals will do */
};

/*
 * Whether the amount `head` is cut and `tail` may be its rest: joined they are one
 * sound amount, with two decimals unless it stands overleaf.
 */
bool cell_continues(struct slice head, struct slice tail, enum cell_rest where);

/* Number of digits of a code, blanks left out; 0: text is not made of digits only. */
size_t cell_code_digits(struct slice text);
/* The value of a line number's digits, whatever else stands there; 10000 or more: too long to be one. */
unsigned cell_small(struct slice text);
/* The digits a MIXED cell begins with (blanks between them too), and what follows. */
struct slice cell_code_part(struct slice text, struct slice *rest);

/* Has the text `most` bytes at most, but for the blanks that spread it over its line? */
bool cell_is_within(struct slice text, size_t most);

#endif
