/* SPDX-License-Identifier: ISC */
#include "clause.h"

#include "section.h"
#include "utf8.h"

enum { BRACKET_MAX = 120, NAME_MAX = 240, SUFFIX_MAX = 6, HEADING_MAX = 160 };
enum level { LEVEL_CLASS, LEVEL_GROUP, LEVEL_ITEM };

static const struct slice comma = SLICE("\xef\xbc\x8c");	/* ， */
static const struct slice pause = SLICE("\xe3\x80\x81");	/* 、 */
static const struct slice full_stop = SLICE("\xe3\x80\x82");	/* 。 */

/* Is the character at `at` this one (of three bytes)? */
static inline bool
has(const struct sense *d, size_t at, struct slice what)
{
	const char *p = d->text.ptr + at;

	return at + 3 <= d->text.len && p[0] == what.ptr[0] && p[1] == what.ptr[1] &&
	    p[2] == what.ptr[2];
}

static const struct phrase *
peek(const struct sense *d, size_t at, size_t *used)
{
	return at < d->text.len ? phrases_match(d->known, d->text, at, d->context, used) : NULL;
}

static void
clear_slots(struct sense *d)
{
	d->share = d->done = d->order_budget = d->basis_here = false;
	d->opener = OPENER_NONE;
	d->share_of = d->done_of = d->role = slice_make(NULL, 0);
	d->move = d->order = NULL;
	d->stray = d->old_year = false;
	d->gap_from = d->gap_to = d->name_to = d->subject_to = 0;
	d->fund_named = false;
}

/* A comma or a pause: roles and directions end. */
static void
end_clause(struct sense *d, size_t next)
{
	sense_order(d, d->at);
	sense_none(d, d->at);
	clear_slots(d);
	d->named = d->office = false;
	d->start = d->name_from = next;
}

/* A full stop or a semicolon: the basis of comparison ends, too. */
static void
end_sentence(struct sense *d, size_t next)
{
	end_clause(d, next);
	d->before = d->mode;
	d->mode = MODE_READ;
	d->basis = BASIS_NONE;
	d->budget_said = false;
	d->band = slice_make(NULL, 0);
	d->whole = slice_make(NULL, 0);
	d->coding = false;
}

/* Words that no phrase covered end at `at`: an office's name is no harm. */
static bool
settle(struct sense *d, size_t at)
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
forget_subject(struct sense *d)
{
	d->subject = slice_make(NULL, 0);
	d->noun = NULL;
}

/* A money noun that the vocabulary lacks is recorded as printed, below its section. */
static void
name_noun(struct sense *d, size_t from, size_t to)
{
	struct slice context = phrases_context_name(d->known, d->context);
	bool account = context.len != 0 && !slice_eq(context, SLICE("绩效")) &&
	    !slice_eq(context, SLICE("单位"));

	if (d->named && d->noun != NULL && d->noun->loose)
		return;
	if (from != 0 && from == d->subject_to)
		from = d->subject_from;
	forget_subject(d);
	d->named = true;
	d->assumed = false;
	if (to - from > NAME_MAX || !account)
		return;
	if (!slice_eq(context, SLICE("收入")) && !slice_eq(context, SLICE("支出")))
		context = SLICE("其他");
	d->subject = sense_join(d, context, sense_copy(d, from, to));
	d->stray = false;
	d->gap_from = d->gap_to = 0;
}

/* A path below a fund puts the fund in force. */
static void
keep_fund(struct sense *d, struct slice first)
{
	const struct phrase *fund;
	size_t used;

	if (first.len == 0)
		return;
	fund = phrases_match_kind(d->known, first, 0, 0, PHRASE_FUND, &used);
	if (fund != NULL && used == first.len)
		d->fund = fund->name;
}

