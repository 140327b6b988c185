/* SPDX-License-Identifier: ISC */
#include "office.h"

#include <stdint.h>

#include "heading.h"
#include "utf8.h"
#include "year.h"

enum { NAME_LEAST = 6, NAME_MOST = 120 };	/* bytes */

static bool
has_ending(const struct terms *t, struct slice name)
{
	size_t used;

	return terms_suffix(t, TERM_OFFICE, name, &used) != NULL && used < name.len;
}

/* Takes (汇总), 本级 ... off the end; a bracket that a line's end cut open goes as well. */
static struct slice
strip_scope(const struct terms *t, struct slice s, struct slice *scope)
{
	const struct term *found;
	size_t used = 0, open;

	for (;;) {
		found = terms_suffix(t, TERM_SCOPE, s, &used);
		if (found != NULL && used < s.len) {
			*scope = found->canonical;
			s = slice_sub(s, 0, s.len - used);
			continue;
		}
		open = s.len;
		while (open > 0 && s.ptr[open - 1] != '(' && s.ptr[open - 1] != ')')
			open--;
		if (open == 0 || s.ptr[open - 1] == ')' || s.len - open > 12)
			return s;
		found = terms_begun(t, TERM_SCOPE, slice_from(s, open - 1));
		if (found == NULL && s.len - open > 3)
			return s;
		if (found != NULL)
			*scope = found->canonical;
		s = slice_sub(s, 0, open - 1);
	}
}

static bool
has_residue(const struct terms *t, struct slice s)
{
	const struct term *found;
	size_t at, used;

	found = terms_inside(t, TERM_RESIDUE, s, &at, &used);
	return found != NULL && slice_eq(found->canonical, SLICE("占位"));
}

/* Ideographs, brackets and, rarely, a letter or quotation mark: nothing that a sentence has. */
static bool
name_characters(struct slice s)
{
	size_t i, used, ideographs = 0;
	uint32_t c;

	for (i = 0; i < s.len; i += used) {
		c = utf8_decode(s, i, &used);
		if (utf8_is_cjk(c))
			ideographs++;
		else if (c == 0x3001 || c == 0x3002 || c == ',' || c == ';' || c == ':' || c == '%' ||
		    (c >= '0' && c <= '9') || c == '/' || c == '=')
			return false;
	}
	return ideographs >= 2;
}

static struct slice
strip_doubling(struct slice s)
{
	static const char *const word[] = {"部门", "单位"};
	size_t i;

	for (i = 0; i < 2; i++) {
		if (slice_ends(s, slice_of(word[i])) && s.len > 18)
			s = slice_sub(s, 0, s.len - 6);
	}
	return s;
}

bool
office_read(const struct terms *t, struct slice folded, struct office *o)
{
	struct slice s = folded;
	const struct term *self;

	*o = (struct office){.scope = SLICE("")};
	while (s.len != 0 && (s.ptr[0] == ':' || s.ptr[0] == '-' || s.ptr[0] == '*' || s.ptr[0] == '#'))
		s = slice_from(s, 1);
	while (s.len != 0 && (s.ptr[s.len - 1] == ':' || s.ptr[s.len - 1] == '*'))
		s.len--;
	s = strip_doubling(strip_scope(t, s, &o->scope));
	if (s.len < NAME_LEAST || s.len > NAME_MOST)
		return false;
	self = terms_find(t, TERM_SELF, s);
	if (self != NULL || slice_starts(s, SLICE("本部门")) || slice_starts(s, SLICE("本单位")) ||
	    slice_starts(s, SLICE("我")))
		return false;
	o->placeholder = has_residue(t, s);
	o->name = s;
	o->usual = has_ending(t, s);
	return name_characters(s) || (o->placeholder && o->usual);
}

/* Where 部门决算, 单位决算, 概况 ... begin; the text's end when they do not. */
static size_t
title_word(const struct terms *t, struct slice s)
{
	size_t at = s.len, used, other;

	if (terms_inside(t, TERM_TITLE, s, &at, &used) == NULL)
		at = s.len;
	other = slice_find(s, SLICE("概况"), 0);
	return other < at ? other : at;
}

bool
office_in_title(const struct terms *t, struct slice folded,
    struct office *o)
{
	struct slice s = heading_core(folded), rest;
	struct year_place y;

	if (s.len > 2 * NAME_MOST)
		return false;
	if (year_find(folded, 0, &y)) {
		rest = heading_core(slice_sub(folded, 0, y.start));
		rest = slice_sub(rest, 0, title_word(t, rest));
		if (office_read(t, rest, o) && o->usual)
			return true;
		rest = slice_from(folded, y.end);
		rest = slice_sub(rest, 0, title_word(t, rest));
		if (office_read(t, rest, o) && o->usual)
			return true;
		return office_read(t, heading_core(slice_sub(folded, 0, y.start)), o);
	}
	return office_read(t, slice_sub(s, 0, title_word(t, s)), o) && o->usual;
}

bool
office_at_end(const struct terms *t, struct slice folded, struct office *o)
{
	size_t i, used, start = 0;
	uint32_t c;

	if (folded.len > 2 * NAME_MOST) {
		start = folded.len - 2 * NAME_MOST;
		while (start < folded.len && ((unsigned char)folded.ptr[start] & 0xC0) == 0x80)
			start++;
	}
	for (i = start; i < folded.len; i += used) {
		c = utf8_decode(folded, i, &used);
		if (c == ',' || c == ';' || c == ':' || c == 0x3002 || c == 0x3001 || c == '"' || c == '.')
			start = i + used;
	}
	if (slice_starts(slice_from(folded, start), SLICE("纳入")))
		start += 6;	/* 纳入X局2020年度决算编制范围的单位 */
	return office_read(t, slice_from(folded, start), o) && o->usual;
}
