/* SPDX-License-Identifier: ISC */
#include "rollup.h"

#include "buf.h"
#include "diag.h"
#include "layout.h"

enum { ABOVE_MAX = 8 };

struct above {		 /* of the region in hand */
	struct slice of; /* borrowed from `name` */
	struct buf name;
	struct slice region[ABOVE_MAX];
	size_t n;
};

/* The regions that a cell of this region adds to. */
static bool
find_above(struct above *a, const struct regions *r, struct slice region)
{
	struct slice up;

	if (a->of.ptr != NULL && slice_eq(a->of, region))
		return true;
	buf_clear(&a->name);
	if (!buf_slice(&a->name, region) || !buf_byte(&a->name, '\0'))
		return false;
	a->of = slice_make(a->name.ptr, region.len);
	a->n = 0;
	if (slice_eq(span_of(region), SLICE(SPAN_OWN)))
		a->region[a->n++] = a->of;
	for (up = a->of; a->n < ABOVE_MAX && regions_parent(r, up, &up);)
		a->region[a->n++] = up;
	return true;
}

static uint32_t
cell_above(struct cells *c, struct buf *key, struct slice region, struct slice rest)
{
	buf_clear(key);
	if (!buf_slice(key, region) || !buf_text(key, "\t" SPAN_ALL) || !buf_slice(key, rest))
		return 0;
	return cells_add(c, buf_view(key));
}

static enum status
add_up(struct cells *c, uint32_t from, uint32_t to)
{
	struct cell *a = cells_at(c, from), *b = cells_at(c, to);
	struct total t = cell_total(c, a);

	cell_more(b)->reports += cell_more(a)->reports;
	cell_more(b)->departments += cell_more(a)->departments;
	if (cell_add_total(c, b, &t))
		return STATUS_OK;
	if (c->overflow)
		diag_error(NULL, "the sum of %s passes 38 digits", diag_quote(cell_key(c, b)).text);
	return STATUS_FAIL;
}

/* One cell into all above it; with `figures` only as many unreadable figures. */
static enum status
raise(struct cells *c, struct bads *bads, uint64_t figures, struct above *a,
    const struct regions *r, uint32_t handle, struct buf work[2])
{
	struct slice rest = cell_key(c, cells_at(c, handle)), region;
	uint32_t to;
	size_t i;
	enum status st = STATUS_OK;

	if (!slice_split(&rest, '\t', &region) || !find_above(a, r, region) || a->n == 0)
		return STATUS_OK;
	/* The table may move while cells are added. */
	buf_clear(&work[0]);
	if (!buf_slice(&work[0], slice_from(rest, sizeof(SPAN_OWN) - 1)))
		return STATUS_FAIL;
	for (i = 0; i < a->n && st == STATUS_OK; i++) {
		to = cell_above(c, &work[1], a->region[i], buf_view(&work[0]));
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
	struct buf work[2] = {{0}, {0}};
	size_t end = c->used, i, n = bads->n;
	uint32_t h;
	enum status st = STATUS_OK;

	for (h = cells_next(c, 0); h != 0 && (size_t)h * 8 < end && st == STATUS_OK;
	     h = cells_next(c, h)) {
		if (cells_at(c, h)->n != 0)
			st = raise(c, bads, 0, &above, r, h, work);
	}
	for (i = 0; i < n && st == STATUS_OK; i++)
		st = raise(c, bads, bads->bad[i].figures, &above, r, bads->bad[i].cell, work);
	bads_sort(bads);
	buf_free(&above.name);
	buf_free(&work[0]);
	buf_free(&work[1]);
	return st;
}
