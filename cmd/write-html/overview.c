/* SPDX-License-Identifier: ISC */
#include "overview.h"

#include "chart.h"
#include "index.h"
#include "mem.h"
#include "reports_table.h"

enum { DRAWN = 12, YEARS = 6 };

void
overview_region_link(struct html *h, struct slice region)
{
	char file[INDEX_FILE_CAP];
	struct slice place = catalogue_region(h->site->catalogue, region);
	bool linked = map_find(&h->site->regions, region) != MAP_NONE;
	bool top = slice_eq(region, h->site->top);

	index_region_file(region, file);
	if (linked) {
		html_raw(h, "<a href=\"");
		html_raw(h, h->up);
		html_raw(h, top ? "index.html" : "regions/");
		html_raw(h, top ? "" : file);
		html_raw(h, "\">");
	}
	if (place.len > 0)
		html_text(h, place);
	else if (region.len > 0)
		html_text(h, region);
	else
		html_word(h, WORD_UNPLACED);
	html_raw(h, linked ? "</a>" : "");
}

static void
tiles(struct html *h, const struct summary_scope *scope)
{
	const struct summary *s = h->site->summary;

	html_raw(h, "<ul class=\"tiles\">\n");
	for (size_t i = 0; i < summary_places(s, SUMMARY_TOTAL); i++) {
		const struct summary_line *line = summary_get(scope, SUMMARY_TOTAL, i);

		if (line == NULL)
			continue;
		html_raw(h, "<li><b>");
		html_wan(h, line->sum);
		html_raw(h, "</b><span>");
		html_text(h, line->label);
		html_raw(h, " · ");
		html_word(h, WORD_WAN);
		html_raw(h, "</span></li>\n");
	}
	for (size_t i = 0; i < summary_places(s, SUMMARY_COVERAGE); i++) {
		const struct summary_line *line = summary_get(scope, SUMMARY_COVERAGE, i);
		bool shown = line != NULL && (slice_eq(line->measure, SLICE("数量")) ||
		    (dec_sign(line->sum) > 0 && (slice_eq(line->measure, SLICE("应有而无")) ||
		    slice_eq(line->measure, SLICE("不全")))));
		char digits[DEC_TEXT];

		if (!shown)
			continue;
		html_raw(h, "<li><b>");
		html_text(h, slice_make(digits, dec_format(line->sum, digits)));
		html_raw(h, "</b><span>");
		html_text(h, line->label);
		html_raw(h, "</span></li>\n");
	}
	html_raw(h, "</ul>\n");
}

static void
lines_chart(struct html *h, const struct summary_lines *lines, enum word title)
{
	const struct summary_line **sorted = mem_alloc((lines->n + 1) * sizeof(struct summary_line *));
	struct chart_bar *bar = mem_zero(lines->n + 1, sizeof(*bar));
	struct chart c = {.title = word(h->language, title), .n_series = 1, .bar = bar};

	if (sorted != NULL && bar != NULL) {
		summary_sorted(lines, sorted);
		for (size_t i = 0; i < lines->n; i++)
			bar[i] = (struct chart_bar){.label = sorted[i]->label.len > 0 ? sorted[i]->label : sorted[i]->key,
				.value[0] = sorted[i]->sum, .known[0] = true};
		c.series[0] = word(h->language, WORD_AMOUNT);
		c.n = lines->n;
		c.drawn = lines->n < DRAWN ? lines->n : DRAWN;
		chart_write(h, &c);
	}
	mem_free((void *)sorted);
	mem_free(bar);
}

