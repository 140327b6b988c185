/* SPDX-License-Identifier: ISC */
/*
 * slot.c - a number in a sentence: a figure, or what else it is.
 */
#include "sense.h"

#include "utf8.h"

enum { SENTENCE_MOST = 600, CODE_MOST = 7 };

static const struct slice amount = SLICE("金额");
static const struct slice none = {NULL, 0};

/* The unit of the next number, when only a mark of a list stands between: "A、B万元". */
static struct numeral
next_number(const struct sense *d, size_t at)
{
	struct numeral next = {.kind = NUMERAL_BARE};
	struct slice rest = slice_from(d->text, at);

	if (slice_starts(rest, SLICE("、")) || slice_starts(rest, SLICE("，")))
		at += 3;
	else if (slice_starts(rest, SLICE(",")) || slice_starts(rest, SLICE("/")))
		at += 1;
	else
		return next;
	if (at < d->text.len && numeral_here(d->text, at))
		next = numeral_read(d->known, d->text, at, d->context, false);
	return next;
}

static bool
at_stop(const struct sense *d, size_t at)
{
	struct slice rest = slice_from(d->text, at);

	return at >= d->text.len || slice_starts(rest, SLICE("。")) ||
	    slice_starts(rest, SLICE("，")) || slice_starts(rest, SLICE(",")) ||
	    slice_starts(rest, SLICE(";"));
}

/* A number without a unit: that of its fellow; behind 占, 增长 a percentage; money with cents. */
static void
supply_unit(struct sense *d, struct numeral *n)
{
	struct slice digits = slice_sub(d->text, n->from, n->to);
	struct numeral next = next_number(d, n->to);
	size_t point = slice_find_byte(digits, '.', 0);

	if (next.kind == NUMERAL_MONEY || next.kind == NUMERAL_RATE) {
		n->kind = next.kind;
		n->unit = next.unit;
	} else if (d->share || d->done || (d->move != NULL && d->move->rate && at_stop(d, n->to))) {
		sense_count(d, "缺百分号", &d->no_percents, sense_quote(d, n->to), n->from);
		n->kind = NUMERAL_RATE;
		n->unit = SLICE("%");
	} else if (slice_eq(digits, SLICE("0")) && d->named && !d->stray && at_stop(d, n->to) &&
	    d->noun != NULL && d->noun->counts.len == 0) {
		n->kind = NUMERAL_MONEY;	/* 机关运行经费为0 */
		n->unit = d->r->unit.len != 0 ? d->r->unit : SLICE("万元");
	} else if ((d->named || d->basis_here || d->role.len != 0) && point != SLICE_NONE &&
	    digits.len - point == 3) {
		n->kind = NUMERAL_MONEY;
		n->unit = d->r->unit.len != 0 ? d->r->unit : SLICE("万元");
	}
}

static bool
is_bound(const struct sense *d, const struct numeral *n)
{
	size_t used;

	return n->end < d->text.len && phrases_match_kind(d->known, d->text, n->end, d->context,
	    PHRASE_BOUND, &used) != NULL;
}

/* 100分的, 90分以上: a limit of scores; the count behind it is the number of projects. */
static bool
on_band(struct sense *d, const struct numeral *n)
{
	struct slice root = phrases_item_root(d->known, d->context), side;
	struct slice digits = slice_sub(d->text, n->from, n->to);
	const struct phrase *bound;
	struct slot s = {.measure = SLICE("数量"), .unit = n->unit};
	size_t used;

	bound = n->end >= d->text.len ? NULL : phrases_match_kind(d->known, d->text, n->end,
	    d->context, PHRASE_BOUND, &used);
	if (bound == NULL || n->kind != NUMERAL_SCORE || slice_eq(root, SLICE("项")))
		return false;
	side = bound->name;
	if (slice_eq(digits, SLICE("100")) && side.len == 0)
		d->band = sense_join(d, root, SLICE("满分"));
	else
		d->band = sense_join(d, root, sense_concat(d, digits, none,
		    side.len == 0 ? SLICE("分") : side));
	s.item = sense_join(d, d->band, SLICE("分数线"));
	sense_state(d, &s, *n);
	return true;
}

