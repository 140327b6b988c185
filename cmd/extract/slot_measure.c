/* SPDX-License-Identifier: ISC */
/*
 * slot_measure.c - which measure of which item a number is.
 */
#include "sense.h"

static const struct slice amount = SLICE("金额");
static const struct slice none = {NULL, 0};

/* 完成 + 年初预算 + 率, 较 + 预算 + 额: the plain budget is called 预算数 when it is the measure itself. */
static struct slice
budget_measure(struct sense *d, const char *before, struct slice budget, const char *after)
{
	if (slice_eq(budget, SLICE("预算数")))
		budget = SLICE("预算");
	return sense_concat(d, slice_of(before), budget, slice_of(after));
}

bool
sense_undecided(const struct phrase *move)
{
	return slice_eq(move->name, SLICE("?"));
}

/* Against what a change is measured; false: that cannot be told. */
static bool
change_slot(struct sense *d, bool rate, struct slot *s)
{
	const char *end = rate ? "率" : "额";
	bool undecided = d->move != NULL && sense_undecided(d->move);

	s->word = d->move == NULL ? (slice_eq(d->order->name, SLICE("+")) ? SLICE("增加") :
	    SLICE("减少")) : undecided ? none : d->move->word;
	switch (d->basis) {
	case BASIS_BUDGET:
		s->measure = budget_measure(d, "较", slice_eq(d->budget, SLICE("年初预算")) ?
		    d->budget : SLICE("预算数"), end);
		break;
	case BASIS_LAST_BUDGET:
		s->item = sense_join(d, s->item, SLICE("较上年预算"));
		s->measure = sense_concat(d, SLICE("增减"), none, slice_of(end));
		break;
	case BASIS_NONE:
		if (d->budget_said && undecided) {
			s->measure = budget_measure(d, "较", slice_eq(d->said, SLICE("年初预算")) ?
			    d->said : SLICE("预算数"), end);
			break;
		}
		if (d->budget_said)
			return false;
		/* fall through */
	case BASIS_LAST:
		s->measure = sense_concat(d, SLICE("增减"), none, slice_of(end));
		break;
	}
	if (undecided)
		s->measure = sense_concat(d, s->measure, none, SLICE("_绝对"));
	return true;
}

bool
sense_is_budget(struct slice role)
{
	return role.len != 0 && !slice_eq(role, amount) && !slice_eq(role, SLICE("得分"));
}

/* The path of a count: "个,批=出国团组 人次,人=出国团组/人次" and its unit. */
struct slice
slot_count_path(struct slice counts, struct slice unit)
{
	struct slice entry, path, one;

	while (counts.len != 0 && slice_split(&counts, ' ', &entry)) {
		size_t sign = slice_find_byte(entry, '=', 0);

		if (sign == SLICE_NONE)
			continue;
		path = slice_from(entry, sign + 1);
		entry = slice_sub(entry, 0, sign);
		while (entry.len != 0 && slice_split(&entry, ',', &one)) {
			if (slice_eq(one, unit))
				return path;
		}
	}
	return none;
}

static struct slice
path_of_money(const struct sense *d)
{
	return d->noun == NULL ? none : slot_count_path(d->noun->counts, SLICE("元"));
}

/* Where the money of a counted thing goes (元=path); false: it has none. */
static bool
money_item(const struct sense *d, struct slot *s)
{
	struct slice path = path_of_money(d);

	if (path.len != 0)
		s->item = path;
	return path.len != 0 || d->noun == NULL || !d->noun->counted;
}

bool
slot_rate(struct sense *d, struct slot *s)
{
	if (!money_item(d, s))
		return false;
	if (d->share) {
		s->measure = d->noun == NULL || d->share_of.len == 0 ? none :
		    slot_count_path(d->noun->counts, d->share_of);
		if (s->measure.len == 0)
			s->measure = SLICE("占比");
		return true;
	}
	if (d->done || (d->move == NULL && sense_is_budget(d->role))) {
		struct slice of = d->done_of.len != 0 ? d->done_of : d->role;

		if (!sense_is_budget(of))
			return false;
		s->measure = budget_measure(d, "完成", of, "率");
		return true;
	}
	return (d->move != NULL || d->order_budget) && change_slot(d, true, s);
}

bool
slot_money(struct sense *d, struct slot *s)
{
	if (d->share || d->done || !money_item(d, s))
		return false;
	if (d->old_year)
		s->item = sense_join(d, s->item, SLICE("上年"));
	if (d->move != NULL || d->order_budget)
		return change_slot(d, false, s);
	if (d->basis_here) {
		s->measure = d->basis == BASIS_BUDGET ? d->budget : amount;
		if (d->basis != BASIS_BUDGET)
			s->item = sense_join(d, s->item, d->basis == BASIS_LAST ? SLICE("上年") :
			    SLICE("上年预算"));
		return true;
	}
	if (!d->named && d->role.len == 0 && !d->old_year && !(d->summed && d->waiting) &&
	    !(path_of_money(d).len != 0 && (d->summed || d->at == d->start)))
		return false;
	s->measure = d->role.len != 0 && !slice_eq(d->role, SLICE("得分")) ? d->role :
	    d->parts && d->planned.len != 0 ? d->planned : amount;
	return true;
}

bool
slot_count(struct sense *d, struct slot *s)
{
	struct slice path = none;

	if (d->band.len != 0) {
		s->item = d->band;
		d->band = none;
		s->measure = SLICE("数量");
		return true;
	}
	if (d->noun != NULL)
		path = slot_count_path(d->noun->counts, s->unit);
	if (path.len == 0 || d->share || d->done)
		return false;
	s->item = slice_eq(path, SLICE("@")) ? d->subject : path;
	if (!slice_eq(path, SLICE("@")))
		d->counted = path;
	s->measure = SLICE("数量");
	if (d->move != NULL) {
		s->measure = sense_undecided(d->move) ? SLICE("增减额_绝对") : SLICE("增减额");
		s->word = sense_undecided(d->move) ? none : d->move->word;
	}
	return true;
}

/* 局机关5个,中心7个: unknown nouns after a whole, with its unit, are its numbered parts. */
bool
slot_part(struct sense *d, const struct numeral *n, struct slot *s)
{
	struct buf number = {0};

	if (d->whole.len == 0 || n->kind != NUMERAL_COUNT || !slice_eq(n->unit, d->whole_unit) ||
	    d->move != NULL || d->share)
		return false;
	if (!buf_number(&number, ++d->numbered)) {
		d->status = STATUS_FAIL;
		return false;
	}
	s->item = sense_concat(d, d->whole, none, buf_view(&number));
	s->measure = SLICE("数量");
	buf_free(&number);
	return true;
}

bool
slot_score(struct sense *d, struct slot *s)
{
	struct slice path = d->noun != NULL ? slot_count_path(d->noun->counts, SLICE("分")) : none;

	if (slice_eq(d->role, SLICE("得分"))) {
		s->measure = d->role;
		return true;
	}
	if (path.len == 0)
		return false;
	s->item = path;
	s->measure = SLICE("数量");
	return true;
}
