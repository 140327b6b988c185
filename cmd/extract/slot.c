/* SPDX-License-Identifier: ISC */
/*
 * slot.c - what a number in a clause says: item, measure and direction.
 */
#include "clause.h"

#include <string.h>

#include "emit.h"
#include "utf8.h"

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

static struct slice
join(struct sense *d, struct slice a, struct slice sep, struct slice b)
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
	return b.len == 0 ? a : join(d, a, SLICE("/"), b);
}

/* The paths of a subject that has two (基金收入|基金支出), one after the other. */
static struct slice
first_path(struct slice path)
{
	struct slice rest = path, one = path;

	if (path.len != 0)
		slice_split(&rest, '|', &one);
	return one;
}

static void
put(struct sense *d, const struct slot *s, struct slice raw, size_t at)
{
	struct figure f = {
		.sheet = "N", .part = d->part, .code = d->code, .item = s->item,
		.measure = s->measure, .raw = raw, .unit = s->unit,
		.source = flow_line(d->flow, d->r, at),
	};

	emit_figure(d->o, d->r, &f);
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
			sense_count(d, "同句同项", &d->doubles, d->noun != NULL ? d->noun->word : item, at);
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
	sense_count(d, "持平而有增减", &d->contradictions, sense_copy(d, d->start, at), at);
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
static void
state(struct sense *d, const struct slot *s, struct numeral n)
{
	put(d, s, join(d, s->word, none, slice_sub(d->text, n.from, n.to)), n.from);
	flow_claim(d->flow, d->r, n.from, n.to, CLAIM_FIGURE);
	if (slice_eq(s->measure, SLICE("占比"))) {
		check_double(d, s->item, n.from);
	} else if (slice_eq(s->measure, SLICE("增减额")) && is_nonzero(slice_sub(d->text, n.from, n.to))) {
		d->moved = s->item;
		check_flat(d, n.end);
	}
	d->move = d->order = NULL;
	d->order_budget = d->basis_here = d->share = d->done = d->coding = d->office = false;
	d->assumed = false;
	d->done_of = d->share_of = d->role = none;
}

/* 完成 + 年初预算 + 率, 较 + 预算 + 额: the plain budget is called 预算数 when it is the measure itself. */
static struct slice
budget_measure(struct sense *d, const char *before, struct slice budget, const char *after)
{
	if (slice_eq(budget, SLICE("预算数")))
		budget = SLICE("预算");
	return join(d, slice_of(before), budget, slice_of(after));
}

static bool
is_undecided(const struct phrase *move)
{
	return slice_eq(move->name, SLICE("?"));
}

/* Against what a change is measured; false: that cannot be told. */
static bool
change_slot(struct sense *d, bool rate, struct slot *s)
{
	const char *end = rate ? "率" : "额";
	bool undecided = d->move != NULL && is_undecided(d->move);

	s->word = d->move == NULL ? (slice_eq(d->order->name, SLICE("+")) ? SLICE("增加") :
	    SLICE("减少")) : undecided ? none : d->move->word;
	switch (d->basis) {
	case BASIS_BUDGET:
		s->measure = budget_measure(d, "较", slice_eq(d->budget, SLICE("年初预算")) ?
		    d->budget : SLICE("预算数"), end);
		break;
	case BASIS_LAST_BUDGET:
		s->item = sense_join(d, s->item, SLICE("较上年预算"));
		s->measure = join(d, SLICE("增减"), none, slice_of(end));
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
		s->measure = join(d, SLICE("增减"), none, slice_of(end));
		break;
	}
	if (undecided)
		s->measure = join(d, s->measure, none, SLICE("_绝对"));
	return true;
}

static bool
is_budget(struct slice role)
{
	return role.len != 0 && !slice_eq(role, amount) && !slice_eq(role, SLICE("得分"));
}

/* The path of a count: "个,批=出国团组 人次,人=出国团组/人次" and its unit. */
static struct slice
count_path(struct slice counts, struct slice unit)
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

/* Where the money of a counted thing goes (元=path); false: it has none. */
static bool
money_item(const struct sense *d, struct slot *s)
{
	struct slice path = d->noun == NULL ? none : count_path(d->noun->counts, SLICE("元"));

	if (path.len != 0)
		s->item = path;
	return path.len != 0 || d->noun == NULL || !d->noun->counted;
}

static bool
rate_slot(struct sense *d, struct slot *s)
{
	if (!money_item(d, s))
		return false;
	if (d->share) {
		s->measure = slice_eq(d->share_of, SLICE("政府采购/中小企业")) &&
		    slice_eq(s->item, SLICE("政府采购/小微企业")) ? SLICE("占中小比") : SLICE("占比");
		return true;
	}
	if (d->done || (d->move == NULL && is_budget(d->role))) {
		struct slice of = d->done_of.len != 0 ? d->done_of : d->role;

		if (!is_budget(of))
			return false;
		s->measure = budget_measure(d, "完成", of, "率");
		return true;
	}
	return (d->move != NULL || d->order_budget) && change_slot(d, true, s);
}

static bool
money_slot(struct sense *d, struct slot *s)
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
	if (!d->named && d->role.len == 0 && !d->old_year)
		return false;
	s->measure = d->role.len != 0 && !slice_eq(d->role, SLICE("得分")) ? d->role : amount;
	return true;
}

