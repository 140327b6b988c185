/* SPDX-License-Identifier: ISC */
/* Facts of a report: whose it is, of which year, in which unit; sheets R and S. */
#include "facts.h"

#include "readers.h"

enum { COVER_LINES = 25 };	/* when no part is the cover */

struct word *
facts_word(struct facts *f, struct slice text)
{
	struct word *word = words_of(f->report->words, text);

	f->ok = f->ok && word != NULL;
	return word;
}

struct slice
facts_fold(struct facts *f, struct slice text)
{
	struct word *word = facts_word(f, text);

	if (word == NULL || word->settled)
		return text;
	return arena_slice(&f->report->arena, word->folded, &f->ok);
}

void
facts_cover(const struct report *r, size_t *first, size_t *end)
{
	*first = 0;
	*end = r->lines < COVER_LINES ? r->lines : COVER_LINES;
	if (r->parts == 0)
		return;
	if (r->part[0].kind == PART_COVER)
		*end = r->part[0].end;
	else if (r->part[0].kind != PART_NARRATIVE && r->part[0].kind != PART_OTHER)
		*end = r->part[0].body < *end ? r->part[0].body : *end;
}

/* The unit most tables state; 万元 when none does. */
static void
find_unit(struct facts *f)
{
	size_t i, yuan = 0, ten_thousand = 0;

	for (i = 0; i < f->heads; i++) {
		if (f->head[i].kind != HEAD_UNIT)
			continue;
		if (slice_eq(f->head[i].text, SLICE("元")))
			yuan++;
		else
			ten_thousand++;
	}
	f->report->unit = yuan > ten_thousand ? SLICE("元") : SLICE("万元");
}

enum status
facts_find(struct report *r, const struct layout *layout, const struct terms *known)
{
	struct facts f = {.report = r, .layout = layout, .terms = known, .ok = true};

	facts_heads(&f);
	facts_year(&f);
	facts_entity(&f);
	find_unit(&f);
	r->head = f.head;
	r->heads = f.heads;
	buf_free(&f.scratch);
	return emit_lead(r) && f.ok ? STATUS_OK : STATUS_FAIL;
}

static void
put(struct facts *f, struct out *o, struct slice item, struct slice raw, const struct line *line)
{
	struct figure fig = {.sheet = "R", .item = item, .measure = SLICE("内容"),
	    .raw = raw, .source = line};

	if (raw.len != 0)
		emit_figure(o, f->report, &fig);
}

static const struct line *
line_with(struct facts *f, struct slice folded)
{
	size_t i, first, end;

	facts_cover(f->report, &first, &end);
	for (i = first; i < end; i++) {
		if (slice_has(facts_fold(f, f->report->line[i].text), folded))
			return &f->report->line[i];
	}
	return NULL;
}

/* 预算代码: 302 and the like; digits behind the label are claimed.  True: the line holds a labelled date. */
static bool
put_labelled(struct facts *f, struct out *o, const struct line *line)
{
	struct slice word = facts_fold(f, line->text), value, digits;
	const struct term *fact;
	size_t used = 0, i = 0, k;

	fact = terms_prefix(f->terms, TERM_FACT, word, &used);
	if (fact == NULL || used >= word.len || word.ptr[used] != ':')
		return false;
	value = slice_from(word, used + 1);
	put(f, o, fact->canonical, value, line);
	if (slice_eq(fact->canonical, SLICE("批复日期")))
		f->approved = value;
	if (slice_eq(fact->canonical, SLICE("公开日期")))
		f->published = value;
	while (i < line->text.len) {
		for (k = i; k < line->text.len && line->text.ptr[k] >= '0' && line->text.ptr[k] <= '9'; k++)
			;
		digits = slice_sub(line->text, i, k);
		if (digits.len != 0)
			report_claim(f->report, digits, CLAIM_CODE);
		i = k + 1;
	}
	return slice_ends(fact->canonical, SLICE("日期"));
}

static void
put_dates(struct facts *f, struct out *o, const struct line *line)
{
	size_t from = 0, start, end;

	while (year_date(line->text, from, &start, &end)) {
		put(f, o, SLICE("公开日期"), facts_fold(f, slice_sub(line->text, start, end)), line);
		from = end;
	}
}

static void
read_cover(struct facts *f, struct out *o)
{
	const struct report *r = f->report;
	size_t i, first, end;

	facts_cover(r, &first, &end);
	for (i = first; i < end; i++) {
		if (r->line[i].kind == LINE_BLANK || r->line[i].text.len > 200)
			continue;
		if (!put_labelled(f, o, &r->line[i]))
			put_dates(f, o, &r->line[i]);
	}
	facts_days(f, o, f->approved, f->published);
}

enum status
facts_read(struct report *r, const struct layout *layout, const struct terms *known, struct out *o)
{
	struct facts f = {.report = r, .layout = layout, .terms = known, .head = r->head,
		.heads = r->heads, .ok = true};

	put(&f, o, SLICE("主体"), r->entity, line_with(&f, r->entity));
	put(&f, o, SLICE("口径"), r->scope, NULL);
	put(&f, o, SLICE("年度"), r->year, NULL);
	put(&f, o, SLICE("金额单位"), r->unit, NULL);
	read_cover(&f, o);
	facts_structure(&f, o);
	buf_free(&f.scratch);
	return f.ok ? STATUS_OK : STATUS_FAIL;
}
