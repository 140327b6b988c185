/* SPDX-License-Identifier: ISC */
#include "reading.h"

#include "csv.h"
#include "diag.h"
#include "layout.h"
#include "mem.h"
#include "outline.h"
#include "readers.h"
#include "report.h"
#include "simplify.h"
#include "text.h"
#include "words.h"

struct reading {
	struct layout *layout;
	struct terms *terms;
	struct phrases *phrases;
	struct report report;
	struct out *figures, *unclaimed;
	struct unclaimed_counts counts;
	bool accounts;			/* somebody asks what each number became */
	size_t reports;
};

enum status
reading_open(struct reading **out, const char *reference_dir, struct out *figures,
    struct out *unclaimed)
{
	struct reading *g = mem_zero(1, sizeof(*g));
	enum status st;

	*out = NULL;
	if (g == NULL)
		return STATUS_FAIL;
	g->figures = figures;
	g->unclaimed = unclaimed;
	g->accounts = unclaimed != NULL || diag_level() == DIAG_VERBOSE;
	st = layout_open(&g->layout, reference_dir);
	if (st == STATUS_OK && (g->report.words = words_open(g->layout)) == NULL)
		st = STATUS_FAIL;
	if (st == STATUS_OK)
		st = terms_open(&g->terms, reference_dir);
	if (st == STATUS_OK)
		st = phrases_open(&g->phrases, reference_dir);
	if (st == STATUS_OK)
		*out = g;
	else
		reading_close(g);
	return st;
}

void
reading_close(struct reading *g)
{
	if (g == NULL)
		return;
	words_close(g->report.words);
	report_free(&g->report);
	layout_close(g->layout);
	terms_close(g->terms);
	phrases_close(g->phrases);
	mem_free(g);
}

/* CSV, as a spreadsheet exports it, becomes tabbed text. */
static enum status
tabbed(struct report *r)
{
	struct buf rows = {0};
	char delimiter = csv_delimiter(buf_view(&r->text));
	enum status st;

	if (delimiter == 0)
		return STATUS_OK;
	st = csv_to_tabbed(buf_view(&r->text), delimiter, r->name, &rows);
	buf_free(&r->text);
	r->text = rows;
	return st;
}

static enum status
read_parts(struct reading *g)
{
	struct report *r = &g->report;
	struct out *o = g->figures;
	enum status st;

	st = report_split(r, g->accounts);
	if (st == STATUS_OK)
		st = outline_find(r, g->layout);
	if (st == STATUS_OK)
		st = facts_find(r, g->layout, g->terms);
	if (st == STATUS_OK)
		st = facts_read(r, g->layout, g->terms, o);
	if (st == STATUS_OK)
		st = overview_read(r, g->layout, g->terms, o);
	if (st == STATUS_OK)
		st = statement_read(r, g->layout, o);
	if (st == STATUS_OK)
		st = narrative_read(r, g->phrases, o);
	if (st == STATUS_OK)
		st = performance_read(r, g->terms, o);
	if (st == STATUS_OK)
		st = glossary_read(r, o);
	if (st == STATUS_OK && g->accounts)
		st = claims_rest(r);
	return st;
}

enum status
reading_report(struct reading *g, const char *name, struct buf *text)
{
	struct report *r = &g->report;
	struct buf old = r->text;
	enum status encoding, st;

	report_clear(r);
	buf_clear(&old);
	r->name = name;
	r->text = *text;
	*text = old;
	encoding = text_to_utf8(&r->text, name);
	if (encoding == STATUS_FAIL)
		return STATUS_FAIL;
	st = simplify_text(g->phrases, &r->text);
	if (st == STATUS_OK)
		st = tabbed(r);
	if (st == STATUS_OK)
		st = read_parts(g);
	if (st != STATUS_FAIL && g->accounts)
		unclaimed_list(r, g->unclaimed, &g->counts);
	g->reports++;
	return status_max(encoding, st);
}

size_t
reading_reports(const struct reading *g)
{
	return g->reports;
}

const struct unclaimed_counts *
reading_counts(const struct reading *g)
{
	return &g->counts;
}
