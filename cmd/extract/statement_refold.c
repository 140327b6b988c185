/* SPDX-License-Identifier: ISC */
/*
 * statement_refold.c - statements whose cells come one after another, the blank
 * ones among them: every so many cells are a row.
 *
 * A frame is tried at the first cells of the body; it is the right one when rows of
 * its width, one behind the other, all suit it and leave no amount over.
 */
#include <string.h>

#include "cell.h"
#include "statement.h"

enum { BEFORE = 2, LEAST_ROWS = 2, SPARE = 1 };

/* One way to cut the cells into rows. */
struct cut {
	const struct frame *frame;
	size_t from;		/* first cell */
	uint32_t width;		/* cells of a row: the frame's, or one more that is blank */
	uint32_t joined;	/* columns that 合计 reaches over beside its own, in the first row */
};

static bool
is_filled(unsigned char kind)
{
	return kind != CELL_EMPTY && kind != CELL_DASH;
}

/* The row at `at` in `row`, whose room is enough; cells taken, 0: it is none.  Blank ones behind the last are lost. */
static size_t
cells_of(const struct grid *g, const struct cut *c, size_t at, bool first, struct grid_row *row)
{
	uint32_t n = c->frame->n, i, k = 0;
	uint32_t joined = first ? c->joined : 0;
	size_t take = c->width - joined;

	while (k < joined) {
		row->cell[k] = SLICE("");
		row->kind[k++] = CELL_EMPTY;
	}
	for (i = 0; k < n; i++, k++) {
		bool lost = at + i >= g->rows;

		row->cell[k] = lost ? SLICE("") : g->row[at + i].cell[0];
		row->kind[k] = lost ? CELL_EMPTY : g->row[at + i].kind[0];
	}
	if (at + take > g->rows && g->blanks != GRID_BLANKS_BEFORE)
		return 0;
	/* the spare cell of a row's end is blank */
	if (i < take && at + take <= g->rows && is_filled(g->row[at + take - 1].kind[0]))
		return 0;
	row->n = n;
	row->line = g->row[at].line;
	return at + take <= g->rows ? take : g->rows - at;
}

/* A label or a code is in its column: a row of blanks and amounts, or of 栏次, is none. */
static bool
is_named(const struct frame *f, const struct grid_row *row)
{
	uint32_t j;
	bool named = false, worded = false;

	for (j = 0; j < f->n; j++) {
		enum layout_role role = f->col[j].role;

		if ((role != ROLE_NAME && role != ROLE_CODE) || !is_filled(row->kind[j]))
			continue;
		if (row->kind[j] == CELL_INTEGER && cell_code_digits(row->cell[j]) < 2)
			return false;
		/* 合计 reaches over code and name: nothing stands beside it */
		if (worded && f->col[j].group == 0)
			return false;
		worded = role == ROLE_CODE && row->kind[j] == CELL_LABEL;
		named = true;
	}
	return named;
}

static bool
is_blank_row(const struct grid_row *row)
{
	uint32_t j;

	for (j = 0; j < row->n; j++) {
		if (row->kind[j] != CELL_EMPTY)
			return false;
	}
	return true;
}

/* Blank cells were kept if there are any. */
static bool
has_blanks(const struct grid *g, size_t from)
{
	for (; from < g->rows; from++) {
		if (g->row[from].kind[0] == CELL_EMPTY)
			return true;
	}
	return false;
}

/* A row of sums on the right (总计, 本年支出合计) is no row of spending on the left. */
static bool
is_crossed(const struct frame *f, const struct grid_row *row)
{
	uint32_t j;

	for (j = 0; f->groups > 1 && j < f->n; j++) {
		if (f->col[j].role == ROLE_NAME && slice_ends(row->cell[j],
		    f->col[j].group == 0 ? SLICE("支出") : SLICE("收入")))
			return true;
	}
	return false;
}

static bool
has_amounts(const struct grid *g, size_t from)
{
	for (; from < g->rows; from++) {
		if (g->row[from].kind[0] == CELL_AMOUNT)
			return true;
	}
	return false;
}

static bool
new_row(struct statement *st, struct grid_row *row)
{
	row->cell = arena_take(&st->rs.r->arena, (FRAME_MAX + SPARE) * sizeof(*row->cell));
	row->kind = arena_take(&st->rs.r->arena, FRAME_MAX + SPARE);
	st->rs.failed = st->rs.failed || row->cell == NULL || row->kind == NULL;
	return !st->rs.failed;
}

/* Rows that suit, one behind the other; *end: the cell behind the last. */
static size_t
count_rows(struct statement *st, const struct grid *g, const struct cut *c, struct grid_row *room,
    size_t *end)
{
	struct placing p;
	bool economic = strcmp(st->rs.sheet, "T06") == 0;
	size_t n = 0, take;

	for (*end = c->from; *end < g->rows; *end += take) {
		take = cells_of(g, c, *end, n == 0, room);
		if (take != 0 && n != 0 && is_blank_row(room))
			continue;
		/* sums that keep to no columns */
		if (economic && n != 0 && c->frame->coded && room->kind[0] == CELL_LABEL)
			break;
		if (take == 0 || !is_named(c->frame, room) || (!economic && is_crossed(c->frame, room)) ||
		    !place_straight(c->frame, room, &p))
			break;
		n++;
	}
	return n;
}

