/* SPDX-License-Identifier: ISC */
#include "shape.h"

#include <string.h>

#include "mem.h"

/* @, @3, @??, @3?? */
static bool
read_code(struct segment *g, struct slice text)
{
	size_t at = 1;

	if (at < text.len && slice_is_digit(text.ptr[at]))
		g->digits = (unsigned)(text.ptr[at++] - '0');
	if (g->digits != 0 && g->digits != 3 && g->digits != 5 && g->digits != 7)
		return false;
	g->kind = SEGMENT_CODE;
	if (at == text.len)
		return true;
	g->kind = SEGMENT_CHILD;
	return slice_eq(slice_from(text, at), SLICE("??"));
}

static bool
read_segment(struct segment *g, struct slice text)
{
	*g = (struct segment){.text = text};
	if (text.len != 0 && text.ptr[0] == '@')
		return read_code(g, text);
	if (slice_eq(text, SLICE("$")))
		g->kind = SEGMENT_CAPTURE_ONE;
	else if (slice_eq(text, SLICE("$$")))
		g->kind = SEGMENT_CAPTURE_MANY;
	else if (slice_eq(text, SLICE("#")))
		g->kind = SEGMENT_ONE;
	else if (slice_eq(text, SLICE("##")))
		g->kind = SEGMENT_MANY;
	else if (slice_find_byte(text, '?', 0) != SLICE_NONE)
		g->kind = SEGMENT_DIGITS;
	return true;
}

const char *
shape_read(struct shape *s, struct slice text, struct names *names)
{
	struct slice rest = text, piece;
	bool plain = true;

	*s = (struct shape){.text = text, .key = NAME_NONE};
	while (slice_split(&rest, '/', &piece)) {
		struct segment *g = &s->segment[s->segments];

		if (s->segments == SHAPE_SEGMENTS)
			return "the row has more than 8 segments";
		if (piece.len == 0)
			return "the row has an empty segment";
		if (!read_segment(g, piece))
			return "after @ come 3, 5, 7 and ??";
		s->segments++;
		if (g->kind == SEGMENT_TEXT)
			continue;
		plain = false;
		s->many = s->many || g->kind == SEGMENT_MANY || g->kind == SEGMENT_CAPTURE_MANY;
		if (g->kind >= SEGMENT_CODE) {
			if (s->captures)
				return "only one of @, $ and $$ in a row";
			s->captures = true;
		}
		if (g->kind < SEGMENT_CODE || g->kind == SEGMENT_CHILD)
			s->open = true;
	}
	if (plain && (s->key = names_add(names, text)) == NAME_NONE)
		return "no memory";
	return NULL;
}

static bool
digits_fit(struct slice pattern, struct slice text)
{
	if (pattern.len != text.len)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (pattern.ptr[i] == '?' ? !slice_is_digit(text.ptr[i]) : pattern.ptr[i] != text.ptr[i])
			return false;
	return true;
}

/* One segment against one piece of the key; *got is set by a segment that captures. */
static bool
segment_fits(const struct segment *g, struct slice piece, struct slice *got)
{
	unsigned code;

	switch (g->kind) {
	case SEGMENT_TEXT:
		return slice_eq(g->text, piece);
	case SEGMENT_DIGITS:
		return digits_fit(g->text, piece);
	case SEGMENT_ONE:
		return true;
	case SEGMENT_CODE:
		code = names_code_length(piece);
		*got = piece;
		return code != 0 && (g->digits == 0 || g->digits == code);
	case SEGMENT_CHILD:
		code = names_code_length(piece);
		if (code <= CODE_SHORTEST || (g->digits != 0 && g->digits + 2 != code))
			return false;
		*got = slice_sub(piece, 0, code - 2);
		return true;
	case SEGMENT_CAPTURE_ONE:
		*got = piece;
		return true;
	case SEGMENT_MANY:
	case SEGMENT_CAPTURE_MANY:
		break;
	}
	return false;
}

static bool fit(const struct shape *s, size_t at, struct slice key, size_t from, struct slice *got);

/* A segment of many pieces: the shortest run behind which the rest fits. */
static bool
fit_many(const struct shape *s, size_t at, struct slice key, size_t from, struct slice *got)
{
	for (size_t end = from; end <= key.len; end++) {
		if (end < key.len && key.ptr[end] != '/')
			continue;
		if (end == from)
			return false;
		if (s->segment[at].kind == SEGMENT_CAPTURE_MANY)
			*got = slice_sub(key, from, end);
		if (fit(s, at + 1, key, end + 1, got))
			return true;
	}
	return false;
}

/* Segments at .. of the shape against the key from byte `from`; past its end means nothing is left. */
static bool
fit(const struct shape *s, size_t at, struct slice key, size_t from, struct slice *got)
{
	size_t end;

	if (at == s->segments)
		return from > key.len;
	if (from > key.len)
		return false;
	if (s->segment[at].kind == SEGMENT_MANY || s->segment[at].kind == SEGMENT_CAPTURE_MANY)
		return fit_many(s, at, key, from, got);
	end = slice_find_byte(key, '/', from);
	if (end == SLICE_NONE)
		end = key.len;
	return segment_fits(&s->segment[at], slice_sub(key, from, end), got) &&
	    fit(s, at + 1, key, end + 1, got);
}

bool
shape_fits(const struct shape *s, struct names *names, uint32_t key, uint32_t *capture)
{
	struct slice got = {NULL, 0};

	*capture = NAME_NONE;
	if (s->key != NAME_NONE)
		return s->key == key;
	if (!fit(s, 0, names_text(names, key), 0, &got))
		return false;
	if (s->captures)
		*capture = names_add(names, got);
	return true;
}

/* Room for the capture in the memory, cleared when the names were forgotten. */
static bool
remember(struct shape *s, const struct names *names, uint32_t capture)
{
	size_t before = s->built_cap;

	if (s->epoch != names->epoch) {
		if (s->built != NULL)
			memset(s->built, 0, s->built_cap * sizeof(*s->built));
		s->epoch = names->epoch;
	}
	if (capture < before)
		return true;
	if (!mem_grow(&s->built, &s->built_cap, (size_t)capture + 64, sizeof(*s->built)))
		return false;
	memset(s->built + before, 0, (s->built_cap - before) * sizeof(*s->built));
	return true;
}

static bool
build(const struct shape *s, struct slice capture, struct buf *out)
{
	for (size_t i = 0; i < s->segments; i++) {
		const struct segment *g = &s->segment[i];

		if (i != 0 && !buf_byte(out, '/'))
			return false;
		if (!buf_slice(out, g->kind == SEGMENT_TEXT ? g->text : capture))
			return false;
	}
	return true;
}

uint32_t
shape_build(struct shape *s, struct names *names, uint32_t capture)
{
	struct buf text = {0};
	uint32_t found = SHAPE_NO, key, back;

	if (capture == NAME_NONE || s->open ||
	    !remember(s, names, capture))
		return NAME_NONE;
	if (s->built[capture] == SHAPE_UNKNOWN) {
		if (build(s, names_text(names, capture), &text)) {
			key = names_add(names, buf_view(&text));
			if (key != NAME_NONE && shape_fits(s, names, key, &back) && back == capture)
				found = key + SHAPE_FIRST;
		}
		buf_free(&text);
		s->built[capture] = found;
	}
	return s->built[capture] == SHAPE_NO ? NAME_NONE : s->built[capture] - SHAPE_FIRST;
}

void
shape_free(struct shape *s)
{
	mem_free(s->built);
	s->built = NULL;
}
