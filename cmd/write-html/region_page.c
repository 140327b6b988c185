/* SPDX-License-Identifier: ISC */
#include "region_page.h"

#include <stdio.h>

#include "diag.h"
#include "html.h"
#include "index.h"
#include "mem.h"
#include "overview.h"
#include "reports_table.h"

enum { CLASS = 3, SECTION = 5 };

static void
crumbs(struct html *h, struct slice region)
{
	struct slice above = catalogue_parent(h->site->catalogue, region);

	if (above.len == 0 || slice_eq(region, h->site->top))
		return;
	html_raw(h, "<p class=\"crumb\">↑ ");
	overview_region_link(h, above);
	html_raw(h, "</p>\n");
}

static void
row_head(struct html *h, const struct region_row *r)
{
	bool code = catalogue_is_code(r->key);
	struct slice name = code ? catalogue_code(h->site->catalogue, r->sheet, r->key, r->year) : r->key;

	html_raw(h, !code || r->key.len == CLASS ? "<tr class=\"top\">" : r->key.len == SECTION ? "<tr class=\"d1\">" : "<tr class=\"d2\">");
	html_raw(h, "<td class=\"t\">");
	if (code)
		html_text(h, r->key);
	html_raw(h, "</td><th scope=\"row\">");
	html_field(h, name);
	html_raw(h, "</th>");
}

static void
amount(struct html *h, const struct region_row *r)
{
	struct dec d;

	html_raw(h, "<td");
	if (r->bad) {
		html_raw(h, " class=\"odd\" title=\"");
		html_word(h, WORD_INCOMPLETE);
		html_raw(h, "\"");
	}
	html_raw(h, ">");
	if (!dec_parse(r->sum, &d))
		html_text(h, r->sum);
	else if (catalogue_is_money(h->site->catalogue, r->measure))
		html_wan(h, d);
	else
		html_text(h, r->sum);
	html_raw(h, r->bad ? " *</td>" : "</td>");
}

static void
statement(struct html *h, const struct region_pages *p, struct slice sheet)
{
	const struct grid *g = &p->grid;

	html_raw(h, "<details><summary>");
	html_text(h, sheet);
	html_raw(h, " ");
	html_text(h, catalogue_sheet(h->site->catalogue, sheet));
	html_raw(h, "</summary>\n");
	reports_wide(h, catalogue_sheet(h->site->catalogue, sheet), NULL, NULL);
	html_raw(h, "<thead><tr><th scope=\"col\" class=\"t\">");
	html_word(h, WORD_CODE);
	html_raw(h, "</th><th scope=\"col\" class=\"t\">");
	html_word(h, WORD_ITEM);
	html_raw(h, "</th>");
	for (size_t c = 0; c < g->columns.count; c++) {
		if (g->used[c] == 0)
			continue;
		html_raw(h, "<th scope=\"col\">");
		html_text(h, map_key(&g->columns, c));
		html_raw(h, "</th>");
	}
	html_raw(h, "</tr></thead>\n<tbody>\n");
	for (size_t r = 0; r < g->rows.count; r++) {
		row_head(h, &p->row[grid_at(g, r, MAP_NONE)->cell]);
		for (size_t c = 0; c < g->columns.count; c++) {
			const struct grid_cell *cell = grid_at(g, r, c);

			if (cell != NULL)
				amount(h, &p->row[cell->cell]);
			else if (g->used[c] > 0)
				html_raw(h, "<td></td>");
		}
		html_raw(h, "</tr>\n");
	}
	html_raw(h, "</tbody></table></div></details>\n");
}

/* Rows of one year and sheet stand together. */
static enum status
statements(struct html *h, struct region_pages *p)
{
	struct slice year = {NULL, 0};

	for (size_t from = 0, to; from < p->n; from = to) {
		struct slice measures = catalogue_measures(h->site->catalogue, p->row[from].sheet), measure;
		bool ok = true;

		grid_clear(&p->grid);
		while (slice_split(&measures, ' ', &measure))
			ok = (measure.len == 0 || grid_column(&p->grid, measure)) && ok;
		for (to = from; to < p->n && slice_eq(p->row[to].sheet, p->row[from].sheet) &&
		    slice_eq(p->row[to].year, p->row[from].year); to++)
			ok = grid_add(&p->grid, p->row[to].key, p->row[to].measure, to) && ok;
		if (!ok)
			return STATUS_FAIL;
		if (!slice_eq(year, p->row[from].year)) {
			year = p->row[from].year;
			html_raw(h, "<h3>");
			html_text(h, year);
			html_raw(h, "</h3>\n");
		}
		statement(h, p, p->row[from].sheet);
	}
	return STATUS_OK;
}

