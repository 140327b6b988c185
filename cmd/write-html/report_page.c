/* SPDX-License-Identifier: ISC */
#include "report_page.h"

#include <stdio.h>

#include "index.h"
#include "overview.h"
#include "report_notes.h"
#include "sheet_table.h"

struct pages {
	const struct site *site;
	struct held held;
	struct grid grid;
};

static void
fact(struct html *h, enum word which, struct slice text)
{
	if (text.len == 0)
		return;
	html_raw(h, "<dt>");
	html_word(h, which);
	html_raw(h, "</dt><dd>");
	html_field(h, text);
	html_raw(h, "</dd>\n");
}

/* Links to the other years and scopes of the department. */
static void
others(struct html *h, size_t report)
{
	const struct index *x = h->site->index;
	const struct report *me = &x->report[report];
	struct buf key = {0};
	size_t o = buf_slice(&key, me->region) && buf_byte(&key, '\t') && buf_slice(&key, me->entity) ?
	    map_find(&x->owner, buf_view(&key)) : MAP_NONE;

	buf_free(&key);
	if (o == MAP_NONE || (x->last[o] == report + 1 && me->next == 0))
		return;
	html_raw(h, "<dt>");
	html_word(h, WORD_OTHERS);
	html_raw(h, "</dt><dd>");
	for (size_t i = x->last[o]; i != 0; i = x->report[i - 1].next) {
		if (i == report + 1)
			continue;
		html_raw(h, "<a href=\"");
		html_raw(h, x->report[i - 1].file);
		html_raw(h, "\">");
		html_field(h, x->report[i - 1].year);
		html_raw(h, " ");
		html_field(h, x->report[i - 1].scope);
		html_raw(h, "</a> ");
	}
	html_raw(h, "</dd>\n");
}

static void
facts(struct html *h, size_t report)
{
	const struct report *r = &h->site->index->report[report];

	html_raw(h, "<dl>\n<dt>");
	html_word(h, WORD_REGION);
	html_raw(h, "</dt><dd>");
	overview_region_link(h, r->region);
	html_raw(h, "</dd>\n");
	fact(h, WORD_YEAR, r->year);
	fact(h, WORD_SCOPE, r->scope);
	fact(h, WORD_REPORT, r->path);
	others(h, report);
	html_raw(h, "</dl>\n");
}

static void
contents(struct html *h, const struct map *sheets)
{
	html_raw(h, "<nav class=\"toc\" aria-label=\"");
	html_word(h, WORD_CONTENTS);
	html_raw(h, "\">\n<a href=\"#findings\">");
	html_word(h, WORD_FINDINGS);
	html_raw(h, "</a>\n");
	for (size_t i = 0; i < sheets->count; i++) {
		struct slice title = catalogue_sheet(h->site->catalogue, map_key(sheets, i));

		if (title.len == 0)
			continue;
		html_raw(h, "<a href=\"#");
		html_text(h, map_key(sheets, i));
		html_raw(h, "\">");
		html_text(h, title);
		html_raw(h, "</a>\n");
	}
	html_raw(h, "</nav>\n");
}

static const struct {
	const char *sheet;
	enum word title;
} other_sheets[] = {
	{"N", WORD_NARRATIVE}, {"P", WORD_PERFORMANCE}, {"U", WORD_UNITS},
	{"D", WORD_DUTIES}, {"R", WORD_REPORT_FACTS}, {"S", WORD_STRUCTURE},
	{"G", WORD_GLOSSARY},
};

enum { OTHERS = sizeof(other_sheets) / sizeof(other_sheets[0]) };

static size_t
other_sheet(struct slice sheet)
{
	size_t i = 0;

	while (i < OTHERS && !slice_eq(sheet, slice_of(other_sheets[i].sheet)))
		i++;
	return i;
}

static enum status
folded(struct html *h, struct pages *p, struct slice sheet, enum word title)
{
	enum status st;

	html_raw(h, "<details><summary>");
	html_word(h, title);
	if (title == WORD_FURTHER) {
		html_raw(h, " ");
		html_text(h, sheet);
	}
	html_raw(h, "</summary>\n");
	st = sheet_table_write(h, &p->held, &p->grid, sheet);
	html_raw(h, "</details>\n");
	return st;
}

