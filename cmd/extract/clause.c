/* SPDX-License-Identifier: ISC */
#include "clause.h"

#include "section.h"
#include "sense.h"
#include "utf8.h"

enum { BRACKET_MAX = 120, HEADING_MAX = 160, OFFICE_MIN = 12 };

const struct slice sense_comma = SLICE("\xef\xbc\x8c");	/* ， */
const struct slice sense_pause = SLICE("\xe3\x80\x81");	/* 、 */
const struct slice sense_full_stop = SLICE("\xe3\x80\x82");	/* 。 */

const struct phrase *
sense_peek(const struct sense *d, size_t at, size_t *used)
{
	return at < d->text.len ? phrases_match(d->known, d->text, at, d->context, used) : NULL;
}

void
sense_clear(struct sense *d)
{
	d->share = d->done = d->order_budget = d->basis_here = false;
	d->opener = OPENER_NONE;
	d->share_of = d->done_of = d->role = slice_make(NULL, 0);
	d->move = d->order = NULL;
	d->stray = d->old_year = false;
	d->gap_from = d->gap_to = d->name_to = d->subject_to = 0;
	d->fund_named = d->among = d->beside = d->summed = false;
}

/* A sense_comma or a sense_pause: roles and directions end. */
static void
end_clause(struct sense *d, size_t next)
{
	sense_order(d, d->at);
	sense_none(d, d->at);
	if (d->list_from != 0)
		sense_list(d, d->list_from, d->at);
	d->list_from = 0;
	sense_clear(d);
	d->named = d->office = false;
	d->start = d->name_from = next;
}

/* What an item is spent on must not be another's: 住房公积金(项)。主要用于缴纳医疗保险。 */
static void
check_purpose(struct sense *d, size_t end)
{
	struct slice item = d->subject;
	size_t at = item.len, from = d->use_from;

	d->use_from = 0;
	if (from == 0 || end <= from)
		return;
	while (at > 0 && item.ptr[at - 1] != '/')
		at--;
	if (at != 0 && phrases_misspent(d->known, slice_from(item, at), slice_sub(d->text, from, end)))
		sense_count(d, "用途错配", &d->misspent, sense_copy(d, from, end), from);
}

/* A full stop or a semicolon: the basis of comparison ends, too. */
static void
end_sentence(struct sense *d, size_t next)
{
	check_purpose(d, d->at);
	end_clause(d, next);
	d->before = d->mode;
	d->mode = MODE_READ;
	d->basis = BASIS_NONE;
	d->budget_said = false;
	d->band = slice_make(NULL, 0);
	d->whole = slice_make(NULL, 0);
	d->coding = d->waiting = false;
}

/* Words that no phrase covered end at `at`: an office's name is no harm. */
bool
sense_settle(struct sense *d, size_t at)
{
	bool odd = d->gap_to > d->gap_from &&
	    !phrases_ends(d->known, PHRASE_OWNER, slice_sub(d->text, d->gap_from, d->gap_to));
	bool adjacent = odd && d->gap_to == at;

	d->stray = d->stray || odd;
	d->office = d->office || (d->gap_to > d->gap_from && !odd);
	if (!adjacent)
		d->gap_from = d->gap_to = 0;
	return adjacent;
}

static void
open_bracket(struct sense *d, bool named)
{
	if (d->brackets < BRACKETS) {
		d->outside[d->brackets].named = named;
		d->outside[d->brackets].subject = d->subject;
		d->outside[d->brackets].noun = d->noun;
	}
	d->brackets++;
}

static void
close_bracket(struct sense *d)
{
	if (d->brackets == 0 || --d->brackets >= BRACKETS)
		return;
	d->subject = d->outside[d->brackets].subject;
	d->noun = d->outside[d->brackets].noun;
	d->named = d->outside[d->brackets].named;
}

