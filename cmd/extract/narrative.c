/* SPDX-License-Identifier: ISC */
/*
 * narrative.c - sheet N: the sentences of the narrative, section by section.
 */
#include "readers.h"

#include "clause.h"
#include "furniture.h"
#include "section.h"
#include "wording.h"
#include "words.h"

enum { HEADING_MAX = 160, TAIL_MAX = 36, PAGE_DIGITS = 3,
	OPENING = 600 };	/* bytes in which a text without a heading says what it is about */

struct walk {
	struct sense sense;
	struct flow flow;
	struct wording wording;
	struct names names;
	enum part_kind kind;		/* of the part that is read */
	unsigned chapter;		/* context of the heading 一、 above */
	unsigned page;			/* context of the part's title, no section's heading itself */
	bool headed;			/* there was a heading in the part */
};

/* A number that is not a year (of the heading's own words) makes a line a sentence. */
static bool
holds_figure(struct slice s)
{
	size_t at, end;

	for (at = 0; (at = slice_find_digit(s, at)) != SLICE_NONE; at = end) {
		for (end = at; end < s.len && slice_is_digit(s.ptr[end]); end++)
			continue;
		if (end - at != 4)
			return true;
	}
	return false;
}

static bool
holds_stop(struct slice s)
{
	size_t at = slice_find(s, SLICE("。"), 0);

	return (at != SLICE_NONE && at + 3 < s.len) || slice_has(s, SLICE("；")) ||
	    slice_has(s, SLICE(";")) || slice_has(s, SLICE("，"));
}

/* A heading: 一、… or (一)…, or a short text that names a section and ends as one. */
static struct word_section
section_of(const struct phrases *known, struct slice folded)
{
	struct word_section h = {.asked = true};
	size_t mark = section_mark(folded, &h.top);
	struct slice title = slice_from(folded, mark);

	h.context = phrases_context(known, title);
	if (slice_has(title, SLICE("(类)")))
		return h;		/* names a class for the items below: text */
	if (mark != 0) {
		h.heads = h.top || section_ends(known, title) || h.context != 0;
		return h;
	}
	h.top = true;
	h.heads = h.context != 0 && section_ends(known, title) && slice_has(title, SLICE("情况"));
	return h;
}

static bool
is_heading(struct walk *w, struct slice s, unsigned *context, bool *top)
{
	struct word *word;

	if (s.len == 0 || s.len > HEADING_MAX || holds_figure(s) || holds_stop(s) ||
	    (word = words_of(w->sense.r->words, s)) == NULL)
		return false;
	if (!word->section.asked)
		word->section = section_of(w->sense.known, word->folded);
	*context = word->section.context;
	*top = word->section.top;
	return word->section.heads;
}

/* "6", "- 6 -", "第 6 页": stands alone at the foot or head of a page. */
static bool
is_page_number(struct slice s)
{
	size_t i, digits = 0;

	if (slice_find_digit(s, 0) == SLICE_NONE)
		return false;
	for (i = 0; i < s.len && digits <= PAGE_DIGITS; i++) {
		if (slice_is_digit(s.ptr[i]))
			digits++;
		else if (s.ptr[i] != ' ' && s.ptr[i] != '-' && (unsigned char)s.ptr[i] < 0x80)
			return false;
	}
	if (digits == 0 || digits > PAGE_DIGITS)
		return false;
	if (digits == s.len)
		return true;
	return slice_has(s, SLICE("—")) || slice_has(s, SLICE("–")) || slice_has(s, SLICE("-")) ||
	    slice_has(s, SLICE("－")) ||
	    (slice_starts(s, SLICE("第")) && slice_ends(s, SLICE("页")));
}

/* Would a lone number be the figure that the next line's unit waits for? */
static bool
is_awaited(const struct walk *w, const struct report *r, uint32_t at, uint32_t end)
{
	const struct buf *before = &w->flow.text;
	size_t used;

	if (before->len != 0 && slice_is_digit(before->ptr[before->len - 1]))
		return false;		/* the number before it waits for the unit */
	for (at++; at < end; at++) {
		struct slice s = slice_trim(r->line[at].text);

		if (s.len == 0)
			continue;
		return !slice_is_digit(s.ptr[0]) &&
		    phrases_match_kind(w->sense.known, s, 0, 0, PHRASE_UNIT, &used) != NULL;
	}
	return false;
}

/* The context that a text without a heading speaks of first. */
static unsigned
said_first(const struct walk *w)
{
	struct slice text = buf_view(&w->flow.text);
	unsigned context = 0;
	size_t n;

	for (n = 36; context == 0 && n <= OPENING; n += 36)
		context = phrases_context(w->sense.known, slice_sub(text, 0, n));
	return context;
}

static enum status
read_flow(struct walk *w)
{
	enum status st = STATUS_OK;

	if (w->flow.text.len != 0 && w->kind == PART_NARRATIVE && !w->headed)
		clause_section(&w->sense, SLICE(""), w->page != 0 ? w->page : said_first(w));
	if (w->flow.text.len != 0 && w->kind != PART_GLOSSARY)
		st = clause_read(&w->sense);
	if (w->flow.text.len != 0 && st == STATUS_OK)
		st = wording_read(&w->wording, &w->flow, w->kind == PART_NARRATIVE);
	flow_clear(&w->flow);
	return st;
}

