/* SPDX-License-Identifier: ISC */
#include "running.h"

#include <string.h>

#include "cell.h"
#include "furniture.h"

enum {
	DEPTH = 3,	/* lines that a head or foot has at most */
	LONGEST = 200,	/* bytes of one */
	NONE = -1
};

/* Indices of a page's outermost lines; NONE: no such line of prose. */
struct edge {
	int32_t line[DEPTH];
	bool dropped[DEPTH];
};

static bool
is_table_head(struct slice s)
{
	return slice_has(s, SLICE("表")) || slice_has(s, SLICE("单位")) || slice_ends(s, SLICE("元"));
}

static bool
same(const struct report *r, int32_t a, int32_t b, bool bottom)
{
	struct slice s, t;

	if (a == NONE || b == NONE)
		return false;
	s = slice_trim(r->line[a].text);
	t = slice_trim(r->line[b].text);
	if (s.len > LONGEST || is_table_head(s) || furniture_page_number(s) ||
	    cell_kind(s) == CELL_AMOUNT)
		return false;
	return slice_eq(s, t) || (bottom && slice_eq_but_digits(s, t));
}

/* The first copy at the top may be the only line that names the office. */
static bool
may_name(const struct report *r, int32_t line)
{
	struct slice s = r->line[line].text;
	size_t i;

	for (i = 0; i < s.len; i++) {
		if ((unsigned char)s.ptr[i] >= 0xe4)
			return true;
	}
	return false;
}

static void
drop(struct report *r, struct edge *e, unsigned k)
{
	struct line *l = &r->line[e->line[k]];

	report_claim(r, l->text, CLAIM_FURNITURE);
	l->kind = LINE_BLANK;
	l->cells = 0;
	e->dropped[k] = true;
}

/* May line k be of the head or foot?  Not with text of the page outside it. */
static bool
is_outside(const struct report *r, const struct edge *e, unsigned k)
{
	return k == 0 || e->dropped[k - 1] ||
	    (e->line[k - 1] != NONE && furniture_page_number(r->line[e->line[k - 1]].text));
}

static void
drop_runs(struct report *r, struct edge *edge, uint32_t pages, uint32_t stride, bool bottom)
{
	for (unsigned k = 0; k < DEPTH; k++) {
		for (uint32_t p = 0; p + 2 * stride < pages; p++) {
			struct edge *a = &edge[p], *b = a + stride, *c = b + stride;

			if (!is_outside(r, b, k) || !is_outside(r, c, k) ||
			    !same(r, a->line[k], b->line[k], bottom) ||
			    !same(r, b->line[k], c->line[k], bottom))
				continue;
			if ((bottom || !may_name(r, a->line[k])) && is_outside(r, a, k))
				drop(r, a, k);
			drop(r, b, k);
			drop(r, c, k);
		}
	}
}

/* The outermost lines of the page [from, to), from its top or its bottom. */
static struct edge
find_edge(const struct report *r, size_t from, size_t to, bool bottom)
{
	struct edge e = {.line = {NONE, NONE, NONE}};
	unsigned k = 0;

	while (from < to && k < DEPTH) {
		size_t i = bottom ? --to : from++;

		if (r->line[i].kind == LINE_ROW)
			break;
		if (r->line[i].kind == LINE_PROSE)
			e.line[k++] = (int32_t)i;
	}
	return e;
}

static void
drop_side(struct report *r, struct edge *edge, bool bottom)
{
	uint32_t pages = 0;
	size_t from = 0, i;

	for (i = 1; i <= r->lines; i++) {
		if (i < r->lines && !r->line[i].page_top)
			continue;
		edge[pages++] = find_edge(r, from, i, bottom);
		from = i;
	}
	drop_runs(r, edge, pages, 1, bottom);
	drop_runs(r, edge, pages, 2, bottom);
}

enum status
running_drop(struct report *r)
{
	struct edge *edge;
	size_t pages = 1, i;

	for (i = 1; i < r->lines; i++)
		pages += r->line[i].page_top;
	if (pages < 3 || r->lines > INT32_MAX)
		return STATUS_OK;
	edge = arena_zero(&r->arena, pages, sizeof(*edge));
	if (edge == NULL)
		return STATUS_FAIL;
	drop_side(r, edge, false);
	drop_side(r, edge, true);
	return STATUS_OK;
}