static void
name_subject(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	if (f->aside && (d->noun == NULL || !d->noun->aside)) {
		d->main_subject = d->subject;
		d->main_noun = d->noun;
	}
	d->subject_from = at;
	d->subject_to = end;
	d->fund_named = d->assumed = false;
	d->noun = f;
	d->named = true;
	d->stray = false;
	d->code = slice_make(NULL, 0);
	d->gap_from = d->gap_to = 0;
	if (f->name.len > 1 && f->name.ptr[0] == '^') {
		d->subject = sense_join(d, d->fund, slice_from(f->name, 2));
	} else if (f->name.len > 1 && f->name.ptr[0] == '@') {
		d->subject = sense_join(d, d->counted, slice_from(f->name, 2));
	} else {
		d->subject = f->name;
		keep_fund(d, slice_sub(f->name, 0, slice_find_byte(f->name, '/', 0)));
	}
	if (f->parts.len != 0) {
		d->whole = f->parts;
		d->numbered = 0;
	}
}

static bool
is_above(struct slice path, struct slice below)
{
	return below.len > path.len && slice_starts(below, path) && below.ptr[path.len] == '/';
}

static void
on_subject(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	bool odd = settle(d, at);

	if (d->share) {
		d->share_of = f->name;
		return;
	}
	if (d->subject_to == at && !d->fund_named && f->word.len <= SUFFIX_MAX && !odd)
		return;		/* 附属单位缴款|收入, (类)|支出 */
	if (odd) {
		name_noun(d, d->gap_from, end);
		return;
	}
	if (d->named && is_above(f->name, d->subject))
		return;		/* 一般公共预算项目…开展绩效自评 */
	name_subject(d, f, at, end);
}

static void
on_class(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	size_t used;
	const struct phrase *next = peek(d, end, &used);

	if (d->share || (next != NULL && next->kind == PHRASE_LEVEL))
		return;			/* 教育支出(类): the name is read there */
	if (settle(d, at)) {
		name_noun(d, d->gap_from, end);
		return;
	}
	name_subject(d, f, at, end);
	d->subject = sense_join(d, SLICE("类"), sense_copy(d, at, end));
}

/* The name that ends at `to`, from the last stop, number or mark before it. */
static struct slice
name_before(struct sense *d, size_t to)
{
	size_t from = d->name_from, used;
	const struct phrase *f;
	bool top;

	from += section_mark(slice_sub(d->text, from, to), &top);
	while (from < to && (d->text.ptr[from] == '"' || ((f = peek(d, from, &used)) != NULL &&
	    (f->kind == PHRASE_LEAD || f->kind == PHRASE_USE) && from + used < to)))
		from += d->text.ptr[from] == '"' ? 1 : used;
	if (to - from > NAME_MAX)
		return slice_make(NULL, 0);
	return sense_copy(d, from, to);
}

static struct slice
item_root(const struct sense *d)
{
	struct slice context = phrases_context_name(d->known, d->context);

	if (slice_eq(context, SLICE("基金")))
		return SLICE("基金项");
	if (slice_eq(context, SLICE("国资")))
		return SLICE("国资项");
	return SLICE("项");
}

/* A name of level k has ended at `at`: it is what is spoken of, below the names before it. */
static void
name_level(struct sense *d, enum level k, size_t at, size_t end)
{
	struct slice name = name_before(d, d->name_to != 0 ? d->name_to : at), path;
	size_t i;

	d->name_from = end;
	d->name_to = 0;
	if (d->share || name.len == 0)
		return;
	if (!d->coding)
		d->code = slice_make(NULL, 0);
	d->level[k] = name;
	for (i = (size_t)k + 1; i < 3; i++)
		d->level[i] = slice_make(NULL, 0);
	path = k == LEVEL_CLASS ? SLICE("类") : k == LEVEL_GROUP ? SLICE("款") : item_root(d);
	for (i = 0; i <= (size_t)k; i++) {
		if (d->level[i].len != 0)
			path = sense_join(d, path, d->level[i]);
	}
	d->subject = path;
	d->noun = NULL;
	d->named = true;
	d->stray = d->fund_named = d->assumed = false;
	d->gap_from = d->gap_to = 0;
	d->subject_from = d->subject_to = end;
}

