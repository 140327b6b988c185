/* SPDX-License-Identifier: ISC */
/*
 * sense_phrase.c - what a phrase does to the reading: roles, bases, directions, reasons.
 */
#include "sense.h"

#include "utf8.h"

enum { CLAUSE_MOST = 300 };	/* bytes that are looked ahead */

static void
on_budget(struct sense *d, const struct phrase *f)
{
	if (d->share)
		return;
	if (d->done) {
		d->done_of = f->name;
	} else if (d->opener == OPENER_LAST) {
		d->basis = BASIS_LAST_BUDGET;
		d->basis_here = true;
	} else if (d->opener == OPENER_SAID || d->order != NULL) {
		d->basis = BASIS_BUDGET;
		d->budget = f->name;
		d->basis_here = d->order == NULL;
		d->order_budget = d->order != NULL;
	} else {
		d->role = d->said = f->name;
		d->budget_said = true;
	}
}

static void
on_last(struct sense *d)
{
	if (d->share || d->done)
		return;
	d->basis = BASIS_LAST;
	d->basis_here = true;
	d->opener = OPENER_LAST;
}

/* 比, 与 ...: only before what is compared with. */
static bool
opens(const struct sense *d, const struct phrase *f, size_t end)
{
	const struct phrase *next;
	size_t used, i;

	if (f->name.len != 0)
		return true;
	for (i = 0; i < 2 && end < d->text.len; i++) {	/* 比“三公”经费年初预算 */
		next = sense_peek(d, end, &used);
		if (next != NULL && (next->kind == PHRASE_SUBJECT || next->kind == PHRASE_FUND))
			end += used;
	}
	if (end < d->text.len && numeral_here(d->text, end))
		return numeral_read(d->known, d->text, end, d->context, false).kind == NUMERAL_YEAR;
	next = sense_peek(d, end, &used);
	return next != NULL && (next->kind == PHRASE_LAST || next->kind == PHRASE_BUDGET ||
	    next->kind == PHRASE_FINAL);
}

static void
on_opener(struct sense *d, const struct phrase *f)
{
	if (f->name.len != 0)
		on_last(d);
	else
		d->opener = OPENER_SAID;
}

/* Is there a percent sign, or a number, before the clause ends? */
static bool
shares(const struct sense *d, size_t at)
{
	size_t used, end = at + CLAUSE_MOST;

	for (; at < d->text.len && at < end; at += used) {
		char c = d->text.ptr[at];

		if (c == '%' || (c >= '0' && c <= '9'))
			return true;
		if (c == ';' || sense_has(d, at, sense_comma) || sense_has(d, at, sense_full_stop))
			return false;
		utf8_decode(d->text, at, &used);
	}
	return false;
}

/* 主要原因是； says no reason; against what the change was is a part of its path. */
/* 主要用于:教育支出(类)12.30万元: what follows are the classes of the account, no purpose. */
static bool
class_follows(const struct sense *d, size_t at)
{
	enum { NAME_MOST = 96 };
	struct slice rest = slice_sub(d->text, at, at + NAME_MOST), name;
	size_t end = slice_find(rest, SLICE("(类)"), 0);

	name = slice_sub(rest, 0, end == SLICE_NONE ? 0 : end);
	return name.len != 0 && !slice_has(name, SLICE("，")) && !slice_has(name, SLICE("。")) &&
	    !slice_has(name, SLICE("；")) && slice_find_byte(name, ',', 0) == SLICE_NONE &&
	    slice_find_byte(name, ';', 0) == SLICE_NONE;
}

static void
on_reason(struct sense *d, size_t at, size_t end)
{
	struct slice path = sense_first_path(d->subject);

	sense_order(d, at);
	while (end < d->text.len && (d->text.ptr[end] == ':' || sense_has(d, end, SLICE("是"))))
		end += d->text.ptr[end] == ':' ? 1 : 3;
	if (d->basis == BASIS_BUDGET)
		path = sense_join(d, path, SLICE("较预算"));
	if (d->subject.len != 0 && (end >= d->text.len || d->text.ptr[end] == ';' ||
	    sense_has(d, end, sense_full_stop)))
		sense_fact(d, "空原因", path, sense_quote(d, end), at);
	d->mode = MODE_REASON;
}

/* “基层服务能力提升”: a quotation is a name. */
static bool
in_quotes(const struct sense *d, size_t at)
{
	size_t i;
	bool open = false;

	for (i = d->start; i < at; i++)
		open = open != (d->text.ptr[i] == '"');
	return open && at < d->text.len && slice_find_byte(slice_sub(d->text, at, at + CLAUSE_MOST), '"', 0) <
	    slice_find(slice_sub(d->text, at, at + CLAUSE_MOST), sense_full_stop, 0);
}

/* One character (增, 减) is a direction only before a number; 能力提升(项) is a name. */
static bool
moves(const struct sense *d, const struct phrase *f, size_t end)
{
	const struct phrase *next;
	size_t used;

	next = sense_peek(d, end, &used);
	if ((next != NULL && next->kind == PHRASE_LEVEL) || in_quotes(d, end))
		return false;
	return f->word.len > 3 || (end < d->text.len && numeral_here(d->text, end));
}

