/* SPDX-License-Identifier: ISC */
#include "dec.h"

#include <stdint.h>
#include <string.h>

__extension__ typedef unsigned __int128 magnitude;

/* 10^k for k <= 38. */
static dec_int
power10(unsigned k)
{
	dec_int p = 1;

	while (k-- > 0)
		p *= 10;
	return p;
}

static bool
fits(dec_int n)
{
	static const dec_int limit = (dec_int)10000000000000000000u * 10000000000000000000u;	/* 10^DEC_DIGITS */

	return n < limit && n > -limit;
}

static magnitude
size_of(dec_int n)
{
	return n < 0 ? (magnitude)0 - (magnitude)n : (magnitude)n;
}

bool
dec_int_add(dec_int a, dec_int b, dec_int *out)
{
	dec_int sum;

	if (__builtin_add_overflow(a, b, &sum) || !fits(sum))
		return false;
	*out = sum;
	return true;
}

bool
dec_int_mul(dec_int a, dec_int b, dec_int *out)
{
	dec_int product;

	if (__builtin_mul_overflow(a, b, &product) || !fits(product))
		return false;
	*out = product;
	return true;
}

/* n with `count` more digits behind it, whose value is `low`. */
static bool
push_digits(dec_int *n, uint64_t low, unsigned count)
{
	return (*n == 0 || dec_int_mul(*n, power10(count), n)) && dec_int_add(*n, (dec_int)low, n);
}

