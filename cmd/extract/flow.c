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

/* What is added next comes from `from`. */
static inline bool
note_piece(struct flow *f, size_t from, bool same)
{
	if (f->pieces == f->piece_cap &&
	    !mem_grow(&f->piece, &f->piece_cap, f->pieces + 1, sizeof(*f->piece)))
		return false;
	f->piece[f->pieces++] = (struct flow_piece){(uint32_t)f->text.len, (uint32_t)from, same};
	return true;
}

/* Appends bytes that stand for the character at `source`. */
static bool
put(struct flow *f, const char *ptr, size_t len, size_t source)
{
	return note_piece(f, source, false) && buf_add(&f->text, ptr, len);
}

/* Appends bytes as they stand at `source`. */
static inline bool
put_same(struct flow *f, const char *ptr, size_t len, size_t source)
{
	const struct flow_piece *last = f->pieces == 0 ? NULL : f->piece + f->pieces - 1;

	if (last == NULL || !last->same || last->from + (f->text.len - last->at) != source) {
		if (!note_piece(f, source, true))
			return false;
	}
	return buf_add(&f->text, ptr, len);
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
	return fold_glyphs(&f->scratch, s) && put(f, f->scratch.ptr, f->scratch.len, source);
}

static bool
put_meant(struct flow *f, uint32_t code, size_t source)
{
	char text[4] = "";

	return put(f, text, utf8_encode(code, text), source);
}

/* A character that is no ASCII; false: no memory. */
static bool
put_wide(struct flow *f, const struct phrases *known, struct slice glyph, uint32_t code,
    size_t source)
{
	char c;

	if (code >= 0x3400 && code < 0xa000 && phrases_glyph(known, code) != code)
		return put_meant(f, phrases_glyph(known, code), source);
	if (utf8_is_blank(code))
		return true;
	c = plain(code);
	if (c != 0)
		return put(f, &c, 1, source);
	if ((code >= 0x2e80 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00))
		return put_glyph(f, glyph, source);
	return put_same(f, glyph.ptr, glyph.len, source);
}

/* Two digit strings that met at a line end are one number unless the first has its cents. */
static bool
is_whole(const struct flow *f)
{
	size_t n = f->text.len, k = 0;

	while (k < n && slice_is_digit(f->text.ptr[n - 1 - k]))
		k++;
	return k >= 2 && k < n && f->text.ptr[n - 1 - k] == '.';
}

/*
 * Bytes from `at` on that stay as they are: ideographs that mean themselves, 、。，
 * and ASCII that is no blank, star or bracket.
 */
static size_t
same_run(const struct phrases *known, struct slice line, size_t at)
{
	const unsigned char *p = (const unsigned char *)line.ptr, *glyph = phrases_signs(known)->glyph;
	size_t i = at;

	for (;;) {
		if (i + 2 < line.len && p[i] >= 0xe4 && p[i] <= 0xe9) {
			if (phrases_has_sign(glyph, (uint32_t)(p[i] & 0x0f) << 12 |
			    (uint32_t)(p[i + 1] & 0x3f) << 6 | (p[i + 2] & 0x3f)))
				break;
			i += 3;
		} else if (i < line.len && p[i] < 0x80) {
			if (p[i] == ' ' || p[i] == '\t' || p[i] == '*' || p[i] == '(')
				break;
			i++;
		} else if (i + 2 < line.len && ((p[i] == 0xe3 && p[i + 1] == 0x80 && (p[i + 2] == 0x81 ||
		    p[i + 2] == 0x82)) || (p[i] == 0xef && p[i + 1] == 0xbc && p[i + 2] == 0x8c))) {
			i += 3;
		} else {
			break;
		}
	}
	return i - at;
}

