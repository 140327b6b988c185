/* SPDX-License-Identifier: ISC */
#include "locate.h"

#include <string.h>

#include "mem.h"
#include "pair.h"

static uint32_t
root(struct locator *l, uint32_t i)
{
	while (l->parent[i] != i) {
		l->parent[i] = l->parent[l->parent[i]];
		i = l->parent[i];
	}
	return i;
}

static bool
is_severity(const struct instance *inst, char letter)
{
	return inst->rule->severity.len == 1 && inst->rule->severity.ptr[0] == letter;
}

/* Text rules and information are no part of the search. */
static bool
counts_as_failure(const struct docket *d, size_t i, char severity)
{
	const struct instance *inst = &d->inst[i];

	return inst->verdict == VERDICT_FAIL && !inst->rule->counts && is_severity(inst, severity) &&
	    d->outcome[i].group == 0;
}

static bool
room(struct locator *l, const struct docket *d)
{
	size_t cells = l->usage.cells, n = d->count;

	if (!mem_grow(&l->bound, &l->bound_cap, n + 1, sizeof(*l->bound)) ||
	    !mem_grow(&l->member, &l->member_cap, n + 1, sizeof(*l->member)) ||
	    !mem_grow(&l->parent, &l->parent_cap, n + 1, sizeof(*l->parent)) ||
	    !mem_grow(&l->touched, &l->touched_cap, cells + 1, sizeof(*l->touched)) ||
	    !mem_grow(&l->hits, &l->hits_cap, cells + 1, sizeof(*l->hits)) ||
	    !mem_grow(&l->suspect, &l->suspects_cap, cells + 1, sizeof(*l->suspect)))
		return false;
	memset(l->member, 0, n * sizeof(*l->member));
	memset(l->hits, 0, cells * sizeof(*l->hits));
	return true;
}

/* Joins failing instances of one severity that share a cell. */
static void
join(struct search *t, char severity)
{
	struct locator *l = t->l;

	memset(l->touched, 0, l->usage.cells * sizeof(*l->touched));
	for (uint32_t i = 0; i < t->d->count; i++) {
		const struct instance *inst = &t->d->inst[i];

		l->parent[i] = i;
		if (!counts_as_failure(t->d, i, severity))
			continue;
		for (size_t k = inst->trace; k < inst->trace + inst->traces; k++) {
			uint32_t c = l->usage.cell_of[k];

			if (l->touched[c] != 0)
				l->parent[root(l, i)] = root(l, l->touched[c] - 1);
			l->touched[c] = i + 1;
		}
	}
}

/* The group's instances become members, its cells suspects; returns how many instances. */
static size_t
open_group(struct search *t, uint32_t head, char severity)
{
	struct locator *l = t->l;
	size_t members = 0;

	l->suspects = 0;
	for (uint32_t i = 0; i < t->d->count; i++) {
		const struct instance *inst = &t->d->inst[i];

		if (!counts_as_failure(t->d, i, severity) || root(l, i) != head)
			continue;
		l->member[i] = true;
		members++;
		for (size_t k = inst->trace; k < inst->trace + inst->traces; k++) {
			uint32_t c = l->usage.cell_of[k];

			if (l->hits[c]++ == 0)
				l->suspect[l->suspects++] = c;
		}
	}
	/* a cell that an instance uses twice was counted twice */
	for (size_t s = 0; s < l->suspects; s++) {
		uint32_t c = l->suspect[s], hits = 0;

		for (uint32_t u = l->usage.first[c]; u < l->usage.first[c + 1]; u++)
			hits += l->member[l->usage.use[u]];
		l->hits[c] = hits;
	}
	return members;
}

static void
close_group(struct search *t)
{
	struct locator *l = t->l;

	for (size_t s = 0; s < l->suspects; s++)
		l->hits[l->suspect[s]] = 0;
	memset(l->member, 0, t->d->count * sizeof(*l->member));
}

/* Keeps the best ones in order of cost; one a cell. */
static void
offer(struct verdicts *v, const struct proposal *p)
{
	size_t at = v->count;

	while (at > 0 && (v->best[at - 1].cost > p->cost ||
	    (v->best[at - 1].cost == p->cost && v->best[at - 1].exact < p->exact)))
		at--;
	if (at == SHOWN_MAX)
		return;
	if (v->count < SHOWN_MAX)
		v->count++;
	memmove(&v->best[at + 1], &v->best[at], (v->count - at - 1) * sizeof(v->best[0]));
	v->best[at] = *p;
}

