/* SPDX-License-Identifier: ISC */
/*
 * The indicator table: rows to indicators, pieces of broken rows to where they
 * belong, the total.
 */
#include "indicators.h"

#include "mem.h"

/* One row read by columns. */
struct reading {
	struct indicator_cell cell[ALIGN_MOST];
	size_t to[ALIGN_MOST];		/* index of column */
	size_t cells;
	bool aligned;
};

/* For the claims, where somebody asks for them. */
static void
keep_cell(struct indicators *t, const struct form_row *row, int column)
{
	size_t i;

	if (t->form->report->claim == NULL)
		return;
	for (i = 0; i < row->tokens; i++) {
		if (row->token[i].column != column)
			continue;
		if (!mem_grow(&t->kept, &t->keep_cap, t->keeps + 1, sizeof(*t->kept))) {
			t->form->ok = false;
			return;
		}
		t->kept[t->keeps++] = &row->token[i];
	}
}

/* Each cell in the column of its caption; false: one stands under none. */
static bool
place_exactly(const struct indicators *t, struct reading *rd)
{
	size_t i, j;

	for (i = 0; i < rd->cells; i++) {
		for (j = 0; j < t->columns && (rd->cell[i].column < t->column[j].first ||
		    rd->cell[i].column > t->column[j].last); j++)
			continue;
		if (j == t->columns)
			return false;
		rd->to[i] = j;
	}
	rd->aligned = true;
	return true;
}

static void
read_row(struct indicators *t, const struct form_row *row, struct reading *rd)
{
	rd->cells = indicator_cells(t, row, rd->cell);
	if (row->exact && place_exactly(t, rd))
		return;
	rd->aligned = indicator_place(t, rd->cell, rd->cells, rd->to);
}

/* A first level's label and its weight; a broken label leaves only the weight. */
static void
take_label(struct indicator *it, const struct indicator_cell *c, int what)
{
	const struct term *label = what == COLUMN_LEVEL1 ? c->one : c->two;
	struct slice *to = what == COLUMN_LEVEL1 ? &it->one : &it->two;

	if (label != NULL)
		*to = label->canonical;
	else if (!c->piece && to->len == 0)
		*to = c->word;
	if (c->weight.len != 0 && it->weight.len == 0)
		it->weight = c->weight;
}

static void
take_cell(struct indicators *t, struct indicator *it, const struct indicator_cell *c, int what)
{
	if (what == COLUMN_LEVEL1 || what == COLUMN_LEVEL2)
		take_label(it, c, what);
	else if (what == COLUMN_NAME && c->piece)
		return;
	else
		it->field[what] = form_join(t->form, it->field[what], c->text);
	if (it->place[what] < 0)
		it->place[what] = c->column;
}

static struct indicator
indicator_of(struct indicators *t, const struct form_row *row, const struct reading *rd)
{
	struct indicator it = {.row = row};
	size_t i;

	for (i = 0; i < INDICATOR_COLUMNS; i++)
		it.place[i] = -1;
	for (i = 0; i < rd->cells; i++)
		take_cell(t, &it, &rd->cell[i], t->column[rd->to[i]].what);
	return it;
}

static bool
is_whole(const struct indicator *it)
{
	if (it->field[COLUMN_NAME].len == 0)
		return false;
	return it->field[COLUMN_SCORE].len != 0 || it->field[COLUMN_WEIGHT].len != 0 ||
	    (it->field[COLUMN_TARGET].len != 0 && it->field[COLUMN_ACTUAL].len != 0);
}

/* A target that ends in a sign waits for its number. */
static bool
waits(const struct form *f, struct slice target)
{
	size_t used = 0;

	return target.len != 0 && terms_suffix(f->terms, TERM_BEFORE, target, &used) != NULL;
}

static bool
has_bound(const struct form *f, struct slice text)
{
	struct quantity q;
	size_t at = 0;

	while (quantity_next(f->terms, text, &at, &q)) {
		if (q.kind == QUANTITY_NUMBER && q.sign.len != 0)
			return true;
	}
	return false;
}

/* Which field of the row before a piece goes on with. */
static int
goes_on(const struct form *f, const struct indicator *it, const struct indicator_cell *c)
{
	static const int field[] = {COLUMN_NAME, COLUMN_TARGET, COLUMN_ACTUAL, COLUMN_REASON};
	size_t i;
	int best = COLUMN_TARGET, distance = 1000, d;

	if (waits(f, it->field[COLUMN_TARGET]))
		return COLUMN_TARGET;
	if (has_bound(f, c->text))
		return COLUMN_TARGET;
	if (c->number)
		return COLUMN_SECTION;
	for (i = 0; i < sizeof(field) / sizeof(field[0]); i++) {
		if (it->place[field[i]] < 0)
			continue;
		d = it->place[field[i]] - c->column;
		d = d < 0 ? -d : d;
		if (d < distance) {
			distance = d;
			best = field[i];
		}
	}
	return best;
}

