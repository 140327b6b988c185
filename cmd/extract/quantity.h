/* SPDX-License-Identifier: ISC */
/*
 * quantity.h - the numbers of a running text: quantities with sign and unit,
 * dates, list markers, and digits that belong to a name.
 *
 *	full attendance >= 90%		NUMBER, sign ≥, digits 90, unit %
 *	5 working days within		NUMBER, sign ≤ (by the word behind), unit 工作日
 *	2024年12月31日			DATE, three times
 *	1.对全市 ...			MARKER
 *	5G, 83号, A3			NAME
 *
 * Slices point into the text that is read.  Without terms (NULL) units and signs
 * are not read.
 */
#ifndef EXTRACT_QUANTITY_H
#define EXTRACT_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"
#include "terms.h"

enum quantity_kind { QUANTITY_NUMBER, QUANTITY_DATE, QUANTITY_MARKER, QUANTITY_NAME };

struct quantity {
	enum quantity_kind kind;
	struct slice digits;	/* the number as printed, with its commas and point */
	struct slice sign;	/* canonical ≥ > ≤ < =, or empty */
	struct slice unit;	/* as printed, or empty */
	size_t start, end;	/* bytes of the text from the digits to behind the unit */
	bool symbol;		/* the sign was printed as a sign, before the number */
};

/* The next number at or behind *at, which moves behind it (and its unit); false: no more. */
bool quantity_next(const struct terms *t, struct slice text, size_t *at, struct quantity *q);

/*
 * A text that is nothing but one number (blanks inside it allowed, as line breaks
 * leave them) and perhaps a unit: true, with digits and unit.  Digits may then
 * hold blanks.
 */
bool quantity_alone(const struct terms *t, struct slice text, struct quantity *q);

/* How many QUANTITY_NUMBER stand in the text. */
size_t quantity_count(const struct terms *t, struct slice text);

#endif
