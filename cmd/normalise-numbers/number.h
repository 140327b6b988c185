/* SPDX-License-Identifier: ISC */
/*
 * number.h - one number as printed: its digits, not its binary value.
 *
 * Every unit of the reference is a power of ten times its base, so that a number
 * becomes its value by moving the point: no arithmetic, nothing rounded.
 */
#ifndef NORMALISE_NUMBER_H
#define NORMALISE_NUMBER_H

#include <stdbool.h>

#include "dec.h"
#include "slice.h"
#include "units.h"

enum number_state {
	NUMBER_OK,	/* a number; with `bound` or `why` set its status says so */
	NUMBER_NIL,	/* nothing is stated */
	NUMBER_TEXT,	/* no number at all */
	NUMBER_BAD	/* meant as a number, but refused; why says the reason */
};

struct number {
	enum number_state state;
	char digit[DEC_DIGITS];		/* without leading zeros; none for 0 */
	unsigned digits;
	int power;			/* value = digits * 10^power, in the base unit */
	bool negative;
	bool exact;			/* no last place: ulp 0 */
	unsigned places;		/* least places of the value */
	const char *why;		/* BAD: reason; OK: what was repaired, NULL nothing */
	struct slice bound;		/* ≥ > ≤ < ≈, empty: none */
};

enum {
	NUMBER_TEXT_MAX = 192,		/* bytes that number_write may write */
	NUMBER_POWER_MAX = 48		/* of a unit and of places; beyond is an overflow */
};

/*
 * The common form, digits with proper thousands commas, a point, a leading
 * minus, in at most 24 bytes.  False: it is another, ask form_parse.
 */
bool number_parse_plain(struct slice s, struct number *n);

/* Makes n BAD; why is a literal. */
void number_refuse(struct number *n, const char *why);

/* Puts n, whose power is that of its last printed place, into the unit's base; may turn it BAD. */
void number_apply_unit(struct number *n, const struct unit *unit);

/* value TAB ulp TAB status, without NUL; returns the end. */
char *number_write(char *out, const struct number *n);

/* Only the value, empty for what has none. */
char *number_write_value(char *out, const struct number *n);

#endif