static bool
count_slot(struct sense *d, struct slot *s)
{
	struct slice path = none;

	if (d->band.len != 0) {
		s->item = d->band;
		d->band = none;
		s->measure = SLICE("数量");
		return true;
	}
	if (d->noun != NULL)
		path = count_path(d->noun->counts, s->unit);
	if (path.len == 0 || d->share || d->done)
		return false;
	s->item = slice_eq(path, SLICE("@")) ? d->subject : path;
	if (!slice_eq(path, SLICE("@")))
		d->counted = path;
	s->measure = SLICE("数量");
	if (d->move != NULL) {
		s->measure = is_undecided(d->move) ? SLICE("增减额_绝对") : SLICE("增减额");
		s->word = is_undecided(d->move) ? none : d->move->word;
	}
	return true;
}

/* 局机关5个,中心7个: unknown nouns after a whole, with its unit, are its numbered parts. */
static bool
part_slot(struct sense *d, const struct numeral *n, struct slot *s)
{
	struct buf number = {0};

	if (d->whole.len == 0 || n->kind != NUMERAL_COUNT || !slice_eq(n->unit, d->whole_unit) ||
	    d->move != NULL || d->share)
		return false;
	if (!buf_number(&number, ++d->numbered)) {
		d->status = STATUS_FAIL;
		return false;
	}
	s->item = join(d, d->whole, none, buf_view(&number));
	s->measure = SLICE("数量");
	buf_free(&number);
	return true;
}

static bool
score_slot(struct sense *d, struct slot *s)
{
	struct slice path = d->noun != NULL ? count_path(d->noun->counts, SLICE("分")) : none;

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

	return at >= d->text.len || slice_starts(rest, SLICE("。")) || slice_starts(rest, SLICE("，")) ||
	    slice_starts(rest, SLICE(",")) || slice_starts(rest, SLICE(";"));
}