static void
on_level(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	name_level(d, slice_eq(f->name, SLICE("类")) ? LEVEL_CLASS :
	    slice_eq(f->name, SLICE("款")) ? LEVEL_GROUP : LEVEL_ITEM, at, end);
}

/* 公安(20402): a name with its whole code; bytes of the bracket, 0 when it is none. */
static size_t
on_code_bracket(struct sense *d, size_t at)
{
	size_t end = at + 1, n;

	while (end < d->text.len && d->text.ptr[end] >= '0' && d->text.ptr[end] <= '9')
		end++;
	n = end - at - 1;
	if ((n != 3 && n != 5 && n != 7) || d->text.ptr[at + 1] != '2' || end >= d->text.len ||
	    d->text.ptr[end] != ')' || at == d->name_from)
		return 0;
	d->code = sense_copy(d, at + 1, end);
	d->coding = true;
	flow_claim(d->flow, d->r, at + 1, end, CLAIM_CODE);
	name_level(d, n == 3 ? LEVEL_CLASS : n == 5 ? LEVEL_GROUP : LEVEL_ITEM, at, end + 1);
	return n + 2;
}

/* Whose money; what is said of it comes next. */
static void
on_fund(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	if (settle(d, at)) {
		name_noun(d, d->gap_from, end);
	} else if (!d->share && d->subject_to != at) {
		d->fund = f->name;
		forget_subject(d);
		d->subject_from = at;
		d->subject_to = end;
		d->fund_named = true;
	}
}

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
	size_t used;

	if (f->name.len != 0)
		return true;
	if (end < d->text.len && numeral_here(d->text, end))
		return numeral_read(d->known, d->text, end, d->context, false).kind == NUMERAL_YEAR;
	next = peek(d, end, &used);
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
	size_t used;

	for (; at < d->text.len; at += used) {
		char c = d->text.ptr[at];

		if (c == '%' || (c >= '0' && c <= '9'))
			return true;
		if (c == ';' || has(d, at, comma) || has(d, at, full_stop))
			return false;
		utf8_decode(d->text, at, &used);
	}
	return false;
}

/* The words from the start of the clause, without quotes around them. */
static struct slice
quoted_name(struct sense *d, size_t to)
{
	struct slice name = sense_copy(d, d->start, to);

	while (name.len != 0 && name.ptr[0] == '"')
		name = slice_from(name, 1);
	while (name.len != 0 && name.ptr[name.len - 1] == '"')
		name.len--;
	return name.len <= NAME_MAX ? name : slice_make(NULL, 0);
}

static void
on_score(struct sense *d, size_t at)
{
	struct slice name = quoted_name(d, at);

	if (name.len == 0 || slice_eq(name, SLICE("项目")))
		name = d->review;
	else if (phrases_common(d->known, name))
		name = slice_make(NULL, 0);
	clear_slots(d);
	if (name.len == 0)
		return;
	d->subject = sense_join(d, SLICE("项目"), name);
	d->noun = NULL;
	d->named = true;
	d->role = SLICE("得分");
}

static void
on_review(struct sense *d, size_t at)
{
	d->review = quoted_name(d, at);
	clear_slots(d);
}

/* 主要原因是； says no reason. */
static void
on_reason(struct sense *d, size_t at, size_t end)
{
	sense_order(d, at);
	while (end < d->text.len && (d->text.ptr[end] == ':' || has(d, end, SLICE("是"))))
		end += d->text.ptr[end] == ':' ? 1 : 3;
	if (d->subject.len != 0 && (end >= d->text.len || d->text.ptr[end] == ';' ||
	    has(d, end, full_stop)))
		sense_fact(d, "空原因", d->subject, sense_copy(d, d->start, end), at);
	d->mode = MODE_REASON;
}

/* 支出 5万元: of the subject before. */
static void
on_noun(struct sense *d, size_t at, size_t end)
{
	if (d->share)
		return;
	if (settle(d, at))
		name_noun(d, d->gap_from, end);
	else if (d->fund_named && d->subject_to == at)
		name_noun(d, d->subject_from, end);
	else if (!d->named && d->role.len == 0 && d->opener == OPENER_NONE)
		d->role = SLICE("金额");
}

