/* SPDX-License-Identifier: ISC */
#include "quantile.h"

#include <stdlib.h>

#include "mem.h"

bool
quantiles_add(struct quantiles *q, struct dec value, uint64_t n)
{
	if (!mem_grow(&q->value, &q->value_cap, q->values + 1, sizeof(*q->value)))
		return false;
	q->value[q->values++] = (struct quantile_value){value, n};
	return true;
}

static int
by_value(const void *x, const void *y)
{
	const struct quantile_value *a = x, *b = y;

	return dec_cmp(a->value, b->value);
}

/* The value at place `rank`, counted from 1. */
static struct dec
value_at(const struct quantiles *q, dec_int rank)
{
	size_t i;

	for (i = 0; i + 1 < q->values && rank > (dec_int)q->value[i].n; i++)
		rank -= (dec_int)q->value[i].n;
	return q->value[i].value;
}

/* Half of a + b; a where that would pass 38 digits. */
static struct dec
middle(struct dec a, struct dec b)
{
	struct dec sum;

	if (dec_cmp(a, b) == 0 || !dec_add(a, b, &sum))
		return a;
	if (sum.n % 2 == 0)
		return (struct dec){sum.n / 2, sum.scale};
	if (!dec_int_mul(sum.n, 5, &sum.n))
		return a;
	return (struct dec){sum.n, sum.scale + 1};
}

static struct dec
find(const struct quantiles *q, dec_int n, struct dec percent)
{
	dec_int whole = 100, rank, rest;
	unsigned i;

	for (i = 0; i < percent.scale; i++)
		whole *= 10;
	rank = n * percent.n / whole;
	rest = n * percent.n % whole;
	if (rest != 0 || rank == 0)
		return value_at(q, rank + 1);
	if (rank == n)
		return value_at(q, rank);
	return middle(value_at(q, rank), value_at(q, rank + 1));
}

bool
quantiles_close(struct quantiles *q, const struct dec *percent, size_t n, size_t *at)
{
	dec_int count = 0;
	size_t i;

	*at = SIZE_MAX;
	if (q->values == 0)
		return true;
	if (!mem_grow(&q->result, &q->result_cap, q->results + n, sizeof(*q->result)))
		return false;
	qsort(q->value, q->values, sizeof(*q->value), by_value);
	for (i = 0; i < q->values; i++)
		count += (dec_int)q->value[i].n;
	*at = q->results;
	for (i = 0; i < n; i++)
		q->result[q->results++] = find(q, count, percent[i]);
	q->values = 0;
	return true;
}

void
quantiles_free(struct quantiles *q)
{
	mem_free(q->value);
	mem_free(q->result);
	*q = (struct quantiles){0};
}
