/* SPDX-License-Identifier: ISC */
#include "gather.h"

#include <string.h>

#include "diag.h"
#include "mem.h"
#include "order.h"

enum { KEYS_FIRST = 64 << 10 };

#define MOST ((size_t)16 << 30) /* bytes of one table: handles reach twice as far */

void
gather_init(struct gather *g, const struct settings *set, struct registry *registry, size_t memory)
{
	*g = (struct gather){.set = set,
	    .memory = memory < MOST ? memory : MOST,
	    .registry = registry,
	    .source = REGISTRY_NONE};
	ledger_init(&g->ledger);
	runs_init(&g->runs);
}

void
gather_free(struct gather *g)
{
	cells_free(&g->cells);
	ledger_free(&g->ledger);
	runs_free(&g->runs);
	mem_free(g->keys);
	mem_free(g->touched);
}

bool
gather_grow_keys(struct gather *g, size_t room)
{
	size_t want = g->keys_len + room + KEY_SLACK;

	return mem_grow(&g->keys, &g->keys_cap, want < KEYS_FIRST ? KEYS_FIRST : want, 1);
}

static enum status
overflow(const struct gather *g, const struct cell *cell)
{
	if (g->cells.overflow)
		diag_error(NULL, "the sum of %s passes 38 digits -- group by more columns",
		    diag_quote(cell_key(&g->cells, cell)).text);
	return STATUS_FAIL;
}

/* The sums of one source go from the cells into the ledger. */
static enum status
flush_touched(struct gather *g)
{
	size_t i;
	struct cell *cell;
	struct total t;
	bool ok = true;

	if (g->touched_len == 0 || g->source == REGISTRY_NONE)
		return STATUS_OK;
	for (i = 0; i < g->touched_len && ok; i++) {
		cell = cells_at(&g->cells, g->touched[i]);
		if (cell->n == 1 && cell->flags == 0) {
			ok = ledger_value(&g->ledger, g->touched[i], cell->min, cell->scale,
			    cell_more(cell)->ulp);
		} else if (cell->n > 0) {
			t = cell_total(&g->cells, cell);
			ok = ledger_total(&g->ledger, g->touched[i], &t);
		}
		cell_more(cell)->last = 0;
	}
	g->touched_len = 0;
	g->cells.wides = 0;
	return ok ? STATUS_OK : STATUS_FAIL;
}

/*
 * Between two sources, the only place where the table of cells may go to disk:
 * the cells of one source must stay together.
 */
static enum status
begin_source(struct gather *g, uint32_t source)
{
	enum status st = flush_touched(g);

	if (st == STATUS_OK && g->put_away) {
		st = runs_put_away(&g->runs, &g->cells);
		g->generation++;
		g->put_away = false;
	}
	g->source = source;
	if (st == STATUS_OK && !ledger_begin(&g->ledger, source, g->generation))
		st = STATUS_FAIL;
	return st;
}

/* True when the cell already holds a sum of the current source; else it is made ready for one. */
static bool
touch(struct gather *g, struct cell *cell, uint32_t handle, bool *ok)
{
	if (cell_more(cell)->last != 0)
		return true;
	*ok = g->touched_len < g->touched_cap ||
	      mem_grow(&g->touched, &g->touched_cap, g->touched_len + 1, sizeof(*g->touched));
	if (*ok)
		g->touched[g->touched_len++] = handle;
	cell_more(cell)->last = 1;
	cell->n = 0;
	cell->flags = 0;
	return false;
}

static enum status
apply(struct gather *g, const struct row *r, uint32_t handle)
{
	struct cell *cell = cells_at(&g->cells, handle);
	bool ok = true, fresh = cell->n == 0;

	if (g->sources) {
		if (r->kind == ROW_BAD)
			return ledger_bad(&g->ledger, handle, r->number) ? STATUS_OK : STATUS_FAIL;
		fresh = !touch(g, cell, handle, &ok);
		g->ledger.segment[g->ledger.segments - 1].figures +=
		    r->kind == ROW_TOTAL ? g->total[r->number].n : 1;
	}
	if (!ok)
		return STATUS_FAIL;
	if (r->kind == ROW_TOTAL)
		ok = cell_add_total(&g->cells, cell, &g->total[r->number]);
	else if (fresh)
		cell_start(&g->cells, cell, r->value, r->scale, r->ulp);
	else
		ok = cell_add_value(&g->cells, cell, r->value, r->scale, r->ulp);
	return ok ? STATUS_OK : overflow(g, cell);
}

static enum status
spill_cells(struct gather *g)
{
	struct order order = {0};
	enum status st = order_cells(&order, &g->cells, false);

	if (st == STATUS_OK)
		st = runs_write(&g->runs, &g->cells, &order, NULL);
	order_free(&order);
	cells_clear(&g->cells);
	return st;
}

