/* SPDX-License-Identifier: ISC */
#include "rollup.h"

#include "buf.h"
#include "diag.h"
#include "layout.h"

enum { ABOVE_MAX = 8, RISES = 64 };

struct rise { /* a cell that is to be added to the cell of its tail under another head */
	uint32_t from, head, hash;
	uint64_t figures; /* unreadable ones; 0: the total is meant */
};

struct above {	     /* what lies above a head */
	uint32_t of; /* 0: of none yet */
	uint32_t head[ABOVE_MAX];
	size_t n;
	struct buf text, key; /* of the head, of one above it */
	struct rise rise[RISES]; /* on their way, so that their cells come from memory together */
	size_t rises;
	size_t depth; /* regions above those whose turn it is */
	bool deeper;  /* some lie further down */
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
	if (!buf_slice(&a->text, names_text(&c->heads, head)))
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

static enum status
arrive(struct cells *c, struct bads *bads, const struct rise *x)
{
	uint32_t tail = cells_at(c, x->from)->tail, to = cells_add_named(c, x->head, tail, x->hash);

	if (to == 0)
		return STATUS_FAIL;
	if (x->figures == 0)
		return add_up(c, x->from, to);
	return bads_add(bads, to, x->figures) ? STATUS_OK : STATUS_FAIL;
}

static enum status
arrive_all(struct cells *c, struct bads *bads, struct above *a)
{
	size_t i;
	enum status st = STATUS_OK;

	for (i = 0; i < a->rises; i++)
		cells_fetch_slot(c, a->rise[i].hash);
	for (i = 0; i < a->rises; i++)
		cells_fetch_named(c, a->rise[i].head, 0, a->rise[i].hash);
	for (i = 0; i < a->rises && st == STATUS_OK; i++)
		st = arrive(c, bads, &a->rise[i]);
	a->rises = 0;
	return st;
}

/* Sends one cell to all above it; with `figures` only as many unreadable figures. */
static enum status
raise(struct cells *c, struct bads *bads, uint64_t figures, struct above *a,
    const struct regions *r, uint32_t handle)
{
	const struct cell *cell = cells_at(c, handle);
	size_t i;
	enum status st = STATUS_OK;

	if (!find_above(a, c, r, cell->head))
		return STATUS_FAIL;
	a->deeper = a->deeper || a->n > a->depth;
	for (i = 0; a->n == a->depth && i < a->n; i++)
		a->rise[a->rises++] = (struct rise){
		    handle, a->head[i], cells_hash(a->head[i], cell->tail), figures};
	if (a->rises + ABOVE_MAX > RISES)
		st = arrive_all(c, bads, a);
	return st;
}

/* Sends all whose turn it is. */
static enum status
raise_all(struct cells *c, struct bads *bads, struct above *a, const struct regions *r, size_t end,
    size_t unreadable)
{
	size_t i;
	uint32_t h;
	enum status st = STATUS_OK;

	for (h = cells_next(c, 0); h != 0 && (size_t)h * 8 < end && st == STATUS_OK;
	     h = cells_next(c, h)) {
		if (cells_at(c, h)->n != 0)
			st = raise(c, bads, 0, a, r, h);
	}
	for (i = 0; i < unreadable && st == STATUS_OK; i++)
		st = raise(c, bads, bads->bad[i].figures, a, r, bads->bad[i].cell);
	return st == STATUS_OK ? arrive_all(c, bads, a) : st;
}

/*
 * A county's own cells are what the towns below it add to, where regions.tsv has towns: from the
 * top down, each is sent on before anything comes into it.
 */
enum status
rollup_regions(struct cells *c, struct bads *bads, const struct regions *r)
{
	struct above above = {.deeper = true};
	size_t end = c->used, unreadable = bads->n;
	enum status st = STATUS_OK;

	for (; above.deeper && st == STATUS_OK; above.depth++) {
		above.deeper = false;
		st = raise_all(c, bads, &above, r, end, unreadable);
	}
	bads_sort(bads);
	buf_free(&above.text);
	buf_free(&above.key);
	return st;
}
