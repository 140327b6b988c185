/* SPDX-License-Identifier: ISC */
#include "grid.h"

#include <string.h>

#include "words.h"

enum {
	HEAD_MAX = 180,		/* bytes of a line of a table's head */
	LABEL_MAX = 90,		/* bytes of a piece of a label alone on its line */
	ROW_CELLS = 4096,	/* more cells than any table has; further ones are left alone */
	STREAM_MIN = 3,		/* lines of one cell that make a stream */
	LONE = 4		/* so many rows of one cell to one of more */
};

/* Lines of the part that are no rows, in order, with the runs they stand in. */
struct loose {
	const struct line **line;
	size_t n, cap;
};

struct grid_row *
grid_add(struct report *r, struct grid *g, const struct line *line, uint32_t n, uint32_t run)
{
	struct grid_row *row;

	if (g->rows == g->cap) {
		size_t cap = g->cap == 0 ? 64 : 2 * g->cap;
		struct grid_row *more = arena_take(&r->arena, cap * sizeof(*more));

		if (more == NULL)
			return NULL;
		if (g->rows != 0)
			memcpy(more, g->row, g->rows * sizeof(*more));
		g->row = more;
		g->cap = cap;
	}
	row = &g->row[g->rows];
	*row = (struct grid_row){.line = line, .n = n, .run = run};
	row->cell = arena_take(&r->arena, (n + 1) * (sizeof(*row->cell) + 1));
	if (row->cell == NULL)
		return NULL;
	row->kind = (unsigned char *)(row->cell + n + 1);
	g->rows++;
	return row;
}

void
grid_classify(struct grid_row *row)
{
	uint32_t i;

	for (i = 0; i < row->n; i++)
		row->kind[i] = (unsigned char)cell_kind(row->cell[i]);
}

static bool
add_tabbed(struct report *r, struct grid *g, const struct line *l, uint32_t run)
{
	uint32_t n = l->cells < ROW_CELLS ? l->cells : ROW_CELLS;
	struct grid_row *row = grid_add(r, g, l, n, run);

	if (row == NULL)
		return false;
	memcpy(row->cell, r->cell + l->cell, n * sizeof(*row->cell));
	row->printed = n == l->cells;
	grid_classify(row);
	return true;
}

/* The money unit named in a text such as 金额单位:万元 or 2024年度(万元); empty: none. */
static struct slice
unit_in(struct slice text)
{
	size_t at = slice_find(text, SLICE("单位"), 0), end;
	static const char *const unit[] = {"万元", "亿元", "千元", "元"};
	size_t i;

	if (at == SLICE_NONE || !cell_is_within(text, HEAD_MAX))
		return (struct slice){NULL, 0};
	for (; at != SLICE_NONE; at = slice_find(text, SLICE("单位"), at + 6)) {
		struct slice rest = slice_from(text, at + 6);

		/* 单位：东郊国宾馆 names an office */
		for (end = 0; end < rest.len && end < 12 && (rest.ptr[end] == ' ' ||
		    rest.ptr[end] == ':' || slice_starts(slice_from(rest, end), SLICE("："))); )
			end += rest.ptr[end] == ' ' || rest.ptr[end] == ':' ? 1 : 3;
		rest = slice_from(rest, end);
		if (slice_starts(rest, SLICE("人民币")))
			rest = slice_from(rest, 9);
		for (i = 0; i < sizeof(unit) / sizeof(unit[0]); i++) {
			if (slice_starts(rest, slice_of(unit[i])))
				return slice_sub(rest, 0, slice_of(unit[i]).len);
		}
	}
	return (struct slice){NULL, 0};
}

static void
note_unit(struct grid *g, struct slice text)
{
	if (g->unit.len == 0)
		g->unit = unit_in(text);
}

/* A number in a line of the head (公开 01 表) is no figure. */
static void
claim_head(struct report *r, struct slice text)
{
	size_t at, end;

	if (r->claim == NULL || (at = slice_find(text, SLICE("公开"), 0)) == SLICE_NONE ||
	    !cell_is_within(text, HEAD_MAX))
		return;
	end = slice_find(text, SLICE("表"), at);
	if (end != SLICE_NONE && end - at < 18)
		report_claim(r, slice_sub(text, at, end), CLAIM_FURNITURE);
}

/* A line of the head or foot: label with a colon, table number, year; or the beginning of a note. */
static enum word_furniture
furniture_of(const struct layout *known, struct slice folded)
{
	const struct layout_entry *e;

	for (e = layout_first(known, LAYOUT_LABEL, "*"); e != NULL; e = e->next) {
		if (!slice_starts(folded, e->alias))
			continue;
		if (slice_eq(e->name, SLICE("note")))
			return FURNITURE_NOTE;
		if (slice_eq(e->name, SLICE("number")) ||
		    slice_find_byte(slice_sub(folded, 0, e->alias.len + 3), ':', 0) != SLICE_NONE)
			return FURNITURE_LINE;
	}
	return slice_has(folded, SLICE("金额单位")) || (slice_ends(folded, SLICE("年度")) &&
	    folded.len <= 13) ? FURNITURE_LINE : FURNITURE_NONE;
}

