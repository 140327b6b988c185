/* SPDX-License-Identifier: ISC */
#include "rollup.h"

#include "buf.h"
#include "diag.h"
#include "layout.h"

enum { ABOVE_MAX = 8 };

struct above {	     /* what lies above a head */
	uint32_t of; /* 0: of none yet */
	uint32_t head[ABOVE_MAX];
	size_t n;
	struct buf text, key; /* of the head, of one above it */
	struct buf tail;
};

/* The head in which the region of a->text is another. */
static bool
add_above(struct above *a, struct cells *c, struct slice region, struct slice rest)
{
	buf_clear(&a->key);
	return buf_slice(&a->key, region) && buf_text(&a->key, "\t" SPAN_ALL) &&
	       buf_slice(&a->key, rest) && cells_head(c, buf_view(&a->key), &a->head[a->n++]);
}

/* The heads that a cell of this head adds to. */
static bool
find_above(struct above *a, struct cells *c, const struct regions *r, uint32_t head)
{
	struct slice rest, region, up;
	bool ok;

	if (a->of == head)
		return true;
	buf_clear(&a->text);
	a->n = 0;
	/* The table of heads may move while heads are added. */
	if (!buf_slice(&a->text, cell_tail(c->heads, cells_at(c->heads, head))))
		return false;
	a->of = head;
	rest = buf_view(&a->text);
	if (!slice_split(&rest, '\t', &region) || rest.len < sizeof(SPAN_OWN) - 1)
		return true;
	rest = slice_from(rest, sizeof(SPAN_OWN) - 1);
	ok = !slice_eq(span_of(region), SLICE(SPAN_OWN)) || add_above(a, c, region, rest);
	for (up = region; ok && a->n < ABOVE_MAX && regions_parent(r, up, &up);)
		ok = add_above(a, c, up, rest);
	return ok;
}

static enum status
add_up(struct cells *c, uint32_t from, uint32_t to)
{
	struct cell *a = cells_at(c, from), *b = cells_at(c, to);

	cell_more(b)->reports += cell_more(a)->reports;
	cell_more(b)->departments += cell_more(a)->departments;
	if (cell_add_cell(c, b, a))
		return STATUS_OK;
	if (c->overflow)
		diag_error(NULL, "the sum of %s passes 38 digits", diag_quote(cell_key(c, b)).text);
	return STATUS_FAIL;
}

/* One cell into all above it; with `figures` only as many unreadable figures. */
static enum status
raise(struct cells *c, struct bads *bads, uint64_t figures, struct above *a,
    const struct regions *r, uint32_t handle)
{
	const struct cell *cell = cells_at(c, handle);
	struct slice tail;
	uint32_t to;
	size_t i;
	enum status st = STATUS_OK;

	/* The table may move while cells are added. */
	buf_clear(&a->tail);
	if (!find_above(a, c, r, cell->head) || !buf_slice(&a->tail, cell_tail(c, cell)))
		return STATUS_FAIL;
	tail = buf_view(&a->tail);
	for (i = 0; i < a->n && st == STATUS_OK; i++) {
		to = cells_add_tail(c, a->head[i], tail, cells_hash(a->head[i], tail));
		if (to == 0)
			return STATUS_FAIL;
		if (figures == 0)
			st = add_up(c, handle, to);
		else
			st = bads_add(bads, to, figures) ? STATUS_OK : STATUS_FAIL;
	}
	return st;
}

enum status
rollup_regions(struct cells *c, struct bads *bads, const struct regions *r)
{
	struct above above = {0};
	size_t end = c->used, i, n = bads->n;
	uint32_t h;
	enum status st = STATUS_OK;

	for (h = cells_next(c, 0); h != 0 && (size_t)h * 8 < end && st == STATUS_OK;
	     h = cells_next(c, h)) {
		if (cells_at(c, h)->n != 0)
			st = raise(c, bads, 0, &above, r, h);
	}
	for (i = 0; i < n && st == STATUS_OK; i++)
		st = raise(c, bads, bads->bad[i].figures, &above, r, bads->bad[i].cell);
	bads_sort(bads);
	buf_free(&above.text);
	buf_free(&above.key);
	buf_free(&above.tail);
	return st;
}
