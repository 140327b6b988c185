/* SPDX-License-Identifier: ISC */
#include "lists.h"

#include <stdio.h>
#include <stdlib.h>

#include "html.h"
#include "index.h"
#include "mem.h"
#include "notes.h"
#include "report_notes.h"
#include "reports_table.h"

enum { REPORTS_A_PAGE = 3000, NOTES_A_PAGE = 3000, FILE_CAP = 64 };

static void
page_file(char file[FILE_CAP], const char *name, size_t page)
{
	if (page == 0)
		snprintf(file, FILE_CAP, "%s.html", name);
	else
		snprintf(file, FILE_CAP, "%s-%zu.html", name, page + 1);
}

/* The other pages of a list. */
static void
pager(struct html *h, const char *name, size_t page, size_t pages)
{
	char file[FILE_CAP];

	if (pages < 2)
		return;
	html_raw(h, "<nav aria-label=\"");
	html_word(h, WORD_PAGE);
	html_raw(h, "\">");
	for (size_t i = 0; i < pages; i++) {
		page_file(file, name, i);
		html_raw(h, "<a href=\"");
		html_raw(h, file);
		html_raw(h, i == page ? "\" aria-current=\"page\">" : "\">");
		html_word(h, WORD_PAGE);
		html_raw(h, " ");
		html_number(h, i + 1);
		html_raw(h, "</a> ");
	}
	html_raw(h, "</nav>\n");
}

static size_t
pages_of(size_t n, size_t each)
{
	return n == 0 ? 1 : (n + each - 1) / each;
}

enum status
lists_departments(const struct site *site)
{
	size_t n = site->index->path.count, pages = pages_of(n, REPORTS_A_PAGE);
	size_t *list = mem_alloc((n + 1) * sizeof(*list));
	enum status st = list == NULL ? STATUS_FAIL : STATUS_OK;

	for (size_t i = 0; i < n && st == STATUS_OK; i++)
		list[i] = i;
	for (size_t page = 0; page < pages && st == STATUS_OK; page++) {
		size_t from = page * REPORTS_A_PAGE, to = from + REPORTS_A_PAGE < n ? from + REPORTS_A_PAGE : n;
		char file[FILE_CAP];
		struct html h;

		page_file(file, "departments", page);
		st = html_open(&h, site, file, HTML_DEPARTMENTS, slice_of(word(site->set->language, WORD_DEPARTMENTS)));
		if (st != STATUS_OK)
			break;
		pager(&h, "departments", page, pages);
		reports_table(&h, "reports", list + from, to - from);
		st = html_close(&h);
	}
	mem_free(list);
	return st;
}

static struct slice
region_of(const struct site *site, const struct note *n)
{
	return n->report == MAP_NONE ? slice_of(NULL) : site->index->report[n->report].region;
}

/* A choice among what occurs on the page. */
static void
choice(struct html *h, enum word label, const char *name, const struct map *values, const struct map *labels)
{
	html_raw(h, "<label>");
	html_word(h, label);
	html_raw(h, "<select name=\"");
	html_raw(h, name);
	html_raw(h, "\"><option value=\"\">");
	html_word(h, WORD_ALL);
	html_raw(h, "</option>");
	for (size_t i = 0; i < values->count; i++) {
		html_raw(h, "<option value=\"");
		html_field(h, map_key(values, i));
		html_raw(h, "\">");
		html_field(h, map_key(labels, i));
		html_raw(h, "</option>");
	}
	html_raw(h, "</select></label>\n");
}

struct choices {
	struct map rank, rank_label, rule, rule_label, region, region_label;
	struct buf text;
};

/* Labels are made different where they are not, so that both maps count alike. */
static bool
add_choice(struct map *values, struct map *labels, struct slice value, struct slice label)
{
	size_t before = values->count;

	if (value.len == 0)
		return true;
	if (map_add(values, value) == MAP_NONE)
		return false;
	if (values->count == before)
		return true;
	before = labels->count;
	return map_add(labels, label) != MAP_NONE && (labels->count > before || map_add(labels, value) != MAP_NONE);
}

static bool
add_choices(struct choices *c, const struct site *site, const struct note *n)
{
	struct slice region = region_of(site, n), place = catalogue_region(site->catalogue, region);
	struct slice title = catalogue_rule(site->catalogue, n->rule);

	buf_clear(&c->text);
	if (!buf_slice(&c->text, n->rule) || !buf_text(&c->text, " ") || !buf_slice(&c->text, title) ||
	    !add_choice(&c->rule, &c->rule_label, n->rule, buf_view(&c->text)))
		return false;
	buf_clear(&c->text);
	if (!buf_slice(&c->text, place) || !buf_text(&c->text, " ") || !buf_slice(&c->text, region) ||
	    !add_choice(&c->region, &c->region_label, region, buf_view(&c->text)))
		return false;
	buf_clear(&c->text);
	return buf_number(&c->text, n->rank) && add_choice(&c->rank, &c->rank_label, buf_view(&c->text),
	    slice_of(word_rank(site->set->language, n->rank)));
}

static void
choices_free(struct choices *c)
{
	struct map *const all[] = {&c->rank, &c->rank_label, &c->rule, &c->rule_label, &c->region, &c->region_label};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		map_free(all[i]);
	buf_free(&c->text);
}