/* A number without a unit: that of its fellow; a percentage behind 占, 增长; money when it has cents. */
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
		sense_count(d, "缺百分号", &d->no_percents, sense_copy(d, d->start, n->to), n->from);
		n->kind = NUMERAL_RATE;
		n->unit = SLICE("%");
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
	struct slice root = SLICE("绩效自评"), digits = slice_sub(d->text, n->from, n->to), side;
	const struct phrase *bound;
	struct slot s = {.measure = SLICE("数量"), .unit = n->unit};
	size_t used;

	bound = n->end >= d->text.len ? NULL : phrases_match_kind(d->known, d->text, n->end,
	    d->context, PHRASE_BOUND, &used);
	if (bound == NULL || n->kind != NUMERAL_SCORE)
		return false;
	side = bound->name;
	if (slice_eq(digits, SLICE("100")) && side.len == 0)
		d->band = sense_join(d, root, SLICE("满分"));
	else
		d->band = sense_join(d, root, join(d, digits, side.len == 0 ? SLICE("分") : side, none));
	s.item = sense_join(d, d->band, SLICE("分数线"));
	state(d, &s, *n);
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
		s.item = sense_join(d, first_path(d->subject), reason ? SLICE("原因") : SLICE("用途"));
		put(d, &s, sense_copy(d, n.from, n.to), n.from);
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_FIGURE);
	} else if (n.kind == NUMERAL_COUNT && !reason && d->noun != NULL && count_slot(d, &s)) {
		put(d, &s, sense_copy(d, n.from, n.to), n.from);
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

/* Is a value of last year told beside this year's?  2023年决算数为A，2024年决算数为B */
static bool
of_old_year(const struct sense *d, size_t at)
{
	struct slice rest = slice_from(d->text, at), year = d->r->year;
	size_t used, end = slice_find(rest, SLICE("。"), 0);
	const struct phrase *f = NULL;

	do {
		at += f == NULL ? 0 : used;
		f = at < d->text.len ? phrases_match(d->known, d->text, at, d->context, &used) : NULL;
	} while (f != NULL && f->kind == PHRASE_SUBJECT);
	return ((f != NULL && f->kind == PHRASE_FINAL) || is_value(d, at)) && year.len != 0 &&
	    slice_has(slice_sub(rest, 0, end), year);
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
	} else if (d->year != 0 && n->year != d->year && slice_starts(slice_from(d->text, n->end), day)) {
		sense_fact(d, "年度不符", SLICE("截至"), sense_copy(d, d->start, n->end + day.len),
		    n->from);
	}
}

/* The unit as it is written: 台（套）, but 万元 for 万; brackets that do not fit are made to. */
static struct slice
unit_of(struct sense *d, const struct numeral *n)
{
	struct slice s = n->unit;

	if (slice_find_byte(s, '(', 0) == SLICE_NONE)
		return s;
	if (!flow_printed(d->flow, d->r, n->to, n->end, &s)) {
		d->status = STATUS_FAIL;
		return n->unit;
	}
	return slice_has(s, SLICE("（")) == slice_has(s, SLICE("）")) ? s : n->unit;
}

/* 对5个项目开展绩效自评: the subject of a count may stand behind it. */
static bool
look_ahead(struct sense *d, const struct numeral *n, struct slot *s)
{
	size_t at = n->end, used;

	while (!at_stop(d, at) && d->text.ptr[at] != '(' && !numeral_here(d->text, at)) {
		const struct phrase *f = phrases_match(d->known, d->text, at, d->context, &used);

		if (f != NULL && f->kind == PHRASE_SUBJECT && count_path(f->counts, n->unit).len != 0) {
			s->item = count_path(f->counts, n->unit);
			s->measure = SLICE("数量");
			return true;
		}
		if (f == NULL)
			utf8_decode(d->text, at, &used);
		at += used;
	}
	return false;
}

static bool
count(struct sense *d, const struct numeral *n, struct slot *s)
{
	bool loose = d->band.len != 0 || (d->noun != NULL && d->noun->loose);

	if (!d->named && d->band.len == 0 && d->move == NULL && look_ahead(d, n, s))
		return true;
	if ((d->stray && !loose) || (d->whole.len != 0 && d->office && !d->named))
		return part_slot(d, n, s);
	return count_slot(d, s);
}

