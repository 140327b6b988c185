/* SPDX-License-Identifier: ISC */
/*
 * amount.h - amounts for people: in the unit and the format of the printed cell.
 */
#ifndef RECONCILE_AMOUNT_H
#define RECONCILE_AMOUNT_H

#include "buf.h"
#include "report.h"

/* Power of ten between what the cell prints and its value; of a zero or blank cell the report's. */
int amount_power(const struct report *r, const struct cell *cell);

/* Writes n * 10^-scale / 10^power, without needless zeros behind `places`; its length. */
size_t amount_plain(char out[DEC_TEXT], struct dec d, int power, unsigned places);

/*
 * Appends the value as the cell would print it: places of the cell, thousands
 * grouped when the cell or its statement does, direction word kept (減少0.21);
 * `word` is the cell whose word to take when the sign differs, NULL: a minus.
 */
struct amount_style {
	int power;
	unsigned places;
	bool commas;
	struct slice prefix;		/* direction word, or empty */
	bool negative_prefix;		/* the word means minus */
};

/* `cell` may be NULL or blank: then the style is that of another cell with its measure. */
void amount_style(const struct report *r, uint32_t sheet, uint32_t column, const struct cell *cell,
    dec_int ulp, struct amount_style *style);
bool amount_print(struct buf *b, dec_int value, const struct amount_style *style);

#endif
