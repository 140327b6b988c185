/* SPDX-License-Identifier: ISC */
#include "reports_table.h"

#include "index.h"

void
reports_search(struct html *h, const char *id)
{
	html_raw(h, "<form class=\"filters\" role=\"search\" hidden data-table=\"");
	html_raw(h, id);
	html_raw(h, "\"><label>");
	html_word(h, WORD_SEARCH);
	html_raw(h, "<input type=\"search\" name=\"text\"></label><output role=\"status\"></output></form>\n");
}

void
reports_wide(struct html *h, struct slice caption, const char *id, const char *table_class)
{
	html_raw(h, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
	html_text(h, caption);
	html_raw(h, "\"><table");
	if (id != NULL) {
		html_raw(h, " id=\"");
		html_raw(h, id);
		html_raw(h, "\"");
	}
	if (table_class != NULL) {
		html_raw(h, " class=\"");
		html_raw(h, table_class);
		html_raw(h, "\"");
	}
	html_raw(h, "><caption>");
	html_text(h, caption);
	html_raw(h, "</caption>\n");
}

static void
head(struct html *h)
{
	static const enum word left[] = {WORD_ENTITY, WORD_REGION, WORD_YEAR, WORD_SCOPE};
	const struct summary *s = h->site->summary;

	html_raw(h, "<thead><tr>");
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
		html_raw(h, "<th scope=\"col\" class=\"t\">");
		html_word(h, left[i]);
		html_raw(h, "</th>");
	}
	for (size_t i = 0; i < summary_places(s, SUMMARY_TOTAL) && i < INDEX_TOTALS; i++) {
		html_raw(h, "<th scope=\"col\">");
		html_text(h, summary_label(s, SUMMARY_TOTAL, i));
		html_raw(h, "</th>");
	}
	html_raw(h, "<th scope=\"col\" class=\"t\">");
	html_word(h, WORD_CHECKS);
	html_raw(h, "</th></tr></thead>\n<tbody>\n");
}

/* Counts of what is grave, with words; the key for sorting puts errors first. */
static void
checks(struct html *h, const struct report *r)
{
	static const enum findings_rank shown[] = {FINDINGS_ERROR, FINDINGS_WARNING, FINDINGS_UNRESOLVED};

	html_raw(h, "<td class=\"t\" data-k=\"");
	html_number(h, r->count[FINDINGS_ERROR] * 1000000 + r->count[FINDINGS_WARNING] * 1000 + r->count[FINDINGS_UNRESOLVED]);
	html_raw(h, "\">");
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		if (r->count[shown[i]] == 0)
			continue;
		html_badge(h, shown[i]);
		html_raw(h, " ");
		html_number(h, r->count[shown[i]]);
		html_raw(h, " ");
	}
	html_raw(h, "</td>");
}

static void
row(struct html *h, const struct report *r)
{
	struct slice place = catalogue_region(h->site->catalogue, r->region);

	html_raw(h, "<tr><th scope=\"row\"><a href=\"");
	html_raw(h, h->up);
	html_raw(h, "reports/");
	html_raw(h, r->file);
	html_raw(h, "\">");
	html_field(h, r->entity.len > 0 ? r->entity : r->path);
	html_raw(h, "</a></th><td class=\"t\">");
	html_text(h, place.len > 0 ? place : r->region);
	html_raw(h, "</td><td class=\"t\">");
	html_field(h, r->year);
	html_raw(h, "</td><td class=\"t\">");
	html_field(h, r->scope);
	html_raw(h, "</td>");
	for (size_t i = 0; i < summary_places(h->site->summary, SUMMARY_TOTAL) && i < INDEX_TOTALS; i++) {
		html_raw(h, "<td>");
		if (r->known[i])
			html_wan(h, r->total[i]);
		html_raw(h, "</td>");
	}
	checks(h, r);
	html_raw(h, "</tr>\n");
}

void
reports_table(struct html *h, const char *id, const size_t *report, size_t n)
{
	reports_search(h, id);
	reports_wide(h, slice_of(word(h->language, WORD_DEPARTMENTS)), id, "sortable");
	head(h);
	for (size_t i = 0; i < n; i++)
		row(h, &h->site->index->report[report[i]]);
	html_raw(h, "</tbody></table></div>\n");
}
