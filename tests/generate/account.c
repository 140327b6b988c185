/* SPDX-License-Identifier: ISC */
#include "account.h"

#include <string.h>

#include "rng.h"

enum { KEY_ECON = 1000, KEY_YEAR = 5000, KEY_ITEM = 9000 };

static size_t
kind_index(char kind)
{
	return kind == 'x' ? 0 : kind == 'a' ? 1 : kind == 's' ? 2 : 3;
}

struct item *
account_item(struct account *a, size_t function, enum fund fund)
{
	size_t i;

	for (i = 0; i < a->items; i++)
		if (a->item[i].function == function && a->item[i].fund == fund)
			return &a->item[i];
	if (a->items == ITEM_MAX)
		return &a->item[ITEM_MAX - 1];
	memset(&a->item[a->items], 0, sizeof a->item[0]);
	a->item[a->items].function = function;
	a->item[a->items].fund = fund;
	return &a->item[a->items++];
}

/* What one head costs in this row and year: the unit's own level, moved a little each year. */
static int64_t
head_cost(const struct data *d, const struct unit_spec *u, size_t row, int year)
{
	const struct economy *e = &d->economy[row];
	struct rng own = rng_fork(u->seed, KEY_ECON + row);
	struct rng now = rng_fork(u->seed, rng_mix(KEY_YEAR + row, (uint64_t)year));

	if (e->high == 0 || !rng_chance(&own, e->chance[kind_index(u->kind)]))
		return 0;
	return rng_range(&own, e->low * 100, e->high * 100) * rng_range(&now, 880, 1130) / 1000 +
	    rng_below(&now, 97);
}

static int64_t
share(int64_t amount, int64_t permille)
{
	return amount / 1000 * permille + amount % 1000 * permille / 1000;
}

static void
make_econ(struct account *a, const struct data *d, const struct unit_spec *u, int year)
{
	struct rng now = rng_fork(u->seed, rng_mix(1, (uint64_t)year));
	int64_t head = u->head + rng_range(&now, -1, 1), pay;
	size_t i;

	if (head < 2)
		head = 2;
	for (i = 0; i < d->economies && i < ECON_MAX; i++)
		if (d->economy[i].code.len == 5)
			a->econ[i] = head * head_cost(d, u, i, year);
	pay = a->econ[data_economy(d, "30101")] + a->econ[data_economy(d, "30102")] +
	    a->econ[data_economy(d, "30107")];
	a->econ[data_economy(d, "30108")] = share(pay, 160) + rng_below(&now, 50);
	if (rng_chance(&now, 700))
		a->econ[data_economy(d, "30109")] = a->econ[data_economy(d, "30108")] / 2;
	a->econ[data_economy(d, "30110")] = share(pay, rng_range(&now, 60, 85));
	if (u->kind == 'x' || u->kind == 'a')
		a->econ[data_economy(d, "30111")] = share(pay, rng_range(&now, 20, 45));
	a->econ[data_economy(d, "30113")] = share(pay, 120) + rng_below(&now, 30);
}

/* The economic rows that a social item is made of; the item's code says which. */
static int64_t
social_amount(const struct account *a, const struct data *d, struct slice code)
{
	if (slice_eq(code, SLICE("2080501")) || slice_eq(code, SLICE("2080502")))
		return a->econ[data_economy(d, "30301")] + a->econ[data_economy(d, "30302")];
	if (slice_eq(code, SLICE("2080505")))
		return a->econ[data_economy(d, "30108")];
	if (slice_eq(code, SLICE("2080506")))
		return a->econ[data_economy(d, "30109")];
	if (slice_eq(code, SLICE("2101101")) || slice_eq(code, SLICE("2101102")))
		return a->econ[data_economy(d, "30110")];
	if (slice_eq(code, SLICE("2101103")))
		return a->econ[data_economy(d, "30111")];
	if (slice_eq(code, SLICE("2210201")))
		return a->econ[data_economy(d, "30113")];
	if (slice_eq(code, SLICE("2210203")))
		return a->econ[data_economy(d, "30102")] / 5;
	return 0;
}