static void
try_single(struct search *t, size_t members, struct verdicts *v)
{
	struct locator *l = t->l;
	struct proposals found;

	for (size_t s = 0; s < l->suspects; s++) {
		if (l->hits[l->suspect[s]] != members)
			continue;
		suspect_values(&t->q, l->suspect[s], UINT32_MAX, &found);
		for (size_t i = 0; i < found.count && i < 2; i++)
			if (i == 0 || (found.p[i].cost == found.p[0].cost && found.p[i].exact == found.p[0].exact))
				offer(v, &found.p[i]);
	}
}

static bool
put_text(struct search *t, const struct proposal *p, const char *before, struct buf *b)
{
	return (b->len == 0 || buf_text(b, before)) && suspect_text(&t->q, p, b);
}

/* The suggestion for one instance: of a pair only what it uses itself. */
static bool
put_outcome(struct search *t, uint32_t i, const struct verdicts *v, size_t shown)
{
	struct outcome *o = &t->d->outcome[i];
	struct buf *b = &t->l->text;
	bool ok = true;

	buf_clear(b);
	for (size_t k = 0; k < shown && ok; k++)
		if (!v->pair || suspect_uses(&t->l->usage, v->best[k].cell, i))
			ok = put_text(t, &v->best[k], v->pair ? "; " : " | ", b);
	o->suggestion = arena_slice(&t->q.judge->scope[SCOPE_SELF]->arena, buf_view(b), &ok);
	if (shown != 0 && (v->pair || shown == 1)) {
		o->how_zh = slip_words_zh(v->best[0].slip);
		o->how_en = slip_words_en(v->best[0].slip);
	}
	return ok;
}

/* How many of the candidates to show: one when it is clearly the best. */
static size_t
decide(const struct verdicts *v)
{
	if (v->pair || v->count < 2)
		return v->count;
	if (v->best[0].cost + MARGIN < v->best[1].cost)
		return 1;
	return v->count;
}

/* Warnings that the same correction settles belong to the group. */
static bool
adopt(struct search *t, const struct verdicts *v, size_t shown)
{
	for (uint32_t i = 0; i < t->d->count; i++) {
		struct outcome *o = &t->d->outcome[i];

		if (o->group != 0 || t->d->inst[i].verdict != VERDICT_FAIL ||
		    !suspect_uses(&t->l->usage, v->best[0].cell, i))
			continue;
		o->group = t->l->groups;
		if (!put_outcome(t, i, v, shown))
			return false;
	}
	return true;
}

static bool
solve_group(struct search *t, uint32_t head, char severity)
{
	struct verdicts v = {.count = 0};
	size_t members = open_group(t, head, severity), shown;
	bool ok = true;

	t->q.judged = 0;
	t->q.members = members;
	try_single(t, members, &v);
	if (v.count == 0 || v.best[0].cost >= slip_cost(SLIP_OTHER)) {
		struct verdicts swap = {.count = 0};

		pair_row(t, members, &swap);
		if (swap.count == 0)
			pair_any(t, members, &swap, pair_exchange);
		if (swap.count == 0 && v.count == 0)
			pair_any(t, members, &swap, pair_values);
		if (swap.count != 0)
			v = swap;
	}
	shown = decide(&v);
	t->l->groups++;
	for (uint32_t i = 0; i < t->d->count && ok; i++)
		if (t->l->member[i]) {
			t->d->outcome[i].group = t->l->groups;
			ok = put_outcome(t, i, &v, shown);
		}
	close_group(t);
	return ok && (shown != 1 || adopt(t, &v, shown));
}

/* Errors bind always; warnings only in groups of their own. */
static bool
solve(struct search *t, char severity)
{
	for (uint32_t i = 0; i < t->d->count; i++) {
		const struct instance *inst = &t->d->inst[i];

		t->l->bound[i] = inst->verdict != VERDICT_UNRESOLVED && (is_severity(inst, 'E') ||
		    (severity == 'W' && counts_as_failure(t->d, i, 'W')));
	}
	join(t, severity);
	for (uint32_t i = 0; i < t->d->count; i++)
		if (t->l->groups < GROUPS_MAX && counts_as_failure(t->d, i, severity) && root(t->l, i) == i &&
		    !solve_group(t, i, severity))
			return false;
	return true;
}

