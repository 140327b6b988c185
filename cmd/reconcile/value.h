/* SPDX-License-Identifier: ISC */
/*
 * value.h - numbers as intervals, and quotients of them.
 *
 * A number is [lo, hi] with the printed value in the middle, an integer of
 * 10^-(8 * degree); products add degrees.  A quotient is kept as two numbers,
 * the lower one above zero.  What does not fit sets *overflow and returns false.
 */
#ifndef RECONCILE_VALUE_H
#define RECONCILE_VALUE_H

#include "report.h"

struct num {
	dec_int lo, hi, mid;
	unsigned degree;
};

struct val {
	struct num n, d;	/* n / d; d counts only when `quotient` */
	bool quotient;
};

static inline dec_int
num_smaller(dec_int a, dec_int b)
{
	return a < b ? a : b;
}

static inline dec_int
num_larger(dec_int a, dec_int b)
{
	return a > b ? a : b;
}

static inline struct num
num_point(dec_int n, unsigned degree)
{
	return (struct num){n, n, n, degree};
}

static inline struct num
num_negated(struct num x)
{
	return (struct num){-x.hi, -x.lo, -x.mid, x.degree};
}

void num_absolute(struct num *x);
dec_int num_sign(dec_int n);				/* UNIT, 0 or -UNIT */
bool num_constant(const struct dec *d, struct num *out);
bool num_same_degree(bool *overflow, struct num *a, struct num *b);
bool num_add(bool *overflow, struct num a, struct num b, struct num *out);
bool num_mul(bool *overflow, struct num a, struct num b, struct num *out);

bool val_add(bool *overflow, const struct val *a, const struct val *b, bool minus, struct val *out);
bool val_multiply(bool *overflow, const struct val *a, const struct val *b, struct val *out);
/* False also when b may be zero. */
bool val_divide(bool *overflow, struct val a, struct val b, struct val *out);

#endif