/* Opening from last year, then revenue so that the item balances. */
static void
open_item(struct item *it, const struct account *prev, struct rng *r)
{
	size_t i;

	if (prev == NULL) {
		if (rng_chance(r, 150))
			it->open_fiscal = rng_wide(r, 1000000, 400000000) + rng_below(r, 99);
		return;
	}
	for (i = 0; i < prev->items; i++)
		if (prev->item[i].function == it->function && prev->item[i].fund == it->fund) {
			it->open_fiscal = prev->item[i].close_fiscal;
			it->open_other = prev->item[i].close_other;
		}
}

static void
set_budget(struct item *it, struct rng *r, bool basic)
{
	int64_t spent = it->fiscal_basic + it->fiscal_project;

	if (spent == 0 && it->revenue[REV_FISCAL] == 0)
		return;
	if (basic)
		it->initial = rng_chance(r, 200) ? spent : share(spent, rng_range(r, 930, 1060));
	else if (!rng_chance(r, 120))
		it->initial = share(spent, rng_range(r, 500, 1400));
	it->initial -= it->initial % 10000;
	it->full = rng_chance(r, 500) ? spent : share(spent, rng_range(r, 1000, 1040));
	if (it->full < spent)
		it->full = spent;
}

static void
make_basic(struct item *it, int64_t amount, struct rng *r)
{
	it->fiscal_basic = amount;
	if (it->open_fiscal > amount)
		it->close_fiscal = it->open_fiscal - amount;
	else if (rng_chance(r, 60))
		it->close_fiscal = share(amount, rng_range(r, 1, 15));
	it->revenue[REV_FISCAL] = amount + it->close_fiscal - it->open_fiscal;
	it->expense[EXP_BASIC] = amount;
	set_budget(it, r, true);
}

static void
make_project(struct item *it, const struct unit_spec *u, struct rng *r)
{
	int64_t all;

	if (!rng_chance(r, 150))
		it->revenue[REV_FISCAL] =
		    rng_wide(r, 500000, 1000000000) / 100 * u->scale + rng_below(r, 9999);
	if (rng_chance(r, 250))
		it->revenue[REV_FISCAL] -= it->revenue[REV_FISCAL] % 1000000;
	all = it->open_fiscal + it->revenue[REV_FISCAL];
	if (rng_chance(r, 220))
		it->close_fiscal = share(all, rng_range(r, 5, 300));
	it->fiscal_project = all - it->close_fiscal;
	it->expense[EXP_PROJECT] = it->fiscal_project;
	set_budget(it, r, false);
}

/* Money from elsewhere, spent where the unit lives. */
static void
make_other(struct item *it, const struct unit_spec *u, struct rng *r)
{
	int64_t all, spent, business = 0;

	if (u->kind == 'b')
		business = u->head * rng_range(r, 900000, 6500000);
	else if (u->kind == 's' && u->seed % 4 == 0)
		business = u->head * rng_range(r, 100000, 900000);
	it->revenue[REV_BUSINESS] += business;
	if (rng_chance(r, u->kind == 'x' ? 350 : 500))
		it->revenue[REV_OTHER] += rng_wide(r, 10000, 60000000);
	if (u->kind == 'b' && u->seed % 3 == 0) {
		it->revenue[REV_OPERATING] = rng_wide(r, 2000000, 90000000);
		it->expense[EXP_OPERATING] =
		    share(it->revenue[REV_OPERATING], rng_range(r, 820, 990));
		it->distribution = it->revenue[REV_OPERATING] - it->expense[EXP_OPERATING];
	}
	if (u->kind == 'b' && rng_chance(r, 150))
		it->surplus = rng_wide(r, 1000000, 30000000);
	all = it->open_other + it->revenue[REV_BUSINESS] + it->revenue[REV_OTHER] + it->surplus;
	/* What is too little to spend on anything is kept. */
	it->close_other = all < 200000 ? all
	    : rng_chance(r, 400)       ? 0
				       : share(all, rng_range(r, 20, 500));
	spent = all - it->close_other;
	if (u->up > 0 && spent >= u->up * 100 && !u->is_bureau) {
		it->expense[EXP_UP] += u->up * 100;
		spent -= u->up * 100;
	}
	it->expense[EXP_BASIC] += share(spent, 700);
	it->expense[EXP_PROJECT] += spent - share(spent, 700);
}

