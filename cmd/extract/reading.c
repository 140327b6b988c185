/* SPDX-License-Identifier: ISC */
#include "reading.h"

#include <stdint.h>

#include "csv.h"
#include "diag.h"
#include "frames.h"
#include "halfwidth.h"
#include "indicators.h"
#include "layout.h"
#include "mem.h"
#include "memo.h"
#include "outline.h"
#include "readers.h"
#include "report.h"
#include "running.h"
#include "simplify.h"
#include "text.h"
#include "words.h"

enum { HEAD_ROWS_MOST = 4096, PLACINGS_MOST = 4096 };

struct reading {
	struct layout *layout;
	struct terms *terms;
	struct phrases *phrases;
	struct report report;
	struct out *figures, *unclaimed;
	struct unclaimed_counts counts;
	bool accounts;			/* somebody asks what each number became */
	size_t reports;
	size_t max_rows, max_cells;
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
	g->max_rows = g->max_cells = SIZE_MAX;
	g->figures = figures;
	g->unclaimed = unclaimed;
	g->accounts = unclaimed != NULL || diag_level() == DIAG_VERBOSE;
	st = layout_open(&g->layout, reference_dir);
	if (st == STATUS_OK)
		st = terms_open(&g->terms, reference_dir);
	if (st == STATUS_OK && ((g->report.words = words_open(g->layout, g->terms)) == NULL ||
	    (g->report.frames = frames_open()) == NULL ||
	    (g->report.head_rows = memo_open(1, HEAD_ROWS_MOST)) == NULL ||
	    (g->report.placings = memo_open(sizeof(struct indicator_placing), PLACINGS_MOST)) == NULL))
		st = STATUS_FAIL;
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
	frames_close(g->report.frames);
	memo_close(g->report.head_rows);
	memo_close(g->report.placings);
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

void
reading_limit(struct reading *g, size_t max_rows, size_t max_cells)
{
	g->max_rows = max_rows;
	g->max_cells = max_cells;
}

static size_t
count_cells(struct slice line)
{
	struct slice cell;
	size_t n = 0;

	while (slice_split(&line, '\t', &cell))
		n++;
	return n;
}

/* Only a text of so many bytes can have so many lines or cells. */
static bool
within_limits(const struct reading *g)
{
	struct slice rest = buf_view(&g->report.text), line;
	size_t lines = 0, cells;

	if (rest.len < g->max_rows && rest.len < g->max_cells)
		return true;
	while (rest.len > 0 && slice_split(&rest, '\n', &line)) {
		if (++lines > g->max_rows) {
			diag_error(DIAG_AT(g->report.name, lines),
			    "more than %zu lines -- refused, see --max-rows", g->max_rows);
			return false;
		}
		cells = line.len < g->max_cells ? 0 : count_cells(line);
		if (cells > g->max_cells) {
			diag_error(DIAG_AT(g->report.name, lines),
			    "a row of %zu cells -- refused, see --max-cells", cells);
			return false;
		}
	}
	return true;
}

static enum status
read_parts(struct reading *g)
{
	struct report *r = &g->report;
	struct out *o = g->figures;
	enum status st;

	st = report_split(r, g->accounts);
	if (st == STATUS_OK)
		st = running_drop(r);
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
	if (words_failed(r->words) || memo_failed(r->head_rows) || memo_failed(r->placings))
		st = STATUS_FAIL;
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
		st = halfwidth_digits(&r->text);
	if (st == STATUS_OK)
		st = tabbed(r);
	if (st == STATUS_OK && !within_limits(g))
		st = STATUS_FAIL;
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
