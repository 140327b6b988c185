/* SPDX-License-Identifier: ISC */
#include "quantity.h"

#include <stdint.h>
#include <string.h>

#include "utf8.h"

enum {
	WINDOW = 32,		/* bytes before a number that may hold its sign */
	BROKEN_FROM = 5		/* a number is broken by a blank only behind that many digits: "3 2.9" is two */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
skip_blanks(struct slice s, size_t at)
{
	size_t used;

	while (at < s.len && utf8_is_blank(utf8_decode(s, at, &used)))
		at += used;
	return at;
}

/* Copies what stands before `at` without blanks and with half-width signs, for a look at the last words. */
static struct slice
window_before(struct slice s, size_t at, char out[WINDOW])
{
	size_t from = at > WINDOW - 4 ? at - (WINDOW - 4) : 0, used, n = 0;
	uint32_t c;

	while (from < at && ((unsigned char)s.ptr[from] & 0xC0) == 0x80)
		from++;
	for (; from < at; from += used) {
		c = utf8_decode(s, from, &used);
		if (c == UTF8_BAD || utf8_is_blank(c) || n + 4 > WINDOW)
			continue;
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		n += utf8_encode(c, out + n);
	}
	return slice_make(out, n);
}

/* End of digits[,digits][.digits] that starts at `at`. */
static size_t
number_end(struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.len && (slice_is_digit(s.ptr[end]) ||
	    (s.ptr[end] == ',' && end + 3 < s.len && slice_is_digit(s.ptr[end + 1]) &&
	    slice_is_digit(s.ptr[end + 2]) && slice_is_digit(s.ptr[end + 3]))))
		end++;
	if (end + 1 < s.len && s.ptr[end] == '.' && slice_is_digit(s.ptr[end + 1])) {
		end++;
		while (end < s.len && slice_is_digit(s.ptr[end]))
			end++;
	}
	return end;
}

static bool
looks_like_year(struct slice digits)
{
	return digits.len == 4 && (slice_starts(digits, SLICE("19")) || slice_starts(digits, SLICE("20")));
}

static bool
has_at(struct slice s, size_t at, struct slice what)
{
	return at <= s.len && slice_starts(slice_from(s, at), what);
}

static size_t
small_value(struct slice digits)
{
	size_t i, n = 0;

	if (digits.len == 0 || digits.len > 2)
		return 100;
	for (i = 0; i < digits.len; i++)
		n = n * 10 + (size_t)(digits.ptr[i] - '0');
	return n;
}

/* What follows 月 when it is the month of a date and no span of months. */
static bool
month_ends(struct slice s, size_t at)
{
	static const char *const follower[] = {"底", "份", "末", "初", "前", "中旬", "上旬", "下旬"};
	size_t i, next = skip_blanks(s, at);

	if (next < s.len && slice_is_digit(s.ptr[next]))
		return true;
	for (i = 0; i < sizeof(follower) / sizeof(follower[0]); i++) {
		if (has_at(s, next, slice_of(follower[i])))
			return true;
	}
	return false;
}

/* 2024年, 2024-12-31, 2024.12.31; 12月 and 31日 behind a date or before the other. */
static bool
date_at(struct slice s, struct quantity *q, bool after_date)
{
	size_t i = skip_blanks(s, q->end), n = small_value(q->digits);

	if (looks_like_year(q->digits)) {
		if (has_at(s, i, SLICE("年")))
			return q->end = i + 3, true;
		if (q->end + 1 < s.len && (s.ptr[q->end] == '-' || s.ptr[q->end] == '/') &&
		    slice_is_digit(s.ptr[q->end + 1])) {
			for (i = q->end; i < s.len && (slice_is_digit(s.ptr[i]) || s.ptr[i] == s.ptr[q->end]); i++)
				;
			return q->end = i, true;
		}
		return false;
	}
	if (q->digits.len == 7 && looks_like_year(slice_sub(q->digits, 0, 4)) && q->digits.ptr[4] == '.' &&
	    q->end + 1 < s.len && s.ptr[q->end] == '.' && slice_is_digit(s.ptr[q->end + 1])) {
		q->end = number_end(s, q->end + 1);
		return true;
	}
	if (n >= 1 && n <= 12 && has_at(s, i, SLICE("月")) && (after_date || month_ends(s, i + 3)))
		return q->end = i + 3, true;
	if (after_date && n >= 1 && n <= 31 && (has_at(s, i, SLICE("日")) || has_at(s, i, SLICE("号"))))
		return q->end = i + 3, true;
	return false;
}

static bool
opens_clause(struct slice s, size_t at)
{
	static const char *const opener[] = {"。", ";", "；", ":", "：", "(", "（", " ", "\t", "\n"};
	struct slice before = slice_sub(s, 0, at);
	size_t i;

	if (at == 0)
		return true;
	for (i = 0; i < sizeof(opener) / sizeof(opener[0]); i++) {
		if (slice_ends(before, slice_of(opener[i])))
			return true;
	}
	return false;
}

/* "1." before words; "2、" "(3)" also at the start of a clause. */
static bool
marker_at(struct slice s, struct quantity *q)
{
	static const char *const closer[] = {".", "、", "．", ")", "）"};
	size_t i, next;

	if (small_value(q->digits) > 99)
		return false;
	for (i = 0; i < sizeof(closer) / sizeof(closer[0]); i++) {
		next = q->end + strlen(closer[i]);
		if (!has_at(s, q->end, slice_of(closer[i])) || next >= s.len || slice_is_digit(s.ptr[next]))
			continue;
		if (closer[i][0] != '.' && !opens_clause(s, q->start))
			continue;
		q->end = next;
		return true;
	}
	return false;
}