static void
make_transfer(struct item *it, const struct unit_spec *u, bool up)
{
	if (up && u->is_bureau && u->up > 0) {
		it->revenue[REV_SUBSIDIARY] += u->up * 100;
		it->expense[EXP_PROJECT] += u->up * 100;
	} else if (!up && u->is_bureau && u->down > 0) {
		it->revenue[REV_OTHER] += u->down * 100;
		it->expense[EXP_DOWN] += u->down * 100;
	} else if (!up && u->down > 0) {
		it->revenue[REV_SUPERIOR] += u->down * 100;
		it->expense[EXP_PROJECT] += u->down * 100;
	}
}

static void
make_items(struct account *a, const struct data *d, const struct unit_spec *u, int year,
    const struct account *prev)
{
	int64_t left = 0, amount;
	size_t i;

	for (i = 0; i < ECON_MAX; i++)
		left += a->econ[i];
	for (i = 0; i < u->specs; i++) {
		struct rng r = rng_fork(
		    u->seed, rng_mix(KEY_ITEM + u->spec[i] * 4 + u->fund[i], (uint64_t)year));
		struct item *it = account_item(a, u->spec[i], u->fund[i]);

		if (u->role[i] < ROLE_DOWN)
			open_item(it, prev, &r);
		if (u->role[i] == ROLE_SOCIAL) {
			amount = social_amount(a, d, d->function[u->spec[i]].code);
			left -= amount;
			if (amount > 0)
				make_basic(it, amount, &r);
			else
				it->close_fiscal = it->open_fiscal;
		} else if (u->role[i] == ROLE_PROJECT) {
			make_project(it, u, &r);
		}
	}
	for (i = 0; i < u->specs; i++) {
		struct rng r =
		    rng_fork(u->seed, rng_mix(KEY_ITEM + u->spec[i] * 4 + 3, (uint64_t)year));
		struct item *it = account_item(a, u->spec[i], u->fund[i]);

		if (u->role[i] == ROLE_RUN) {
			make_basic(it, left, &r);
			make_other(it, u, &r);
		} else if (u->role[i] >= ROLE_DOWN) {
			make_transfer(it, u, u->role[i] == ROLE_UP);
		}
	}
}

static void
make_three(struct account *a, const struct data *d, struct rng *r)
{
	static const char *const row[THREE_N] = {"30212", "31013", "30231", "30217"};
	size_t i;

	for (i = 0; i < THREE_N; i++) {
		int64_t v = a->econ[data_economy(d, row[i])];

		if (v > 0 && i != THREE_BUY && rng_chance(r, 200))
			v += v / 3;
		a->three[i] = v;
		a->three_full[i] = v == 0 ? (rng_chance(r, 120) ? rng_range(r, 1, 40) * 100000 : 0)
		    : rng_chance(r, 250)  ? v
					  : share(v, rng_range(r, 1000, 1500));
		a->three_initial[i] = share(a->three_full[i], rng_range(r, 1000, 1100));
	}
	if (a->three[THREE_ABROAD] > 0) {
		a->groups = rng_range(r, 1, 4);
		a->travellers = a->groups * rng_range(r, 1, 6);
	}
	if (a->three[THREE_BUY] > 0)
		a->cars_bought = rng_range(r, 1, 2);
	if (a->three[THREE_RUN] > 0)
		a->cars_kept = rng_range(r, 1, 9) + a->cars_bought;
	if (a->three[THREE_GUEST] > 0) {
		a->receptions = rng_range(r, 1, 60);
		a->guests = a->receptions * rng_range(r, 2, 9);
	}
	if (a->cars_kept > 0) {
		a->vehicle[rng_range(r, 2, 7)] += a->cars_kept;
		if (rng_chance(r, 300))
			a->vehicle[7] += rng_range(r, 1, 5);
	}
	a->equipment = rng_chance(r, 300) ? rng_range(r, 1, 9) : 0;
}