/* "1, 537.4": a blank behind the comma of thousands is no break. */
static bool
goes_on(const struct flow *f, struct slice line, size_t at)
{
	size_t n = f->text.len, k = 0, i = at;

	if (n < 2 || f->text.ptr[n - 1] != ',')
		return false;
	while (k + 1 < n && slice_is_digit(f->text.ptr[n - 2 - k]))
		k++;
	while (i < line.len && slice_is_digit(line.ptr[i]))
		i++;
	return k >= 1 && k <= 3 && i - at == 3 && i + 1 < line.len && line.ptr[i] == '.' &&
	    slice_is_digit(line.ptr[i + 1]);
}

/* Must a digit at `at`, behind a gap, be kept apart from the number before it? */
static bool
stands_apart(const struct flow *f, struct slice line, size_t at)
{
	return slice_is_digit(line.ptr[at]) && f->text.len != 0 &&
	    is_number_byte(f->text.ptr[f->text.len - 1]) && !goes_on(f, line, at);
}

enum status
flow_add(struct flow *f, const struct report *r, const struct phrases *known, struct slice line)
{
	size_t at, used, base = (size_t)(line.ptr - r->text.ptr);
	bool gap = is_whole(f), ok = buf_reserve(&f->text, line.len);

	if (!mem_grow(&f->start, &f->line_cap, f->lines + 1, sizeof(*f->start)))
		return STATUS_FAIL;
	f->start[f->lines++] = (uint32_t)f->text.len;
	for (at = 0; at < line.len && ok; at += used) {
		unsigned char c = (unsigned char)line.ptr[at];

		used = same_run(known, line, at);
		if (used != 0) {
			if (gap && stands_apart(f, line, at))
				ok = put(f, " ", 1, base + at);
			ok = ok && put_same(f, line.ptr + at, used, base + at);
			gap = false;
			continue;
		}
		used = 1;
		if (c == ' ' || c == '\t' ||
		    (c == '*' && at + 1 < line.len && line.ptr[at + 1] == '*')) {
			used = c == '*' ? 2 : 1;
			gap = at != 0;
		} else if (c >= 0x80) {
			uint32_t code = utf8_decode(line, at, &used);

			ok = put_wide(f, known, slice_make(line.ptr + at, used), code, base + at);
			gap = utf8_is_blank(code);
		} else if (c == '(' && simplify_reading(line, at) != 0) {
			used = simplify_reading(line, at);
		} else {
			ok = put_same(f, line.ptr + at, 1, base + at);
			gap = false;
		}
	}
	return ok ? STATUS_OK : STATUS_FAIL;
}

void
flow_clear(struct flow *f)
{
	buf_clear(&f->text);
	f->lines = f->pieces = 0;
}

void
flow_free(struct flow *f)
{
	buf_free(&f->text);
	buf_free(&f->scratch);
	mem_free(f->piece);
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

/* Place in the report's text of the character of byte `at`. */
static size_t
source_of(const struct flow *f, size_t at)
{
	size_t low = 0, high = f->pieces, mid;
	const struct flow_piece *p;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (f->piece[mid].at <= at)
			low = mid;
		else
			high = mid;
	}
	p = &f->piece[low];
	while (p->same && at > p->at && ((unsigned char)f->text.ptr[at] & 0xc0) == 0x80)
		at--;
	return p->same ? p->from + (at - p->at) : p->from;
}

const struct line *
flow_line(const struct flow *f, struct report *r, size_t at)
{
	return report_line_of(r, r->text.ptr + source_of(f, at));
}

bool
flow_printed(const struct flow *f, struct report *r, size_t from, size_t to, struct slice *out)
{
	char *copy = arena_take(&r->arena, (to - from) * 4 + 1);
	size_t i, used, source, last = SLICE_NONE, len = 0;

	if (copy == NULL)
		return false;
	for (i = from; i < to; i++) {
		source = source_of(f, i);
		if (source == last)
			continue;
		last = source;
		utf8_decode(buf_view(&r->text), source, &used);
		memcpy(copy + len, r->text.ptr + source, used);
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
		size_t source, used;

		if (!is_number_byte(f->text.ptr[i]))
			continue;
		source = source_of(f, i);
		utf8_decode(buf_view(&r->text), source, &used);
		report_claim(r, slice_make(r->text.ptr + source, used), what);
	}
}