static enum status
own_reports(struct html *h, struct slice region)
{
	const struct index *x = h->site->index;
	size_t *list = mem_alloc((x->path.count + 1) * sizeof(*list)), n = 0;

	if (list == NULL)
		return STATUS_FAIL;
	for (size_t i = 0; i < x->path.count; i++)
		if (slice_eq(x->report[i].region, region))
			list[n++] = i;
	if (n > 0) {
		html_raw(h, "<h2>");
		html_word(h, WORD_DEPARTMENTS);
		html_raw(h, "</h2>\n");
		reports_table(h, "reports", list, n);
	}
	mem_free(list);
	return STATUS_OK;
}

static bool
make_title(struct buf *b, const struct site *site, struct slice region)
{
	struct slice name = catalogue_region(site->catalogue, region);

	if (name.len == 0)
		name = region.len > 0 ? region : slice_of(word(site->set->language, WORD_UNPLACED));
	buf_clear(b);
	return buf_slice(b, name) && buf_text(b, site->set->language == LANGUAGE_ZH ? "" : " ") &&
	    buf_text(b, word(site->set->language, WORD_TITLE));
}

static enum status
write_page(struct region_pages *p)
{
	char name[INDEX_FILE_CAP], file[INDEX_FILE_CAP + 16];
	bool top = slice_eq(p->region, p->site->top);
	struct buf title = {0};
	struct html h;
	enum status st = make_title(&title, p->site, p->region) ? STATUS_OK : STATUS_FAIL;

	index_region_file(p->region, name);
	snprintf(file, sizeof(file), "regions/%s", name);
	if (st == STATUS_OK)
		st = html_open(&h, p->site, top ? "index.html" : file, top ? HTML_PROVINCE : HTML_OTHER, buf_view(&title));
	buf_free(&title);
	if (st != STATUS_OK)
		return st;
	crumbs(&h, p->region);
	st = overview_write(&h, p->region);
	if (st == STATUS_OK)
		st = own_reports(&h, p->region);
	if (p->n > 0) {
		html_raw(&h, "<h2>");
		html_word(&h, WORD_STATEMENTS);
		html_raw(&h, " <span class=\"soft\">");
		html_word(&h, WORD_WAN_UNIT);
		html_raw(&h, "</span></h2>\n");
	}
	if (st == STATUS_OK)
		st = statements(&h, p);
	return status_max(st, html_close(&h));
}

static struct slice
once(struct region_pages *p, struct slice s, bool *ok)
{
	size_t w = map_add(&p->word, s);

	*ok = *ok && w != MAP_NONE;
	return w == MAP_NONE ? slice_of(NULL) : map_key(&p->word, w);
}

static enum status
turn_page(struct region_pages *p, struct slice region)
{
	enum status st = p->begun ? write_page(p) : STATUS_OK;
	size_t before = p->done.count, n = map_add(&p->done, region);

	if (n == MAP_NONE)
		return STATUS_FAIL;
	if (n < before) {
		diag_error(DIAG_IN(p->site->set->rollup), "the rows of region %s do not stand together -- sort the roll-up",
		    diag_quote(region).text);
		return STATUS_FAIL;
	}
	p->begun = true;
	p->region = map_key(&p->done, n);
	p->n = 0;
	arena_reset(&p->memory);
	return st;
}

enum status
region_pages_add(struct region_pages *p, const struct rollup_row *row)
{
	enum status st = STATUS_OK;
	bool ok = true;

	if (!p->begun || !slice_eq(p->region, row->field[ROLLUP_REGION]))
		st = turn_page(p, row->field[ROLLUP_REGION]);
	/* the statements of the region with all below it */
	if (st != STATUS_OK || slice_eq(row->field[ROLLUP_SPAN], SLICE("本级")) ||
	    catalogue_sheet(p->site->catalogue, row->field[ROLLUP_SHEET]).len == 0)
		return st;
	if (!mem_grow(&p->row, &p->cap, p->n + 1, sizeof(*p->row)))
		return STATUS_FAIL;
	p->row[p->n++] = (struct region_row){
		.year = once(p, row->field[ROLLUP_YEAR], &ok),
		.sheet = once(p, row->field[ROLLUP_SHEET], &ok),
		.key = arena_slice(&p->memory, row->field[ROLLUP_KEY], &ok),
		.measure = once(p, row->field[ROLLUP_MEASURE], &ok),
		.sum = arena_slice(&p->memory, row->field[ROLLUP_SUM], &ok),
		.bad = row->field[ROLLUP_BAD].len > 0 && !slice_eq(row->field[ROLLUP_BAD], SLICE("0")),
	};
	return ok ? STATUS_OK : STATUS_FAIL;
}

enum status
region_pages_end(struct region_pages *p, enum status st)
{
	if (st == STATUS_OK && p->begun)
		st = write_page(p);
	mem_free(p->row);
	map_free(&p->done);
	map_free(&p->word);
	arena_free(&p->memory);
	grid_free(&p->grid);
	return st;
}