/* What is behind the last row, as one row: sums that keep to no columns. */
static bool
take_totals(struct statement *st, const struct grid *g, size_t from)
{
	struct grid_row row = {0};
	uint32_t n = 0;

	if (from >= g->rows || g->rows - from > FRAME_MAX || !new_row(st, &row))
		return from >= g->rows;
	for (; from < g->rows; from++) {
		row.cell[n] = g->row[from].cell[0];
		row.kind[n++] = g->row[from].kind[0];
	}
	row.n = n;
	row.line = g->row[g->rows - n].line;
	return statement_totals(st, &row);
}

static bool
take_all(struct statement *st, const struct grid *g, const struct cut *c, size_t end)
{
	struct placing p;
	struct grid_row row;
	size_t at, take;

	st->frame = *c->frame;
	st->bound = true;
	statement_number_places(st);
	for (at = c->from; at < end; at += take) {
		if (!new_row(st, &row))
			return true;
		take = cells_of(g, c, at, at == c->from, &row);
		if (!is_blank_row(&row) && !statement_totals(st, &row) && place_straight(&st->frame, &row, &p))
			statement_take_row(st, &row, &p);
	}
	if (has_amounts(g, end))
		take_totals(st, g, end);
	records_flush(&st->rs);
	return true;
}

/* Does the frame read the cells from some place near `body` on? */
static bool
try_frame(struct statement *st, const struct grid *g, size_t body, const struct frame *f)
{
	struct grid_row room = {0};
	struct cut c = {.frame = f};
	size_t back, end, n;
	uint32_t codes = 0;
	unsigned way;

	while (codes < f->n && f->col[codes].role == ROLE_CODE)
		codes++;
	if (f->n < 2 || f->across || !new_row(st, &room))
		return false;
	for (way = 0; way < 4; way++) {
		c.width = f->n + (way & 1 ? SPARE : 0);
		c.joined = way & 2 ? codes : 0;
		if (way & 2 && (codes == 0 || f->n < codes + 3))
			continue;
		for (back = 0; back <= BEFORE && back <= body; back++) {
			c.from = body - back;
			n = count_rows(st, g, &c, &room, &end);
			if (n >= LEAST_ROWS && (!has_amounts(g, end) || (f->groups > 1 &&
			    g->rows - end <= 2 * (size_t)f->n && strcmp(st->rs.sheet, "T06") == 0)))
				return take_all(st, g, &c, end);
		}
	}
	return false;
}

/* The same amounts as those bound, in any order? */
static bool
same_amounts(const struct frame *a, const struct frame *b)
{
	uint32_t i, k, n = 0, m = 0, same = 0;

	for (i = 0; i < b->n; i++) {
		m += b->col[i].role == ROLE_AMOUNT;
		for (k = 0; k < a->n && b->col[i].role == ROLE_AMOUNT; k++)
			same += a->col[k].role == ROLE_AMOUNT &&
			    slice_eq(a->col[k].measure, b->col[i].measure);
	}
	for (i = 0; i < a->n; i++)
		n += a->col[i].role == ROLE_AMOUNT;
	return n == m && same >= n;
}

/* 类, 款, 项 in cells of their own where the template has one column. */
static void
widen(const struct statement *st, struct frame *f)
{
	uint32_t more = st->codes > 1 ? st->codes - 1 : 0, j;

	if (more == 0 || f->n + more > FRAME_MAX || f->n < 2 || f->col[0].role != ROLE_CODE ||
	    f->col[1].role == ROLE_CODE)
		return;
	for (j = f->n; j-- > 1;)
		f->col[j + more] = f->col[j];
	for (j = 1; j <= more; j++)
		f->col[j] = f->col[0];
	f->n += more;
}

/* Captions in one row are in order, if all of them were understood. */
static bool
is_whole(const struct frame *f)
{
	uint32_t j, amounts = 0;

	for (j = 0; j < f->n; j++) {
		if (f->col[j].role == ROLE_NONE)
			return false;
		amounts += f->col[j].role == ROLE_AMOUNT;
	}
	return amounts != 0;
}

bool
statement_refold(struct statement *st, const struct grid *g, size_t body, const struct frame *heads)
{
	bool sided = strcmp(st->rs.sheet, "T01") == 0 || strcmp(st->rs.sheet, "T04") == 0 ||
	    strcmp(st->rs.sheet, "T06") == 0;
	struct frame bound = st->next, f;
	uint32_t width;
	unsigned nth;

	if (!has_blanks(g, body))
		return false;
	if (is_whole(heads) && try_frame(st, g, body, heads))
		return true;
	if (statement_usable(st) && !sided) {
		widen(st, &bound);
		if (try_frame(st, g, body, &bound))
			return true;
	}
	for (width = 2; width <= FRAME_MAX && !st->rs.failed; width++) {
		for (nth = 0; frame_template(st->rs.known, st->rs.sheet, width, nth, &f); nth++) {
			if (!sided && (bound.n == 0 || !same_amounts(&st->next, &f)))
				continue;
			if (!sided)
				widen(st, &f);
			if (try_frame(st, g, body, &f))
				return true;
		}
	}
	return false;
}
