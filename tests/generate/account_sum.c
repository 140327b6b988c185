/* SPDX-License-Identifier: ISC */
#include "account.h"

static void
add_item(struct item *to, const struct item *from)
{
	size_t k;

	for (k = 0; k < REV_N; k++)
		to->revenue[k] += from->revenue[k];
	for (k = 0; k < EXP_N; k++)
		to->expense[k] += from->expense[k];
	to->fiscal_basic += from->fiscal_basic;
	to->fiscal_project += from->fiscal_project;
	to->open_fiscal += from->open_fiscal;
	to->close_fiscal += from->close_fiscal;
	to->open_other += from->open_other;
	to->close_other += from->close_other;
	to->initial += from->initial;
	to->full += from->full;
	to->surplus += from->surplus;
	to->distribution += from->distribution;
}

static void
add_counts(struct account *sum, const struct account *a)
{
	size_t k;

	for (k = 0; k < VEHICLE_KINDS; k++)
		sum->vehicle[k] += a->vehicle[k];
	sum->groups += a->groups;
	sum->travellers += a->travellers;
	sum->cars_bought += a->cars_bought;
	sum->cars_kept += a->cars_kept;
	sum->receptions += a->receptions;
	sum->guests += a->guests;
	sum->equipment += a->equipment;
	sum->goods += a->goods;
	sum->works += a->works;
	sum->services += a->services;
	sum->sme += a->sme;
	sum->micro += a->micro;
	sum->running_cost += a->running_cost;
}

void
account_add(struct account *sum, const struct account *a)
{
	size_t i;

	for (i = 0; i < a->items; i++)
		add_item(account_item(sum, a->item[i].function, a->item[i].fund), &a->item[i]);
	for (i = 0; i < ECON_MAX; i++)
		sum->econ[i] += a->econ[i];
	for (i = 0; i < THREE_N; i++) {
		sum->three[i] += a->three[i];
		sum->three_full[i] += a->three_full[i];
		sum->three_initial[i] += a->three_initial[i];
	}
	add_counts(sum, a);
	for (i = 0; i < a->projects && sum->projects < PROJECT_MAX; i++)
		sum->project[sum->projects++] = a->project[i];
}

/* Both ends of an internal payment stand at the same code: each falls by what is there. */
static void
cancel(int64_t *income, int64_t *spending, int64_t *left)
{
	int64_t v = *income < *spending ? *income : *spending;

	if (v > *left)
		v = *left;
	*income -= v;
	*spending -= v;
	*left -= v;
}

void
account_eliminate(struct account *a, int64_t down, int64_t up)
{
	size_t i;

	down *= 100;
	up *= 100;
	for (i = 0; i < a->items; i++) {
		struct item *it = &a->item[i];

		cancel(&it->revenue[REV_SUPERIOR], &it->expense[EXP_DOWN], &down);
		cancel(&it->revenue[REV_SUBSIDIARY], &it->expense[EXP_UP], &up);
	}
}

int64_t
item_revenue(const struct item *it)
{
	int64_t n = 0;
	size_t k;

	for (k = 0; k < REV_N; k++)
		n += it->revenue[k];
	return n;
}

int64_t
item_expense(const struct item *it)
{
	int64_t n = 0;
	size_t k;

	for (k = 0; k < EXP_N; k++)
		n += it->expense[k];
	return n;
}

int64_t
account_sum_revenue(const struct account *a, int kind)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < a->items; i++)
		n += kind < 0 ? item_revenue(&a->item[i]) : a->item[i].revenue[kind];
	return n;
}

int64_t
account_sum_expense(const struct account *a, int kind)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < a->items; i++)
		n += kind < 0 ? item_expense(&a->item[i]) : a->item[i].expense[kind];
	return n;
}

int64_t
account_econ(const struct account *a, const struct data *d, const char *code)
{
	struct slice c = slice_of(code);
	int64_t n = 0;
	size_t i;

	for (i = 0; i < d->economies && i < ECON_MAX; i++)
		if (d->economy[i].code.len == 5 && slice_starts(d->economy[i].code, c))
			n += a->econ[i];
	return n;
}

struct fiscal
account_fiscal(const struct account *a, int fund)
{
	struct fiscal f = {0};
	size_t i;

	for (i = 0; i < a->items; i++) {
		const struct item *it = &a->item[i];

		if (fund >= 0 && it->fund != (enum fund)fund)
			continue;
		f.open += it->open_fiscal;
		f.revenue += it->revenue[REV_FISCAL];
		f.basic += it->fiscal_basic;
		f.project += it->fiscal_project;
		f.close += it->close_fiscal;
		f.initial += it->initial;
		f.full += it->full;
	}
	return f;
}

struct totals
account_totals(const struct account *a)
{
	struct totals t = {0};
	size_t i;

	for (i = 0; i < a->items; i++) {
		t.open += a->item[i].open_fiscal + a->item[i].open_other;
		t.close += a->item[i].close_fiscal + a->item[i].close_other;
		t.surplus += a->item[i].surplus;
		t.distribution += a->item[i].distribution;
	}
	return t;
}