static void
public_chart(struct html *h, const struct summary_scope *scope)
{
	struct chart_bar bar[16] = {{.label = {NULL, 0}}};
	struct chart c = {.title = word(h->language, WORD_PUBLIC), .n_series = 2, .bar = bar,
		.series = {word(h->language, WORD_BUDGET), word(h->language, WORD_ACTUAL)}};
	static const enum summary_group group[] = {SUMMARY_BUDGET, SUMMARY_ACTUAL};

	for (size_t i = 0; i < summary_places(h->site->summary, SUMMARY_ACTUAL) && i < 16; i++) {
		bar[c.n].label = summary_label(h->site->summary, SUMMARY_ACTUAL, i);
		for (size_t s = 0; s < 2; s++) {
			const struct summary_line *line = summary_get(scope, group[s], i);

			bar[c.n].known[s] = line != NULL;
			if (line != NULL)
				bar[c.n].value[s] = line->sum;
		}
		c.n += bar[c.n].known[0] || bar[c.n].known[1] ? 1 : 0;
	}
	c.drawn = c.n;
	chart_write(h, &c);
}

/* The regions right below, and the region's own departments. */
static bool
is_part(const struct html *h, const struct summary_scope *scope, struct slice region, struct slice year)
{
	if (!slice_eq(scope->year, year))
		return false;
	if (!scope->whole)
		return slice_eq(scope->region, region);
	return !slice_eq(scope->region, region) && slice_eq(catalogue_parent(h->site->catalogue, scope->region), region);
}

static void
regions_chart(struct html *h, struct slice region, struct slice year)
{
	const struct summary *s = h->site->summary;
	struct summary_lines lines = {NULL, 0, 0};

	for (size_t i = 0; i < summary_scopes(s); i++) {
		const struct summary_scope *scope = summary_scope(s, i);
		const struct summary_line *line = is_part(h, scope, region, year) ? summary_get(scope, SUMMARY_TOTAL, 1) : NULL;

		if (line == NULL || !mem_grow(&lines.line, &lines.cap, lines.n + 1, sizeof(*lines.line)))
			continue;
		lines.line[lines.n] = *line;
		lines.line[lines.n].key = scope->region;
		lines.line[lines.n++].label = scope->whole ? scope->place : slice_of(word(h->language, WORD_OWN));
	}
	if (lines.n > 1)
		lines_chart(h, &lines, WORD_REGIONS);
	mem_free(lines.line);
}

static void
region_row(struct html *h, const struct summary_scope *scope)
{
	char digits[DEC_TEXT];

	html_raw(h, "<tr><th scope=\"row\">");
	if (scope->whole)
		overview_region_link(h, scope->region);
	else
		html_word(h, WORD_OWN);
	html_raw(h, "</th><td>");
	html_text(h, slice_make(digits, dec_format(summary_coverage(scope, SLICE("部门"), SLICE("数量")), digits)));
	html_raw(h, "</td><td>");
	html_text(h, slice_make(digits, dec_format(summary_coverage(scope, SLICE("部门"), SLICE("应有而无")), digits)));
	html_raw(h, "</td>");
	for (size_t t = 0; t < summary_places(h->site->summary, SUMMARY_TOTAL); t++) {
		const struct summary_line *line = summary_get(scope, SUMMARY_TOTAL, t);

		html_raw(h, "<td>");
		if (line != NULL)
			html_wan(h, line->sum);
		html_raw(h, "</td>");
	}
	html_raw(h, "</tr>\n");
}

static void
regions_table(struct html *h, struct slice region, struct slice year)
{
	const struct summary *s = h->site->summary;
	bool begun = false;

	for (size_t i = 0; i < summary_scopes(s); i++) {
		const struct summary_scope *scope = summary_scope(s, i);

		if (!is_part(h, scope, region, year))
			continue;
		if (!begun) {
			begun = true;
			html_raw(h, "<h2>");
			html_word(h, WORD_REGIONS);
			html_raw(h, "</h2>\n");
			reports_search(h, "regions");
			reports_wide(h, slice_of(word(h->language, WORD_REGIONS)), "regions", "sortable");
			html_raw(h, "<thead><tr><th scope=\"col\" class=\"t\">");
			html_word(h, WORD_PLACE);
			html_raw(h, "</th><th scope=\"col\">");
			html_word(h, WORD_COUNT);
			html_raw(h, "</th><th scope=\"col\">");
			html_word(h, WORD_MISSING);
			html_raw(h, "</th>");
			for (size_t t = 0; t < summary_places(s, SUMMARY_TOTAL); t++) {
				html_raw(h, "<th scope=\"col\">");
				html_text(h, summary_label(s, SUMMARY_TOTAL, t));
				html_raw(h, "</th>");
			}
			html_raw(h, "</tr></thead>\n<tbody>\n");
		}
		region_row(h, scope);
	}
	if (begun)
		html_raw(h, "</tbody></table></div>\n");
}

