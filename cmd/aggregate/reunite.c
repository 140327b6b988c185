/* SPDX-License-Identifier: ISC */
#include "reunite.h"

#include "diag.h"
#include "mem.h"

enum { LEAST = 64 << 20 };  /* bytes that torn reports may take in any case */
enum { ALONE, SEEN, TORN }; /* a report: not met, in one generation, in several */

struct torn {
	uint8_t *state; /* by report */
	uint32_t *generation;
	bool any;
};

static bool
find_torn(struct torn *t, const struct gather *g, const struct choice *c)
{
	size_t i, n = registry_sources(g->registry);
	const struct segment *s;
	uint32_t report;

	t->state = mem_zero(n, sizeof(*t->state));
	t->generation = mem_zero(n, sizeof(*t->generation));
	if (t->state == NULL || t->generation == NULL)
		return false;
	for (i = 0; i < g->ledger.segments; i++) {
		s = &g->ledger.segment[i];
		report = c->verdict[s->source].report;
		if (t->state[report] == ALONE) {
			t->state[report] = SEEN;
			t->generation[report] = s->generation;
		} else if (t->generation[report] != s->generation) {
			t->state[report] = TORN;
			t->any = true;
		}
	}
	return true;
}

static bool
move_entry(struct gather *g, struct cells *fresh, const struct ledger_item *item)
{
	struct slice key = cell_key(&g->cells, cells_at(&g->cells, item->cell));
	uint32_t handle = cells_add(fresh, key);

	if (handle == 0)
		return false;
	if (item->bad)
		return ledger_bad(&g->ledger, handle, item->total.n);
	if (item->simple)
		return ledger_value(&g->ledger, handle, item->value, item->scale, item->ulp);
	return ledger_total(&g->ledger, handle, &item->total);
}

/* The segment's entries again, in the new generation; the old segment is empty then. */
static enum status
move_segment(struct gather *g, struct cells *fresh, size_t number, uint32_t generation)
{
	struct segment old = g->ledger.segment[number];
	struct ledger_item item;
	uint64_t at = old.from;

	if (!ledger_begin(&g->ledger, old.source, generation))
		return STATUS_FAIL;
	while (at < old.to) {
		ledger_read(&g->ledger, &at, &item);
		if (item.cell != 0 && !move_entry(g, fresh, &item))
			return STATUS_FAIL;
	}
	g->ledger.segment[number].to = old.from;
	if (cells_bytes(fresh) <= (g->memory > LEAST ? g->memory : LEAST))
		return STATUS_OK;
	diag_error(NULL,
	    "the groups do not fit --memory and the rows of too many reports do not stand "
	    "together -- sort by report (or the column of -c) first, or give more memory");
	return STATUS_FAIL;
}

static enum status
move_all(struct gather *g, const struct choice *c, const struct torn *t, struct cells *fresh)
{
	size_t i, n = g->ledger.segments, loaded = SIZE_MAX;
	const struct segment *s;
	enum status st = STATUS_OK;

	for (i = 0; i < n && st == STATUS_OK; i++) {
		s = &g->ledger.segment[i];
		if (t->state[c->verdict[s->source].report] != TORN)
			continue;
		if (s->generation != loaded) {
			loaded = s->generation;
			st = runs_take_back(&g->runs, loaded, &g->cells);
		}
		if (st == STATUS_OK)
			st = move_segment(g, fresh, i, (uint32_t)g->runs.tables);
	}
	return st == STATUS_OK ? runs_put_away(&g->runs, fresh) : st;
}

enum status
reunite(struct gather *g, const struct choice *c)
{
	struct torn torn = {0};
	struct cells fresh = {.more = g->cells.more, .head_fields = g->cells.head_fields};
	enum status st = find_torn(&torn, g, c) ? STATUS_OK : STATUS_FAIL;

	if (st == STATUS_OK && torn.any)
		st = move_all(g, c, &torn, &fresh);
	cells_free(&fresh);
	mem_free(torn.state);
	mem_free(torn.generation);
	return st;
}
