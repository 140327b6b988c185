/* SPDX-License-Identifier: ISC */
/*
 * total.h - what is kept of many figures: exact sum, count, least and greatest,
 * and how far rounding may have carried the sum.
 *
 * sum, min and max are integers of 10^-scale, scale being the most places that
 * any of the figures had, so that the order of adding never shows.  ulp is the
 * sum of what the last printed places were worth, in millionths of the base
 * unit, rounded up.  A total of nothing is all zero; min and max count only
 * when n > 0.
 */
#ifndef AGGREGATE_TOTAL_H
#define AGGREGATE_TOTAL_H

#include <stdbool.h>
#include <stdint.h>

#include "dec.h"

enum { TOTAL_ULP_PLACES = 6 };

struct total {
	dec_int sum, min, max;
	uint64_t n;
	int64_t ulp;
	unsigned scale;
	unsigned unused[3]; /* 0: totals go to files as they stand, with nothing unsaid between */
};

struct total total_of(struct dec value, int64_t ulp);

/* Adds b to a.  False when a number would pass 38 digits; a is then as it was. */
bool total_add(struct total *a, const struct total *b);

/* Takes `amount` off the sum alone (an elimination).  False as above. */
bool total_subtract(struct total *a, struct dec amount);

/* sum / n rounded half away from zero to `places`; false when n is 0 or it does not fit. */
bool total_mean(const struct total *t, unsigned places, struct dec *mean);

/* A field of the column ulp in millionths, rounded up; false: no number, or too large. */
bool total_parse_ulp(struct slice s, int64_t *ulp);

#endif