/* A group over the years, most recent first. */
static void
years_rows(struct html *h, struct slice region, enum summary_group group, bool money)
{
	const struct summary *s = h->site->summary;
	char digits[DEC_TEXT];

	for (size_t i = 0; i < summary_places(s, group); i++) {
		const struct summary_line *line[YEARS] = {NULL};
		bool any = false;

		for (size_t y = 0; y < YEARS && summary_year(s, y).len > 0; y++) {
			const struct summary_scope *scope = summary_find(s, region, true, summary_year(s, y));

			line[y] = scope == NULL ? NULL : summary_get(scope, group, i);
			any = any || line[y] != NULL;
		}
		if (!any)
			continue;
		html_raw(h, "<tr><th scope=\"row\">");
		html_text(h, summary_label(s, group, i));
		html_raw(h, "</th>");
		for (size_t y = 0; y < YEARS && summary_year(s, y).len > 0; y++) {
			html_raw(h, "<td>");
			if (line[y] != NULL && money)
				html_wan(h, line[y]->sum);
			else if (line[y] != NULL)
				html_text(h, slice_make(digits, dec_format(line[y]->sum, digits)));
			html_raw(h, "</td>");
		}
		html_raw(h, "</tr>\n");
	}
}

static void
years_table(struct html *h, struct slice region)
{
	const struct summary *s = h->site->summary;

	html_raw(h, "<h2>");
	html_word(h, WORD_YEARS);
	html_raw(h, "</h2>\n");
	reports_wide(h, slice_of(word(h->language, WORD_YEARS)), NULL, NULL);
	html_raw(h, "<thead><tr><th scope=\"col\" class=\"t\">");
	html_word(h, WORD_ITEM);
	html_raw(h, "</th>");
	for (size_t y = 0; y < YEARS && summary_year(s, y).len > 0; y++) {
		html_raw(h, "<th scope=\"col\">");
		html_text(h, summary_year(s, y));
		html_raw(h, "</th>");
	}
	html_raw(h, "</tr></thead>\n<tbody>\n");
	years_rows(h, region, SUMMARY_TOTAL, true);
	years_rows(h, region, SUMMARY_NATURE, true);
	years_rows(h, region, SUMMARY_COVERAGE, false);
	html_raw(h, "</tbody></table></div>\n");
}

enum status
overview_write(struct html *h, struct slice region)
{
	const struct summary *s = h->site->summary;
	const struct summary_scope *scope = NULL;
	size_t y = 0;

	while (scope == NULL && summary_year(s, y).len > 0)
		scope = summary_find(s, region, true, summary_year(s, y++));
	if (scope == NULL)
		return STATUS_OK;
	html_raw(h, "<p class=\"soft\">");
	html_text(h, scope->year);
	html_raw(h, "</p>\n");
	tiles(h, scope);
	html_raw(h, "<div class=\"grid\">\n");
	lines_chart(h, &scope->group[SUMMARY_FUNCTION], WORD_FUNCTION);
	regions_chart(h, region, scope->year);
	lines_chart(h, &scope->group[SUMMARY_NATURE], WORD_NATURE);
	public_chart(h, scope);
	html_raw(h, "</div>\n");
	regions_table(h, region, scope->year);
	years_table(h, region);
	return STATUS_OK;
}