/* "1.2024年": a marker that touches a year. */
static bool
marker_and_year(struct slice s, struct quantity *q)
{
	size_t point = slice_find_byte(q->digits, '.', 0);

	if (point == SLICE_NONE || point > 2 || !looks_like_year(slice_from(q->digits, point + 1)) ||
	    !has_at(s, skip_blanks(s, q->end), SLICE("年")))
		return false;
	q->digits = slice_sub(q->digits, 0, point);
	q->end = q->start + point + 1;
	return true;
}

static bool
part_of_name(struct slice s, const struct quantity *q)
{
	if (q->start > 0 && (is_letter(s.ptr[q->start - 1]) || s.ptr[q->start - 1] == '_'))
		return true;
	if (q->end < s.len && is_letter(s.ptr[q->end]) && q->unit.len == 0)
		return true;
	return q->unit.len == 0 && (has_at(s, skip_blanks(s, q->end), SLICE("号")) ||
	    has_at(s, q->end, SLICE("〕")));
}

static void
read_unit(const struct terms *t, struct slice s, struct quantity *q)
{
	size_t i = skip_blanks(s, q->end), used = 0;

	if (t == NULL)
		return;
	if (has_at(s, i, SLICE("%")))
		used = 1;
	else if (has_at(s, i, SLICE("％")) || has_at(s, i, SLICE("‰")))
		used = 3;
	else if (terms_prefix(t, TERM_UNIT, slice_from(s, i), &used) == NULL)
		return;
	q->unit = slice_sub(s, i, i + used);
	q->end = i + used;
}

static void
read_sign(const struct terms *t, struct slice s, struct quantity *q)
{
	char window[WINDOW];
	struct slice before = window_before(s, q->start, window);
	const struct term *found;
	size_t used = 0, i;

	if (t == NULL)
		return;
	found = terms_suffix(t, TERM_BEFORE, before, &used);
	if (found != NULL) {
		q->sign = found->canonical;
		q->symbol = used <= 3;
		return;
	}
	i = skip_blanks(s, q->end);
	found = terms_prefix(t, TERM_AFTER, slice_from(s, i), &used);
	if (found != NULL) {
		q->sign = found->canonical;
		q->end = i + used;
	}
}

bool
quantity_next(const struct terms *t, struct slice text, size_t *at, struct quantity *q)
{
	size_t i = *at;
	bool after_date = i > 0 && (slice_ends(slice_sub(text, 0, i), SLICE("年")) ||
	    slice_ends(slice_sub(text, 0, i), SLICE("月")));

	while (i < text.len && !slice_is_digit(text.ptr[i]))
		i++;
	if (i >= text.len)
		return false;
	if (after_date && skip_blanks(text, *at) != i)
		after_date = false;
	*q = (struct quantity){.start = i, .end = number_end(text, i)};
	q->digits = slice_sub(text, i, q->end);
	if (date_at(text, q, after_date)) {
		q->kind = QUANTITY_DATE;
	} else if (marker_and_year(text, q) || marker_at(text, q)) {
		q->kind = QUANTITY_MARKER;
	} else {
		read_unit(t, text, q);
		if (part_of_name(text, q)) {
			q->kind = QUANTITY_NAME;
		} else {
			q->kind = QUANTITY_NUMBER;
			read_sign(t, text, q);
		}
	}
	*at = q->end;
	return true;
}

/* May a number go on behind a blank?  0.45 8402, 36567.00505 4, 37,83 2.13 may; 3 2.9954 are two. */
static bool
broken_at(struct slice s, size_t blank)
{
	struct slice head = slice_trim(slice_sub(s, 0, blank));

	return blank >= BROKEN_FROM || slice_find_byte(head, '.', 0) != SLICE_NONE ||
	    slice_find_byte(head, ',', 0) != SLICE_NONE || has_at(s, skip_blanks(s, blank), SLICE("."));
}

bool
quantity_alone(const struct terms *t, struct slice text, struct quantity *q)
{
	struct slice s = slice_trim(text);
	size_t i = 0, last = 0, used, points = 0;
	uint32_t c;

	if (s.len == 0 || !slice_is_digit(s.ptr[0]))
		return false;
	while (i < s.len) {
		c = utf8_decode(s, i, &used);
		if (c == '.')
			points++;
		else if (utf8_is_blank(c) && !broken_at(s, i))
			break;
		else if (!utf8_is_blank(c) && c != ',' && !(c >= '0' && c <= '9'))
			break;
		i += used;
		if (c >= '0' && c <= '9')
			last = i;
	}
	if (last == 0 || points > 1)
		return false;
	*q = (struct quantity){.kind = QUANTITY_NUMBER, .start = 0, .end = last};
	q->digits = slice_sub(s, 0, last);
	read_unit(t, s, q);
	return skip_blanks(s, q->end) == s.len;
}

size_t
quantity_count(const struct terms *t, struct slice text)
{
	struct quantity q;
	size_t at = 0, n = 0;

	while (quantity_next(t, text, &at, &q)) {
		if (q.kind == QUANTITY_NUMBER)
			n++;
	}
	return n;
}
