/* SPDX-License-Identifier: ISC */
#include "finish.h"

#include <stdlib.h>

#include "choose.h"
#include "compare.h"
#include "coverage.h"
#include "diag.h"
#include "eliminate.h"
#include "expect.h"
#include "guard.h"
#include "layout.h"
#include "mem.h"
#include "parts.h"
#include "print.h"
#include "regions.h"
#include "rename.h"
#include "reunite.h"
#include "rollup.h"
#include "rows.h"
#include "spread.h"
#include "tally.h"
#include "workers.h"

struct share { /* one thread's */
	struct tally tally;
	struct eliminate eliminate;
	struct spread spread;
};

struct work { /* what finish_print opens and closes */
	struct finish *finish;
	struct layout layout;
	struct choice choice;
	struct regions regions;
	struct expect expect;
	struct share *share; /* by gather */
	struct part *part;   /* by gather, and one more: rows of our own */
	struct cells own;
	struct bads no_bads;
	struct part *value; /* by gather: what quantiles are of */
	struct spread_reader reader;
	struct rows rows;
	struct printer printer;
	struct compare compare;
};

static bool
is_consolidated(const struct finish *f)
{
	return f->figures && !f->set->every_report && f->set->count == NULL;
}

/* Are the keys the five of a full address, so that rows of our own fit among them? */
static bool
has_addresses(const struct finish *f, const struct layout *l)
{
	return f->rollup && f->set->hidden == 0 && l->level == 0 &&
	       l->fields == 6 && l->year == 2 && l->sheet == 3 && l->code == 4 &&
	       l->measure == 5;
}

static bool
has_own_rows(const struct work *w)
{
	return is_consolidated(w->finish) && has_addresses(w->finish, &w->layout);
}

static enum status
write_run(struct gather *g, const struct bads *bads)
{
	struct order order = {0};
	enum status st = order_cells(&order, &g->cells, false);

	if (st == STATUS_OK)
		st = runs_write(&g->runs, &g->cells, &order, bads);
	order_free(&order);
	cells_clear(&g->cells);
	return st;
}

/* One generation: totals, gross rows of what is eliminated, regions. */
static enum status
total_up(struct work *w, size_t number, size_t *at)
{
	struct share *s = &w->share[number];
	struct gather *g = &w->finish->gather[number];
	enum status st = tally_generation(&s->tally, at);

	if (st == STATUS_OK && s->tally.eliminate != NULL)
		st = eliminate_gross(&s->eliminate, &g->cells);
	if (st == STATUS_OK && w->finish->rollup)
		st = rollup_regions(&g->cells, &s->tally.bads, &w->regions);
	return st;
}

static enum status
total_generations(struct work *w, size_t number)
{
	struct share *s = &w->share[number];
	struct gather *g = &w->finish->gather[number];
	size_t at = 0, i;
	enum status st = STATUS_OK;

	if (g->runs.tables == 0) {
		st = total_up(w, number, &at);
		return st == STATUS_OK
			   ? part_of_cells(&w->part[number], &g->cells, &s->tally.bads, false)
			   : st;
	}
	for (i = 0; i < g->runs.tables && st == STATUS_OK; i++) {
		st = runs_take_back(&g->runs, i, &g->cells);
		if (st == STATUS_OK)
			st = total_up(w, number, &at);
		if (st == STATUS_OK)
			st = write_run(g, &s->tally.bads);
	}
	return st == STATUS_OK ? part_of_runs(&w->part[number], &g->runs) : st;
}

static enum status
sort_ledger(struct gather *g, const struct choice *c)
{
	size_t i, n = registry_sources(g->registry);
	uint32_t *rank = mem_zero(n, sizeof(*rank));
	enum status st = STATUS_FAIL;

	if (rank != NULL) {
		for (i = 0; i < n; i++)
			rank[i] = c->verdict[i].rank;
		st = ledger_sort(&g->ledger, rank);
	}
	mem_free(rank);
	return st;
}

