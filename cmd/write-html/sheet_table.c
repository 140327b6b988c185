/* SPDX-License-Identifier: ISC */
#include "sheet_table.h"

#include "reports_table.h"

/* The two sides of a statement of balance: what stands left, right, or everything. */
enum side { SIDE_ALL, SIDE_LEFT, SIDE_RIGHT };

static struct slice
left_measure(struct slice measures)
{
	struct slice first = {NULL, 0}, second = {NULL, 0};

	(void)slice_split(&measures, ' ', &first);
	if (!slice_eq(first, SLICE("收入")) || !slice_split(&measures, ' ', &second))
		first.len = 0;
	return first;
}

/* What makes a printed row; a second figure in one place gets a row of its own. */
static bool
row_key(struct held *held, const struct grid *g, const struct held_figure *f)
{
	const struct slice piece[] = {f->part, f->line, f->code, f->item,
		slice_eq(f->sheet, SLICE("N")) ? f->source : slice_of(NULL)};
	size_t column = map_find(&g->columns, f->measure), row;

	buf_clear(&held->text);
	for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++)
		if (!buf_slice(&held->text, piece[i]) || !buf_byte(&held->text, '\t'))
			return false;
	while (column != MAP_NONE && (row = map_find(&g->rows, buf_view(&held->text))) != MAP_NONE &&
	    grid_at(g, row, column) != NULL)
		if (!buf_byte(&held->text, '+'))
			return false;
	return true;
}

static enum status
fill(struct held *held, struct grid *g, struct slice sheet, struct slice measures, enum side side)
{
	struct slice left = left_measure(measures), measure;
	bool ok = true;

	grid_clear(g);
	while (slice_split(&measures, ' ', &measure))
		ok = (measure.len == 0 || grid_column(g, measure)) && ok;
	for (size_t i = 0; i < held->n && ok; i++) {
		const struct held_figure *f = &held->figure[i];

		if (slice_eq(f->sheet, sheet) &&
		    (side == SIDE_ALL || slice_eq(f->measure, left) == (side == SIDE_LEFT)))
			ok = row_key(held, g, f) && grid_add(g, buf_view(&held->text), f->measure, i);
	}
	return ok ? STATUS_OK : STATUS_FAIL;
}

static void
write_raw(struct html *h, const struct held_figure *f)
{
	html_field(h, f->raw);
	if (slice_eq(f->unit, SLICE("%")) && f->raw.len > 0 && !slice_ends(f->raw, SLICE("%")))
		html_raw(h, "%");
}

/* Where a cell was printed elsewhere than the row's first, and how it was read. */
static void
cell_title(struct html *h, const struct held_figure *f, const struct held_figure *first, bool odd)
{
	bool elsewhere = !slice_eq(f->source, first->source);

	if (!odd && !elsewhere)
		return;
	html_raw(h, " title=\"");
	if (elsewhere) {
		html_word(h, WORD_SOURCE);
		html_raw(h, " ");
		html_text(h, f->source);
		html_raw(h, " ");
	}
	if (odd) {
		html_word(h, WORD_READING);
		html_raw(h, " ");
		html_field(h, f->status);
	}
	html_raw(h, "\"");
}

static void
write_cell(struct html *h, struct held *held, const struct held_figure *f, const struct held_figure *first)
{
	bool odd = slice_starts(f->status, SLICE("bad")) || slice_starts(f->status, SLICE("repaired"));
	bool text = slice_eq(f->status, SLICE("text"));
	const struct note *note;

	html_raw(h, "<td");
	cell_title(h, f, first, odd);
	if (f->cite == 0) {
		html_raw(h, text ? " class=\"long\">" : odd ? " class=\"odd\">" : ">");
		write_raw(h, f);
		html_raw(h, "</td>");
		return;
	}
	note = &h->site->notes->note[held->cite[f->cite - 1].note];
	if (!held->cite[f->cite - 1].anchored) {
		html_raw(h, " id=\"f");
		html_number(h, f->cite);
		html_raw(h, "\"");
		held->cite[f->cite - 1].anchored = true;
	}
	html_raw(h, text ? " class=\"long hit " : " class=\"hit ");
	html_raw(h, html_rank(note->rank));
	html_raw(h, "\">");
	write_raw(h, f);
	html_raw(h, "<a href=\"#n");
	html_number(h, note->number);
	html_raw(h, "\">");
	html_raw(h, word_rank(h->language, note->rank));
	html_number(h, note->number);
	html_raw(h, "</a></td>");
}

static void
write_cells(struct html *h, struct held *held, const struct grid *g, size_t row, size_t column)
{
	const struct held_figure *first = &held->figure[grid_at(g, row, MAP_NONE)->cell];
	const struct grid_cell *c = grid_at(g, row, column);

	if (c == NULL) {
		html_raw(h, "<td></td>");
		return;
	}
	write_cell(h, held, &held->figure[c->cell], first);
}

