/* SPDX-License-Identifier: ISC */
/*
 * cell.h - one figure as the stream gives it: value, last place, and what is
 * known of the way it is printed.
 */
#ifndef RECONCILE_CELL_H
#define RECONCILE_CELL_H

#include "dec.h"
#include "figure.h"
#include "rule.h"
#include "tsv.h"

enum {
	UNIT_DIGITS = 8,
	MONEY_DECIMALS = 2	/* of amounts in ten thousand yuan */
};
#define UNIT ((dec_int)100000000)		/* 10^UNIT_DIGITS */

enum cell_state { CELL_NUMBER, CELL_BLANK, CELL_TEXT, CELL_BAD };

enum bound { BOUND_NONE, BOUND_LEAST, BOUND_MOST };	/* >= 90, <= 3 */

/* What judging looks at comes first: of the cells it walks over it sees no more. */
struct cell {
	uint32_t column;	/* name of the measure */
	uint32_t next;		/* in the row, 1 + number; 0 ends */
	uint32_t twin;		/* the same address once more, 1 + number; 0 ends */
	enum cell_state state;
	dec_int value, ulp;
	enum bound bound;
	uint32_t row;
	uint32_t parts;		/* of a sum: how many figures went into it */
	bool percent;
	bool malformed;		/* a figure that is not one, as printed: 37,8321.3 */
	struct slice raw, unit, source;
};

/* State and value of the stream's current figure. */
enum cell_state cell_read(const struct rule_set *set, const struct tsv *t, const struct figure_map *m,
    struct slice raw, struct cell *c);

/* value and ulp from their texts, at UNIT. */
bool cell_amount(struct slice text, dec_int *out);
bool cell_is_money(struct slice unit);

/* The power of ten between what is printed and the value, of one that is not zero; -1: none. */
int cell_power(const struct cell *c);

/* Makes the last place what it is in truth: see the body.  money_power is that of the report. */
void cell_limit_ulp(struct cell *c, bool form, int money_power);

#endif
