/* SPDX-License-Identifier: ISC */
#include "partial.h"

#include <string.h>

#include "diag.h"
#include "order.h"

#define VERSION "2"

/* partial TAB version TAB kind TAB span TAB sum TAB count TAB hidden keys TAB keys */
static void
put_header(const struct finish *f)
{
	const struct settings *set = f->set;
	struct out *o = f->out;
	size_t i;

	out_text(o, "partial\t" VERSION "\t");
	out_text(o, f->figures ? "figures\t" : "table\t");
	out_text(o, f->rollup ? "span\t" : "flat\t");
	out_text(o, set->sum);
	out_byte(o, '\t');
	out_text(o, set->count == NULL ? "" : set->count);
	out_byte(o, '\t');
	out_number(o, set->hidden);
	for (i = 0; i < set->keys; i++) {
		out_byte(o, '\t');
		out_text(o, set->key[i].name);
		if (set->key[i].prefix != 0) {
			out_byte(o, ':');
			out_number(o, set->key[i].prefix);
		}
	}
	out_byte(o, '\n');
}

static void
put_register(const struct finish *f)
{
	const struct registry *r = f->gather->registry;
	struct out *o = f->out;
	uint32_t s;
	uint64_t hash;
	size_t i;

	for (s = 0; s < registry_sources(r); s++) {
		out_text(o, "source\t");
		out_number(o, s);
		out_byte(o, '\t');
		if (r->source[s].date != 0) {
			out_number(o, r->source[s].date);
			out_byte(o, '\t');
			out_number(o, r->source[s].date_order);
		} else {
			out_byte(o, '\t');
		}
		out_byte(o, '\t');
		out_slice(o, map_key(&r->key, s));
		out_byte(o, '\n');
	}
	for (i = 0; i < r->first.count; i++) {
		registry_first_at(r, i, &s, &hash);
		out_text(o, "first\t");
		out_number(o, s);
		out_byte(o, '\t');
		out_number(o, hash);
		out_byte(o, '\n');
	}
	for (i = 0; i < r->listed; i++) {
		out_text(o, "unit\t");
		out_number(o, r->list[i].source);
		out_byte(o, '\t');
		out_slice(o, map_key(&r->unit, r->list[i].unit));
		out_byte(o, '\n');
	}
}

static void
put_dec(struct out *o, dec_int n, unsigned scale)
{
	char *to = out_room(o, DEC_TEXT);

	out_advance(o, to + dec_format((struct dec){n, scale}, to));
}

/* n TAB bad TAB sum TAB min TAB max TAB ulp TAB key; min and max are left out of one figure. */
static void
put_cell(struct out *o, const struct total *t, uint64_t bad, struct slice key)
{
	struct dec ulp = dec_trim((struct dec){t->ulp, TOTAL_ULP_PLACES});

	out_text(o, "cell\t");
	out_number(o, t->n);
	out_byte(o, '\t');
	if (bad != 0)
		out_number(o, bad);
	out_byte(o, '\t');
	if (t->n > 0)
		put_dec(o, t->sum, t->scale);
	out_byte(o, '\t');
	if (t->n > 1)
		put_dec(o, t->min, t->scale);
	out_byte(o, '\t');
	if (t->n > 1)
		put_dec(o, t->max, t->scale);
	out_byte(o, '\t');
	if (ulp.n != 0)
		put_dec(o, ulp.n, ulp.scale);
	out_byte(o, '\t');
	out_slice(o, key);
	out_byte(o, '\n');
}

static void
put_segment(const struct finish *f, const struct segment *s)
{
	struct gather *g = f->gather;
	struct ledger_item item;
	struct total t;
	uint64_t at = s->from;

	if (s->from == s->to)
		return;
	out_text(f->out, "of\t");
	out_number(f->out, s->source);
	out_byte(f->out, '\n');
	while (at < s->to) {
		ledger_read(&g->ledger, &at, &item);
		if (item.cell == 0)
			continue;
		if (item.bad)
			t = (struct total){0};
		else
			t = item.simple ? total_of((struct dec){item.value, item.scale}, item.ulp)
					: item.total;
		put_cell(f->out, &t, item.bad ? item.total.n : 0,
		    cell_key(&g->cells, cells_at(&g->cells, item.cell)));
	}
}

static enum status
put_sources(const struct finish *f)
{
	struct gather *g = f->gather;
	size_t i;
	uint32_t generation = 0;
	enum status st = ledger_open(&g->ledger);

	put_register(f);
	if (st == STATUS_OK && g->runs.tables > 0)
		st = runs_put_away(&g->runs, &g->cells);
	if (st == STATUS_OK && g->runs.tables > 0)
		st = runs_take_back(&g->runs, 0, &g->cells);
	for (i = 0; i < g->ledger.segments && st == STATUS_OK && !out_failed(f->out); i++) {
		if (g->ledger.segment[i].generation != generation) {
			generation = g->ledger.segment[i].generation;
			st = runs_take_back(&g->runs, generation, &g->cells);
		}
		put_segment(f, &g->ledger.segment[i]);
	}
	return st;
}

/* A table has no sources: the sums themselves, in order of key. */
static enum status
put_table(const struct finish *f)
{
	struct gather *g = f->gather;
	struct order order = {0};
	struct result r;
	size_t i;
	bool more = true;
	enum status st = order_cells(&order, &g->cells, false);

	if (st == STATUS_OK && g->runs.count == 0) {
		for (i = 0; i < order.n; i++) {
			r = result_of(&g->cells, order.handle[i], NULL);
			put_cell(f->out, &r.total, 0, r.key);
		}
		more = false;
	} else if (st == STATUS_OK) {
		st = runs_write(&g->runs, &g->cells, &order, NULL);
		if (st == STATUS_OK)
			st = runs_rewind(&g->runs);
	}
	while (st == STATUS_OK && more) {
		st = runs_next(&g->runs, &r, &more);
		if (st == STATUS_OK && more)
			put_cell(f->out, &r.total, 0, r.key);
	}
	order_free(&order);
	return st;
}

enum status
partial_write(const struct finish *f)
{
	put_header(f);
	return f->gather->sources ? put_sources(f) : put_table(f);
}
