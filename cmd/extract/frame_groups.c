/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "frame.h"

/* Blocks beside one another: each begins where a code or name comes after the last one's amounts. */
static void
number_blocks(struct frame *f)
{
	unsigned group = 0;
	uint32_t j;
	bool named = false, amounts = false;

	for (j = 0; j < f->n; j++) {
		struct frame_column *c = &f->col[j];

		if ((c->role == ROLE_CODE && (named || amounts)) || (c->role == ROLE_NAME &&
		    (named || amounts))) {
			/* a code stands right before its name; two names in a row are one label */
			if (amounts || (c->role == ROLE_CODE && named)) {
				group++;
				named = amounts = false;
			}
		}
		named = named || c->role == ROLE_NAME;
		amounts = amounts || c->role == ROLE_AMOUNT;
		c->group = group;
		f->coded = f->coded || c->role == ROLE_CODE;
		f->lined = f->lined || c->role == ROLE_LINE;
	}
	f->groups = f->n != 0 ? group + 1 : 0;
}

void
frame_repeat(struct frame *f)
{
	struct slice measure[FRAME_MAX];
	uint32_t j, k, from = 0;
	size_t n = 0, at = 0;
	bool lone = false;

	for (j = 0; j < f->n; j++) {
		const struct frame_column *c = &f->col[j];

		if (c->role != ROLE_AMOUNT || c->item.len == 0)
			continue;
		f->across = true;
		lone = lone || c->measure.len == 0;
		for (k = 0; k < n && !slice_eq(measure[k], c->measure); k++)
			continue;
		if (k == n && c->measure.len != 0)
			measure[n++] = c->measure;
	}
	if (n == 0) {
		/* 决算表 that names no measure */
		for (j = 0; j < f->n; j++) {
			if (f->col[j].role == ROLE_AMOUNT && f->col[j].item.len != 0)
				f->col[j].measure = SLICE("决算数");
		}
		return;
	}
	/* items that alternate 预算数 决算数 each have their measure already */
	for (j = 1; j < f->n && !lone; j++) {
		if (f->col[j].role == ROLE_AMOUNT && f->col[j].item.len != 0 &&
		    slice_eq(f->col[j].item, f->col[j - 1].item))
			return;
	}
	for (j = 0; j < f->n; j++) {
		struct frame_column *c = &f->col[j];

		if (c->role != ROLE_AMOUNT || c->item.len == 0)
			continue;
		for (k = from; k < j; k++) {
			if (f->col[k].role == ROLE_AMOUNT && slice_eq(f->col[k].item, c->item))
				break;
		}
		if (k < j && at + 1 < n) {
			at++;
			from = j;
		}
		c->measure = measure[at];
	}
}

static size_t
rank_of(const struct layout *known, const char *sheet, const struct layout_entry *caption)
{
	const struct layout_entry *e;
	size_t rank = 0;

	for (e = layout_first(known, LAYOUT_CAPTION, sheet); e != NULL && e != caption; e = e->next)
		rank++;
	return rank;
}

/* Of two columns with one measure the caption that stands first in the reference keeps it; the other is named as printed. */
static void
tell_apart(const struct layout *known, const char *sheet, struct frame *f)
{
	uint32_t j, k;

	for (j = 0; j < f->n; j++) {
		for (k = j + 1; k < f->n; k++) {
			struct frame_column *a = &f->col[j], *b = &f->col[k];

			if (a->role != ROLE_AMOUNT || b->role != ROLE_AMOUNT || a->group != b->group ||
			    !slice_eq(a->measure, b->measure) || !slice_eq(a->item, b->item))
				continue;
			if (a->caption == NULL || b->caption == NULL || a->item.len != 0 ||
			    slice_eq(a->caption->alias, b->caption->alias))
				b->role = ROLE_NONE;
			else if (rank_of(known, sheet, a->caption) <= rank_of(known, sheet, b->caption))
				b->measure = b->caption->alias;
			else
				a->measure = a->caption->alias;
		}
	}
}

/* 收入 and 支出 of the two-sided statements are what T01 measures, whatever the column is called. */
static void
name_sides(const char *sheet, struct frame *f)
{
	bool t01 = strcmp(sheet, "T01") == 0;
	uint32_t j;

	for (j = 0; j < f->n; j++) {
		struct frame_column *c = &f->col[j];

		if (c->role != ROLE_AMOUNT || f->groups < 2)
			continue;
		if (t01 && slice_eq(c->measure, SLICE("决算数")))
			c->measure = c->group == 0 ? SLICE("收入") : SLICE("支出");
		else if (!t01 && c->group != 0 && slice_eq(c->measure, SLICE("收入")))
			c->measure = SLICE("合计");
	}
}

/* T08 in the form of T07 has the columns of T07. */
static void
name_total(struct frame *f)
{
	uint32_t j;
	bool opening = false;

	for (j = 0; j < f->n; j++)
		opening = opening || slice_eq(f->col[j].measure, SLICE("年初结转和结余"));
	for (j = 0; j < f->n && opening; j++) {
		if (f->col[j].role == ROLE_AMOUNT && slice_eq(f->col[j].measure, SLICE("合计")))
			f->col[j].measure = SLICE("小计");
	}
}

void
frame_groups(const struct layout *known, const char *sheet, struct frame *f)
{
	f->coded = f->lined = f->across = false;
	number_blocks(f);
	frame_repeat(f);
	if (strcmp(sheet, "T01") == 0 || strcmp(sheet, "T04") == 0)
		name_sides(sheet, f);
	if (strcmp(sheet, "T08") == 0)
		name_total(f);
	tell_apart(known, sheet, f);
}