struct shape {
	bool parts, lines, codes;
};

static struct shape
look(const struct held *held, const struct grid *g)
{
	struct shape s = {false, false, false};

	for (size_t r = 0; r < g->rows.count; r++) {
		const struct held_figure *f = &held->figure[grid_at(g, r, MAP_NONE)->cell];

		s.parts = s.parts || f->part.len > 0;
		s.lines = s.lines || f->line.len > 0;
		s.codes = s.codes || f->code.len > 0;
	}
	return s;
}

static void
head(struct html *h, const struct grid *g, struct shape s)
{
	html_raw(h, "<thead><tr>");
	if (s.lines) {
		html_raw(h, "<th scope=\"col\">");
		html_word(h, WORD_LINE);
		html_raw(h, "</th>");
	}
	if (s.codes) {
		html_raw(h, "<th scope=\"col\" class=\"t\">");
		html_word(h, WORD_CODE);
		html_raw(h, "</th>");
	}
	html_raw(h, "<th scope=\"col\" class=\"t\">");
	html_word(h, WORD_ITEM);
	html_raw(h, "</th>");
	for (size_t c = 0; c < g->columns.count; c++) {
		if (g->used[c] == 0)
			continue;
		html_raw(h, "<th scope=\"col\">");
		html_field(h, map_key(&g->columns, c));
		html_raw(h, "</th>");
	}
	html_raw(h, "<th scope=\"col\" class=\"t\">");
	html_word(h, WORD_SOURCE);
	html_raw(h, "</th></tr></thead>\n");
}

static void
part_row(struct html *h, struct slice part, size_t columns)
{
	html_raw(h, "<tr class=\"top\"><th scope=\"rowgroup\" class=\"t\" colspan=\"");
	html_number(h, columns);
	html_raw(h, "\">");
	html_field(h, part);
	html_raw(h, "</th></tr>\n");
}

static void
row(struct html *h, struct held *held, const struct grid *g, size_t r, struct shape s)
{
	const struct held_figure *f = &held->figure[grid_at(g, r, MAP_NONE)->cell];

	html_raw(h, "<tr>");
	if (s.lines) {
		html_raw(h, "<td class=\"at\">");
		html_field(h, f->line);
		html_raw(h, "</td>");
	}
	if (s.codes) {
		html_raw(h, "<td class=\"t\">");
		html_field(h, f->code);
		html_raw(h, "</td>");
	}
	html_raw(h, "<th scope=\"row\">");
	html_field(h, f->item.len > 0 ? f->item : f->part);
	html_raw(h, "</th>");
	for (size_t c = 0; c < g->columns.count; c++)
		if (g->used[c] > 0)
			write_cells(h, held, g, r, c);
	html_raw(h, "<td class=\"t at\">");
	html_text(h, f->source);
	html_raw(h, "</td></tr>\n");
}

static void
table(struct html *h, struct held *held, const struct grid *g, struct slice caption)
{
	struct shape s = look(held, g);
	struct slice part = {NULL, 0};
	size_t columns = (size_t)2 + s.lines + s.codes;

	if (g->rows.count == 0)
		return;
	for (size_t c = 0; c < g->columns.count; c++)
		columns += g->used[c] > 0;
	reports_wide(h, caption, NULL, NULL);
	head(h, g, s);
	html_raw(h, "<tbody>\n");
	for (size_t r = 0; r < g->rows.count; r++) {
		const struct held_figure *f = &held->figure[grid_at(g, r, MAP_NONE)->cell];

		if (s.parts && !slice_eq(part, f->part))
			part_row(h, f->part, columns);
		part = f->part;
		row(h, held, g, r, s);
	}
	html_raw(h, "</tbody></table></div>\n");
}

enum status
sheet_table_write(struct html *h, struct held *held, struct grid *grid, struct slice sheet)
{
	struct slice measures = catalogue_measures(h->site->catalogue, sheet);
	struct slice title = catalogue_sheet(h->site->catalogue, sheet);
	enum status st;

	if (title.len == 0)
		title = sheet;
	if (left_measure(measures).len == 0) {
		st = fill(held, grid, sheet, measures, SIDE_ALL);
		if (st == STATUS_OK)
			table(h, held, grid, title);
		return st;
	}
	html_raw(h, "<div class=\"sides\">\n");
	for (enum side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
		st = fill(held, grid, sheet, measures, side);
		if (st != STATUS_OK)
			return st;
		table(h, held, grid, title);
	}
	html_raw(h, "</div>\n");
	return STATUS_OK;
}