bool
dec_parse(struct slice s, struct dec *d)
{
	enum { LIMB = 18 };	/* digits that fit a machine word */
	bool negative = s.len > 0 && s.ptr[0] == '-', point = false;
	size_t i = negative || (s.len > 0 && s.ptr[0] == '+') ? 1 : 0, digits = 0;
	unsigned scale = 0, count = 0;
	uint64_t low = 0;
	dec_int n = 0;

	for (; i < s.len; i++) {
		if (s.ptr[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (!slice_is_digit(s.ptr[i]))
			return false;
		if (count == LIMB) {
			if (!push_digits(&n, low, count))
				return false;
			low = count = 0;
		}
		low = low * 10 + (uint64_t)(s.ptr[i] - '0');
		count++;
		digits++;
		scale += point;
		if (scale > DEC_DIGITS)
			return false;
	}
	if (digits == 0 || s.ptr[s.len - 1] == '.' || !push_digits(&n, low, count))
		return false;
	*d = (struct dec){negative ? -n : n, scale};
	return true;
}

/* The last `count` decimal digits of n, two at a time, in front of `end`. */
static char *
put_digits(char *end, uint64_t n, unsigned count)
{
	static const char pair[] =
	    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
	    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
	    "8081828384858687888990919293949596979899";

	for (; count >= 2; count -= 2) {
		end -= 2;
		memcpy(end, pair + n % 100 * 2, 2);
		n /= 100;
	}
	if (count == 1)
		*--end = (char)('0' + n % 10);
	return end;
}

static unsigned
count_digits(uint64_t n)
{
	static const uint64_t power[] = {0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
		1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
		100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
		1000000000000000000, 10000000000000000000u};
	unsigned guess = (unsigned)(64 - __builtin_clzll(n | 1)) * 1233 >> 12;	/* bits times log10(2) */

	return guess + 1 - (n < power[guess]);
}

static size_t
format_long(struct dec d, char out[DEC_TEXT])
{
	static const magnitude limb = 10000000000000000000u;	/* 10^19 */
	char digit[DEC_TEXT], *end = digit + sizeof(digit), *at = end;
	magnitude n = size_of(d.n);
	size_t len = 0, whole;
	unsigned most = d.scale + 1;	/* digits that are printed at least */

	while (n >= limb) {
		at = put_digits(at, (uint64_t)(n % limb), 19);
		n /= limb;
	}
	at = put_digits(at, (uint64_t)n, count_digits((uint64_t)n));
	while ((size_t)(end - at) < most)
		*--at = '0';
	whole = (size_t)(end - at) - d.scale;
	if (d.n < 0)
		out[len++] = '-';
	memcpy(out + len, at, whole);
	len += whole;
	if (d.scale > 0) {
		out[len++] = '.';
		memcpy(out + len, at + whole, d.scale);
		len += d.scale;
	}
	return len;
}

size_t
dec_format(struct dec d, char out[DEC_TEXT])
{
	static const uint64_t power[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
	int64_t value = (int64_t)d.n;
	uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value, whole, part;
	unsigned digits;
	char *to = out;

	if (value != d.n || d.scale >= sizeof(power) / sizeof(power[0]))
		return format_long(d, out);
	whole = d.scale == 2 ? size / 100 : size / power[d.scale];
	part = size - whole * power[d.scale];
	digits = count_digits(whole);
	*to = '-';
	to += value < 0;
	to += digits;
	(void)put_digits(to, whole, digits);
	if (d.scale > 0) {
		*to = '.';
		to += 1 + d.scale;
		(void)put_digits(to, part, d.scale);
	}
	return (size_t)(to - out);
}

struct dec
dec_of(long long n, unsigned scale)
{
	return (struct dec){n, scale};
}

struct dec
dec_trim(struct dec d)
{
	long long n = (long long)d.n;

	while (n != d.n && d.scale > 0 && d.n % 10 == 0) {	/* the slow way while it is long */
		d.n /= 10;
		d.scale--;
		n = (long long)d.n;
	}
	if (n != d.n)
		return d;
	for (; d.scale >= 4 && n % 10000 == 0; n /= 10000)
		d.scale -= 4;
	for (; d.scale > 0 && n % 10 == 0; n /= 10)
		d.scale--;
	d.n = n;
	return d;
}

bool
dec_rescale(struct dec d, unsigned scale, struct dec *out)
{
	dec_int n, p;

	if (scale > DEC_DIGITS)
		return false;
	if (scale >= d.scale) {
		if (d.n == 0)
			n = 0;
		else if (!dec_int_mul(d.n, power10(scale - d.scale), &n))
			return false;
	} else {
		p = power10(d.scale - scale);
		if (d.n % p != 0)
			return false;
		n = d.n / p;
	}
	*out = (struct dec){n, scale};
	return true;
}

/* Brings both to one scale: the larger, or the smallest that both allow when that overflows. */
static bool
align(struct dec *a, struct dec *b)
{
	unsigned scale = a->scale > b->scale ? a->scale : b->scale;

	if (dec_rescale(*a, scale, a) && dec_rescale(*b, scale, b))
		return true;
	*a = dec_trim(*a);
	*b = dec_trim(*b);
	scale = a->scale > b->scale ? a->scale : b->scale;
	return dec_rescale(*a, scale, a) && dec_rescale(*b, scale, b);
}

bool
dec_add(struct dec a, struct dec b, struct dec *out)
{
	dec_int n;

	if (!align(&a, &b) || !dec_int_add(a.n, b.n, &n))
		return false;
	*out = (struct dec){n, a.scale};
	return true;
}

bool
dec_sub(struct dec a, struct dec b, struct dec *out)
{
	return dec_add(a, dec_neg(b), out);
}

bool
dec_mul(struct dec a, struct dec b, struct dec *out)
{
	dec_int n;

	if (a.scale + b.scale > DEC_DIGITS || !dec_int_mul(a.n, b.n, &n)) {
		a = dec_trim(a);
		b = dec_trim(b);
		if (a.scale + b.scale > DEC_DIGITS || !dec_int_mul(a.n, b.n, &n))
			return false;
	}
	*out = (struct dec){n, a.scale + b.scale};
	return true;
}

/*
 * n * 10^steps / divisor, digit by digit: n < 10^38 and rest < divisor < 10^38, so that
 * rest * 10 needs care only by halves of 2^128.
 */
static bool
divide_long(magnitude n, magnitude divisor, unsigned steps, magnitude *quotient, magnitude *rest)
{
	*quotient = n / divisor;
	*rest = n % divisor;
	for (; steps > 0; steps--) {
		magnitude digit = 0, ten = 0;
		unsigned times;

		if (*quotient >= (magnitude)power10(DEC_DIGITS) / 10)
			return false;
		for (times = 0; times < 10; times++) {
			ten += *rest;
			if (ten >= divisor) {
				ten -= divisor;
				digit++;
			}
		}
		*quotient = *quotient * 10 + digit;
		*rest = ten;
	}
	return true;
}

bool
dec_div(struct dec a, struct dec b, unsigned places, struct dec *out)
{
	magnitude quotient, rest, dividend, divisor = size_of(b.n);
	int shift = (int)places + (int)b.scale - (int)a.scale;	/* of the dividend */

	if (b.n == 0 || places > DEC_DIGITS)
		return false;
	if (shift < 0) {	/* fewer places than the dividend has: a larger divisor */
		if (-shift > DEC_DIGITS || __builtin_mul_overflow(divisor,
		    (magnitude)power10((unsigned)-shift), &divisor)) {
			*out = (struct dec){0, places};
			return true;	/* the divisor is beyond twice any dividend */
		}
		shift = 0;
	}
	if (shift <= DEC_DIGITS && !__builtin_mul_overflow(size_of(a.n),
	    (magnitude)power10((unsigned)shift), &dividend)) {
		quotient = dividend / divisor;
		rest = dividend % divisor;
	} else if (!divide_long(size_of(a.n), divisor, (unsigned)shift, &quotient, &rest)) {
		return false;
	}
	if (rest >= divisor - rest)
		quotient++;
	if (quotient >= (magnitude)power10(DEC_DIGITS))
		return false;
	out->n = (a.n < 0) != (b.n < 0) ? -(dec_int)quotient : (dec_int)quotient;
	out->scale = places;
	return true;
}

bool
dec_shift(struct dec d, int power, struct dec *out)
{
	int scale = (int)d.scale - power;
	dec_int n = d.n;

	if (scale < 0) {
		if (-scale > DEC_DIGITS || !dec_int_mul(n, power10((unsigned)-scale), &n))
			return false;
		scale = 0;
	}
	if (scale > DEC_DIGITS)
		return false;
	*out = (struct dec){n, (unsigned)scale};
	return true;
}

struct dec
dec_neg(struct dec d)
{
	return (struct dec){-d.n, d.scale};
}

struct dec
dec_abs(struct dec d)
{
	return (struct dec){d.n < 0 ? -d.n : d.n, d.scale};
}

int
dec_sign(struct dec d)
{
	return (d.n > 0) - (d.n < 0);
}

int
dec_cmp(struct dec a, struct dec b)
{
	dec_int whole_a, whole_b, pa = power10(a.scale), pb = power10(b.scale);
	dec_int rest_a, rest_b;

	if (align(&a, &b))
		return (a.n > b.n) - (a.n < b.n);
	/* too far apart for one scale: whole parts first, then the fractions, which do align */
	pa = power10(a.scale);
	pb = power10(b.scale);
	whole_a = a.n / pa;
	whole_b = b.n / pb;
	if (whole_a != whole_b)
		return whole_a > whole_b ? 1 : -1;
	rest_a = a.n % pa * power10(DEC_DIGITS - a.scale);
	rest_b = b.n % pb * power10(DEC_DIGITS - b.scale);
	return (rest_a > rest_b) - (rest_a < rest_b);
}