/* One thread: its part of the ledger, or of the table, becomes sorted rows. */
static enum status
make_part(void *context, size_t number)
{
	struct work *w = context;
	struct finish *f = w->finish;
	struct gather *g = &f->gather[number];
	enum status st;

	if (!g->sources) {
		if (g->runs.count == 0)
			return part_of_cells(&w->part[number], &g->cells, NULL, f->set->unsorted);
		st = write_run(g, NULL);
		return st == STATUS_OK ? part_of_runs(&w->part[number], &g->runs) : st;
	}
	st = ledger_open(&g->ledger);
	if (st == STATUS_OK && g->runs.tables > 0)
		st = runs_put_away(&g->runs, &g->cells);
	if (st == STATUS_OK && g->runs.tables > 0)
		st = reunite(g, &w->choice);
	if (st == STATUS_OK)
		st = sort_ledger(g, &w->choice);
	return st == STATUS_OK ? total_generations(w, number) : st;
}

/* Is one province all there is?  Then it is not said again as the country. */
static void
see_provinces(struct regions *r, const struct registry *registry, const struct choice *c)
{
	uint32_t i;
	struct slice first = {0}, region;

	for (i = 0; i < registry_sources(registry); i++) {
		if (c->verdict[i].fate != FATE_USED)
			continue;
		region = slice_sub(registry_field(registry, i, SOURCE_REGION), 0, 2);
		if (first.ptr == NULL)
			first = region;
		else if (!slice_eq(first, region))
			r->country = true;
	}
}

static enum status
choose_sources(struct work *w)
{
	struct finish *f = w->finish;
	size_t i;
	enum status st = STATUS_OK;

	for (i = 0; i < f->gathers; i++)
		gather_count(&f->gather[i]);
	if (!choose(&w->choice, f->registry, !is_consolidated(f)))
		return STATUS_FAIL;
	if (f->rollup)
		see_provinces(&w->regions, f->registry, &w->choice);
	for (i = 0; i < f->gathers && st == STATUS_OK && has_own_rows(w); i++) {
		st = eliminate_init(&w->share[i].eliminate, f->rules, &w->choice, f->registry);
		w->share[i].tally.eliminate = &w->share[i].eliminate;
	}
	if (st != STATUS_OK || !is_consolidated(f))
		return st;
	st = expect_read(&w->expect, f->set);
	if (st == STATUS_OK)
		st = expect_match(&w->expect, f->registry, &w->choice);
	if (st == STATUS_OK && !rename_match(&w->expect, f->registry, &w->choice, &w->regions))
		st = STATUS_FAIL;
	if (st == STATUS_OK)
		expect_tell(&w->expect, f->registry, &w->choice);
	return st == STATUS_OK
		   ? coverage_tell(f->registry, &w->choice, &w->expect, f->set->registry)
		   : st;
}

/* Sheets C and E are known when all parts are. */
static enum status
make_own_rows(struct work *w)
{
	struct finish *f = w->finish;
	size_t i;
	enum status st = coverage_rows(f->registry, &w->choice, &w->expect, &w->own);

	for (i = 1; i < f->gathers && st == STATUS_OK; i++)
		st = eliminate_join(&w->share[0].eliminate, &w->share[i].eliminate);
	if (st == STATUS_OK)
		st = eliminate_amounts(&w->share[0].eliminate, f->registry, &w->own);
	if (st == STATUS_OK)
		st = rollup_regions(&w->own, &w->no_bads, &w->regions);
	return st == STATUS_OK ? part_of_cells(&w->part[f->gathers], &w->own, NULL, false) : st;
}

/* The values of all threads as one stream of sorted rows. */
static enum status
open_values(struct work *w)
{
	size_t i;
	enum status st = STATUS_OK;

	for (i = 0; i < w->finish->gathers && st == STATUS_OK; i++)
		st = spread_part(&w->share[i].spread, &w->value[i]);
	w->reader = (struct spread_reader){.part = w->value, .parts = w->finish->gathers};
	w->rows.spread = &w->reader;
	return st;
}

static void
free_work(struct work *w)
{
	size_t i;

	rows_free(&w->rows);
	print_free(&w->printer);
	compare_free(&w->compare);
	for (i = 0; i < w->finish->gathers && w->share != NULL; i++) {
		tally_free(&w->share[i].tally);
		eliminate_free(&w->share[i].eliminate);
		spread_free(&w->share[i].spread);
	}
	for (i = 0; i <= w->finish->gathers && w->part != NULL; i++)
		part_free(&w->part[i]);
	mem_free(w->share);
	for (i = 0; i < w->finish->gathers && w->value != NULL; i++)
		part_free(&w->value[i]);
	mem_free(w->part);
	mem_free(w->value);
	cells_free(&w->own);
	choice_free(&w->choice);
	expect_free(&w->expect);
	regions_close(&w->regions);
}

