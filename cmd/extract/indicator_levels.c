/* SPDX-License-Identifier: ISC */
/*
 * Which first and second level each indicator belongs to.
 *
 * Labels of merged cells stand on the first row of their span, or in the middle
 * of it; on the rows between, the label is missing.  In the middle, the spans are
 * those that have their labels nearest to their middles and whose indicators'
 * names speak for their label (次数 for 数量指标).
 */
#include "indicators.h"

#include <stdlib.h>

#include "mem.h"

enum { ROWS_MOST = 400 };	/* more are read as labelled from the top */

struct span_cut {
	int cost;
	size_t from;	/* best start of the label before */
};

static struct slice
label_at(const struct indicators *t, size_t i, int level)
{
	return level == 1 ? t->item[i].one : t->item[i].two;
}

static void
set_level(struct indicators *t, size_t i, int level, struct slice label)
{
	if (level == 1)
		t->item[i].level1 = label;
	else
		t->item[i].level2 = label;
}

static void
fill_down(struct indicators *t, int level)
{
	struct slice label = SLICE("");
	size_t i;

	for (i = 0; i < t->items; i++) {
		if (label_at(t, i, level).len != 0)
			label = label_at(t, i, level);
		set_level(t, i, level, label);
	}
}

/* How badly the rows from .. to-1 with the label printed at `at` make a span. */
static int
span_cost(const struct indicators *t, size_t from, size_t to, size_t at, int level)
{
	int cost = abs(2 * (int)at - (int)(from + to - 1));
	const struct term *hint;
	struct slice label = label_at(t, at, level);
	size_t i, where, used;

	for (i = from; level == 2 && i < to; i++) {
		hint = terms_inside(t->form->terms, TERM_HINT, t->item[i].field[COLUMN_NAME], &where, &used);
		if (hint != NULL && !slice_eq(hint->canonical, label))
			cost++;
	}
	return cost;
}

/* Spans between `labels` label rows; start[k] is where span k starts. */
static void
cut_spans(const struct indicators *t, const size_t *at, size_t labels, size_t *start, int level,
    struct span_cut *cut)
{
	size_t n = t->items, k, s, e, low, high;
	int cost;

	/* cut[k * (n + 1) + e]: best cost of spans 0..k that end before row e. */
	for (k = 0; k < labels; k++) {
		low = at[k] + 1;
		high = k + 1 < labels ? at[k + 1] : n;
		for (e = low; e <= high; e++) {
			cut[k * (n + 1) + e] = (struct span_cut){ALIGN_NEVER * 100, 0};
			for (s = k == 0 ? 0 : at[k - 1] + 1; s <= (k == 0 ? 0 : at[k]); s++) {
				cost = span_cost(t, s, e, at[k], level) +
				    (k == 0 ? 0 : cut[(k - 1) * (n + 1) + s].cost);
				/* of equals the later start: a span reaches down rather than up */
				if (cost <= cut[k * (n + 1) + e].cost)
					cut[k * (n + 1) + e] = (struct span_cut){cost, s};
			}
		}
	}
	for (e = n, k = labels; k-- > 0; e = start[k])
		start[k] = cut[k * (n + 1) + e].from;
}

static bool
fill_middle(struct indicators *t, int level)
{
	size_t n = t->items, labels = 0, i, k = 0;
	size_t *at = mem_alloc(2 * n * sizeof(*at));
	struct span_cut *cut;

	if (at == NULL)
		return false;
	for (i = 0; i < n; i++) {
		if (label_at(t, i, level).len != 0)
			at[labels++] = i;
	}
	cut = mem_alloc(labels * (n + 1) * sizeof(*cut));
	if (cut != NULL && labels != 0) {
		cut_spans(t, at, labels, at + n, level, cut);
		for (i = 0; i < n; i++) {
			while (k + 1 < labels && i >= at[n + k + 1])
				k++;
			set_level(t, i, level, label_at(t, at[k], level));
		}
	}
	mem_free(cut);
	mem_free(at);
	return cut != NULL;
}

/* Labels stand in the middle when the first row lacks one that others have. */
static bool
in_the_middle(const struct indicators *t, int level)
{
	size_t i;

	if (t->items == 0 || t->items > ROWS_MOST || label_at(t, 0, level).len != 0)
		return false;
	for (i = 1; i < t->items; i++) {
		if (label_at(t, i, level).len != 0)
			return true;
	}
	return false;
}

/* The first level that a second level usually belongs to; empty: any. */
static struct slice
usual_parent(const struct indicators *t, const struct indicator *it)
{
	const struct term *two = terms_find(t->form->terms, TERM_LEVEL2, it->level2);

	if (two == NULL || (it->one.len != 0 && slice_eq(it->level2, SLICE("成本指标"))))
		return SLICE("");
	return two->parent;
}

/* The vocabulary decides where it can: a lost label of the first level then costs nothing. */
static void
settle_parents(struct indicators *t)
{
	struct indicator *it;
	struct slice parent;
	size_t i;

	for (i = 0; i < t->items; i++) {
		it = &t->item[i];
		parent = usual_parent(t, it);
		if (parent.len != 0 && (it->one.len == 0 ||
		    terms_find(t->form->terms, TERM_LEVEL1, it->one) != NULL))
			it->level1 = parent;
	}
}

void
indicator_levels(struct indicators *t)
{
	bool middle = in_the_middle(t, 1) || in_the_middle(t, 2);
	int level;

	for (level = 1; level <= 2; level++) {
		if (!middle)
			fill_down(t, level);
		else if (!fill_middle(t, level))
			t->form->ok = false;
	}
	settle_parents(t);
}
