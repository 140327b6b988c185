/* SPDX-License-Identifier: ISC */
#include "order.h"

#include <string.h>

#include "mem.h"

/*
 * A key is a pair of names.  When these have their ranks, two turns of counting
 * put the cells in order: by tail, then, those of one head staying as they stand,
 * by head.  Cells without a head come first: their key is all.
 */
struct turn {
	uint32_t head; /* rank + 1; 0: none */
	uint32_t handle;
};

struct places { /* where the next cell goes, by rank */
	uint32_t *head, *tail;
};

static uint32_t
head_rank(const struct cells *c, const struct cell *cell)
{
	return cell->head == 0 ? 0 : names_at(&c->heads, cell->head)->note + 1;
}

static uint32_t
tail_rank(const struct cells *c, const struct cell *cell)
{
	return names_at(&c->tails, cell->tail)->note;
}

/* How many there are of each becomes how many come before each. */
static void
add_up(uint32_t *count, size_t n)
{
	size_t i;
	uint32_t before = 0, of;

	for (i = 0; i < n; i++, before += of) {
		of = count[i];
		count[i] = before;
	}
}

static bool
find_places(struct places *p, const struct cells *c)
{
	size_t heads = c->heads.slots.count + 1, tails = c->tails.slots.count;
	uint32_t h;

	p->head = mem_zero(heads, sizeof(*p->head));
	p->tail = mem_zero(tails, sizeof(*p->tail));
	if (p->head == NULL || p->tail == NULL)
		return false;
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		p->head[head_rank(c, cells_at(c, h))]++;
		p->tail[tail_rank(c, cells_at(c, h))]++;
	}
	add_up(p->head, heads);
	add_up(p->tail, tails);
	return true;
}

static bool
take_turns(uint32_t *handle, struct cells *c)
{
	struct places p = {0};
	struct turn *turn = slots_take(&c->slots, c->count * sizeof(*turn));
	bool ok = turn != NULL && find_places(&p, c);
	uint32_t h;
	size_t i;

	for (h = ok ? cells_next(c, 0) : 0; h != 0; h = cells_next(c, h))
		turn[p.tail[tail_rank(c, cells_at(c, h))]++] =
		    (struct turn){head_rank(c, cells_at(c, h)), h};
	for (i = 0; ok && i < c->count; i++)
		handle[p.head[turn[i].head]++] = turn[i].handle;
	mem_free(turn);
	mem_free(p.head);
	mem_free(p.tail);
	return ok;
}

/* None has a head: a tail is one cell's at most. */
static bool
take_tails(uint32_t *handle, const struct cells *c)
{
	size_t tails = c->tails.slots.count, i, n = 0;
	uint32_t h, *cell = mem_zero(tails, sizeof(*cell));

	if (cell == NULL)
		return false;
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h))
		cell[tail_rank(c, cells_at(c, h))] = h;
	for (i = 0; i < tails; i++) {
		if (cell[i] != 0)
			handle[n++] = cell[i];
	}
	mem_free(cell);
	return true;
}

static bool
sort(uint32_t *handle, struct cells *c)
{
	if (!names_sort(&c->heads) || !names_sort(&c->tails))
		return false;
	return c->slots.count > 0 ? take_turns(handle, c) : take_tails(handle, c);
}

enum status
order_cells(struct order *o, struct cells *c, bool as_made)
{
	uint32_t h;
	size_t n = 0;

	*o = (struct order){mem_alloc(c->count * sizeof(*o->handle)), c->count};
	if (o->handle == NULL)
		return STATUS_FAIL;
	if (!as_made)
		return sort(o->handle, c) ? STATUS_OK : STATUS_FAIL;
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h))
		o->handle[n++] = h;
	return STATUS_OK;
}

void
order_free(struct order *o)
{
	mem_free(o->handle);
	*o = (struct order){0};
}