static void
make_procurement(struct account *a, struct rng *r)
{
	struct fiscal f = account_fiscal(a, -1);
	int64_t all = share(f.project, rng_range(r, 0, 700));

	all -= all % 10000;
	a->goods = share(all, rng_range(r, 50, 400)) / 10000 * 10000;
	a->works = rng_chance(r, 400) ? share(all, rng_range(r, 50, 500)) / 10000 * 10000 : 0;
	a->services = all - a->goods - a->works;
	a->sme = rng_chance(r, 250) ? all : share(all, rng_range(r, 300, 1000)) / 10000 * 10000;
	a->micro = share(a->sme, rng_range(r, 0, 1000)) / 10000 * 10000;
}

static void
add_project(struct account *a, const struct data *d, const struct item *it, int64_t spent,
    const struct unit_spec *u, struct rng *r, size_t *next)
{
	struct project *p;
	size_t k;

	if (a->projects == PROJECT_MAX || spent < 1000000)
		return;
	p = &a->project[a->projects];
	memset(p, 0, sizeof *p);
	p->name = (*next)++ % d->project.n;
	p->unit = u->number;
	for (k = 0; k < a->projects; k++)
		if (a->project[k].name == p->name && a->project[k].unit == p->unit)
			return;
	p->spent = spent;
	p->budget =
	    rng_chance(r, 350) ? spent : share(spent, rng_range(r, 1000, 1200)) / 1000000 * 1000000;
	if (p->budget < spent)
		p->budget = spent;
	p->received = rng_chance(r, 750) ? p->budget : spent;
	p->fund = it->fund;
	a->projects++;
}

static void
make_projects(struct account *a, const struct data *d, const struct unit_spec *u, struct rng *r)
{
	size_t i, next = (size_t)(u->seed % 97);

	for (i = 0; i < a->items; i++) {
		const struct item *it = &a->item[i];
		int64_t first = share(it->fiscal_project, rng_range(r, 200, 900));

		if (it->fiscal_project > 200000000 && rng_chance(r, 500)) {
			add_project(a, d, it, first, u, r, &next);
			add_project(a, d, it, it->fiscal_project - first, u, r, &next);
		} else {
			add_project(a, d, it, it->fiscal_project, u, r, &next);
		}
	}
}

/* Amounts go to the rows that the year's classification has. */
static void
reclassify(struct account *a, const struct data *d, int year)
{
	size_t i;

	for (i = 0; i < d->economies && i < ECON_MAX; i++) {
		const struct economy *e = &d->economy[i];

		if (e->before < 0 || data_economy_in(e, year))
			continue;
		a->econ[e->before] += a->econ[i];
		a->econ[i] = 0;
	}
}

void
account_make(struct account *a, const struct data *d, const struct unit_spec *u, int year,
    const struct account *prev)
{
	struct rng r = rng_fork(u->seed, rng_mix(7, (uint64_t)year));

	memset(a, 0, sizeof *a);
	make_econ(a, d, u, year);
	make_items(a, d, u, year, prev);
	make_three(a, d, &r);
	make_procurement(a, &r);
	make_projects(a, d, u, &r);
	reclassify(a, d, year);
	if (u->kind == 'x' || u->kind == 'a')
		a->running_cost = account_econ(a, d, "302") + account_econ(a, d, "310");
}
