/* SPDX-License-Identifier: ISC */
#include "finish.h"

#include <stdlib.h>

#include "choose.h"
#include "compare.h"
#include "coverage.h"
#include "diag.h"
#include "eliminate.h"
#include "expect.h"
#include "layout.h"
#include "mem.h"
#include "order.h"
#include "print.h"
#include "regions.h"
#include "rollup.h"
#include "tally.h"

enum { AHEAD = 16 };

struct work {			/* what finish_print opens and closes */
	struct layout layout;
	struct choice choice;
	struct eliminate eliminate;
	struct regions regions;
	struct tally tally;
	struct printer printer;
	struct compare compare;
	struct expect expect;
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
	return f->rollup && l->fields == 6 && l->year == 2 && l->sheet == 3 && l->code == 4 && l->measure == 5;
}

static enum status
put_result(struct finish *f, struct work *w, const struct result *r)
{
	return f->set->compare[0] != NULL ? compare_row(&w->compare, r) : print_row(&w->printer, r);
}

static enum status
print_cells(struct finish *f, struct work *w)
{
	struct order order = {0};
	struct result r;
	size_t i;
	enum status st = order_cells(&order, &f->gather->cells, f->set->unsorted && !f->gather->sources);

	for (i = 0; i < order.n && st == STATUS_OK; i++) {
		if (i + AHEAD < order.n) {
			__builtin_prefetch(cells_at(&f->gather->cells, order.handle[i + AHEAD]));
			__builtin_prefetch((const char *)cells_at(&f->gather->cells, order.handle[i + AHEAD]) + 64);
		}
		r = result_of(&f->gather->cells, order.handle[i], &w->tally.bads);
		if (r.total.n > 0 || r.bad > 0)
			st = put_result(f, w, &r);
	}
	order_free(&order);
	return st;
}

static enum status
print_runs(struct finish *f, struct work *w)
{
	struct result r;
	bool more = true;
	enum status st = runs_rewind(&f->gather->runs);

	while (st == STATUS_OK && more) {
		st = runs_next(&f->gather->runs, &r, &more);
		if (st == STATUS_OK && more)
			st = put_result(f, w, &r);
	}
	return st;
}

static enum status
write_run(struct finish *f, struct work *w)
{
	struct order order = {0};
	enum status st = order_cells(&order, &f->gather->cells, false);

	if (st == STATUS_OK)
		st = runs_write(&f->gather->runs, &f->gather->cells, &order, &w->tally.bads);
	order_free(&order);
	cells_clear(&f->gather->cells);
	return st;
}

/* Is one province all there is?  Then it is not said again as the country. */
static void
see_provinces(struct regions *r, const struct gather *g, const struct choice *c)
{
	uint32_t i;
	struct slice first = {0}, region;

	for (i = 0; i < registry_sources(&g->registry); i++) {
		if (c->verdict[i].fate != FATE_USED)
			continue;
		region = slice_sub(registry_field(&g->registry, i, SOURCE_REGION), 0, 2);
		if (first.ptr == NULL)
			first = region;
		else if (!slice_eq(first, region))
			r->country = true;
	}
}

/* One generation: totals, rows of our own, regions. */
static enum status
total_up(struct finish *f, struct work *w, size_t *at, bool last)
{
	enum status st = tally_generation(&w->tally, at);

	if (st == STATUS_OK && w->tally.eliminate != NULL)
		st = eliminate_rows(&w->eliminate, f->gather, last);
	if (st == STATUS_OK && last && has_addresses(f, &w->layout) && is_consolidated(f))
		st = coverage_rows(f->gather, &w->choice, &w->expect);
	if (st == STATUS_OK && f->rollup)
		st = rollup_regions(&f->gather->cells, &w->tally.bads, &w->regions);
	return st;
}

static enum status
finish_generations(struct finish *f, struct work *w)
{
	struct gather *g = f->gather;
	size_t at = 0, i, tables = g->runs.tables;
	enum status st = STATUS_OK;

	if (tables == 0) {
		st = total_up(f, w, &at, true);
		return st == STATUS_OK ? print_cells(f, w) : st;
	}
	if (g->cells.count > 0)
		st = runs_put_away(&g->runs, &g->cells);
	for (i = 0, tables = g->runs.tables; i < tables && st == STATUS_OK; i++) {
		st = runs_take_back(&g->runs, i, &g->cells);
		if (st == STATUS_OK)
			st = total_up(f, w, &at, i + 1 == tables);
		if (st == STATUS_OK)
			st = write_run(f, w);
	}
	return st == STATUS_OK ? print_runs(f, w) : st;
}