static enum status
open_section(struct walk *w, struct slice heading, unsigned context, bool top)
{
	struct sense *d = &w->sense;
	enum status st = read_flow(w);
	size_t i;

	for (i = 0; i < heading.len; i++) {
		if (slice_is_digit(heading.ptr[i]))
			report_claim(d->r, slice_sub(heading, i, i + 1), CLAIM_YEAR);
	}
	if (top)
		w->chapter = context != 0 ? context : w->page;
	w->headed = true;
	clause_section(d, heading, context != 0 ? context : w->chapter);
	return st;
}

/* Sentences in the only cell of a row: what was left of a table that framed the text. */
static bool
is_barred(const struct report *r, const struct line *l)
{
	return l->kind == LINE_ROW && l->cells == 1 && slice_has(report_cell(r, l, 0), SLICE("。"));
}

/* "- 1.", "* ", "# ": marks of a converted list or heading; bars around the only cell. */
static struct slice
without_mark(struct slice s)
{
	if (slice_starts(s, SLICE("|")))
		s = slice_trim(slice_from(s, 1));
	if (slice_ends(s, SLICE("|")))
		s = slice_trim(slice_sub(s, 0, s.len - 1));
	while (s.len > 1 && (s.ptr[0] == '-' || s.ptr[0] == '#' || s.ptr[0] == '*') &&
	    (s.ptr[1] == ' ' || s.ptr[1] == '#'))
		s = slice_trim(slice_from(s, 1));
	return s;
}

static enum status
read_line(struct walk *w, struct report *r, uint32_t at, uint32_t end)
{
	struct slice s = without_mark(slice_trim(r->line[at].text));
	unsigned context;
	bool top;

	if (s.len == 0)
		return STATUS_OK;
	if (w->kind == PART_GLOSSARY)
		return flow_add(&w->flow, r, w->sense.known, s);
	if (is_page_number(s) && (!is_awaited(w, r, at, end) || furniture_page_surely(r, at))) {
		report_claim(r, s, CLAIM_FURNITURE);
		return STATUS_OK;
	}
	if (is_heading(w, s, &context, &top))
		return open_section(w, s, context, top);
	/* the rest of a heading that was broken over two lines */
	if (w->flow.text.len == 0 && s.len <= TAIL_MAX && section_ends(w->sense.known, s) &&
	    !holds_figure(s) && !holds_stop(s))
		return STATUS_OK;
	return flow_add(&w->flow, r, w->sense.known, s);
}

/* The part may begin with the heading of a section. */
static enum status
read_title(struct walk *w, struct report *r, const struct part *p)
{
	struct slice s = without_mark(slice_trim(r->line[p->first].text));
	struct word *word;
	unsigned context;
	bool top;

	if (is_heading(w, s, &context, &top))
		return open_section(w, s, context, top);
	if (p->kind == PART_OVERVIEW)
		return STATUS_OK;
	if ((word = words_of(r->words, s)) == NULL)
		return STATUS_FAIL;
	w->page = phrases_context(w->sense.known, word->folded);
	return STATUS_OK;
}

static enum status
read_part(struct walk *w, struct report *r, const struct part *p)
{
	enum status st = STATUS_OK;
	uint32_t i;

	w->kind = p->kind;
	w->headed = false;
	w->page = 0;
	if (p->kind != PART_GLOSSARY && p->first < p->body)
		st = read_title(w, r, p);
	for (i = p->body; i < p->end && st == STATUS_OK; i++) {
		if (r->line[i].kind == LINE_PROSE || is_barred(r, &r->line[i]))
			st = read_line(w, r, i, p->end);
		else if (r->line[i].kind == LINE_ROW)
			st = read_flow(w);
	}
	return status_max(st, read_flow(w));
}

static unsigned
report_year(const struct report *r)
{
	unsigned v = 0;
	size_t i;

	for (i = 0; i < r->year.len && slice_is_digit(r->year.ptr[i]) && i < 4; i++)
		v = v * 10 + (unsigned)(r->year.ptr[i] - '0');
	return v;
}

enum status
narrative_read(struct report *r, struct phrases *known, struct out *o)
{
	struct walk w = {.sense = {.known = known, .r = r, .o = o, .year = report_year(r)},
		.wording = {.r = r, .known = known, .o = o}};
	enum status st = STATUS_OK;
	size_t i;

	w.sense.flow = &w.flow;
	w.sense.names = &w.names;
	names_open(&w.names, r);
	w.sense.fund = SLICE("财政拨款");
	for (i = 0; i < r->parts && st == STATUS_OK; i++) {
		if (r->part[i].kind == PART_NARRATIVE || r->part[i].kind == PART_OVERVIEW ||
		    r->part[i].kind == PART_GLOSSARY)
			st = read_part(&w, r, &r->part[i]);
	}
	if (st == STATUS_OK)
		sense_names(&w.sense);
	st = status_max(st, w.sense.status);
	names_close(&w.names);
	flow_free(&w.flow);
	return st;
}
