/* SPDX-License-Identifier: ISC */
/*
 * numeral.h - one number of a running text, with the unit behind it.
 */
#ifndef EXTRACT_NUMERAL_H
#define EXTRACT_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "phrases.h"
#include "slice.h"

enum numeral_kind {
	NUMERAL_BARE,		/* no unit */
	NUMERAL_MONEY, NUMERAL_RATE, NUMERAL_SCORE, NUMERAL_COUNT,
	NUMERAL_YEAR,		/* a year of four digits */
	NUMERAL_DAY,		/* another piece of a date, a span of time */
	NUMERAL_OTHER,		/* number of a law, a table, a measure that is no figure */
	NUMERAL_MARKER,		/* of a list */
	NUMERAL_CODE		/* of the classification */
};

struct numeral {
	enum numeral_kind kind;
	size_t from, to;	/* the number itself, with a minus sign */
	size_t end;		/* behind its unit or mark */
	struct slice unit;	/* as the vocabulary writes it */
	unsigned year;		/* NUMERAL_YEAR */
};

/* Is there a number (or a sign and a number) at `at`? */
bool numeral_here(struct slice text, size_t at);
/* Reads it; `first`: it opens a clause, so it may be a list marker. */
struct numeral numeral_read(const struct phrases *known, struct slice text, size_t at,
    unsigned context, bool first);

#endif