/* A stop at `at`: bytes it takes, 0 when there is none. */
static size_t
on_stop(struct sense *d, size_t at)
{
	char c = d->text.ptr[at];

	if ((unsigned char)c >= 0x80 && c != sense_comma.ptr[0] && c != sense_pause.ptr[0])
		return 0;		/* most characters; the full stop begins like the pause */
	if (c == ';' || c == '\n' || sense_has(d, at, sense_full_stop)) {
		size_t used = c == ';' || c == '\n' ? 1 : sense_full_stop.len;

		if (c != ';') {
			d->planned = slice_make(NULL, 0);
			d->parts = false;
			d->flat = d->moved = slice_make(NULL, 0);
			d->shares = 0;
		}
		end_sentence(d, at + used);
		/* behind a list of parts the account goes on with the whole */
		if (c != ';' && d->told >= 2) {
			d->subject = d->all;
			d->noun = d->all_noun;
		}
		if (c != ';') {
			d->all = slice_make(NULL, 0);
			d->told = 0;
		}
		return used;
	}
	if (c == ',' || c == ':' || c == '(' || c == ')' || sense_has(d, at, sense_comma) ||
	    sense_has(d, at, sense_pause)) {
		size_t used = (unsigned char)c < 0x80 ? 1 : sense_comma.len;

		/* 收入:792.22万元 */
		if (c == ':' && d->mode == MODE_READ && d->named && d->subject_to == at &&
		    at + 1 < d->text.len && numeral_here(d->text, at + 1))
			return used;
		if (d->mode == MODE_READ || (c != ':' && c != '(' && c != ')' &&
		    !sense_has(d, at, sense_pause) && sense_resumes(d, at + used))) {
			bool named = d->named && d->subject_to == at;

			d->mode = MODE_READ;
			end_clause(d, at + used);
			if (c == '(')
				open_bracket(d, named);
			else if (c == ')')
				close_bracket(d);
		}
		return used;
	}
	return 0;
}

/* "(含结转和结余)": a remark without a number; its bytes, 0 when it is none. */
static size_t
remark(const struct sense *d, size_t at)
{
	size_t i, depth = 0;

	for (i = at; i < d->text.len && i - at < BRACKET_MAX; i++) {
		char c = d->text.ptr[i];

		if ((c >= '0' && c <= '9') || c == '%')
			return 0;
		if (c == '(')
			depth++;
		else if (c == ')' && --depth == 0)
			return i + 1 - at;
	}
	return 0;
}

/* A、B、C("三公"经费): what was listed is the section's own subject; bytes of the bracket. */
static size_t
appellation(struct sense *d, size_t at)
{
	size_t used;
	const struct phrase *f = sense_peek(d, at + 1, &used), *own;

	own = phrases_initial(d->known, d->context);
	if (f == NULL || own == NULL || f->kind != PHRASE_SUBJECT || !slice_eq(f->name, own->name) ||
	    at + 1 + used >= d->text.len || d->text.ptr[at + 1 + used] != ')')
		return 0;
	sense_phrase(d, f, at + 1, at + 1 + used);
	return used + 2;
}

/* The bracket of "(208类)" belongs to the code; its byte, 0 when none follows. */
static size_t
coded(const struct sense *d, size_t at)
{
	size_t i = at + 1, used;

	while (i < d->text.len && d->text.ptr[i] >= '0' && d->text.ptr[i] <= '9')
		i++;
	return i > at + 1 && i < d->text.len && phrases_match_kind(d->known, d->text, i, d->context,
	    PHRASE_CODE, &used) != NULL ? 1 : 0;
}

static void
add_gap(struct sense *d, size_t at, size_t used)
{
	if (d->gap_to != at) {
		sense_settle(d, at);
		d->gap_from = at;
	}
	d->gap_to = at + used;
	d->opener = OPENER_NONE;
}

static size_t
on_number(struct sense *d, size_t at)
{
	struct numeral n = numeral_read(d->known, d->text, at, d->context,
	    at == d->start || (at > 0 && d->text.ptr[at - 1] == ' ') || flow_starts(d->flow, at));

	sense_number(d, n);
	if (n.kind == NUMERAL_MARKER) {
		end_clause(d, n.end);
		if (d->mode == MODE_READ)
			sense_forget(d);
	} else if (n.kind != NUMERAL_CODE) {
		d->name_from = n.end;
	}
	d->subject_to = 0;
	return n.end - at;
}

