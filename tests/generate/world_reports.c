/* SPDX-License-Identifier: ISC */
#include "world.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"

struct years { /* accounts of two years: [0] last year's, [1] this year's */
	struct account unit[2][UNIT_MAX];
	struct account all[2];
};

static void
advance(struct years *y, const struct department *dep, const struct data *d, int year, bool first)
{
	int64_t down = dep->units > 1 ? dep->spec[0].down : 0,
		up = dep->units > 1 ? dep->spec[0].up : 0;
	size_t i;

	memcpy(y->unit[0], y->unit[1], sizeof y->unit[0]);
	y->all[0] = y->all[1];
	memset(&y->all[1], 0, sizeof y->all[1]);
	for (i = 0; i < dep->units; i++) {
		account_make(&y->unit[1][i], d, &dep->spec[i], year, first ? NULL : &y->unit[0][i]);
		account_add(&y->all[1], &y->unit[1][i]);
	}
	account_eliminate(&y->all[1], down, up);
}

/* An edition that was corrected later: one project had been entered too high. */
static void
restate(struct account *a, struct rng *r)
{
	size_t i;

	for (i = 0; i < a->items; i++) {
		struct item *it = &a->item[i];
		int64_t more = it->fiscal_project / 7;

		if (it->fiscal_project == 0 || rng_chance(r, 300))
			continue;
		it->fiscal_project += more;
		it->expense[EXP_PROJECT] += more;
		it->revenue[REV_FISCAL] += more;
		return;
	}
}

struct walk {
	const struct department *dep;
	struct arena *arena;
	const struct data *data;
	world_each each;
	void *context;
	bool ok;
};

static struct slice
keep(struct walk *w, const char *text)
{
	return arena_slice(w->arena, slice_of(text), &w->ok);
}

static void
name_report(struct walk *w, struct report *r, struct slice entity, const char *edition)
{
	static const char *const scope[] = {"汇总", "本级", "单位", "部门"};
	bool wide = slice_has(w->dep->line[0].name, SLICE("（"));
	char text[512];

	r->entity = entity;
	(void)snprintf(text, sizeof text, "reports/%.*s/%.*s-%d-%s%s.txt", (int)r->region.len,
	    r->region.ptr, (int)entity.len, entity.ptr, r->year, scope[r->scope], edition);
	r->path = keep(w, text);
	if (r->scope == SCOPE_ALL || r->scope == SCOPE_SELF) {
		(void)snprintf(text, sizeof text, wide ? "%.*s（%s）" : "%.*s(%s)", (int)entity.len,
		    entity.ptr, scope[r->scope]);
		r->title = keep(w, text);
	} else {
		r->title = entity;
	}
}

/* One report of part k of the department (dep->units: the whole). */
static enum status
publish(struct walk *w, const struct years *y, size_t k, int year, const char *edition, int version)
{
	const struct department *dep = w->dep;
	bool whole = k == dep->units;
	struct report r = {.data = w->data, .year = year, .version = version};
	size_t i;

	r.now = whole ? &y->all[1] : &y->unit[1][k];
	r.prev = whole ? &y->all[0] : &y->unit[0][k];
	r.scope = whole ? (dep->says_all ? SCOPE_ALL : SCOPE_DEPARTMENT)
	    : k == 0	? SCOPE_SELF
			: SCOPE_UNIT;
	r.seed = rng_mix(dep->seed, rng_mix(k, (uint64_t)year));
	r.region = dep->region->code;
	r.region_name = dep->region->name;
	r.budget_code = dep->budget_code;
	r.counts = (whole || !dep->all) && edition[0] == '\0';
	for (i = 0; i < dep->units; i++)
		if (whole || i == k)
			r.unit[r.units++] = dep->line[i];
	report_dress(&r, dep->style);
	name_report(w, &r, whole ? dep->entity : dep->unit_entity[k], edition);
	return w->ok ? w->each(w->context, &r) : STATUS_FAIL;
}

static enum status
publish_all(struct walk *w, struct years *y, size_t k, int year, bool duplicates)
{
	struct rng r = rng_fork(w->dep->seed, rng_mix(900 + k, (uint64_t)year));
	enum status st = publish(w, y, k, year, "", 0);
	struct account *a = k == w->dep->units ? &y->all[1] : &y->unit[1][k], *kept;

	if (st != STATUS_OK || !duplicates || !rng_chance(&r, 120))
		return st;
	if (rng_chance(&r, 400))
		return publish(w, y, k, year, "-副本", 0);
	kept = mem_alloc(sizeof *kept);
	if (kept == NULL)
		return STATUS_FAIL;
	*kept = *a;
	restate(a, &r);
	st = publish(w, y, k, year, "-更正前", 1);
	*a = *kept;
	mem_free(kept);
	return st;
}

enum status
world_reports(const struct department *dep, struct arena *a, const struct data *d,
    const struct plan *p, world_each each, void *context)
{
	struct walk w = {dep, a, d, each, context, true};
	struct years *y = mem_zero(1, sizeof *y);
	enum status st = STATUS_OK;
	int year;
	size_t k;

	if (y == NULL)
		return STATUS_FAIL;
	for (year = p->first_year - 1; st == STATUS_OK && year <= p->last_year; year++) {
		advance(y, dep, d, year, year < p->first_year);
		if (year < p->first_year)
			continue;
		if (dep->all)
			st = publish_all(&w, y, dep->units, year, p->duplicates);
		if (st == STATUS_OK && dep->self)
			st = publish_all(&w, y, 0, year, p->duplicates);
		for (k = 1; st == STATUS_OK && dep->parts && k < dep->units; k++)
			st = publish_all(&w, y, k, year, p->duplicates);
	}
	mem_free(y);
	return st;
}
