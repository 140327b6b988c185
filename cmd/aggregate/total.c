/* SPDX-License-Identifier: ISC */
#include "total.h"

struct total
total_of(struct dec value, int64_t ulp)
{
	return (struct total){value.n, value.n, value.n, 1, ulp, value.scale, {0}};
}

static bool
scale_up(struct total *t, unsigned scale)
{
	struct dec sum, min, max;

	if (t->scale == scale)
		return true;
	if (!dec_rescale((struct dec){t->sum, t->scale}, scale, &sum) ||
	    !dec_rescale((struct dec){t->min, t->scale}, scale, &min) ||
	    !dec_rescale((struct dec){t->max, t->scale}, scale, &max))
		return false;
	t->sum = sum.n;
	t->min = min.n;
	t->max = max.n;
	t->scale = scale;
	return true;
}

bool
total_add(struct total *a, const struct total *b)
{
	struct total sum = *a, other = *b;
	unsigned scale = a->scale > b->scale ? a->scale : b->scale;

	if (b->n == 0)
		return true;
	if (a->n == 0) {
		*a = *b;
		return true;
	}
	if (!scale_up(&sum, scale) || !scale_up(&other, scale) ||
	    !dec_int_add(sum.sum, other.sum, &sum.sum) ||
	    __builtin_add_overflow(sum.ulp, other.ulp, &sum.ulp) ||
	    __builtin_add_overflow(sum.n, other.n, &sum.n))
		return false;
	if (other.min < sum.min)
		sum.min = other.min;
	if (other.max > sum.max)
		sum.max = other.max;
	*a = sum;
	return true;
}

bool
total_subtract(struct total *a, struct dec amount)
{
	struct total t = *a;
	unsigned scale = t.scale > amount.scale ? t.scale : amount.scale;

	if (!scale_up(&t, scale) || !dec_rescale(amount, scale, &amount) ||
	    !dec_int_add(t.sum, -amount.n, &t.sum))
		return false;
	*a = t;
	return true;
}

bool
total_mean(const struct total *t, unsigned places, struct dec *mean)
{
	struct dec sum = {t->sum, t->scale}, n = {(dec_int)t->n, 0};

	return t->n != 0 && dec_div(sum, n, places, mean);
}

bool
total_parse_ulp(struct slice s, int64_t *ulp)
{
	struct dec d;
	dec_int n, unit = 1;

	*ulp = 0;
	if (s.len == 0)
		return true;
	if (!dec_parse(s, &d) || d.n < 0)
		return false;
	n = d.n;
	while (d.scale < TOTAL_ULP_PLACES) {
		if (!dec_int_mul(n, 10, &n))
			return false;
		d.scale++;
	}
	while (d.scale > TOTAL_ULP_PLACES) {
		unit *= 10;
		d.scale--;
	}
	n = (n + unit - 1) / unit;
	if (n > INT64_MAX)
		return false;
	*ulp = (int64_t)n;
	return true;
}