/* The report's own office, whatever words its name is made of; its bytes, 0 when it is not named here. */
static size_t
on_office(struct sense *d, size_t at)
{
	struct slice name = d->r->entity;

	if (name.len < OFFICE_MIN || !slice_starts(slice_from(d->text, at), name))
		return 0;
	sense_settle(d, at);
	d->office = true;
	return name.len;
}

static size_t
on_word(struct sense *d, size_t at)
{
	size_t used, whole = on_office(d, at);
	const struct phrase *f;

	if (whole != 0)
		return whole;
	f = phrases_match(d->known, d->text, at, d->context, &used);
	if (f != NULL && sense_holds(d, f, at, at + used)) {
		sense_phrase(d, f, at, at + used);
		return used;
	}
	if (d->text.ptr[at] == '"' || d->text.ptr[at] == ' ') {
		if (d->text.ptr[at] == ' ')
			d->name_from = at + 1;
		return 1;
	}
	if (d->text.ptr[at] == '(' && (whole = appellation(d, at)) != 0)
		return whole;
	if (d->text.ptr[at] == '(' && ((whole = remark(d, at)) != 0 ||
	    (whole = coded(d, at)) != 0 || (whole = sense_code_bracket(d, at)) != 0))
		return whole;
	if ((used = on_stop(d, at)) != 0)
		return used;
	if (d->text.ptr[at] == '%')
		sense_empty(d, at, SLICE("%"));
	utf8_decode(d->text, at, &used);
	add_gap(d, at, used);
	return used;
}

/* In a reason only stops and numbers are looked at, in a purpose also what is counted. */
static size_t
on_free_text(struct sense *d, size_t at)
{
	size_t used = on_stop(d, at);
	const struct phrase *f = NULL;

	if (used != 0)
		return used;
	if (d->mode == MODE_USE)
		f = phrases_match_kind(d->known, d->text, at, d->context, PHRASE_SUBJECT, &used);
	if (f != NULL && f->counts.len != 0 && !slice_has(f->counts, SLICE("=款")))
		d->noun = f;
	if (f == NULL)
		utf8_decode(d->text, at, &used);
	return used;
}

void
clause_section(struct sense *d, struct slice title, unsigned context)
{
	const struct phrase *f = phrases_initial(d->known, context);

	d->context = context;
	d->part = title;
	d->all = slice_make(NULL, 0);
	d->told = 0;
	d->subject = f == NULL ? slice_make(NULL, 0) : f->name;
	d->noun = f;
	d->assumed = f != NULL;
	d->fund = SLICE("财政拨款");
	d->review = slice_make(NULL, 0);
	d->brackets = 0;
}

/* A heading in running text: "三、支出决算情况说明 本年支出..."; its bytes, 0 when there is none. */
static size_t
on_heading(struct sense *d, size_t at)
{
	struct slice rest = slice_sub(d->text, at, at + HEADING_MAX), title;
	bool top;
	size_t mark = section_mark(rest, &top), end;
	unsigned context;

	if (mark == 0)
		return 0;
	end = section_stop(rest, mark);
	if (end == 0 && top)
		end = section_end(rest, mark);
	if (end == 0)
		return 0;
	title = slice_sub(rest, mark, end);
	context = phrases_context(d->known, title);
	if (context == 0)
		return 0;
	clause_section(d, sense_copy(d, at, at + end), context);
	return end;
}

enum status
clause_read(struct sense *d)
{
	size_t used;

	d->text = buf_view(&d->flow->text);
	d->status = STATUS_OK;
	d->brackets = 0;
	d->at = d->shares = 0;
	d->flat = d->moved = slice_make(NULL, 0);
	end_sentence(d, 0);
	while (d->at < d->text.len && d->status == STATUS_OK) {
		if (d->at == d->start && (used = on_heading(d, d->at)) != 0) {
			d->at += used;
			end_sentence(d, d->at);
		} else if (numeral_here(d->text, d->at)) {
			d->at += on_number(d, d->at);
		} else {
			d->at += d->mode == MODE_READ ? on_word(d, d->at) : on_free_text(d, d->at);
		}
	}
	end_sentence(d, d->text.len);
	return d->status;
}
