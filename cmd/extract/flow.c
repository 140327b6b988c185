/* SPDX-License-Identifier: ISC */
#include "flow.h"

#include <string.h>

#include "fold.h"
#include "mem.h"
#include "simplify.h"
#include "utf8.h"

static bool
is_number_byte(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Room for `len` more bytes. */
static bool
reserve(struct flow *f, size_t len)
{
	return buf_reserve(&f->text, len) &&
	    mem_grow(&f->from, &f->cap, f->text.len + len, sizeof(*f->from));
}

/* Appends bytes that stand for the character at `source`; there is room. */
static inline void
put(struct flow *f, const char *ptr, size_t len, size_t source)
{
	size_t i;

	for (i = 0; i < len; i++) {
		f->text.ptr[f->text.len] = ptr[i];
		f->from[f->text.len++] = (uint32_t)source;
	}
}

/* Half-width form of U+FF01..FF5E, but for the comma; 0: stays as it is. */
static char
half_width(uint32_t code)
{
	if (code < 0xff01 || code > 0xff5e || code == 0xff0c)
		return 0;
	return (char)(code - 0xff01 + 0x21);
}

static char
plain(uint32_t code)
{
	if (code >= 0xff00)
		return half_width(code);
	switch (code) {
	case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033:
	case 0x300c: case 0x300d: case 0x300e: case 0x300f:
		return '"';
	case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x2500:
		return '-';
	case 0x3010: case 0x3014:
		return '[';
	case 0x3011: case 0x3015:
		return ']';
	default:
		return 0;
	}
}

static bool
put_glyph(struct flow *f, struct slice s, size_t source)
{
	buf_clear(&f->scratch);
	/* room for the rest of the line was made when it began */
	if (!fold_glyphs(&f->scratch, s) || f->scratch.len > 2 * s.len)
		return false;
	put(f, f->scratch.ptr, f->scratch.len, source);
	return true;
}

static void
put_meant(struct flow *f, uint32_t code, size_t source)
{
	char text[4] = "";

	put(f, text, utf8_encode(code, text), source);
}

/* An ideograph is the rule; false: no memory. */
static bool
put_wide(struct flow *f, const struct phrases *known, struct slice glyph, uint32_t code,
    size_t source)
{
	char c;

	if (code >= 0x3400 && code < 0xa000) {
		if (phrases_glyph(known, code) == code)
			put(f, glyph.ptr, glyph.len, source);
		else
			put_meant(f, phrases_glyph(known, code), source);
		return true;
	}
	if (utf8_is_blank(code))
		return true;
	c = plain(code);
	if (c != 0)
		put(f, &c, 1, source);
	else if ((code >= 0x2e80 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00))
		return put_glyph(f, glyph, source);
	else
		put(f, glyph.ptr, glyph.len, source);
	return true;
}

/* Two digit strings that met at a line end are one number unless the first has its cents. */
static bool
is_whole(const struct flow *f)
{
	size_t n = f->text.len, k = 0;

	while (k < n && is_digit(f->text.ptr[n - 1 - k]))
		k++;
	return k >= 2 && k < n && f->text.ptr[n - 1 - k] == '.';
}

/* The ideograph at `at`, as most are; 0: something else. */
static inline uint32_t
ideograph(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (at + 3 > s.len || p[0] < 0xe4 || p[0] > 0xe9 || (p[1] & 0xc0) != 0x80 ||
	    (p[2] & 0xc0) != 0x80)
		return 0;
	return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
}

/* Appends the ideographs from `at` on that mean themselves; where they end. */
static size_t
put_ideographs(struct flow *f, const struct phrases *known, struct slice line, size_t at, size_t base)
{
	char *text = f->text.ptr + f->text.len;
	uint32_t *from = f->from + f->text.len, code;
	size_t begin = at;

	for (; at < line.len && (code = ideograph(line, at)) != 0 && phrases_glyph(known, code) == code;
	    at += 3) {
		memcpy(text, line.ptr + at, 3);
		text += 3;
		from[0] = from[1] = from[2] = (uint32_t)(base + at);
		from += 3;
	}
	f->text.len += at - begin;
	return at;
}

/* "1, 537.4": a blank behind the comma of thousands is no break. */
static bool
goes_on(const struct flow *f, struct slice line, size_t at)
{
	size_t n = f->text.len, k = 0, i = at;

	if (n < 2 || f->text.ptr[n - 1] != ',')
		return false;
	while (k + 1 < n && is_digit(f->text.ptr[n - 2 - k]))
		k++;
	while (i < line.len && is_digit(line.ptr[i]))
		i++;
	return k >= 1 && k <= 3 && i - at == 3 && i + 1 < line.len && line.ptr[i] == '.' &&
	    is_digit(line.ptr[i + 1]);
}

enum status
flow_add(struct flow *f, const struct report *r, const struct phrases *known, struct slice line)
{
	size_t at, used, base = (size_t)(line.ptr - r->text.ptr);
	bool gap = is_whole(f), ok = true;

	if (!mem_grow(&f->start, &f->line_cap, f->lines + 1, sizeof(*f->start)))
		return STATUS_FAIL;
	f->start[f->lines++] = (uint32_t)f->text.len;
	if (!reserve(f, 2 * line.len))
		return STATUS_FAIL;
	for (at = 0; at < line.len && ok; at += used) {
		unsigned char c = (unsigned char)line.ptr[at];

		used = put_ideographs(f, known, line, at, base) - at;
		if (used != 0) {
			gap = false;
			continue;
		}
		used = 1;
		if (c == ' ' || c == '\t' ||
		    (c == '*' && at + 1 < line.len && line.ptr[at + 1] == '*')) {
			used = c == '*' ? 2 : 1;
			gap = at != 0;
		} else if (c >= 0x80) {
			uint32_t code = ideograph(line, at);

			used = 3;
			if (code == 0)
				code = utf8_decode(line, at, &used);
			ok = put_wide(f, known, slice_make(line.ptr + at, used), code, base + at);
			gap = utf8_is_blank(code);
		} else if (c == '(' && simplify_reading(line, at) != 0) {
			used = simplify_reading(line, at);
		} else {
			if (gap && is_digit((char)c) && f->text.len != 0 &&
			    is_number_byte(f->text.ptr[f->text.len - 1]) && !goes_on(f, line, at))
				put(f, " ", 1, base + at);
			put(f, line.ptr + at, 1, base + at);
			gap = false;
		}
	}
	return ok ? STATUS_OK : STATUS_FAIL;
}

void
flow_clear(struct flow *f)
{
	buf_clear(&f->text);
	f->lines = 0;
}

void
flow_free(struct flow *f)
{
	buf_free(&f->text);
	buf_free(&f->scratch);
	mem_free(f->from);
	mem_free(f->start);
	memset(f, 0, sizeof(*f));
}

bool
flow_starts(const struct flow *f, size_t at)
{
	size_t low = 0, high = f->lines;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->start[mid] == at)
			return true;
		if (f->start[mid] < at)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

const struct line *
flow_line(const struct flow *f, struct report *r, size_t at)
{
	return report_line_of(r, r->text.ptr + f->from[at]);
}

bool
flow_printed(const struct flow *f, struct report *r, size_t from, size_t to, struct slice *out)
{
	char *copy = arena_take(&r->arena, (to - from) * 4 + 1);
	size_t i, used, len = 0;

	if (copy == NULL)
		return false;
	for (i = from; i < to; i++) {
		if (i > from && f->from[i] == f->from[i - 1])
			continue;
		utf8_decode(buf_view(&r->text), f->from[i], &used);
		memcpy(copy + len, r->text.ptr + f->from[i], used);
		len += used;
	}
	*out = slice_make(copy, len);
	return true;
}

void
flow_claim(const struct flow *f, struct report *r, size_t from, size_t to, enum claim what)
{
	size_t i;

	for (i = from; i < to && r->claim != NULL; i++) {
		size_t source = f->from[i], used;

		if (!is_number_byte(f->text.ptr[i]))
			continue;
		utf8_decode(buf_view(&r->text), source, &used);
		report_claim(r, slice_make(r->text.ptr + source, used), what);
	}
}
