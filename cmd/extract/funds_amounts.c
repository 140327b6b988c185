/* SPDX-License-Identifier: ISC */
/* The amounts of the funds block, written when the whole block is known. */
#include "funds.h"

void
funds_take(struct funds *u, struct slice measure, const struct term *source,
    const struct quantity *q, const struct form_row *row)
{
	struct slice name = source == NULL || slice_eq(source->canonical, SLICE("-")) ? SLICE("") :
	    source->canonical;

	if (u->amounts < AMOUNTS_MOST)
		u->amount[u->amounts++] = (struct amount){measure, name, q->digits, q->unit, row};
}

static void
put_amount(struct form *f, const struct amount *a)
{
	struct slice none = SLICE("");

	if (slice_eq(a->measure, SLICE("执行进度")))
		form_number(f, none, form_path(f, a->measure, a->source), none, a->digits, SLICE("%"),
		    a->row);
	else if (slice_eq(a->measure, SLICE("分值")))
		form_number(f, SLICE("预算执行率指标"), a->measure, none, a->digits, SLICE("分"), a->row);
	else if (slice_eq(a->measure, SLICE("得分")))
		form_number(f, SLICE("预算执行率指标/预算执行率/预算执行率"), a->measure, none, a->digits,
		    SLICE("分"), a->row);
	else
		form_number(f, none, form_path(f, a->measure, a->source), none, a->digits,
		    a->unit.len != 0 ? a->unit : f->money, a->row);
}

static const struct amount *
find_amount(const struct funds *u, struct slice measure, struct slice source)
{
	size_t i;

	for (i = 0; i < u->amounts; i++) {
		if (slice_eq(u->amount[i].measure, measure) && slice_eq(u->amount[i].source, source))
			return &u->amount[i];
	}
	return NULL;
}

/*
 * An amount that slid from the row 财政资金 into the row 其他: its measure has no
 * 财政资金, while every other measure has all of its money from there.
 */
static void
settle_slides(struct funds *u)
{
	struct slice public = SLICE("财政资金"), other = SLICE("其他");
	struct amount *a;
	size_t i, k;
	bool alone;

	for (i = 0; i < u->amounts; i++) {
		a = &u->amount[i];
		if (!slice_eq(a->source, other) || find_amount(u, a->measure, public) != NULL)
			continue;
		alone = true;
		for (k = 0; k < u->amounts; k++) {
			if (k != i && slice_eq(u->amount[k].source, other))
				alone = false;
		}
		for (k = 0; alone && k < u->amounts; k++) {
			if (slice_eq(u->amount[k].source, public)) {
				a->source = public;
				break;
			}
		}
	}
}

void
funds_put_all(struct form *f, struct funds *u)
{
	size_t i;

	settle_slides(u);
	for (i = 0; i < u->amounts; i++)
		put_amount(f, &u->amount[i]);
}