/* One character (增, 减) is a direction only before a number. */
static bool
moves(const struct sense *d, const struct phrase *f, size_t end)
{
	return f->word.len > 3 || (end < d->text.len && numeral_here(d->text, end));
}

/* 无 and its like are read only directly before a subject. */
static bool
denies(const struct sense *d, size_t end)
{
	size_t used;
	const struct phrase *next = peek(d, end, &used);

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

/* Is the phrase here what it looks like?  If not, its first character is an unknown word. */
static bool
holds(const struct sense *d, const struct phrase *f, size_t end)
{
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

static void
on_phrase(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	if (f->kind != PHRASE_SUBJECT && f->kind != PHRASE_CLASS && f->kind != PHRASE_NOUN &&
	    f->kind != PHRASE_FUND)
		settle(d, at);
	switch (f->kind) {
	case PHRASE_SUBJECT:
		on_subject(d, f, at, end);
		break;
	case PHRASE_FUND:
		on_fund(d, f, at, end);
		break;
	case PHRASE_CLASS:
		on_class(d, f, at, end);
		break;
	case PHRASE_LEVEL:
		on_level(d, f, at, end);
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
		d->basis_here = false;
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
		on_score(d, at);
		break;
	case PHRASE_REVIEW:
		on_review(d, at);
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
		d->mode = MODE_USE;
		break;
	case PHRASE_NOUN:
		on_noun(d, at, end);
		break;
	default:
		break;
	}
}

/* Behind a comma in a reason: does the account go on? */
static bool
resumes(const struct sense *d, size_t at)
{
	size_t used;
	const struct phrase *f = peek(d, at, &used);

	while (f != NULL && (f->kind == PHRASE_SKIP || f->kind == PHRASE_LEAD)) {
		at += used;
		f = peek(d, at, &used);
	}
	return f != NULL && (f->kind == PHRASE_DONE || f->kind == PHRASE_RESUME || f->kind == PHRASE_BUDGET ||
	    f->kind == PHRASE_FINAL || (f->kind == PHRASE_SHARE && shares(d, at + used)) ||
	    (f->kind == PHRASE_OPENER && opens(d, f, at + used)));
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

	if (c == ';' || c == '\n' || has(d, at, full_stop)) {
		size_t used = c == ';' || c == '\n' ? 1 : full_stop.len;

		if (c != ';') {
			d->flat = d->moved = slice_make(NULL, 0);
			d->shares = 0;
		}
		end_sentence(d, at + used);
		return used;
	}
	if (c == ',' || c == ':' || c == '(' || c == ')' || has(d, at, comma) || has(d, at, pause)) {
		size_t used = (unsigned char)c < 0x80 ? 1 : comma.len;

		if (d->mode == MODE_READ || (c != ':' && c != '(' && c != ')' && !has(d, at, pause) &&
		    resumes(d, at + used))) {
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
		settle(d, at);
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
			forget_subject(d);
	} else if (n.kind != NUMERAL_CODE) {
		d->name_from = n.end;
	}
	d->subject_to = 0;
	return n.end - at;
}

static size_t
on_word(struct sense *d, size_t at)
{
	size_t used, whole;
	const struct phrase *f;

	f = phrases_match(d->known, d->text, at, d->context, &used);
	if (f != NULL && holds(d, f, at + used) && !is_inside(d, f, at)) {
		on_phrase(d, f, at, at + used);
		return used;
	}
	if (d->text.ptr[at] == '"' || d->text.ptr[at] == ' ') {
		d->name_from = at + 1;
		return 1;
	}
	if (d->text.ptr[at] == '(' && ((whole = remark(d, at)) != 0 || (whole = coded(d, at)) != 0 ||
	    (whole = on_code_bracket(d, at)) != 0))
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
	if (f != NULL && f->counts.len != 0)
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

	if (mark == 0 || !top)
		return 0;
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