/* The same, once a text; *note: the beginning of a note. */
static bool
is_furniture(const struct report *r, const struct layout *known, struct slice text, bool *note)
{
	struct word *word = words_of(r->words, text);

	*note = false;
	if (word == NULL)
		return false;
	if (word->furniture == FURNITURE_UNKNOWN)
		word->furniture = furniture_of(known, word->folded);
	*note = word->furniture == FURNITURE_NOTE;
	return word->furniture != FURNITURE_NONE;
}

static bool
keep_loose(struct report *r, struct loose *loose, const struct line *l)
{
	if (loose->n == loose->cap) {
		size_t cap = loose->cap == 0 ? 64 : 2 * loose->cap;
		const struct line **more = arena_take(&r->arena, cap * sizeof(*more));

		if (more == NULL)
			return false;
		if (loose->n != 0)
			memcpy(more, loose->line, loose->n * sizeof(*more));
		loose->line = more;
		loose->cap = cap;
	}
	loose->line[loose->n++] = l;
	return true;
}

/* Two or more blanks in a row divide cells of aligned text. */
static bool
looks_aligned(struct slice text)
{
	struct slice t = slice_trim(text);

	return slice_find(t, SLICE("  "), 0) != SLICE_NONE;
}

/* Prose lines among tabbed rows: a piece of a label that a conversion put on a line of its own. */
static bool
add_between(struct report *r, struct grid *g, const struct line *l, uint32_t run)
{
	struct slice t = slice_trim(l->text);
	struct grid_row *row;

	if (g->rows == 0 || t.len > LABEL_MAX || slice_has(t, SLICE("。")) || g->row[g->rows - 1].line + 2 < l)
		return true;
	row = grid_add(r, g, l, 1, run);
	if (row == NULL)
		return false;
	row->cell[0] = t;
	grid_classify(row);
	return true;
}

static bool
has_two_cells(const struct report *r, const struct line *l)
{
	uint32_t i;
	unsigned n = 0;

	for (i = 0; i < l->cells && n < 2; i++)
		n += report_cell(r, l, i).len != 0;
	return n == 2;
}

/* In a spreadsheet the lines of head and foot are rows with one filled cell. */
static bool
lone_furniture(const struct report *r, const struct layout *known, const struct line *l)
{
	struct slice text = {NULL, 0};
	uint32_t i;
	bool note;

	for (i = 0; i < l->cells; i++) {
		struct slice c = report_cell(r, l, i);

		if (c.len != 0 && text.len != 0)
			return false;
		if (c.len != 0)
			text = c;
	}
	if (text.len == 0 || (unsigned char)text.ptr[0] < 0x80)
		return text.len == 0;
	return is_furniture(r, known, text, &note) || unit_in(text).len != 0;
}

enum status
grid_read(struct report *r, const struct layout *known, const struct part *p, struct grid *g)
{
	struct loose loose = {0};
	size_t aligned = 0, tabbed = 0, lone = 0;
	uint32_t i, run = 0;
	bool note = false, ok = true;

	*g = (struct grid){.form = GRID_TABBED};
	for (i = p->body; i < p->end; i++) {
		tabbed += r->line[i].kind == LINE_ROW && has_two_cells(r, &r->line[i]);
		lone += r->line[i].kind == LINE_ROW && r->line[i].cells == 1;
	}
	if (lone > LONE * tabbed)
		tabbed = 0;		/* "cell |" on a line each: the rows are lost */
	for (i = p->first; i < p->end && ok; i++) {
		const struct line *l = &r->line[i];

		if (l->page_top || l->kind == LINE_BLANK)
			run++;
		if (l->kind == LINE_BLANK) {
			note = false;
			continue;
		}
		if (cell_is_within(l->text, HEAD_MAX * 2)) {
			note_unit(g, l->text);
			claim_head(r, l->text);
		}
		if (i < p->body && (tabbed >= 2 || l->text.len <= HEAD_MAX))
			continue;	/* the title; a longer line has the table behind it */
		if (l->kind == LINE_ROW && tabbed >= 2 && !lone_furniture(r, known, l)) {
			note = false;
			ok = add_tabbed(r, g, l, run);
			continue;
		}
		if (l->kind == LINE_ROW && tabbed >= 2)
			continue;
		if (note)
			continue;
		if (is_furniture(r, known, l->text, &note))
			continue;
		if (tabbed >= 2) {
			ok = add_between(r, g, l, run);
			continue;
		}
		aligned += l->kind == LINE_PROSE && looks_aligned(l->text);
		ok = keep_loose(r, &loose, l);
	}
	if (!ok)
		return STATUS_FAIL;
	if (tabbed >= 2 || loose.n == 0)
		return STATUS_OK;
	if (aligned >= 2 && aligned * 3 >= loose.n && loose.n >= 4)
		return grid_align(r, known, p->sheet, loose.line, loose.n, g);
	for (i = 0; i < loose.n && loose.line[i]->text.len <= HEAD_MAX; i++)
		continue;
	return loose.n >= STREAM_MIN || i < loose.n ? grid_stream(r, loose.line, loose.n, g) :
	    STATUS_OK;
}
