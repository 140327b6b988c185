/* SPDX-License-Identifier: ISC */
#include "value.h"

static bool
mul(bool *overflow, dec_int a, dec_int b, dec_int *out)
{
	if (a == (int64_t)a && b == (int64_t)b) {	/* as most: one machine multiplication */
		*out = (dec_int)(int64_t)a * (int64_t)b;
		return true;
	}
	if (!__builtin_mul_overflow(a, b, out))
		return true;
	*overflow = true;
	return false;
}

static bool
raise_degree(bool *overflow, struct num *x, unsigned degree)
{
	for (; x->degree < degree; x->degree++)
		if (!mul(overflow, x->lo, UNIT, &x->lo) || !mul(overflow, x->hi, UNIT, &x->hi) ||
		    !mul(overflow, x->mid, UNIT, &x->mid))
			return false;
	return true;
}

bool
num_same_degree(bool *overflow, struct num *a, struct num *b)
{
	return raise_degree(overflow, a, b->degree) && raise_degree(overflow, b, a->degree);
}

bool
num_add(bool *overflow, struct num a, struct num b, struct num *out)
{
	if (!num_same_degree(overflow, &a, &b))
		return false;
	if (__builtin_add_overflow(a.lo, b.lo, &out->lo) ||
	    __builtin_add_overflow(a.hi, b.hi, &out->hi) ||
	    __builtin_add_overflow(a.mid, b.mid, &out->mid)) {
		*overflow = true;
		return false;
	}
	out->degree = a.degree;
	return true;
}

bool
num_mul(bool *overflow, struct num a, struct num b, struct num *out)
{
	dec_int p[4];

	if (!mul(overflow, a.lo, b.lo, &p[0]) || !mul(overflow, a.lo, b.hi, &p[1]) ||
	    !mul(overflow, a.hi, b.lo, &p[2]) || !mul(overflow, a.hi, b.hi, &p[3]) ||
	    !mul(overflow, a.mid, b.mid, &out->mid))
		return false;
	out->lo = num_smaller(num_smaller(p[0], p[1]), num_smaller(p[2], p[3]));
	out->hi = num_larger(num_larger(p[0], p[1]), num_larger(p[2], p[3]));
	out->degree = a.degree + b.degree;
	return true;
}

bool
val_add(bool *overflow, const struct val *a, const struct val *b, bool minus, struct val *out)
{
	struct num x = a->n, y = minus ? num_negated(b->n) : b->n, d;

	*out = (struct val){.quotient = a->quotient || b->quotient};
	if (b->quotient && !num_mul(overflow, x, b->d, &x))
		return false;
	if (a->quotient && !num_mul(overflow, y, a->d, &y))
		return false;
	d = a->quotient ? a->d : b->d;
	if (a->quotient && b->quotient && !num_mul(overflow, a->d, b->d, &d))
		return false;
	out->d = d;
	return num_add(overflow, x, y, &out->n);
}

bool
val_multiply(bool *overflow, const struct val *a, const struct val *b, struct val *out)
{
	struct val v = {.d = a->quotient ? a->d : b->d, .quotient = a->quotient || b->quotient};

	if (a->quotient && b->quotient && !num_mul(overflow, a->d, b->d, &v.d))
		return false;
	if (!num_mul(overflow, a->n, b->n, &v.n))
		return false;
	*out = v;	/* may be a or b */
	return true;
}

/* a / b: the divisor must be surely not zero; its sign goes into the numerator. */
bool
val_divide(bool *overflow, struct val a, struct val b, struct val *out)
{
	struct val upside;

	if (b.n.lo <= 0 && b.n.hi >= 0)
		return false;
	if (b.n.hi < 0) {
		b.n = num_negated(b.n);
		a.n = num_negated(a.n);
	}
	upside = (struct val){.n = b.quotient ? b.d : num_point(1, 0), .d = b.n, .quotient = true};
	return val_multiply(overflow, &a, &upside, out);
}

void
num_absolute(struct num *x)
{
	dec_int lo = x->lo, hi = x->hi;

	if (lo >= 0)
		return;
	x->mid = x->mid < 0 ? -x->mid : x->mid;
	x->hi = num_larger(-lo, hi);
	x->lo = hi < 0 ? -hi : 0;
}

dec_int
num_sign(dec_int n)
{
	return n > 0 ? UNIT : n < 0 ? -UNIT : 0;
}

bool
num_constant(const struct dec *d, struct num *out)
{
	*out = num_point(d->n, d->scale == 0 ? 0 : 1);
	for (unsigned s = d->scale; s != 0 && s < UNIT_DIGITS; s++) {
		out->lo *= 10;
		out->hi = out->mid = out->lo;
	}
	return true;
}