static enum status
filters(struct html *h, size_t from, size_t to)
{
	const struct notes *notes = h->site->notes;
	struct choices c = {.text = {NULL, 0, 0}};
	bool ok = true;

	for (size_t i = from; i < to && ok; i++)
		ok = add_choices(&c, h->site, &notes->note[notes->order[i]]);
	html_raw(h, "<form class=\"filters\" role=\"search\" hidden data-table=\"findings\">\n");
	choice(h, WORD_SEVERITY, "rank", &c.rank, &c.rank_label);
	choice(h, WORD_RULE, "rule", &c.rule, &c.rule_label);
	choice(h, WORD_REGION, "region", &c.region, &c.region_label);
	html_raw(h, "<label>");
	html_word(h, WORD_SEARCH);
	html_raw(h, "<input type=\"search\" name=\"text\"></label>\n<output role=\"status\"></output></form>\n");
	choices_free(&c);
	return ok ? STATUS_OK : STATUS_FAIL;
}

static void
head(struct html *h)
{
	static const enum word column[] = {WORD_SEVERITY, WORD_ENTITY, WORD_REGION, WORD_YEAR, WORD_RULE, WORD_DIFFERENCE,
		WORD_SUGGESTION};

	html_raw(h, "<thead><tr>");
	for (size_t i = 0; i < sizeof(column) / sizeof(column[0]); i++) {
		html_raw(h, column[i] == WORD_DIFFERENCE ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"t\">");
		html_word(h, column[i]);
		html_raw(h, "</th>");
	}
	html_raw(h, "</tr></thead>\n<tbody>\n");
}

static void
row_start(struct html *h, const struct note *n, struct slice region)
{
	html_raw(h, "<tr data-rank=\"");
	html_number(h, n->rank);
	html_raw(h, "\" data-rule=\"");
	html_field(h, n->rule);
	html_raw(h, "\" data-region=\"");
	html_field(h, region);
	html_raw(h, "\"><td class=\"t\" data-k=\"");
	html_number(h, n->rank);
	html_raw(h, "\">");
	html_badge(h, n->rank);
	html_raw(h, "</td><th scope=\"row\">");
}

static void
row(struct html *h, const struct note *n)
{
	struct slice region = region_of(h->site, n), place = catalogue_region(h->site->catalogue, region);
	struct slice title = catalogue_rule(h->site->catalogue, n->rule);

	row_start(h, n, region);
	if (n->report != MAP_NONE) {
		html_raw(h, "<a href=\"reports/");
		html_raw(h, h->site->index->report[n->report].file);
		html_raw(h, "#n");
		html_number(h, n->number);
		html_raw(h, "\">");
	}
	html_field(h, n->entity.len > 0 ? n->entity : n->path);
	html_raw(h, n->report != MAP_NONE ? "</a></th><td class=\"t\">" : "</th><td class=\"t\">");
	html_text(h, place.len > 0 ? place : region);
	html_raw(h, "</td><td class=\"t\">");
	html_field(h, n->year);
	html_raw(h, "</td><td class=\"long\"><code>");
	html_field(h, n->rule);
	html_raw(h, "</code> ");
	html_field(h, title.len > 0 ? title : n->message);
	html_raw(h, "</td><td>");
	html_field(h, n->difference);
	html_raw(h, "</td><td class=\"long\">");
	html_field(h, n->suggestion);
	html_raw(h, "</td></tr>\n");
}

static void
counts(struct html *h)
{
	const struct notes *notes = h->site->notes;

	html_raw(h, "<ul class=\"tiles\">\n");
	for (size_t i = 0; i < FINDINGS_PASS; i++) {
		if (notes->count[i] == 0 && i > FINDINGS_WARNING)
			continue;
		html_raw(h, "<li><b>");
		html_number(h, notes->count[i]);
		html_raw(h, "</b>");
		html_badge(h, (enum findings_rank)i);
		html_raw(h, "</li>\n");
	}
	html_raw(h, "</ul>\n<p class=\"soft\">");
	html_word(h, WORD_INFERRED);
	html_raw(h, "</p>\n");
}

enum status
lists_findings(const struct site *site)
{
	const struct notes *notes = site->notes;
	size_t pages = pages_of(notes->grave, NOTES_A_PAGE);
	enum status st = STATUS_OK;

	for (size_t page = 0; page < pages && st == STATUS_OK; page++) {
		size_t from = page * NOTES_A_PAGE, to = from + NOTES_A_PAGE < notes->grave ? from + NOTES_A_PAGE : notes->grave;
		struct slice title = slice_of(word(site->set->language, WORD_FINDINGS));
		char file[FILE_CAP];
		struct html h;

		page_file(file, "findings", page);
		st = html_open(&h, site, file, HTML_FINDINGS, title);
		if (st != STATUS_OK)
			break;
		counts(&h);
		pager(&h, "findings", page, pages);
		st = filters(&h, from, to);
		reports_wide(&h, title, "findings", "sortable");
		head(&h);
		for (size_t i = from; i < to; i++)
			row(&h, &notes->note[notes->order[i]]);
		html_raw(&h, "</tbody></table></div>\n");
		st = status_max(st, html_close(&h));
	}
	return st;
}