/* Called between batches: goes to disk when memory is used up. */
static enum status
keep_within_memory(struct gather *g)
{
	size_t cells = cells_bytes(&g->cells), ledger = g->sources ? ledger_bytes(&g->ledger) : 0;
	enum status st;

	if (cells + ledger <= g->memory)
		return STATUS_OK;
	if (!g->sources)
		return spill_cells(g);
	st = ledger_spool(&g->ledger);
	if (st != STATUS_OK)
		return st;
	g->put_away = cells + ledger_bytes(&g->ledger) > g->memory;
	return STATUS_OK;
}

/* The hashes of the tails, whose names are then on their way from memory. */
static void
hash_tails(struct gather *g, size_t first)
{
	size_t i;
	struct row *r;

	for (i = first; i < g->rows; i++) {
		r = &g->row[i];
		if (i > first && r->again)
			continue;
		r->hash = names_hash(slice_make(g->keys + r->key_at + r->head_len, r->key_len - r->head_len));
		slots_fetch(&g->cells.tails.slots, r->hash);
	}
	for (i = first; i < g->rows; i++) {
		if (!g->row[i].again)
			names_fetch(&g->cells.tails, g->row[i].hash);
	}
}

/* Names and hash of the rows from `first` on; a head is mostly that of the row before. */
static bool
name_rows(struct gather *g, size_t first)
{
	struct row *r, *before = NULL;
	struct slice key, head, head_before = {0};
	size_t i;

	hash_tails(g, first);
	for (i = first; i < g->rows; i++, before = r) {
		r = &g->row[i];
		if (r->again && before != NULL) {
			r->head = before->head;
			r->tail = before->tail;
			r->hash = before->hash;
			continue;
		}
		key = slice_make(g->keys + r->key_at, r->key_len);
		head = slice_sub(key, 0, r->head_len);
		if (before != NULL && slice_eq(head, head_before))
			r->head = before->head;
		else if (!cells_head(&g->cells, head, &r->head))
			return false;
		r->tail = names_add(&g->cells.tails, slice_from(key, head.len), r->hash);
		if (r->tail == 0)
			return false;
		r->hash = cells_hash(r->head, r->tail);
		head_before = head;
	}
	return true;
}

static enum status
process(struct gather *g)
{
	size_t i;
	uint32_t handle = 0, generation = g->generation;
	struct row *r;
	enum status st = STATUS_OK;

	if (g->cells.used == 0)
		g->cells.more = g->sources ? sizeof(struct cell_more) : 0;
	if (!name_rows(g, 0))
		return STATUS_FAIL;
	for (i = 0; i < g->rows; i++)
		cells_fetch_slot(&g->cells, g->row[i].hash);
	for (i = 0; i < g->rows; i++) {
		if (!g->row[i].again)
			cells_fetch_named(
			    &g->cells, g->row[i].head, g->row[i].tail, g->row[i].hash);
	}
	for (i = 0; i < g->rows && st == STATUS_OK; i++) {
		r = &g->row[i];
		if (g->sources && r->source != g->source) {
			st = begin_source(g, r->source);
			handle = 0;
			if (st != STATUS_OK)
				break;
			/* the table may have gone to disk, and the heads with it */
			if (g->generation != generation && !name_rows(g, i))
				return STATUS_FAIL;
			generation = g->generation;
		}
		if (!r->again || handle == 0)
			handle = cells_add_named(&g->cells, r->head, r->tail, r->hash);
		st = handle == 0 ? STATUS_FAIL : apply(g, r, handle);
	}
	g->figures += g->rows;
	g->rows = 0;
	g->keys_len = 0;
	return st;
}

enum status
gather_put(struct gather *g, size_t key_len, const struct row *row, const struct total *total)
{
	struct row *r = &g->row[g->rows], *before = r - 1;
	const char *key = g->keys + g->keys_len;
	enum status st = STATUS_OK;

	*r = *row;
	r->again = g->rows > 0 && before->key_len == key_len &&
		   memcmp(g->keys + before->key_at, key, key_len) == 0;
	if (r->again) {
		r->key_at = before->key_at;
	} else {
		r->key_at = (uint32_t)g->keys_len;
		g->keys_len += key_len;
	}
	r->key_len = (uint32_t)key_len;
	if (row->kind == ROW_TOTAL) {
		g->total[g->rows] = *total;
		r->number = (uint32_t)g->rows;
	}
	if (++g->rows < BATCH)
		return STATUS_OK;
	st = process(g);
	return st == STATUS_OK ? keep_within_memory(g) : st;
}

enum status
gather_end(struct gather *g)
{
	enum status st = process(g);

	return st == STATUS_OK && g->sources ? flush_touched(g) : st;
}

void
gather_count(const struct gather *g)
{
	size_t i;

	for (i = 0; i < g->ledger.segments; i++)
		g->registry->source[g->ledger.segment[i].source].figures +=
		    g->ledger.segment[i].figures;
}
