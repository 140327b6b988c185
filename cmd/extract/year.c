/* SPDX-License-Identifier: ISC */
#include "year.h"

#include <stdint.h>

#include "utf8.h"

static size_t
skip_blanks(struct slice s, size_t at)
{
	size_t used;

	while (at < s.len && utf8_is_blank(utf8_decode(s, at, &used)))
		at += used;
	return at;
}

/* Value of a Chinese numeral at `at`, 0..10; -1: none. */
static int
numeral(struct slice s, size_t at, size_t *used)
{
	static const struct slice of[] = {SLICE_OF("〇"), SLICE_OF("一"), SLICE_OF("二"), SLICE_OF("三"),
		SLICE_OF("四"), SLICE_OF("五"), SLICE_OF("六"), SLICE_OF("七"), SLICE_OF("八"), SLICE_OF("九"),
		SLICE_OF("十"), SLICE_OF("零"), SLICE_OF("○"), SLICE_OF("Ｏ"), SLICE_OF("O")};
	struct slice rest = slice_from(s, at);
	int i;

	for (i = 0; i < 15; i++) {
		if (rest.len != 0 && rest.ptr[0] == of[i].ptr[0] && slice_starts(rest, of[i])) {
			*used = of[i].len;
			return i > 10 ? 0 : i;
		}
	}
	return -1;
}

/* Value of a digit, also a full-width one; -1: none. */
static int
digit(struct slice s, size_t at, size_t *used)
{
	*used = 1;
	if (at >= s.len)
		return -1;
	if (slice_is_digit(s.ptr[at]))
		return s.ptr[at] - '0';
	if (at + 2 < s.len && (unsigned char)s.ptr[at] == 0xEF && (unsigned char)s.ptr[at + 1] == 0xBC &&
	    (unsigned char)s.ptr[at + 2] >= 0x90 && (unsigned char)s.ptr[at + 2] <= 0x99) {
		*used = 3;
		return (unsigned char)s.ptr[at + 2] - 0x90;
	}
	return -1;
}

/* Four digits or numerals of a year 19xx or 20xx. */
static bool
four(struct slice s, size_t at, struct year_place *y)
{
	size_t i, n, used;
	int v;

	if (at >= s.len || (at > 0 && slice_is_digit(s.ptr[at - 1])))
		return false;
	y->start = at;
	for (n = 0; n < 4; n++) {
		v = digit(s, at, &used);
		if (v < 0 && at < s.len)
			v = numeral(s, at, &used);
		if (v < 0 || v > 9)
			return false;
		y->digits[n] = (char)('0' + v);
		at += used;
		i = skip_blanks(s, at);
		if (n < 3 && i != at)
			return false;
	}
	y->end = at;
	return (y->digits[0] == '2' && y->digits[1] == '0') || (y->digits[0] == '1' && y->digits[1] == '9');
}

static bool
month_follows(struct slice s, size_t at)
{
	size_t used = 0;

	at = skip_blanks(s, at);
	if (at < s.len && slice_is_digit(s.ptr[at])) {
		while (at < s.len && slice_is_digit(s.ptr[at]))
			at++;
	} else {
		if (at >= s.len || numeral(s, at, &used) < 0)
			return false;
		while (at < s.len && numeral(s, at, &used) >= 0)
			at += used;
	}
	return slice_starts(slice_from(s, skip_blanks(s, at)), SLICE("月"));
}

static bool
follows(struct slice s, size_t at, const char *word)
{
	return slice_starts(slice_from(s, skip_blanks(s, at)), slice_of(word));
}

/* Reads what stands behind the four digits; false: no year. */
static bool
suffix(struct slice s, struct year_place *y)
{
	static const char *const fiscal[] = {"部门", "单位", "决算", "度", "收支", "财政"};
	size_t at = skip_blanks(s, y->end), i;

	y->fiscal = y->date = false;
	if (slice_starts(slice_from(s, at), SLICE("-度"))) {
		y->end = at + 4;
		y->fiscal = true;
		return true;
	}
	if (!slice_starts(slice_from(s, at), SLICE("年")))
		return false;
	at += 3;
	for (i = 0; i < sizeof(fiscal) / sizeof(fiscal[0]); i++)
		y->fiscal = y->fiscal || follows(s, at, fiscal[i]);
	y->date = month_follows(s, at);
	if (follows(s, at, "度"))
		at = skip_blanks(s, at) + 3;
	y->end = at;
	return true;
}

/* Does 1 or 2 stand at `at`, also full-width or as an ideograph? */
static inline bool
may_begin(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (p[0] == '1' || p[0] == '2')
		return true;
	if ((p[0] != 0xE4 && p[0] != 0xEF) || s.len - at < 3)
		return false;
	switch ((unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2]) {
	case 0xE4B880: case 0xE4BA8C: case 0xEFBC91: case 0xEFBC92:	/* 一二１２ */
		return true;
	default:
		return false;
	}
}

bool
year_find(struct slice text, size_t from, struct year_place *y)
{
	size_t at;

	for (at = from; at < text.len; at++) {
		if (may_begin(text, at) && four(text, at, y) && suffix(text, y))
			return true;
	}
	return false;
}

static size_t
number_run(struct slice s, size_t at)
{
	size_t used;

	while (at < s.len && (slice_is_digit(s.ptr[at]) || numeral(s, at, &used) >= 0)) {
		used = 1;
		if (!slice_is_digit(s.ptr[at]))
			numeral(s, at, &used);
		at += used;
	}
	return at;
}

bool
year_date(struct slice text, size_t from, size_t *start, size_t *end)
{
	struct year_place y;
	size_t at, n;

	if (slice_find(text, SLICE("月"), from) == SLICE_NONE)
		return false;
	while (year_find(text, from, &y)) {
		from = y.end;
		if (!y.date)
			continue;
		at = number_run(text, skip_blanks(text, y.end));
		at = skip_blanks(text, at) + 3;		/* 月 */
		n = number_run(text, skip_blanks(text, at));
		if (n > skip_blanks(text, at) && follows(text, n, "日"))
			at = skip_blanks(text, n) + 3;
		*start = y.start;
		*end = at;
		return true;
	}
	return false;
}
