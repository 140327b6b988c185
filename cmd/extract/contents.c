/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "map.h"
#include "outline.h"
#include "words.h"

enum {
	ENTRY = 150,		/* bytes: a contents entry is no longer (leader dots not counted) */
	AGAIN = 4		/* entries in a row that are entries already: the contents once more */
};

static bool
is_leader(struct slice s)
{
	return slice_has(s, SLICE("....")) || slice_has(s, SLICE("……")) || slice_has(s, SLICE("····"));
}

/* What an entry says, without numbering and page number. */
static struct slice
entry_text(const struct report *r, uint32_t i)
{
	const struct line *l = &r->line[i];
	struct word *word = words_of(r->words, l->kind == LINE_ROW ? report_cell(r, l, 0) : l->text);

	return word == NULL ? slice_make(NULL, 0) : word_heading(r->words, word)->core;
}

/* A number with 元 or % behind it is no page's. */
static bool
holds_amount(struct slice s)
{
	static const struct slice unit[] = {SLICE_OF("万元"), SLICE_OF("元"), SLICE_OF("亿元"), SLICE_OF("%"),
		SLICE_OF("％")};
	size_t i = 0, k;

	while ((i = slice_find_digit(s, i)) != SLICE_NONE) {
		struct slice rest;

		while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9')
			i++;
		rest = slice_trim(slice_from(s, i));
		for (k = 0; k < sizeof(unit) / sizeof(unit[0]); k++) {
			if (slice_starts(rest, unit[k]))
				return true;
		}
	}
	return false;
}

static bool
is_entry(const struct report *r, uint32_t i)
{
	const struct line *l = &r->line[i];
	uint32_t k, filled = 0;

	if (l->kind == LINE_ROW) {
		for (k = 0; k < l->cells; k++)
			filled += report_cell(r, l, k).len != 0;
		return filled <= 3;
	}
	return (l->text.len <= ENTRY && !holds_amount(l->text)) || is_leader(l->text);
}

/* Do the entries from line i on repeat what stands in the map already? */
static bool
begins_again(const struct report *r, const struct map *seen, uint32_t i)
{
	unsigned run = 0;

	for (; i < r->lines && run < AGAIN; i++) {
		if (r->line[i].kind == LINE_BLANK)
			continue;
		if (!is_entry(r, i) || map_find(seen, entry_text(r, i)) == MAP_NONE)
			return false;
		run++;
	}
	return run == AGAIN;
}

/* Headings right before line `stop` belong to the body, not to the contents. */
static uint32_t
step_back(const struct report *r, const struct outline_marks *marks, uint32_t first, uint32_t stop)
{
	uint32_t i;
	size_t k;

	for (i = stop; i > first + 1; i--) {
		if (r->line[i].page_top)
			return i;
	}
	i = stop;
	for (k = marks->count; k-- > 0 && marks->mark[k].line > first + 1;) {
		if (marks->mark[k].line < i && i - marks->mark[k].line <= 2 && stop - i < 4)
			i = marks->mark[k].line;
	}
	return i;
}

static uint32_t
contents_end(const struct report *r, const struct outline_marks *marks, uint32_t first)
{
	struct map seen = {0};
	uint32_t i, end = (uint32_t)r->lines;
	bool again = false;

	for (i = first + 1; i < r->lines; i++) {
		struct slice core;

		if (r->line[i].kind == LINE_BLANK)
			continue;
		if (!is_entry(r, i)) {
			end = step_back(r, marks, first, i);
			break;
		}
		core = entry_text(r, i);
		if (core.len < 9)
			continue;
		if (map_find(&seen, core) == MAP_NONE) {
			again = false;
			if (map_add(&seen, core) == MAP_NONE)
				break;
		} else if (!again && !(again = begins_again(r, &seen, i))) {
			end = i;
			break;
		}
	}
	map_free(&seen);
	return end;
}

static bool
are_entries(const struct report *r, uint32_t from, uint32_t to)
{
	for (; from < to; from++) {
		if (r->line[from].kind != LINE_BLANK && !is_entry(r, from))
			return false;
	}
	return true;
}

/* Contents without a heading: titles one behind the other with no table or sentence between them. */
static bool
bare_contents(const struct report *r, const struct outline_marks *marks, uint32_t *first,
    uint32_t *end)
{
	size_t k, from = 0, run = 0;
	uint32_t i;

	for (k = 0; k < marks->count; k++) {
		const struct outline_mark *m = &marks->mark[k];

		if (m->title != NULL && m->table)
			break;
		if (m->title == NULL && run == 0)
			continue;
		if (run == 0)
			from = k;
		if (run != 0 && (m->line > marks->mark[k - 1].line + 4 ||
		    !are_entries(r, marks->mark[k - 1].line, m->line)))
			break;
		run++;
	}
	if (run < AGAIN)
		return false;
	*first = marks->mark[from].line;
	*end = marks->mark[from + run - 1].line + 1;
	/* the headings right before a sentence are the body's */
	for (i = *end; i < r->lines && i < *end + AGAIN && is_entry(r, i); i++)
		continue;
	if (i < r->lines && i < *end + AGAIN)
		*end = step_back(r, marks, *first, i);
	return true;
}

bool
outline_contents(const struct report *r, const struct outline_marks *marks, uint32_t *first,
    uint32_t *end)
{
	size_t k;

	for (k = 0; k < marks->count; k++) {
		const struct outline_mark *m = &marks->mark[k];

		if (m->title != NULL && m->table)
			break;
		if (m->part != NULL && strcmp(m->part->sheet, "contents") == 0) {
			*first = m->line;
			*end = contents_end(r, marks, m->line);
			return true;
		}
	}
	return bare_contents(r, marks, first, end);
}