/* 无 and its like are read only directly before a subject. */
static bool
denies(const struct sense *d, size_t end)
{
	size_t used;
	const struct phrase *next = sense_peek(d, end, &used);

	return next != NULL && next->kind == PHRASE_SUBJECT;
}

/* One character that says nothing may be a part of the unknown word before it: 检测中|心. */
static bool
is_inside(const struct sense *d, const struct phrase *f, size_t at)
{
	return (f->kind == PHRASE_SKIP || f->kind == PHRASE_LEAD) && f->word.len <= 3 &&
	    d->gap_to == at && d->gap_to > d->gap_from &&
	    (!phrases_ends(d->known, PHRASE_OWNER, slice_sub(d->text, d->gap_from, d->gap_to)) ||
	    phrases_begins_owner(d->known, d->text, at));
}

bool
sense_holds(const struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	if (is_inside(d, f, at))
		return false;
	switch (f->kind) {
	case PHRASE_OPENER:
		return opens(d, f, end);
	case PHRASE_MOVE:
		return moves(d, f, end);
	case PHRASE_SHARE:
		return shares(d, end);
	case PHRASE_NONE:
		return denies(d, end);
	default:
		return true;
	}
}

void
sense_phrase(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	if (f->kind != PHRASE_SUBJECT && f->kind != PHRASE_CLASS && f->kind != PHRASE_NOUN &&
	    f->kind != PHRASE_FUND)
		sense_settle(d, at);
	switch (f->kind) {
	case PHRASE_SUBJECT:
		sense_subject(d, f, at, end);
		break;
	case PHRASE_FUND:
		sense_fund(d, f, at, end);
		break;
	case PHRASE_CLASS:
		sense_class(d, f, at, end);
		break;
	case PHRASE_LEVEL:
		sense_level(d, f, at, end);
		break;
	case PHRASE_BUDGET:
		on_budget(d, f);
		break;
	case PHRASE_FINAL:
		if (d->opener == OPENER_NONE && !d->share)
			d->role = SLICE("金额");
		break;
	case PHRASE_LAST:
		if (d->opener == OPENER_SAID || !d->named)
			on_last(d);
		break;
	case PHRASE_OPENER:
		on_opener(d, f);
		break;
	case PHRASE_AGAINST:
		d->basis_here = false;
		break;
	case PHRASE_MOVE:
		d->move = f;
		d->move_first = d->basis_here = false;
		break;
	case PHRASE_ORDER:
		d->order = f;
		break;
	case PHRASE_FLAT:
		sense_flat(d, f, at);
		break;
	case PHRASE_SHARE:
		d->share = true;
		break;
	case PHRASE_DONE:
		d->done = true;
		break;
	case PHRASE_RATE:
		d->done = true;
		d->done_of = f->name;
		break;
	case PHRASE_NONE:
		d->none = f;
		break;
	case PHRASE_SCORE:
		sense_score(d, at);
		break;
	case PHRASE_REVIEW:
		sense_review(d, at);
		break;
	case PHRASE_REASON:
		on_reason(d, at, end);
		break;
	case PHRASE_MORE:
		if (at == d->start)
			d->mode = d->before;
		break;
	case PHRASE_USE:
		sense_order(d, at);
		if (class_follows(d, end))
			break;
		d->mode = MODE_USE;
		d->use_from = end;
		if (d->noun != NULL && slice_has(d->noun->counts, SLICE("=款"))) {
			d->list_from = end;
			d->list_of = d->noun;
		}
		break;
	case PHRASE_LEAD:
		if (f->name.len != 0 && d->all.len == 0) {
			d->all = d->subject;
			d->all_noun = d->noun;
			d->told = 0;
		}
		d->among = d->among || f->name.len != 0;
		d->parts = d->parts || (f->name.len != 0 && d->planned.len != 0);
		break;
	case PHRASE_SKIP:
		d->summed = d->summed || f->name.len != 0;
		break;
	case PHRASE_NOUN:
		sense_noun(d, at, end);
		break;
	default:
		break;
	}
}

/* Behind a sense_comma in a reason: does the account go on? */
bool
sense_resumes(const struct sense *d, size_t at)
{
	size_t used;
	const struct phrase *f = sense_peek(d, at, &used);

	while (f != NULL && (f->kind == PHRASE_SKIP || f->kind == PHRASE_LEAD)) {
		at += used;
		f = sense_peek(d, at, &used);
	}
	return f != NULL && (f->kind == PHRASE_DONE || f->kind == PHRASE_RESUME ||
	    f->kind == PHRASE_BUDGET || f->kind == PHRASE_FINAL ||
	    (f->kind == PHRASE_SHARE && shares(d, at + used)) ||
	    (f->kind == PHRASE_OPENER && opens(d, f, at + used)));
}