static bool
fill_slot(struct sense *d, const struct numeral *n, struct slot *s)
{
	s->item = first_path(d->subject);
	s->unit = n->unit;
	if (n->kind == NUMERAL_COUNT)
		return count(d, n, s);
	if (d->stray && !d->share)
		return false;
	if (slice_starts(s->item, SLICE("项目/")) && (d->move != NULL || (d->role.len == 0 && !d->done)))
		return false;		/* what the project achieved */
	switch (n->kind) {
	case NUMERAL_MONEY:
		return s->item.len != 0 && money_slot(d, s);
	case NUMERAL_RATE:
		return s->item.len != 0 && rate_slot(d, s);
	case NUMERAL_SCORE:
		return score_slot(d, s);
	default:
		return false;
	}
}

/* Nobody knows what this number counts: the subject before it is not about it, either. */
static void
leave(struct sense *d)
{
	if (d->stray) {
		d->subject = none;
		d->noun = NULL;
	}
	d->move = d->order = NULL;
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

static void
on_figure(struct sense *d, struct numeral n)
{
	struct slot s = {.word = none};
	bool whole = d->noun != NULL && d->noun->parts.len != 0;

	if (n.kind == NUMERAL_BARE)
		supply_unit(d, &n);
	if (n.kind == NUMERAL_MONEY && is_bound(d, &n)) {
		flow_claim(d->flow, d->r, n.from, n.to, CLAIM_TEXT);
		return;
	}
	if (on_band(d, &n))
		return;
	if (d->pair_at != 0 && d->pair_at == n.from) {
		s = d->pair;
	} else if (!fill_slot(d, &n, &s)) {
		leave(d);
		return;
	}
	d->pair_at = 0;
	pair_with_next(d, &n, &s);
	s.unit = unit_of(d, &n);
	if (whole && n.kind == NUMERAL_COUNT && d->numbered == 0)
		d->whole_unit = n.unit;
	state(d, &s, n);
	if (d->noun != NULL && d->noun->aside) {
		d->subject = d->main_subject;
		d->noun = d->main_noun;
	}
}

static void
on_code(struct sense *d, const struct numeral *n)
{
	d->code = join(d, d->coding ? d->code : none, none, slice_sub(d->text, n->from, n->to));
	d->coding = true;
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

static struct slice
money_unit(const struct sense *d)
{
	return d->r->unit.len != 0 ? d->r->unit : SLICE("万元");
}

void
sense_flat(struct sense *d, const struct phrase *flat, size_t at)
{
	struct slot s = {.item = first_path(d->subject), .measure = SLICE("增减额")};

	if (s.item.len == 0 || d->stray)
		return;
	if (d->basis == BASIS_BUDGET || is_budget(d->role)) {
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
	put(d, &s, flat->name, at);
	d->move = NULL;
	d->role = none;
}

void
sense_order(struct sense *d, size_t at)
{
	struct slot s = {.item = first_path(d->subject), .measure = SLICE("方向")};
	size_t where = at < d->text.len ? at : d->text.len - 1;

	if (s.item.len == 0 || d->stray || d->text.len == 0)
		return;
	if (d->order_budget && d->order != NULL) {
		if (!is_undecided(d->order))
			put(d, &s, d->order->word, where);
	} else if (d->move != NULL && d->named && !d->share && !is_undecided(d->move) &&
	    d->move->word.len > 3) {
		if (d->basis != BASIS_BUDGET)
			s.item = sense_join(d, s.item, SLICE("较上年"));
		put(d, &s, d->move->word, where);
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
			put(d, &s, SLICE("无"), at < d->text.len ? at : d->text.len - 1);
	}
	d->none = NULL;
}

void
sense_empty(struct sense *d, size_t at, struct slice unit)
{
	struct slot s = {.item = first_path(d->subject), .unit = unit};

	if ((!d->share && !d->done && d->move == NULL) || s.item.len == 0 || d->gap_to == at)
		return;		/* XX%: a remnant of the template (wording.c) */
	if (rate_slot(d, &s))
		put(d, &s, none, at);
	sense_count(d, "空百分数", &d->empty_rates, sense_copy(d, d->start, at + unit.len), at);
	d->share = d->done = false;
	d->move = NULL;
}
