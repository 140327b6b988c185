/* SPDX-License-Identifier: ISC */
#include "number.h"

#include <string.h>

enum { PLAIN_MAX = 24, MONEY_PLACES = 2 };

/* Digits of s from *at, leading zeros dropped; their number as printed. */
static inline int
take_digits(struct slice s, size_t *at, struct number *n)
{
	size_t i = *at;
	unsigned digits = n->digits;
	int printed;

	for (; i < s.len && (unsigned char)(s.ptr[i] - '0') <= 9; i++) {
		/* PLAIN_MAX is less than the room; a leading zero is overwritten by what follows */
		n->digit[digits] = s.ptr[i];
		digits += digits != 0 || s.ptr[i] != '0';
	}
	printed = (int)(i - *at);
	n->digits = digits;
	*at = i;
	return printed;
}

bool
number_parse_plain(struct slice s, struct number *n)
{
	size_t at;
	int printed;

	if (s.len == 0 || s.len > PLAIN_MAX)
		return false;
	n->state = NUMBER_OK;
	n->digits = 0;
	n->power = 0;
	n->negative = s.ptr[0] == '-';
	n->exact = false;
	n->places = 0;
	n->why = NULL;
	n->bound.len = 0;
	at = n->negative;
	printed = take_digits(s, &at, n);
	if (printed == 0)
		return false;
	if (at < s.len && s.ptr[at] == ',') {
		if (printed > 3 || s.ptr[at - (size_t)printed] == '0')
			return false;
		while (at < s.len && s.ptr[at] == ',') {
			at++;
			if (take_digits(s, &at, n) != 3)
				return false;
		}
	}
	if (at < s.len && s.ptr[at] == '.') {
		at++;
		printed = take_digits(s, &at, n);
		if (printed == 0)
			return false;
		n->power = -printed;
	}
	return at == s.len;
}

void
number_refuse(struct number *n, const char *why)
{
	n->state = NUMBER_BAD;
	n->why = why;
	n->bound.len = 0;
}

void
number_apply_unit(struct number *n, const struct unit *unit)
{
	int width;

	if (n->state != NUMBER_OK)
		return;
	if (unit != NULL) {
		if (unit->kind == UNIT_UNKNOWN_MONEY) {
			number_refuse(n, "unit");
			return;
		}
		n->power += unit->power;
		if (unit->kind == UNIT_MONEY)
			n->places = MONEY_PLACES;
		else if (unit->kind == UNIT_COUNT && n->power >= 0)
			n->exact = true;
	}
	width = (int)n->digits;
	width += n->power + (int)n->places > 0 ? n->power + (int)n->places : 0;
	if (width > DEC_DIGITS || n->power > NUMBER_POWER_MAX || -n->power > DEC_DIGITS)
		number_refuse(n, "overflow");
}

/*
 * The common lengths are copied whole, which is quicker than asking how long:
 * NUMBER_TEXT_MAX leaves room for it.
 */
enum { CHUNK = 16 };

static char *
put_zeros(char *out, size_t n)
{
	if (__builtin_expect(n <= CHUNK, 1))
		memcpy(out, "0000000000000000", CHUNK);
	else
		memset(out, '0', n);
	return out + n;
}

/* n digits of a number from the `from`th. */
static char *
put_digits(char *out, const struct number *n, size_t from, size_t count)
{
	if (__builtin_expect(count <= CHUNK && from + CHUNK <= DEC_DIGITS, 1))
		memcpy(out, n->digit + from, CHUNK);
	else
		memcpy(out, n->digit + from, count);
	return out + count;
}

static char *
put_bytes(char *out, const char *ptr, size_t n)
{
	memcpy(out, ptr, n);
	return out + n;
}

static char *
put_whole(char *out, const struct number *n)
{
	if (n->digits == 0)
		*out++ = '0';
	else
		out = put_zeros(put_digits(out, n, 0, n->digits), (size_t)n->power);
	if (n->places == 0)
		return out;
	*out++ = '.';
	return put_zeros(out, n->places);
}

static char *
put_fraction(char *out, const struct number *n)
{
	size_t scale = (size_t)-n->power, whole = n->digits > scale ? n->digits - scale : 0;

	if (whole == 0)
		*out++ = '0';
	out = put_digits(out, n, 0, whole);
	*out++ = '.';
	if (whole == 0)
		out = put_zeros(out, scale - n->digits);
	out = put_digits(out, n, whole, n->digits - whole);
	return scale < n->places ? put_zeros(out, n->places - scale) : out;
}

char *
number_write_value(char *out, const struct number *n)
{
	if (n->state != NUMBER_OK)
		return out;
	if (n->negative && n->digits != 0)
		*out++ = '-';
	return n->power >= 0 ? put_whole(out, n) : put_fraction(out, n);
}

static char *
put_ulp(char *out, const struct number *n)
{
	if (n->exact) {
		*out++ = '0';
		return out;
	}
	if (n->power >= 0) {
		*out++ = '1';
		return put_zeros(out, (size_t)n->power);
	}
	out = put_zeros(put_bytes(out, "0.", 2), (size_t)(-n->power - 1));
	*out++ = '1';
	return out;
}

static char *
put_word(char *out, const char *word, const char *detail)
{
	out = put_bytes(out, word, strlen(word));
	return detail == NULL ? out : put_bytes(out, detail, strlen(detail));
}

static char *
put_status(char *out, const struct number *n)
{
	switch (n->state) {
	case NUMBER_NIL:
		return put_word(out, "nil", NULL);
	case NUMBER_TEXT:
		return put_word(out, "text", NULL);
	case NUMBER_BAD:
		return put_word(out, "bad:", n->why);
	case NUMBER_OK:
		break;
	}
	if (__builtin_expect(n->bound.len == 0 && n->why == NULL, 1))
		return put_bytes(out, "ok", 2);
	if (n->bound.len != 0)
		return put_bytes(put_word(out, "bound:", NULL), n->bound.ptr, n->bound.len);
	return put_word(out, "repaired:", n->why);
}

char *
number_write(char *out, const struct number *n)
{
	if (n->state == NUMBER_OK) {
		out = number_write_value(out, n);
		*out++ = '\t';
		out = put_ulp(out, n);
	} else {
		*out++ = '\t';
	}
	*out++ = '\t';
	return put_status(out, n);
}