/* In a reason or a purpose: amounts are figures of their own, other numbers stay text. */
static void
on_free_number(struct sense *d, struct numeral n)
{
	struct slot s = {.item = d->subject, .measure = amount, .unit = n.unit};
	bool reason = d->mode == MODE_REASON;

	if (n.kind == NUMERAL_MONEY && (d->subject.len == 0 || d->assumed) && !is_bound(d, &n))
		return;			/* of what, is not said */
	if (n.kind == NUMERAL_MONEY && !is_bound(d, &n)) {
		s.item = sense_join(d, sense_first_path(d->subject),
		    reason ? SLICE("原因") : SLICE("用途"));
		sense_put(d, &s, sense_copy(d, n.from, n.to), n.from);
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_FIGURE);
	} else if (n.kind == NUMERAL_COUNT && !reason && d->noun != NULL && slot_count(d, &s)) {
		sense_put(d, &s, sense_copy(d, n.from, n.to), n.from);
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_FIGURE);
	} else {
		flow_claim(d->flow, d->r, n.from, n.to, n.kind == NUMERAL_MARKER ? CLAIM_MARKER :
		    n.kind == NUMERAL_YEAR || n.kind == NUMERAL_DAY ? CLAIM_YEAR : CLAIM_TEXT);
	}
}

/* 为 and a number come next. */
static bool
is_value(const struct sense *d, size_t at)
{
	return slice_starts(slice_from(d->text, at), SLICE("为")) && at + 3 < d->text.len &&
	    numeral_here(d->text, at + 3);
}

/* The sentence around `at` has this year as well. */
static bool
has_both_years(const struct sense *d, size_t at)
{
	size_t from = at > SENTENCE_MOST ? at - SENTENCE_MOST : 0, end, stop;
	struct slice s;

	while ((stop = slice_find(d->text, SLICE("。"), from)) < at)
		from = stop + 3;
	s = slice_sub(d->text, from, at + SENTENCE_MOST);
	end = slice_find(s, SLICE("。"), at - from);
	return d->r->year.len != 0 && slice_has(slice_sub(s, 0, end), d->r->year);
}

/* Is a value of last year told beside this year's?  2023年决算数为A，2024年决算数为B; 2016年预算A，2015年预算B */
static bool
of_old_year(const struct sense *d, size_t at)
{
	size_t used = 0;
	const struct phrase *f = NULL;

	do {
		at += f == NULL ? 0 : used;
		f = sense_peek(d, at, &used);
	} while (f != NULL && f->kind == PHRASE_SUBJECT);
	return ((f != NULL && (f->kind == PHRASE_FINAL || (f->kind == PHRASE_BUDGET &&
	    numeral_here(d->text, at + used)))) || is_value(d, at)) && has_both_years(d, at);
}

static void
on_year(struct sense *d, const struct numeral *n)
{
	struct slice day = SLICE("12月31日");

	flow_claim(d->flow, d->r, n->from, n->to, CLAIM_YEAR);
	if (d->opener == OPENER_SAID && (d->year == 0 || n->year < d->year)) {
		d->basis = BASIS_LAST;
		d->basis_here = true;
		d->opener = OPENER_LAST;
	} else if (d->opener == OPENER_NONE && n->year + 1 == d->year && (is_value(d, n->end) ||
	    of_old_year(d, n->end))) {
		d->old_year = true;
	} else if (is_value(d, n->end)) {
		d->role = amount;
	} else if (d->year != 0 && n->year != d->year &&
	    slice_starts(slice_from(d->text, n->end), day)) {
		sense_fact(d, "年度不符", SLICE("截至"), sense_quote(d, n->end + day.len),
		    n->from);
	}
}