/* A report whose figures lie in two generations would count twice. */
static enum status
check_generations(const struct gather *g, const struct choice *c)
{
	uint32_t *seen, report;
	struct slice name;
	size_t i;
	enum status st = STATUS_OK;

	if (g->runs.tables == 0)
		return STATUS_OK;
	seen = mem_zero(registry_sources(&g->registry), sizeof(*seen));
	if (seen == NULL)
		return STATUS_FAIL;
	for (i = 0; i < g->ledger.segments && st == STATUS_OK; i++) {
		report = c->verdict[g->ledger.segment[i].source].report;
		if (seen[report] != 0 && seen[report] != g->ledger.segment[i].generation + 1) {
			name = registry_field(&g->registry, g->ledger.segment[i].source, SOURCE_REPORT);
			diag_error(NULL, "the groups do not fit --memory and the rows of %s do not stand together "
			    "-- sort by report (or the column of -c) first, or give more memory",
			    diag_quote(name).text);
			st = STATUS_FAIL;
		}
		seen[report] = g->ledger.segment[i].generation + 1;
	}
	mem_free(seen);
	return st;
}

static enum status
sort_ledger(struct gather *g, const struct choice *c)
{
	size_t i, n = registry_sources(&g->registry);
	uint32_t *rank = mem_zero(n, sizeof(*rank));
	enum status st = STATUS_FAIL;

	if (rank != NULL) {
		for (i = 0; i < n; i++)
			rank[i] = c->verdict[i].rank;
		st = ledger_sort(&g->ledger, rank);
	}
	mem_free(rank);
	return st == STATUS_OK ? ledger_open(&g->ledger) : st;
}

static enum status
tell_coverage(const struct finish *f, struct work *w)
{
	enum status st = expect_read(&w->expect, f->set);

	if (st == STATUS_OK)
		st = expect_match(&w->expect, &f->gather->registry, &w->choice);
	return st == STATUS_OK ? coverage_tell(f->gather, &w->choice, &w->expect, f->set->registry) : st;
}

static enum status
finish_sources(struct finish *f, struct work *w)
{
	struct gather *g = f->gather;
	enum status st = STATUS_OK;

	if (!choose(&w->choice, &g->registry, !is_consolidated(f)))
		return STATUS_FAIL;
	st = check_generations(g, &w->choice);
	if (st == STATUS_OK)
		st = sort_ledger(g, &w->choice);
	if (st == STATUS_OK && is_consolidated(f) && has_addresses(f, &w->layout)) {
		st = eliminate_init(&w->eliminate, f->rules, &w->choice, &g->registry);
		w->tally.eliminate = &w->eliminate;
	}
	if (st == STATUS_OK && is_consolidated(f))
		st = tell_coverage(f, w);
	if (f->rollup)
		see_provinces(&w->regions, g, &w->choice);
	return st == STATUS_OK ? finish_generations(f, w) : st;
}

static enum status
finish_table(struct finish *f, struct work *w)
{
	if (f->gather->runs.count == 0)
		return print_cells(f, w);
	if (write_run(f, w) != STATUS_OK)
		return STATUS_FAIL;
	return print_runs(f, w);
}

static void
free_work(struct work *w)
{
	print_free(&w->printer);
	compare_free(&w->compare);
	tally_free(&w->tally);
	eliminate_free(&w->eliminate);
	choice_free(&w->choice);
	expect_free(&w->expect);
	regions_close(&w->regions);
}

/* Wires the parts to one another; they are empty so far. */
static void
set_up(const struct finish *f, struct work *w)
{
	const struct rules *rules = f->figures ? f->rules : NULL;
	const struct regions *regions = f->rollup ? &w->regions : NULL;

	w->tally = (struct tally){.gather = f->gather, .choice = &w->choice, .layout = &w->layout};
	w->printer = (struct printer){.set = f->set, .layout = &w->layout, .out = f->out, .rules = rules,
	    .regions = regions, .sources = f->gather->sources, .addresses = has_addresses(f, &w->layout)};
	w->compare = (struct compare){.set = f->set, .layout = &w->layout, .rules = rules, .regions = regions};
}

enum status
finish_print(struct finish *f)
{
	struct work w = {.layout = layout_of(f->set, f->rollup)};
	bool compare = f->set->compare[0] != NULL;
	enum status st = STATUS_OK;

	if (compare && w.layout.year == LAYOUT_NONE) {
		diag_error(NULL, "--compare needs the column year among the keys -- add it to -k");
		return STATUS_FAIL;
	}
	if (f->rollup)
		st = regions_open(&w.regions, f->set->reference);
	set_up(f, &w);
	if (st == STATUS_OK) {
		if (!compare)
			print_header(&w.printer);
		st = f->gather->sources ? finish_sources(f, &w) : finish_table(f, &w);
	}
	if (st == STATUS_OK)
		st = compare ? compare_print(&w.compare, f->out) : print_end(&w.printer);
	free_work(&w);
	return st;
}

enum status
finish_members(struct finish *f)
{
	struct choice choice = {0};
	enum status st = STATUS_OK;

	if (f->gather->sources && !choose(&choice, &f->gather->registry, !is_consolidated(f)))
		st = STATUS_FAIL;
	if (st == STATUS_OK)
		members_print(f->members, f->gather->sources ? &choice : NULL, f->out);
	choice_free(&choice);
	return st;
}