static bool
is_lost(const struct address *a)
{
	return a->scope == SCOPE_SELF && (a->cell == NULL || a->cell->state != CELL_NUMBER);
}

/* Would the unresolved instance be resolved if this cell were known? */
static bool
resolves(struct search *t, uint32_t i, uint32_t cell)
{
	struct proposal p = {.cell = cell, .fix = suspect_suppose(&t->q, cell, UNIT)};
	const struct instance *inst = &t->d->inst[i];
	struct eval e = judge_eval(t->q.judge, inst->rule, inst->capture, inst->column);
	struct instance now = *inst;

	e.trace = NULL;
	e.supposed = &p.fix;
	e.supposeds = 1;
	judge_one(t->q.judge, &e, &now);
	return now.verdict != VERDICT_UNRESOLVED && now.verdict != VERDICT_NONE;
}

/* A lost cell: the value that the rules around it imply, if they imply one. */
static bool
solve_lost(struct search *t, uint32_t cell)
{
	const struct usage *u = &t->l->usage;
	struct verdicts v = {.count = 0};
	struct proposals found;
	bool ok = true;

	for (uint32_t k = u->first[cell]; k < u->first[cell + 1]; k++)
		t->l->bound[u->use[k]] = t->d->inst[u->use[k]].verdict != VERDICT_UNRESOLVED ||
		    resolves(t, u->use[k], cell);
	t->q.judged = 0;
	t->q.members = 0;
	suspect_values(&t->q, cell, UINT32_MAX, &found);
	if (found.count == 0 || found.count > LOST_VALUES || (found.count > 1 &&
	    found.p[0].cost == found.p[1].cost && found.p[0].exact == found.p[1].exact))
		return true;
	v.best[v.count++] = found.p[0];
	t->l->groups++;
	for (uint32_t k = u->first[cell]; k < u->first[cell + 1] && ok; k++) {
		uint32_t i = u->use[k];
		enum verdict verdict = t->d->inst[i].verdict;

		if ((verdict != VERDICT_UNRESOLVED && verdict != VERDICT_FAIL) || t->d->outcome[i].group != 0)
			continue;
		t->d->outcome[i].group = t->l->groups;
		ok = put_outcome(t, i, &v, 1);
	}
	return ok;
}

static bool
solve_all_lost(struct search *t)
{
	struct locator *l = t->l;
	size_t tried = 0;

	memset(l->touched, 0, l->usage.cells * sizeof(*l->touched));
	for (uint32_t i = 0; i < t->d->count; i++) {
		const struct instance *inst = &t->d->inst[i];

		if (inst->verdict != VERDICT_UNRESOLVED)
			continue;
		for (size_t k = inst->trace; k < inst->trace + inst->traces; k++) {
			uint32_t c = l->usage.cell_of[k];

			if (tried == GROUPS_MAX)
				return true;
			if (l->touched[c] != 0 || !is_lost(&l->usage.cell[c]) || !resolves(t, i, c))
				continue;
			l->touched[c] = 1;
			tried++;
			if (!solve_lost(t, c))
				return false;
		}
	}
	return true;
}

bool
locate(struct locator *l, struct judge *j, struct docket *d)
{
	struct search t = {.l = l, .d = d};

	l->groups = 0;
	if (!usage_build(&l->usage, d) || !room(l, d))
		return false;
	t.q = (struct inquiry){.judge = j, .docket = d, .usage = &l->usage, .bound = l->bound,
	    .member = l->member, .ignore = UINT32_MAX};
	return solve(&t, 'E') && solve(&t, 'W') && solve_all_lost(&t);
}

void
locator_free(struct locator *l)
{
	usage_free(&l->usage);
	buf_free(&l->text);
	mem_free(l->bound);
	mem_free(l->member);
	mem_free(l->parent);
	mem_free(l->touched);
	mem_free(l->suspect);
	mem_free(l->hits);
	*l = (struct locator){0};
}