/* The unit as it is printed: 台（套）, but 万元 for 万. */
static struct slice
unit_of(struct sense *d, const struct numeral *n)
{
	struct slice s = n->unit;

	if (slice_find_byte(s, '(', 0) != SLICE_NONE &&
	    !flow_printed(d->flow, d->r, n->to, n->end, &s))
		d->status = STATUS_FAIL;
	return s;
}

/* 对5个项目开展绩效自评: the subject of a count may stand behind it. */
static bool
look_ahead(struct sense *d, const struct numeral *n, struct slot *s)
{
	size_t at = n->end, used;

	while (!at_stop(d, at) && d->text.ptr[at] != '(' && !numeral_here(d->text, at)) {
		const struct phrase *f = phrases_match(d->known, d->text, at, d->context, &used);

		if (f != NULL && f->kind == PHRASE_SUBJECT &&
		    slot_count_path(f->counts, n->unit).len != 0) {
			s->item = slot_count_path(f->counts, n->unit);
			s->measure = SLICE("数量");
			return true;
		}
		if (f == NULL)
			utf8_decode(d->text, at, &used);
		at += used;
	}
	return false;
}

/* (含23名工程师): what stands behind the count is what is counted, known or not. */
static bool
counts_others(const struct sense *d, const struct numeral *n)
{
	size_t used;

	return (slice_eq(n->unit, SLICE("名")) || slice_eq(n->unit, SLICE("人"))) && !at_stop(d, n->end) &&
	    (unsigned char)d->text.ptr[n->end] >= 0xe4 && sense_peek(d, n->end, &used) == NULL;
}

static bool
count(struct sense *d, const struct numeral *n, struct slot *s)
{
	bool loose = d->band.len != 0 || (d->noun != NULL && d->noun->loose);

	if (!d->named && d->band.len == 0 && d->move == NULL) {
		if (look_ahead(d, n, s))
			return true;
		if (counts_others(d, n))
			return false;
	}
	if ((d->stray && !loose) || (d->whole.len != 0 && d->office && !d->named))
		return slot_part(d, n, s);
	return slot_count(d, s);
}

static bool
fill_slot(struct sense *d, const struct numeral *n, struct slot *s)
{
	s->item = sense_first_path(d->subject);
	s->unit = n->unit;
	if (n->kind == NUMERAL_COUNT)
		return count(d, n, s);
	if (d->stray && !d->share)
		return false;
	if (slice_starts(s->item, SLICE("项目/")) &&
	    (d->move != NULL || (d->role.len == 0 && !d->done)))
		return false;		/* what the project achieved */
	switch (n->kind) {
	case NUMERAL_MONEY:
		return s->item.len != 0 && slot_money(d, s);
	case NUMERAL_RATE:
		return s->item.len != 0 && slot_rate(d, s);
	case NUMERAL_SCORE:
		return slot_score(d, s);
	default:
		return false;
	}
}

/* Nobody knows what this number counts: the subject before it is not about it, either. */
static void
leave(struct sense *d, const struct numeral *n)
{
	/* what is left unsaid in the section may be just this: rules of presence must know */
	if (n->kind != NUMERAL_BARE && (d->unread >> d->context & 1) == 0) {
		d->unread |= (uint32_t)1 << d->context;
		sense_fact(d, "未读", phrases_section(d->known, d->context), sense_copy(d, n->from, n->to), n->from);
	}
	if (d->stray) {
		d->subject = none;
		d->noun = NULL;
	}
	d->move = d->order = NULL;
	d->order_budget = false;
	d->role = none;
	d->share = d->done = false;
}

/* "A、B万元": the number behind this one says the same of its like. */
static void
pair_with_next(struct sense *d, const struct numeral *n, const struct slot *s)
{
	struct numeral next = next_number(d, n->end);

	if (next.kind == n->kind && next.kind != NUMERAL_BARE && next.kind != NUMERAL_COUNT) {
		d->pair_at = next.from;
		d->pair = *s;
	}
}

