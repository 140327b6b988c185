/* SPDX-License-Identifier: ISC */
/*
 * sense_name.c - what is spoken of: subjects, classes and items, funds, projects, and
 * nouns that the vocabulary lacks.
 */
#include "sense.h"

#include "section.h"

enum { CODE_WORD = 24, NAME_MAX = 240, SUFFIX_MAX = 6 };
enum level { LEVEL_CLASS, LEVEL_GROUP, LEVEL_ITEM };

void
sense_forget(struct sense *d)
{
	d->subject = slice_make(NULL, 0);
	d->noun = NULL;
}

/* A money noun that the vocabulary lacks is recorded as printed, below its section. */
static void
name_noun(struct sense *d, size_t from, size_t to)
{
	struct slice root = phrases_noun_root(d->known, d->context);

	if (d->named && d->noun != NULL && d->noun->loose)
		return;
	if (from != 0 && from == d->subject_to)
		from = d->subject_from;
	sense_forget(d);
	d->named = true;
	d->move_first = d->move != NULL;
	d->assumed = false;
	if (to - from > NAME_MAX || root.len == 0 ||
	    slice_has(slice_sub(d->text, from, to), SLICE("》")))
		return;			/* 《总表》的… : of a document */
	d->subject = sense_join(d, root, sense_copy(d, from, to));
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
	d->beside = f->aside || (f->among && d->among);
	if (d->beside && (d->noun == NULL || !d->noun->aside)) {
		d->main_subject = d->subject;
		d->main_noun = d->noun;
	}
	d->subject_from = at;
	d->subject_to = end;
	d->fund_named = d->assumed = false;
	d->noun = f;
	d->named = d->waiting = true;
	d->move_first = d->move != NULL;
	d->stray = false;
	if (!d->coding)
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

/* 各民主党派"三公"经费: before the section's own subject an office's name may be anything. */
static bool
is_own(const struct sense *d, const struct phrase *f)
{
	const struct phrase *own = phrases_initial(d->known, d->context);

	return own != NULL && slice_eq(own->name, f->name) && !d->among && d->subject.len == 0;
}

void
sense_subject(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	bool odd = sense_settle(d, at);

	if (d->share) {
		d->share_of = f->name;
		return;
	}
	if (d->opener == OPENER_SAID)
		return;		/* what it is compared with */
	if (d->subject_to == at && !d->fund_named && f->word.len <= SUFFIX_MAX && !odd)
		return;		/* 附属单位缴款|收入, (类)|支出 */
	if (odd && !f->loose && !is_own(d, f)) {
		name_noun(d, d->gap_from, end);
		return;
	}
	if (d->named && is_above(f->name, d->subject))
		return;		/* 一般公共预算项目…开展绩效自评 */
	name_subject(d, f, at, end);
}

void
sense_class(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	size_t used;
	const struct phrase *next = sense_peek(d, end, &used);

	if (d->share || (next != NULL && next->kind == PHRASE_LEVEL))
		return;			/* 教育支出(类): the name is read there */
	if (sense_settle(d, at)) {
		name_noun(d, d->gap_from, end);
		return;
	}
	name_subject(d, f, at, end);
	d->subject = sense_join(d, SLICE("类"), sense_copy(d, at, end));
}

static bool
quote_inside(const struct sense *d, size_t from, size_t to)
{
	return slice_find_byte(slice_sub(d->text, from, to), '"', 0) != SLICE_NONE;
}

/* The name that ends at `to`, from the last stop, number or mark before it. */
static struct slice
name_before(struct sense *d, size_t to)
{
	size_t from = d->name_from, used;
	const struct phrase *f;
	bool top;

	from += section_mark(slice_sub(d->text, from, to), &top);
	while (from < to) {
		f = sense_peek(d, from, &used);
		if (d->text.ptr[from] == '"' && !quote_inside(d, from + 1, to - 1))
			from++;
		else if (f != NULL && (f->kind == PHRASE_LEAD || f->kind == PHRASE_USE) &&
		    from + used < to)
			from += used;
		else
			break;
	}
	while (to > from && d->text.ptr[to - 1] == '"' && !quote_inside(d, from, to - 1))
		to--;
	if (to - from > NAME_MAX)
		return slice_make(NULL, 0);
	return sense_copy(d, from, to);
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
	d->code_named = true;
	d->level[k] = name;
	if (phrases_item_root(d->known, d->context).len == 3 && names_check(d->names, name, k,
	    flow_line(d->flow, d->r, at - 1)) != STATUS_OK)
		d->status = STATUS_FAIL;
	for (i = (size_t)k + 1; i < 3; i++)
		d->level[i] = slice_make(NULL, 0);
	path = k == LEVEL_CLASS ? SLICE("类") : k == LEVEL_GROUP ? SLICE("款") :
	    phrases_item_root(d->known, d->context);
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

void
sense_level(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	name_level(d, slice_eq(f->name, SLICE("类")) ? LEVEL_CLASS :
	    slice_eq(f->name, SLICE("款")) ? LEVEL_GROUP : LEVEL_ITEM, at, end);
}

/* 公安(20402): a name with its whole code; bytes of the bracket, 0 when it is none. */
size_t
sense_code_bracket(struct sense *d, size_t at)
{
	size_t begin = at + 1, end, n;

	/* what it is may be said: (科目编码2010301) */
	while (begin < d->text.len && begin < at + 1 + CODE_WORD &&
	    (unsigned char)d->text.ptr[begin] >= 0x80)
		begin++;
	for (end = begin; end < d->text.len && d->text.ptr[end] >= '0' && d->text.ptr[end] <= '9'; end++)
		continue;
	n = end - begin;
	if ((n != 3 && n != 5 && n != 7) || (n == 3 && begin != at + 1) || d->text.ptr[begin] != '2' || end >= d->text.len ||
	    d->text.ptr[end] != ')' || at == d->name_from)
		return 0;
	d->code = sense_copy(d, begin, end);
	d->coding = true;
	flow_claim(d->flow, d->r, begin, end, CLAIM_CODE);
	name_level(d, n == 3 ? LEVEL_CLASS : n == 5 ? LEVEL_GROUP : LEVEL_ITEM, at, end + 1);
	return end + 1 - at;
}

void
sense_coded(struct sense *d, size_t to)
{
	struct slice name;

	if (d->name_from >= to || to - d->name_from > NAME_MAX ||
	    (d->code.len != 3 && d->code.len != 5 && d->code.len != 7))
		return;
	name = name_before(d, to);
	if (name.len == 0)
		return;
	d->subject = sense_join(d, d->code.len == 3 ? SLICE("类") : d->code.len == 5 ? SLICE("款") :
	    phrases_item_root(d->known, d->context), name);
	d->noun = NULL;
	d->named = d->code_named = true;
	d->stray = d->assumed = false;
}

/* Whose money; what is said of it comes next. */
void
sense_fund(struct sense *d, const struct phrase *f, size_t at, size_t end)
{
	if (sense_settle(d, at)) {
		name_noun(d, d->gap_from, end);
	} else if (!d->share && d->subject_to != at) {
		d->fund = f->name;
		if (d->subject.len == 0 || d->subject.ptr != d->fund_part)
			d->fund_of = d->subject;
		sense_forget(d);
		d->subject_from = at;
		d->subject_to = end;
		d->fund_named = true;
	}
}

/* The words from the start of the clause, without quotes around them. */
static struct slice
quoted_name(struct sense *d, size_t to)
{
	struct slice name;

	if (to - d->start > NAME_MAX)
		return slice_make(NULL, 0);
	name = sense_copy(d, d->start, to);
	while (name.len != 0 && name.ptr[0] == '"')
		name = slice_from(name, 1);
	while (name.len != 0 && name.ptr[name.len - 1] == '"')
		name.len--;
	return name;
}

void
sense_score(struct sense *d, size_t at)
{
	struct slice name = quoted_name(d, at);

	if (name.len == 0 || slice_eq(name, SLICE("项目")))
		name = d->review;
	else if (phrases_common(d->known, name))
		name = slice_make(NULL, 0);
	sense_clear(d);
	if (name.len == 0)
		return;
	d->subject = sense_join(d, SLICE("项目"), name);
	d->noun = NULL;
	d->named = true;
	d->role = SLICE("得分");
}

void
sense_review(struct sense *d, size_t at)
{
	d->review = quoted_name(d, at);
	sense_clear(d);
	if (d->review.len == 0)
		return;
	d->subject = sense_join(d, SLICE("项目"), d->review);
	d->noun = NULL;
}

/* 支出 5万元: of the subject before. */
void
sense_noun(struct sense *d, size_t at, size_t end)
{
	if (d->share)
		return;
	if (sense_settle(d, at))
		name_noun(d, d->gap_from, end);
	else if (d->fund_named && d->subject_to == at)
		name_noun(d, d->subject_from, end);
	else if (!d->named && d->role.len == 0 && d->opener == OPENER_NONE)
		d->role = SLICE("金额");
}
