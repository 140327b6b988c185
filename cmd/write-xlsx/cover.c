/* SPDX-License-Identifier: ISC */
#include "cover.h"

#include "buf.h"
#include "mem.h"
#include "words.h"

enum { LABEL = 0, NAME = 1, FIRST = 2, CHART_COLUMN = 8, CHART_ROWS = 16, YEARS = 5, SHOWN = 12 };
enum { BIG = 1000000000 };	/* from 10 亿元 on the axes count 亿元 */

struct cover {
	const struct job *job;
	struct page *page;
	enum language language;
	size_t row, chart_row;
	struct slice top, year;
	struct buf text;
};

static struct slice
say(const struct cover *c, enum word which)
{
	return slice_of(word(c->language, which));
}

static void
section(struct cover *c, enum word title)
{
	c->row++;
	page_row(c->page, c->row, 0, 24);
	page_text(c->page, c->row++, LABEL, say(c, title), BOOK_SECTION);
}

/* Captions of a table: text columns first, then n columns of numbers. */
static void
head(struct cover *c, const enum word *which, size_t texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		page_text(c->page, c->row, i, say(c, which[i]), i < texts ? BOOK_HEAD : BOOK_HEAD_NUMBER);
	c->row++;
}

static void
amount(struct cover *c, size_t column, const struct summary_line *line, enum book_style style)
{
	if (line != NULL)
		page_number(c->page, c->row, column, line->sum, style);
}

static bool
is_big(const struct summary_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		if (dec_cmp(dec_abs(lines->line[i].sum), dec_of(BIG, 0)) >= 0)
			return true;
	return false;
}

static void
chart(struct cover *c, enum book_chart kind, enum word title, const struct page_range *range, bool big)
{
	buf_clear(&c->text);
	if (range->last < range->first || !buf_slice(&c->text, say(c, title)) || (kind != BOOK_DOUGHNUT &&
	    !buf_slice(&c->text, say(c, big ? WORD_CHART_100M : WORD_CHART_WAN))))
		return;
	page_chart(c->page, c->chart_row, CHART_COLUMN, kind, buf_view(&c->text), range, big);
	c->chart_row += CHART_ROWS;
}

static void
heading(struct cover *c)
{
	struct slice place = catalogue_region(c->job->catalogue, c->top);

	buf_clear(&c->text);
	if (!buf_slice(&c->text, place.len > 0 ? place : c->top) || !buf_text(&c->text, " ") ||
	    !buf_slice(&c->text, c->year) || !buf_text(&c->text, c->language == LANGUAGE_ZH ? "" : " ") ||
	    !buf_slice(&c->text, say(c, WORD_TITLE)))
		return;
	page_row(c->page, 0, 0, 32);
	page_text(c->page, 0, 0, buf_view(&c->text), BOOK_TITLE);
	page_text(c->page, 1, 0, say(c, WORD_UNIT_NOTE), BOOK_NOTE);
	page_text(c->page, 2, 0, say(c, WORD_SOURCE_NOTE), BOOK_NOTE);
	c->row = 3;
}

/* One row of the overview over the years; a row that no year has is left out. */
static void
overview_row(struct cover *c, enum summary_group group, size_t order, enum book_style style)
{
	const struct summary_line *line[YEARS] = {NULL};
	bool any = false;

	for (size_t i = 0; i < YEARS && summary_year(c->job->summary, i).len > 0; i++) {
		const struct summary_scope *scope = summary_find(c->job->summary, c->top, true,
		    summary_year(c->job->summary, i));

		line[i] = scope == NULL ? NULL : summary_get(scope, group, order);
		any = any || line[i] != NULL;
	}
	if (!any)
		return;
	page_text(c->page, c->row, LABEL, summary_label(c->job->summary, group, order), BOOK_PLAIN);
	for (size_t i = 0; i < YEARS; i++)
		amount(c, FIRST + i, line[i], style);
	c->row++;
}

static void
overview(struct cover *c)
{
	section(c, WORD_OVERVIEW);
	page_text(c->page, c->row, LABEL, say(c, WORD_ITEM), BOOK_HEAD);
	page_text(c->page, c->row, NAME, slice_of(NULL), BOOK_HEAD);
	for (size_t i = 0; i < YEARS && summary_year(c->job->summary, i).len > 0; i++)
		page_text(c->page, c->row, FIRST + i, summary_year(c->job->summary, i), BOOK_HEAD_NUMBER);
	c->row++;
	for (size_t i = 0; i < summary_places(c->job->summary, SUMMARY_TOTAL); i++)
		overview_row(c, SUMMARY_TOTAL, i, BOOK_WAN_BOLD);
	for (size_t i = 0; i < summary_places(c->job->summary, SUMMARY_COVERAGE); i++)
		overview_row(c, SUMMARY_COVERAGE, i, BOOK_COUNT);
}