/* Wires the parts to one another; they are empty so far. */
static bool
set_up(struct work *w)
{
	const struct finish *f = w->finish;
	const struct rules *rules = f->figures ? f->rules : NULL;
	const struct regions *regions = f->rollup ? &w->regions : NULL;
	size_t i;

	w->share = mem_zero(f->gathers, sizeof(*w->share));
	w->part = mem_zero(f->gathers + 1, sizeof(*w->part));
	w->value = mem_zero(f->gathers, sizeof(*w->value));
	if (w->share == NULL || w->part == NULL || w->value == NULL)
		return false;
	for (i = 0; i < f->gathers; i++) {
		spread_init(&w->share[i].spread, f->gather[i].memory / 4, regions,
		    layout_head_fields(&w->layout));
		w->share[i].tally = (struct tally){
		    .gather = &f->gather[i], .choice = &w->choice, .layout = &w->layout};
		if (f->set->quantiles > 0)
			w->share[i].tally.spread = &w->share[i].spread;
	}
	w->printer = (struct printer){.set = f->set,
	    .layout = &w->layout,
	    .out = f->out,
	    .rules = rules,
	    .regions = regions,
	    .sources = f->gather[0].sources,
	    .no_sums = f->figures && guard_no_sums(f->set),
	    .addresses = has_addresses(f, &w->layout)};
	w->compare = (struct compare){
	    .set = f->set, .layout = &w->layout, .rules = rules, .regions = regions};
	w->rows = (struct rows){.set = f->set,
	    .layout = &w->layout,
	    .figures = f->figures,
	    .part = w->part,
	    .parts = f->gathers + 1,
	    .printer = &w->printer,
	    .compare = f->set->compare[0] != NULL ? &w->compare : NULL};
	return true;
}

enum status
finish_print(struct finish *f)
{
	struct work w = {.finish = f,
	    .layout = layout_of(f->set, f->rollup),
	    .own = {.more = sizeof(struct cell_more)}};
	enum status st = STATUS_OK;

	w.own.head_fields = layout_head_fields(&w.layout);
	if (f->set->compare[0] != NULL &&
	    (w.layout.year == LAYOUT_NONE ||
		w.layout.year >= w.layout.fields - f->set->hidden)) {
		diag_error(NULL, "--compare needs the column year among the keys -- add it to -k");
		return STATUS_FAIL;
	}
	if (f->set->quantiles > 0 && !f->gather[0].sources && f->set->hidden == 0 &&
	    f->set->merge) {
		diag_error(NULL, "the partial roll-ups have sums only -- give --median or --quantile "
				 "to --partial as well");
		return STATUS_FAIL;
	}
	if (!f->figures)
		w.layout.code = LAYOUT_NONE, w.layout.level = 0;
	if (!set_up(&w) || (f->rollup && regions_open(&w.regions, f->set->reference) != STATUS_OK))
		st = STATUS_FAIL;
	if (st == STATUS_OK && f->gather[0].sources)
		st = choose_sources(&w);
	if (st == STATUS_OK)
		st = workers_run(f->gathers, make_part, NULL, &w);
	if (st == STATUS_OK && has_own_rows(&w))
		st = make_own_rows(&w);
	if (st == STATUS_OK && f->set->quantiles > 0 && f->gather[0].sources)
		st = open_values(&w);
	if (st == STATUS_OK)
		st = rows_print(&w.rows);
	free_work(&w);
	return st;
}

enum status
finish_members(struct finish *f)
{
	struct choice choice = {0};
	enum status st = STATUS_OK;

	if (f->gather[0].sources && !choose(&choice, f->registry, !is_consolidated(f)))
		st = STATUS_FAIL;
	if (st == STATUS_OK)
		members_print(f->members, f->gather[0].sources ? &choice : NULL, f->out);
	choice_free(&choice);
	return st;
}
