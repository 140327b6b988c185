/* SPDX-License-Identifier: ISC */
#include "parts.h"

#include "diag.h"

enum { AHEAD = 8 };

/* Cells come from memory, then their names, before it is their turn. */
static inline void
look_ahead(const struct part *p)
{
	const struct order *o = &p->order;
	const struct cell *cell;

	if (p->next + 2 * AHEAD >= o->n)
		return;
	cells_fetch(p->cells, o->handle[p->next + 2 * AHEAD]);
	cell = cells_at(p->cells, o->handle[p->next + AHEAD]);
	__builtin_prefetch(names_at(&p->cells->tails, cell->tail));
}

static enum status
advance(struct part *p)
{
	if (p->runs != NULL)
		return runs_next(p->runs, &p->now, &p->more);
	for (p->more = false; p->next < p->order.n && !p->more; p->next++) {
		look_ahead(p);
		p->now = result_of(p->cells, p->order.handle[p->next], p->bads);
		p->more = p->now.total.n > 0 || p->now.bad > 0;
	}
	return STATUS_OK;
}

enum status
part_of_cells(struct part *p, struct cells *c, const struct bads *bads, bool as_made)
{
	enum status st;

	*p = (struct part){.cells = c, .bads = bads};
	st = order_cells(&p->order, c, as_made);
	return st == STATUS_OK ? advance(p) : st;
}

enum status
part_of_runs(struct part *p, struct runs *r)
{
	enum status st = runs_rewind(r);

	*p = (struct part){.runs = r};
	return st == STATUS_OK ? advance(p) : st;
}

void
part_free(struct part *p)
{
	order_free(&p->order);
}

/* Adds the row of p, of the same key, to r. */
static enum status
join(struct part *p, struct result *r)
{
	if (!total_add(&r->total, &p->now.total)) {
		diag_error(NULL, "the sum of %s passes 38 digits -- group by more columns",
		    diag_quote(r->key).text);
		return STATUS_FAIL;
	}
	r->reports += p->now.reports;
	r->departments += p->now.departments;
	r->bad += p->now.bad;
	p->taken = true;
	return STATUS_OK;
}

enum status
parts_next(struct part *part, size_t parts, struct result **r)
{
	size_t i;
	struct part *first = NULL;
	enum status st = STATUS_OK;

	*r = NULL;
	for (i = 0; i < parts; i++) {
		if (part[i].taken && (st = advance(&part[i])) != STATUS_OK)
			return st;
		part[i].taken = false;
		if (part[i].more &&
		    (first == NULL || slice_cmp(part[i].now.key, first->now.key) < 0))
			first = &part[i];
	}
	if (first == NULL)
		return STATUS_OK;
	*r = &first->now;
	first->taken = true;
	for (; ++first < part + parts && st == STATUS_OK;) {
		if (first->more && slice_eq(first->now.key, (*r)->key))
			st = join(first, *r);
	}
	return st;
}
