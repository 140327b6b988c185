/* SPDX-License-Identifier: ISC */
/*
 * number.h - plain decimals of up to 16 + 8 digits into 64 bits, eight digits at
 * a time and without division.  Anything else is for dec_parse.
 */
#ifndef AGGREGATE_NUMBER_H
#define AGGREGATE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* n (1..8) digits from p, of which `room` bytes may be read. */
static inline bool
number_digits(const char *p, size_t n, size_t room, uint64_t *out)
{
	uint64_t v = 0;

	if (__builtin_expect(room >= 8, 1))
		memcpy(&v, p, 8);
	else
		memcpy(&v, p, n);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap64(v);
#endif
	if (n < 8) /* zeros in front */
		v = v << (64 - 8 * n) | (uint64_t)0x3030303030303030 >> 8 * n;
	if (((v & 0xf0f0f0f0f0f0f0f0) | ((v + 0x0606060606060606) & 0xf0f0f0f0f0f0f0f0) >> 4) !=
	    0x3333333333333333)
		return false;
	v = (v & 0x0f0f0f0f0f0f0f0f) * 2561 >> 8;
	v = (v & 0x00ff00ff00ff00ff) * 6553601 >> 16;
	*out = (v & 0x0000ffff0000ffff) * 42949672960001 >> 32;
	return true;
}

/*
 * p[0..len) as value / 10^scale; false when it is no plain decimal of this size.
 * `room` bytes from p may be read.
 */
static inline bool
number_parse(const char *p, size_t len, size_t room, int64_t *value, unsigned *scale)
{
	static const uint64_t power[9] = {
	    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
	size_t whole, places;
	uint64_t high = 0, low = 0, part = 0;
	bool negative = len > 0 && p[0] == '-';

	p += negative;
	len -= negative;
	room -= negative;
	if (len > 3 && p[len - 3] == '.')
		whole = len - 3;
	else
		for (whole = 0; whole < len && p[whole] != '.'; whole++)
			;
	places = whole < len ? len - whole - 1 : 0;
	if (whole == 0 || whole > 16 || places > 8 || (whole < len && places == 0))
		return false;
	if (whole > 8) {
		if (!number_digits(p, whole - 8, room, &high) ||
		    !number_digits(p + whole - 8, 8, room - (whole - 8), &low))
			return false;
		if (places > 0 &&
		    high >= power[8] / 100) /* more than 15 digits in all may not fit */
			return false;
	} else if (!number_digits(p, whole, room, &low)) {
		return false;
	}
	if (places > 0 && !number_digits(p + whole + 1, places, room - whole - 1, &part))
		return false;
	if (places > 2 && high != 0)
		return false;
	low = (high * power[8] + low) * power[places] + part;
	*value = negative ? -(int64_t)low : (int64_t)low;
	*scale = (unsigned)places;
	return true;
}

#endif