static void
regions(struct cover *c)
{
	static const enum word which[] = {WORD_REGION, WORD_PLACE, WORD_DEPARTMENTS, WORD_MISSING};
	const struct summary *s = c->job->summary;
	size_t totals = summary_places(s, SUMMARY_TOTAL), shown = 0;
	struct page_range range = {.label = NAME, .value = FIRST + 3, .series = 1};

	section(c, WORD_BY_REGION);
	for (size_t i = 0; i < totals; i++)
		page_text(c->page, c->row, FIRST + 2 + i, summary_label(s, SUMMARY_TOTAL, i), BOOK_HEAD_NUMBER);
	head(c, which, 2, 4);
	range.first = c->row;
	for (size_t i = 0; i < summary_scopes(s); i++) {
		const struct summary_scope *scope = summary_scope(s, i);
		bool child = slice_eq(catalogue_parent(c->job->catalogue, scope->region), c->top);
		bool own = !scope->whole && slice_eq(scope->region, c->top);

		if (!slice_eq(scope->year, c->year) || !(own || (scope->whole && child)))
			continue;
		page_text(c->page, c->row, LABEL, scope->region, BOOK_PLAIN);
		buf_clear(&c->text);
		if (buf_slice(&c->text, scope->place) && (!own || buf_text(&c->text, c->language == LANGUAGE_ZH ? "本级" : " 本级")))
			page_text(c->page, c->row, NAME, buf_view(&c->text), BOOK_PLAIN);
		page_number(c->page, c->row, FIRST, summary_coverage(scope, SLICE("部门"), SLICE("数量")), BOOK_COUNT);
		page_number(c->page, c->row, FIRST + 1, summary_coverage(scope, SLICE("部门"), SLICE("应有而无")), BOOK_COUNT);
		for (size_t t = 0; t < totals; t++)
			amount(c, FIRST + 2 + t, summary_get(scope, SUMMARY_TOTAL, t), BOOK_WAN);
		c->row++;
		shown++;
	}
	range.last = range.first + shown - 1;
	if (shown > 1) {
		const struct summary_scope *whole = summary_find(s, c->top, true, c->year);

		chart(c, BOOK_COLUMNS_SIDE_BY_SIDE, WORD_BY_REGION, &range,
		    whole != NULL && is_big(&whole->group[SUMMARY_TOTAL]));
	}
}

static void
functions(struct cover *c, const struct summary_scope *scope)
{
	static const enum word which[] = {WORD_CODE, WORD_NAME, WORD_AMOUNT, WORD_REPORTS};
	const struct summary_lines *lines = &scope->group[SUMMARY_FUNCTION];
	const struct summary_line **sorted = mem_alloc((lines->n + 1) * sizeof(struct summary_line *));
	struct page_range range = {.label = NAME, .value = FIRST, .series = 1};

	section(c, WORD_BY_FUNCTION);
	head(c, which, 2, 4);
	range.first = c->row;
	if (sorted == NULL)
		return;
	summary_sorted(lines, sorted);
	for (size_t i = 0; i < lines->n; i++) {
		page_text(c->page, c->row, LABEL, sorted[i]->key, BOOK_PLAIN);
		page_text(c->page, c->row, NAME, sorted[i]->label, BOOK_PLAIN);
		amount(c, FIRST, sorted[i], BOOK_WAN);
		page_number(c->page, c->row++, FIRST + 1, dec_of((long long)sorted[i]->reports, 0), BOOK_COUNT);
	}
	range.last = range.first + (lines->n < SHOWN ? lines->n : SHOWN) - 1;
	mem_free((void *)sorted);
	if (lines->n > 0)
		chart(c, BOOK_BARS, WORD_BY_FUNCTION, &range, is_big(lines));
}

