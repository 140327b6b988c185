/* SPDX-License-Identifier: ISC */
/*
 * dec.h - exact decimal numbers: an integer of up to 38 digits and a scale.
 *
 * Value = n / 10^scale, |n| < 10^38, 0 <= scale <= 38.  Nothing is ever rounded
 * unless the function says so; what does not fit returns false and leaves the
 * result alone.  No floating point anywhere.
 */
#ifndef JUESUAN_DEC_H
#define JUESUAN_DEC_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

__extension__ typedef __int128 dec_int;		/* the one typedef: C11 has no name for it */

struct dec {
	dec_int n;
	unsigned scale;
};

enum { DEC_DIGITS = 38, DEC_TEXT = 44 };	/* most digits; bytes that dec_format may write */

/* Plain decimal: [+-]digits[.digits] or [+-].digits, nothing else; keeps trailing zeros. */
bool dec_parse(struct slice s, struct dec *d);
/* Writes d with exactly its scale, no exponent, "-0" never; returns the length (no NUL is added). */
size_t dec_format(struct dec d, char out[DEC_TEXT]);
struct dec dec_of(long long n, unsigned scale);
struct dec dec_trim(struct dec d);		/* same value, no trailing zeros behind the point */

bool dec_rescale(struct dec d, unsigned scale, struct dec *out);	/* exact, or false */
bool dec_add(struct dec a, struct dec b, struct dec *out);
bool dec_sub(struct dec a, struct dec b, struct dec *out);
bool dec_mul(struct dec a, struct dec b, struct dec *out);
/* a / b rounded half away from zero to `places`; false also for b = 0. */
bool dec_div(struct dec a, struct dec b, unsigned places, struct dec *out);
bool dec_shift(struct dec d, int power, struct dec *out);	/* times 10^power, exact */
struct dec dec_neg(struct dec d);
struct dec dec_abs(struct dec d);
int dec_cmp(struct dec a, struct dec b);	/* exact at any scales */
int dec_sign(struct dec d);

bool dec_int_add(dec_int a, dec_int b, dec_int *out);	/* false outside +-10^38 */
bool dec_int_mul(dec_int a, dec_int b, dec_int *out);

#endif