/* A row that is no indicator: the rest of the one before, when a page's end cut it or it is all words. */
static void
go_on(struct indicators *t, const struct form_row *row, const struct reading *rd)
{
	struct indicator *it = t->items == 0 ? NULL : &t->item[t->items - 1];
	size_t i;
	int what;

	if (it == NULL)
		return;
	for (i = 0; i < rd->cells; i++) {
		if (!row->after_break && rd->cell[i].number)
			return;
	}
	for (i = 0; i < rd->cells; i++) {
		if (rd->cell[i].piece || rd->cell[i].one != NULL || rd->cell[i].two != NULL)
			continue;
		if (terms_hold(t->form->terms, TERM_SECTION, form_unordered(rd->cell[i].word)))
			continue;
		what = goes_on(t->form, it, &rd->cell[i]);
		if (what == COLUMN_SECTION)
			continue;
		it->field[what] = form_join(t->form, it->field[what], rd->cell[i].text);
		keep_cell(t, row, rd->cell[i].column);
	}
}

/* A number up to 100, perhaps broken by a blank: 9 8.96. */
static bool
is_score(struct form *f, struct slice text, struct quantity *q)
{
	struct slice s;
	size_t point;

	if (quantity_alone(f->terms, text, q))
		return true;
	s = form_squeeze(f, text);
	if (s.len == text.len || !quantity_alone(f->terms, s, q))
		return false;
	point = slice_find_byte(s, '.', 0);
	*q = (struct quantity){.digits = text};
	return point == SLICE_NONE ? slice_eq(s, SLICE("100")) : point <= 2;
}

/* Numbers behind 总分: the score, or weight and score. */
static bool
take_total(struct indicators *t, const struct form_row *row)
{
	struct quantity q, number[2];
	size_t i, from = row->tokens, n = 0;

	for (i = 0; i < row->tokens; i++) {
		if (terms_find(t->form->terms, TERM_TOTAL, row->token[i].word) != NULL)
			from = i;
	}
	if (from == row->tokens)
		return false;
	for (i = from; i < row->tokens && n < 2; i++) {
		if (is_score(t->form, row->token[i].text, &q))
			number[n++] = q;
	}
	t->total_row = row;
	if (n == 2) {
		t->full = number[0].digits;
		t->total = number[1].digits;
	} else if (n == 1) {
		t->total = number[0].digits;
	}
	return true;
}

/* The total whose label was lost: one plain number alone in a row behind whole indicators. */
static bool
lone_total(struct indicators *t, const struct form_row *row, const struct reading *rd)
{
	const struct indicator *last = t->items == 0 ? NULL : &t->item[t->items - 1];

	if (last == NULL || rd->cells != 1 || !rd->cell[0].number || t->total_row != NULL)
		return false;
	if (rd->cell[0].quantity.unit.len != 0 && !slice_eq(rd->cell[0].quantity.unit, SLICE("分")))
		return false;
	if (waits(t->form, last->field[COLUMN_TARGET]) || last->field[COLUMN_SCORE].len == 0)
		return false;
	t->total_row = row;
	t->total = rd->cell[0].quantity.digits;
	return true;
}

static void
add_row(struct indicators *t, const struct form_row *row)
{
	struct reading rd;
	struct indicator it;
	size_t i;

	read_row(t, row, &rd);
	if (rd.cells == 0 || lone_total(t, row, &rd))
		return;
	if (rd.aligned) {
		it = indicator_of(t, row, &rd);
		if (is_whole(&it)) {
			t->item[t->items++] = it;
			for (i = 0; i < rd.cells; i++)
				keep_cell(t, row, rd.cell[i].column);
			return;
		}
	}
	go_on(t, row, &rd);
}

void
form_indicators(struct form *f, size_t first, size_t end)
{
	struct indicators t = {.form = f};
	size_t k;

	t.item = arena_take(&f->report->arena, (end - first + 1) * sizeof(*t.item));
	if (t.item == NULL) {
		f->ok = false;
		return;
	}
	indicator_usual_captions(&t);
	for (k = first; k < end && t.total_row == NULL; k++) {
		if (form_is_indicators(f, &f->row[k]))
			indicator_captions(&t, &f->row[k]);
		else if (!take_total(&t, &f->row[k]))
			add_row(&t, &f->row[k]);
	}
	indicator_levels(&t);
	indicator_emit(&t);
	mem_free(t.kept);
	form_remarks(f, k, end);
}