/* 财政拨款收入…(其中，一般公共预算 A 万元): a fund is a part of what was spoken of. */
static void
name_fund(struct sense *d)
{
	struct slice of = sense_first_path(d->fund_of);

	d->subject = sense_join(d, of.len != 0 ? of : phrases_noun_root(d->known, d->context),
	    d->fund);
	d->fund_part = d->subject.ptr;
	d->noun = NULL;
	d->named = true;
	d->assumed = false;
}

/* 完成预算A万元的B%: the budget stands inside its rate. */
static bool
budget_within(struct sense *d, const struct numeral *n)
{
	struct slice of = d->done_of.len != 0 ? d->done_of : d->role;
	struct slot s = {.item = sense_first_path(d->subject), .measure = of, .unit = n->unit};

	if (!d->done || s.item.len == 0 || !sense_is_budget(of))
		return false;
	sense_put(d, &s, sense_copy(d, n->from, n->to), n->from);
	flow_claim(d->flow, d->r, n->from, n->to, CLAIM_FIGURE);
	return true;
}

static void
on_figure(struct sense *d, struct numeral n)
{
	struct slot s = {.word = none};
	bool whole = d->noun != NULL && d->noun->parts.len != 0;

	if (n.kind == NUMERAL_BARE)
		supply_unit(d, &n);
	if (n.kind == NUMERAL_MONEY && d->coding && !d->code_named)
		sense_coded(d, n.from);
	if (n.kind == NUMERAL_MONEY && d->fund_named && d->subject_to == n.from && !d->stray)
		name_fund(d);
	if (n.kind == NUMERAL_MONEY && is_bound(d, &n) && budget_within(d, &n))
		return;
	if (n.kind == NUMERAL_MONEY && is_bound(d, &n)) {
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_TEXT);
		return;
	}
	if (on_band(d, &n))
		return;
	if (d->pair_at != 0 && d->pair_at == n.from) {
		s = d->pair;
	} else if (!fill_slot(d, &n, &s)) {
		leave(d, &n);
		return;
	}
	d->pair_at = 0;
	pair_with_next(d, &n, &s);
	s.unit = unit_of(d, &n);
	if (whole && n.kind == NUMERAL_COUNT && d->numbered == 0)
		d->whole_unit = n.unit;
	sense_state(d, &s, n);
	if (d->beside) {
		d->subject = d->main_subject;
		d->noun = d->main_noun;
	}
}

static void
on_code(struct sense *d, const struct numeral *n)
{
	d->code = sense_concat(d, d->coding && d->code.len <= CODE_MOST ? d->code : none, none,
	    slice_sub(d->text, n->from, n->to));
	d->coding = true;
	d->code_named = false;
	if (n->from > 0 && d->text.ptr[n->from - 1] == '(')
		d->name_to = n->from - 1;
	else
		d->name_from = n->to;
	flow_claim(d->flow, d->r, n->from, n->to, CLAIM_CODE);
}

void
sense_number(struct sense *d, struct numeral n)
{
	if (d->mode != MODE_READ) {
		on_free_number(d, n);
		return;
	}
	if (d->gap_to > d->gap_from && !phrases_ends(d->known, PHRASE_OWNER,
	    slice_sub(d->text, d->gap_from, d->gap_to)))
		d->stray = true;
	else if (d->gap_to > d->gap_from)
		d->office = true;
	d->gap_from = d->gap_to = 0;
	switch (n.kind) {
	case NUMERAL_YEAR:
		on_year(d, &n);
		break;
	case NUMERAL_DAY:
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_YEAR);
		break;
	case NUMERAL_OTHER:
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_TEXT);
		break;
	case NUMERAL_MARKER:
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_MARKER);
		break;
	case NUMERAL_CODE:
		on_code(d, &n);
		break;
	default:
		on_figure(d, n);
		break;
	}
}
