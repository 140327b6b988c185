/* SPDX-License-Identifier: ISC */
#include "number.h"

#include <string.h>

enum { PLAIN_MAX = 24, MONEY_PLACES = 2 };

/* Digits of s from *at, leading zeros dropped; their number as printed, or -1 when n is full. */
static int
take_digits(struct slice s, size_t *at, struct number *n)
{
	size_t i = *at;
	int printed = 0;

	for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++, printed++) {
		if (n->digits == 0 && s.ptr[i] == '0')
			continue;
		n->digit[n->digits++] = s.ptr[i];	/* PLAIN_MAX is less than the room */
	}
	*at = i;
	return printed;
}

bool
number_parse_plain(struct slice s, struct number *n)
{
	struct number r;
	size_t at = 0;
	int printed;

	if (s.len == 0 || s.len > PLAIN_MAX)
		return false;
	r.state = NUMBER_OK;
	r.digits = 0;
	r.power = 0;
	r.negative = s.ptr[0] == '-';
	r.exact = false;
	r.places = 0;
	r.why = NULL;
	r.bound.len = 0;
	at = r.negative;
	printed = take_digits(s, &at, &r);
	if (printed == 0)
		return false;
	if (at < s.len && s.ptr[at] == ',') {
		if (printed > 3 || s.ptr[at - (size_t)printed] == '0')
			return false;
		while (at < s.len && s.ptr[at] == ',') {
			at++;
			if (take_digits(s, &at, &r) != 3)
				return false;
		}
	}
	if (at < s.len && s.ptr[at] == '.') {
		at++;
		printed = take_digits(s, &at, &r);
		if (printed == 0)
			return false;
		r.power = -printed;
	}
	if (at != s.len)
		return false;
	memcpy(n, &r, sizeof(r));
	return true;
}

static void
refuse(struct number *n, const char *why)
{
	n->state = NUMBER_BAD;
	n->why = why;
}

void
number_apply_unit(struct number *n, const struct unit *unit)
{
	int width;

	if (n->state != NUMBER_OK)
		return;
	if (unit != NULL) {
		if (unit->kind == UNIT_UNKNOWN_MONEY) {
			refuse(n, "unit");
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
		refuse(n, "overflow");
}

static char *
put_zeros(char *out, size_t n)
{
	memset(out, '0', n);
	return out + n;
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
		out = put_zeros(put_bytes(out, n->digit, n->digits), (size_t)n->power);
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
	out = put_bytes(out, n->digit, whole);
	*out++ = '.';
	if (whole == 0)
		out = put_zeros(out, scale - n->digits);
	out = put_bytes(out, n->digit + whole, n->digits - whole);
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
	if (n->bound.len != 0)
		return put_bytes(put_word(out, "bound:", NULL), n->bound.ptr, n->bound.len);
	if (n->why != NULL)
		return put_word(out, "repaired:", n->why);
	return put_bytes(out, "ok", 2);
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
