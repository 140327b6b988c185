/* SPDX-License-Identifier: ISC */
/*
 * quantile.h - exact quantiles of the values of one group.
 *
 * Of N values in order the quantile p per cent is the one at place N p / 100,
 * rounded up; when that is a whole number below N, the middle between it and the
 * next.  So the median of an even number of values is the middle of the two.
 */
#ifndef AGGREGATE_QUANTILE_H
#define AGGREGATE_QUANTILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dec.h"

struct quantile_value {
	struct dec value;
	uint64_t n;
};

struct quantiles {
	struct quantile_value *value; /* of the group in hand */
	size_t values, value_cap;
	struct dec *result; /* of the groups closed */
	size_t results, result_cap;
};

bool quantiles_add(struct quantiles *q, struct dec value, uint64_t n); /* false: no memory */
/*
 * The group is complete: its quantiles at the n per cents go behind the results
 * of the groups before; *at is where the first stands, SIZE_MAX for a group
 * without values.  False: no memory.
 */
bool quantiles_close(struct quantiles *q, const struct dec *percent, size_t n, size_t *at);
void quantiles_free(struct quantiles *q);

#endif
