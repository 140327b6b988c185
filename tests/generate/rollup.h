/* SPDX-License-Identifier: ISC */
/*
 * rollup.h - what a consolidated roll-up of all reports must come to.
 *
 * Sums per region, year, sheet, row key and measure, of the printed figures of
 * the nine statements of the reports that count (汇总 before its parts, the
 * newest edition alone), and of the exact amounts behind them.
 */
#ifndef GENERATE_ROLLUP_H
#define GENERATE_ROLLUP_H

#include "map.h"
#include "out.h"
#include "report.h"

struct rollup_sum {
	int64_t printed, exact;
	size_t n;
};

struct rollup {
	struct map keys;
	struct rollup_sum *sum;
	size_t cap;
	struct buf key;
};

bool rollup_add(struct rollup *u, const struct doc *d, const struct report *r);
bool rollup_write(const struct rollup *u, struct out *o); /* sorted by key; false: no memory */
void rollup_free(struct rollup *u);

#endif
