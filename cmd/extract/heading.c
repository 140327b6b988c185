/* SPDX-License-Identifier: ISC */
#include "heading.h"

#include "utf8.h"

enum { HEADING_MAX = 240, WORDS_MAX = 120 };	/* bytes; a longer line is a sentence */

static size_t
next_boundary(struct slice s, size_t at)
{
	at++;
	while (at < s.len && ((unsigned char)s.ptr[at] & 0xc0) == 0x80)
		at++;
	return at;
}

/* May `before` stand before a title: an office's name, its scope, a year? */
static bool
is_owner(const struct layout *l, struct slice before)
{
	const struct layout_entry *e;

	if (before.len != 0 && (before.ptr[before.len - 1] == ')' || slice_ends(before, SLICE("》"))))
		return true;
	for (e = layout_first(l, LAYOUT_OWNER, "*"); e != NULL; e = e->next) {
		if (slice_ends(before, e->alias))
			return true;
	}
	return false;
}

static const struct layout_entry *
title_behind(const struct layout *l, struct slice core)
{
	size_t at;

	for (at = next_boundary(core, 0); at < core.len; at = next_boundary(core, at)) {
		struct slice rest = slice_from(core, at);
		const struct layout_entry *e = layout_find(l, LAYOUT_TITLE, "*", rest);

		if (e == NULL)
			continue;
		if (e->role == ROLE_ANY || is_owner(l, slice_sub(core, 0, core.len - rest.len)))
			return e;
	}
	return NULL;
}

static bool
holds_words(struct slice core, struct slice words)
{
	struct slice word;

	while (slice_split(&words, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (word.ptr[0] == '!' ? slice_has(core, slice_from(word, 1)) : !slice_has(core, word))
			return false;
	}
	return true;
}

/* A line that is a sentence names no table, whatever words it holds. */
static bool
is_sentence(struct slice core)
{
	return slice_has(core, SLICE("。")) || slice_find_byte(core, ';', 0) != SLICE_NONE ||
	    slice_find_byte(core, ':', 0) != SLICE_NONE || slice_find_byte(core, ',', 0) != SLICE_NONE ||
	    slice_starts(core, SLICE("注")) || slice_starts(core, SLICE("本表"));
}

static const struct layout_entry *
title_by_words(const struct layout *l, struct slice core)
{
	const struct layout_entry *e;

	if (core.len > WORDS_MAX || !(slice_ends(core, SLICE("表")) || slice_ends(core, SLICE("表)")) ||
	    slice_ends(core, SLICE("明细"))) || is_sentence(core))
		return NULL;
	for (e = layout_first(l, LAYOUT_WORDS, "*"); e != NULL; e = e->next) {
		if (holds_words(core, e->alias))
			return e->sheet[0] == '*' ? NULL : e;
	}
	return NULL;
}

/* (按功能科目分) behind a title, where the bracket is no part of one. */
static const struct layout_entry *
title_before_bracket(const struct layout *l, struct slice core)
{
	size_t open = core.len;

	if (core.ptr[core.len - 1] != ')')
		return NULL;
	while (open > 0 && core.ptr[open - 1] != '(')
		open--;
	return open < 10 || core.len - open > 40 ? NULL :
	    layout_find(l, LAYOUT_TITLE, "*", slice_sub(core, 0, open - 1));
}

/* A title by its name. */
static const struct layout_entry *
find_named(const struct layout *l, struct slice folded, struct slice core)
{
	const struct layout_entry *e;

	if (folded.len > HEADING_MAX || core.len < 9)
		return NULL;
	e = layout_find(l, LAYOUT_TITLE, "*", core);
	if (e == NULL)
		e = core.len >= 12 ? layout_find_cut(l, core) : NULL;
	if (e == NULL)
		e = title_before_bracket(l, core);
	if (e == NULL && !is_sentence(core))
		e = title_behind(l, core);
	return e;
}

/* A title by its words, when it was not found by its name. */
static const struct layout_entry *
find_title(const struct layout *l, const struct layout_entry *named, struct slice folded,
    struct slice core)
{
	return named != NULL || folded.len > HEADING_MAX || core.len < 9 ? named :
	    title_by_words(l, core);
}

static const struct layout_entry *
find_part(const struct layout *l, struct slice folded, struct slice core)
{
	const struct layout_entry *e;
	size_t at;

	if (folded.len > WORDS_MAX + 30)
		return NULL;
	e = layout_find(l, LAYOUT_HEADING, "*", core);
	if (e != NULL || core.len > WORDS_MAX || is_sentence(core))
		return e;
	for (at = next_boundary(core, 0); at < core.len; at = next_boundary(core, at)) {
		e = layout_find(l, LAYOUT_HEADING, "*", slice_from(core, at));
		if (e != NULL && e->role == ROLE_END)
			return e;
	}
	return NULL;
}

struct heading
heading_read(const struct layout *l, struct slice folded)
{
	struct heading h = {.core = heading_core(folded)};

	h.named = find_named(l, folded, h.core);
	h.title = find_title(l, h.named, folded, h.core);
	h.part = find_part(l, folded, h.core);
	return h;
}

/* Text without a short bracket at its end: (2022年度), （一）. */
static struct slice
unbracketed(struct slice text)
{
	size_t open = text.len, least = text.len > 30 ? text.len - 30 : 0;

	text = slice_trim(text);
	if (text.len == 0 || !(slice_ends(text, SLICE(")")) || slice_ends(text, SLICE("）"))))
		return text;
	for (open = text.len; open > least; open--) {
		if (text.ptr[open - 1] == '(')
			return slice_trim(slice_sub(text, 0, open - 1));
		if (open >= 3 && slice_eq(slice_sub(text, open - 3, open), SLICE("（")))
			return slice_trim(slice_sub(text, 0, open - 3));
	}
	return text;
}

static bool
ends_like_heading(const struct layout *l, struct slice text)
{
	static const struct slice loose[] = {SLICE_OF("》"), SLICE_OF("）"), SLICE_OF("…"), SLICE_OF("·"),
		SLICE_OF("："), SLICE_OF("。"), SLICE_OF("　")};
	bool more = true;
	size_t i;

	if (text.len > 3 * HEADING_MAX)
		return false;
	while (more && text.len >= 3) {
		more = false;
		if ((unsigned char)text.ptr[text.len - 1] < 0x80) {
			text.len--;
			more = true;
			continue;
		}
		for (i = 0; i < sizeof(loose) / sizeof(loose[0]) && !more; i++) {
			if (text.ptr[text.len - 1] == loose[i].ptr[loose[i].len - 1] && slice_ends(text, loose[i])) {
				text.len -= loose[i].len;
				more = true;
			}
		}
	}
	return layout_may_head(l, text) || (slice_ends(text, SLICE("元")) &&
	    slice_has(text, SLICE("表")));
}

bool
heading_possible(const struct layout *l, struct slice text)
{
	struct slice bare;

	if (ends_like_heading(l, text))
		return true;
	bare = unbracketed(text);
	return bare.len != text.len && ends_like_heading(l, bare);
}