/* The unit in force, of the first figure that has one. */
static struct slice
unit_of(const struct held *held, struct slice sheet)
{
	for (size_t i = 0; i < held->n; i++)
		if (slice_eq(held->figure[i].sheet, sheet) && held->figure[i].unit.len > 0)
			return held->figure[i].unit;
	return slice_of(NULL);
}

static enum status
sheets(struct html *h, struct pages *p)
{
	const struct map *m = &p->held.sheets;
	enum status st = STATUS_OK;

	/* statements first, further tables folded, then the rest in an order of our own */
	for (size_t i = 0; i < m->count && st == STATUS_OK; i++) {
		struct slice sheet = map_key(m, i), title = catalogue_sheet(p->site->catalogue, sheet);

		if (title.len == 0)
			continue;
		html_raw(h, "<h2 id=\"");
		html_text(h, sheet);
		html_raw(h, "\">");
		html_text(h, title);
		html_raw(h, " <span class=\"soft\">");
		html_field(h, unit_of(&p->held, sheet));
		html_raw(h, "</span></h2>\n");
		st = sheet_table_write(h, &p->held, &p->grid, sheet);
	}
	for (size_t i = 0; i < m->count && st == STATUS_OK; i++)
		if (catalogue_sheet(p->site->catalogue, map_key(m, i)).len == 0 && other_sheet(map_key(m, i)) == OTHERS)
			st = folded(h, p, map_key(m, i), WORD_FURTHER);
	for (size_t o = 0; o < OTHERS && st == STATUS_OK; o++)
		if (map_find(m, slice_of(other_sheets[o].sheet)) != MAP_NONE)
			st = folded(h, p, slice_of(other_sheets[o].sheet), other_sheets[o].title);
	return st;
}

static enum status
write_page(struct pages *p, size_t report)
{
	const struct report *r = &p->site->index->report[report];
	char file[INDEX_FILE_CAP + 16];
	struct buf title = {0};
	bool ok = true;
	struct slice name = tsv_unescape(r->entity.len > 0 ? r->entity : r->path, &p->held.text, &ok);
	struct html h;
	enum status st = STATUS_FAIL;

	snprintf(file, sizeof(file), "reports/%s", r->file);
	if (ok && buf_slice(&title, name) && buf_text(&title, " ") && buf_slice(&title, r->year) &&
	    buf_text(&title, r->scope.len > 0 ? " · " : "") && buf_slice(&title, r->scope))
		st = html_open(&h, p->site, file, HTML_OTHER, buf_view(&title));
	buf_free(&title);
	if (st != STATUS_OK)
		return st;
	facts(&h, report);
	contents(&h, &p->held.sheets);
	report_notes(&h, &p->held, report);
	st = sheets(&h, p);
	return status_max(st, html_close(&h));
}

enum status
report_pages_write(const struct site *site)
{
	struct pages p = {.site = site};
	char *path = site->set->figures;
	struct figure_map map;
	size_t report = MAP_NONE;
	struct tsv t;
	enum tsv_event event;
	enum status st = tsv_open(&t, &path, 1, &figure_headed);

	if (st != STATUS_OK)
		return st;
	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_HEADER) {
			figure_map_columns(&t, &map);
			continue;
		}
		if (report == MAP_NONE || !slice_eq(site->index->report[report].path, figure_get(&t, &map, FIGURE_REPORT))) {
			if (report != MAP_NONE)
				st = write_page(&p, report);
			report = index_find(site->index, figure_get(&t, &map, FIGURE_REPORT));
			/* a file that changed under our hands */
			if (report == MAP_NONE || !held_begin(&p.held, site->notes, report))
				st = STATUS_FAIL;
		}
		if (st == STATUS_OK && !held_add(&p.held, &t, &map))
			st = STATUS_FAIL;
	}
	st = status_max(st, tsv_status(&t));
	if (st == STATUS_OK && report != MAP_NONE)
		st = write_page(&p, report);
	tsv_close(&t);
	held_free(&p.held);
	grid_free(&p.grid);
	return st;
}