static void
public_expenses(struct cover *c, const struct summary_scope *scope)
{
	static const enum word which[] = {WORD_ITEM, WORD_NONE, WORD_BUDGET, WORD_ACTUAL};
	size_t places = summary_places(c->job->summary, SUMMARY_ACTUAL);
	struct page_range range = {.label = LABEL, .value = FIRST, .series = 2};

	section(c, WORD_PUBLIC);
	head(c, which, 2, 4);
	page_text(c->page, c->row - 1, NAME, slice_of(NULL), BOOK_HEAD);
	range.first = c->row;
	for (size_t i = 0; i < places; i++) {
		page_text(c->page, c->row, LABEL, summary_label(c->job->summary, SUMMARY_ACTUAL, i), BOOK_PLAIN);
		amount(c, FIRST, summary_get(scope, SUMMARY_BUDGET, i), BOOK_WAN);
		amount(c, FIRST + 1, summary_get(scope, SUMMARY_ACTUAL, i), BOOK_WAN);
		c->row++;
	}
	range.last = range.first + places - 1;
	if (places > 0)
		chart(c, BOOK_COLUMNS_SIDE_BY_SIDE, WORD_PUBLIC, &range, is_big(&scope->group[SUMMARY_BUDGET]));
}

static void
nature(struct cover *c, const struct summary_scope *scope)
{
	static const enum word which[] = {WORD_ITEM, WORD_NONE, WORD_AMOUNT};
	const struct summary_lines *lines = &scope->group[SUMMARY_NATURE];
	struct page_range range = {.label = LABEL, .value = FIRST, .series = 1};

	section(c, WORD_NATURE);
	head(c, which, 2, 3);
	page_text(c->page, c->row - 1, NAME, slice_of(NULL), BOOK_HEAD);
	range.first = c->row;
	for (size_t i = 0; i < summary_places(c->job->summary, SUMMARY_NATURE); i++) {
		const struct summary_line *line = summary_get(scope, SUMMARY_NATURE, i);

		if (line == NULL)
			continue;
		page_text(c->page, c->row, LABEL, line->label, BOOK_PLAIN);
		amount(c, FIRST, line, BOOK_WAN);
		c->row++;
	}
	range.last = c->row - 1;
	if (lines->n > 0)
		chart(c, BOOK_DOUGHNUT, WORD_NATURE, &range, false);
}

static void
checks(struct cover *c, const struct findings_pages *f)
{
	static const enum word which[] = {WORD_KIND, WORD_NONE, WORD_COUNT};

	section(c, WORD_CHECKS);
	head(c, which, 2, 3);
	page_text(c->page, c->row - 1, NAME, slice_of(NULL), BOOK_HEAD);
	for (size_t i = 0; i < FINDINGS_RANKS; i++) {
		enum book_style style = i == FINDINGS_ERROR ? BOOK_ERROR : i == FINDINGS_WARNING ? BOOK_WARNING : BOOK_PLAIN;

		if (f->count[i] == 0 && i > FINDINGS_WARNING)
			continue;
		page_text(c->page, c->row, LABEL, slice_of(word_rank(c->language, (enum findings_rank)i)), style);
		page_number(c->page, c->row++, FIRST, dec_of((long long)f->count[i], 0), BOOK_COUNT);
	}
	if (f->count[FINDINGS_ERROR] + f->count[FINDINGS_WARNING] + f->count[FINDINGS_NOTICE] == 0)
		page_text(c->page, c->row++, LABEL, say(c, WORD_NONE), BOOK_PLAIN);
}

static void
contents(struct cover *c, const struct statements *statements, const struct findings_pages *f)
{
	struct slice title;
	const char *name;

	section(c, WORD_CONTENTS);
	if (f != NULL) {
		page_link(c->page, c->row++, LABEL, slice_of(f->grave_name), f->grave_name, 0);
		page_link(c->page, c->row++, LABEL, slice_of(f->within_name), f->within_name, 0);
	}
	for (size_t i = 0; (name = statements_page(statements, i, &title)) != NULL; i++) {
		page_link(c->page, c->row, LABEL, slice_of(name), name, 0);
		page_text(c->page, c->row++, NAME, title, BOOK_PLAIN);
	}
}

enum status
cover_write(const struct job *job, struct page *page, const struct statements *statements,
    const struct findings_pages *findings)
{
	struct cover c = {.job = job, .page = page, .language = job->set->language, .chart_row = 4};
	const struct summary_scope *scope;

	c.top = summary_top(job->summary);
	c.year = summary_year(job->summary, 0);
	page_width(page, LABEL, 22);
	page_width(page, NAME, 30);
	for (size_t i = FIRST; i < CHART_COLUMN; i++)
		page_width(page, i, 17);
	heading(&c);
	overview(&c);
	scope = summary_find(job->summary, c.top, true, c.year);
	if (scope != NULL) {
		regions(&c);
		functions(&c, scope);
		public_expenses(&c, scope);
		nature(&c, scope);
	}
	if (findings != NULL)
		checks(&c, findings);
	contents(&c, statements, findings);
	page_print_once(page);
	buf_free(&c.text);
	return STATUS_OK;
}
