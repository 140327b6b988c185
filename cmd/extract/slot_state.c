/* SPDX-License-Identifier: ISC */
/*
 * slot_state.c - figures and facts on their way out of a sentence.
 */
#include "sense.h"

#include <string.h>

#include "emit.h"
#include "utf8.h"

enum { QUOTE_MOST = 150 };

static const struct slice amount = SLICE("金额");
static const struct slice none = {NULL, 0};

struct slice
sense_copy(struct sense *d, size_t from, size_t to)
{
	bool ok = true;
	struct slice s = arena_slice(&d->r->arena, slice_sub(d->text, from, to), &ok);

	if (!ok)
		d->status = STATUS_FAIL;
	return ok ? s : none;
}

struct slice
sense_quote(struct sense *d, size_t to)
{
	size_t from = d->start, used;

	if (to > QUOTE_MOST && from < to - QUOTE_MOST) {
		from = to - QUOTE_MOST;
		while (from < to && utf8_decode(d->text, from, &used) == UTF8_BAD)
			from++;
	}
	return sense_copy(d, from, to);
}

struct slice
sense_concat(struct sense *d, struct slice a, struct slice sep, struct slice b)
{
	size_t len = a.len + sep.len + b.len;
	char *p = arena_take(&d->r->arena, len == 0 ? 1 : len);

	if (p == NULL) {
		d->status = STATUS_FAIL;
		return none;
	}
	if (a.len != 0)
		memcpy(p, a.ptr, a.len);
	if (sep.len != 0)
		memcpy(p + a.len, sep.ptr, sep.len);
	if (b.len != 0)
		memcpy(p + a.len + sep.len, b.ptr, b.len);
	return slice_make(p, len);
}

struct slice
sense_join(struct sense *d, struct slice a, struct slice b)
{
	return b.len == 0 ? a : sense_concat(d, a, SLICE("/"), b);
}

/* The paths of a subject that has two (基金收入|基金支出), one after the other. */
struct slice
sense_first_path(struct slice path)
{
	struct slice rest = path, one = path;

	if (path.len != 0)
		slice_split(&rest, '|', &one);
	return one;
}

void
sense_put(struct sense *d, const struct slot *s, struct slice raw, size_t at)
{
	struct figure f = {
		.sheet = "N", .part = d->part, .code = d->code, .item = s->item,
		.measure = s->measure, .raw = raw, .unit = s->unit,
		.source = flow_line(d->flow, d->r, at),
	};

	emit_figure(d->o, d->r, &f);
	if (d->all.len != 0 && !slice_eq(s->item, d->all) && !slice_eq(s->item, d->last_part)) {
		d->last_part = s->item;
		d->told++;
	}
}

void
sense_fact(struct sense *d, const char *kind, struct slice path, struct slice raw, size_t at)
{
	struct figure f = {
		.sheet = "S", .part = d->part, .item = sense_join(d, slice_of(kind), path),
		.measure = SLICE("内容"), .raw = raw, .source = flow_line(d->flow, d->r, at),
	};

	emit_figure(d->o, d->r, &f);
}

void
sense_count(struct sense *d, const char *kind, size_t *n, struct slice raw, size_t at)
{
	struct buf number = {0};

	if (*n >= SENSE_FACTS)
		return;
	if (!buf_number(&number, ++*n))
		d->status = STATUS_FAIL;
	else
		sense_fact(d, kind, buf_view(&number), raw, at);
	buf_free(&number);
}

/* One enumeration that gives the share of an item twice has one of its names wrong. */
static void
check_double(struct sense *d, struct slice item, size_t at)
{
	size_t i;

	for (i = 0; i < d->shares; i++) {
		if (slice_eq(d->shared[i], item)) {
			sense_count(d, "同句同项", &d->doubles,
			    d->noun != NULL ? d->noun->word : item, at);
			return;
		}
	}
	if (d->shares < SENTENCE_ITEMS)
		d->shared[d->shares++] = item;
}

static void
check_flat(struct sense *d, size_t at)
{
	if (d->flat.len == 0 || d->moved.len == 0 || !slice_eq(d->flat, d->moved))
		return;
	sense_count(d, "持平而有增减", &d->contradictions, sense_quote(d, at), at);
	d->flat = none;
}

static bool
is_nonzero(struct slice digits)
{
	size_t i;

	for (i = 0; i < digits.len; i++) {
		if (digits.ptr[i] >= '1' && digits.ptr[i] <= '9')
			return true;
	}
	return false;
}

/* Makes a figure of the number and clears what belonged to it alone. */
void
sense_state(struct sense *d, const struct slot *s, struct numeral n)
{
	struct slice digits = slice_sub(d->text, n.from, n.to);

	sense_put(d, s, s->word.len == 0 ? digits : sense_concat(d, s->word, none, digits), n.from);
	flow_claim(d->flow, d->r, n.from, n.to, CLAIM_FIGURE);
	if (slice_eq(s->measure, SLICE("占比"))) {
		check_double(d, s->item, n.from);
	} else if (slice_eq(s->measure, SLICE("增减额")) &&
	    is_nonzero(slice_sub(d->text, n.from, n.to))) {
		d->moved = s->item;
		check_flat(d, n.end);
	}
	if (n.kind == NUMERAL_MONEY && (sense_is_budget(d->role) || slice_eq(d->role, amount)))
		d->planned = sense_is_budget(s->measure) && slice_eq(s->measure, d->role) ? d->role : none;
	d->waiting = false;
	d->move = d->order = NULL;
	d->order_budget = d->basis_here = d->share = d->done = d->coding = d->office = false;
	d->assumed = false;
	d->done_of = d->share_of = d->role = none;
}

static struct slice
money_unit(const struct sense *d)
{
	return d->r->unit.len != 0 ? d->r->unit : SLICE("万元");
}

void
sense_flat(struct sense *d, const struct phrase *flat, size_t at)
{
	struct slot s = {.item = sense_first_path(d->subject), .measure = SLICE("增减额")};

	if (s.item.len == 0 || d->stray)
		return;
	if (d->basis == BASIS_BUDGET || sense_is_budget(d->role)) {
		s.measure = SLICE("方向");
	} else {
		s.unit = money_unit(d);
		if (d->basis == BASIS_LAST_BUDGET) {
			s.item = sense_join(d, s.item, SLICE("较上年预算"));
		} else {
			d->flat = s.item;
			check_flat(d, at + flat->word.len);
		}
	}
	sense_put(d, &s, flat->name, at);
	d->move = NULL;
	d->role = none;
}

void
sense_order(struct sense *d, size_t at)
{
	struct slot s = {.measure = SLICE("方向")};
	size_t where = at < d->text.len ? at : d->text.len - 1;

	if ((d->move == NULL && d->order == NULL) || d->stray || d->text.len == 0)
		return;
	s.item = sense_first_path(d->subject);
	if (s.item.len == 0)
		return;
	if (d->order_budget && d->order != NULL) {
		if (!sense_undecided(d->order))
			sense_put(d, &s, d->order->word, where);
	} else if (d->move != NULL && d->named && !d->move_first && !d->share && !sense_undecided(d->move) &&
	    d->move->word.len > 3) {
		if (d->basis != BASIS_BUDGET)
			s.item = sense_join(d, s.item, SLICE("较上年"));
		sense_put(d, &s, d->move->word, where);
	}
	d->order = d->move = NULL;
	d->order_budget = false;
}

void
sense_none(struct sense *d, size_t at)
{
	struct slot s = {.measure = amount};
	struct slice paths = d->subject;

	if (d->none != NULL && d->named && paths.len != 0 && !d->stray) {
		s.unit = money_unit(d);
		while (paths.len != 0 && slice_split(&paths, '|', &s.item))
			sense_put(d, &s, SLICE("无"), at < d->text.len ? at : d->text.len - 1);
	}
	d->none = NULL;
}

void
sense_empty(struct sense *d, size_t at, struct slice unit)
{
	struct slot s = {.item = sense_first_path(d->subject), .unit = unit};

	if ((!d->share && !d->done && d->move == NULL) || s.item.len == 0 || d->gap_to == at)
		return;		/* XX%: a remnant of the template (wording.c) */
	if (slot_rate(d, &s))
		sense_put(d, &s, none, at);
	sense_count(d, "空百分数", &d->empty_rates, sense_quote(d, at + unit.len), at);
	d->share = d->done = false;
	d->move = NULL;
}
