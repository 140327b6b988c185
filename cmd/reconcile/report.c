/* SPDX-License-Identifier: ISC */
#include "report.h"

#include <string.h>

#include "mem.h"

bool
report_init(struct report *r, struct rule_set *set)
{
	*r = (struct report){.set = set, .sheets = set->pool.sheets, .lists = set->pool.lists};
	r->sheet = mem_zero(r->sheets + 1, sizeof(*r->sheet));
	r->list = mem_zero(r->lists + 1, sizeof(*r->list));
	r->tally = mem_zero(set->pool.tallies + 1, sizeof(*r->tally));
	return r->sheet != NULL && r->list != NULL && r->tally != NULL;
}

void
report_clear(struct report *r)
{
	for (size_t i = 0; i < r->rows; i++) {
		struct sheet_rows *s = &r->sheet[r->row[i].sheet];

		s->row_of[r->row[i].key] = 0;
		s->rows = s->numbers = s->columns = 0;
		s->seen = 0;
		s->commas = false;
	}
	r->rows = r->cells = r->entries = 0;
	r->last_row = 0;
	r->tags = r->printed_sheets = r->unread_sheets = 0;
	r->money_power = -1;
	r->commas = false;
	r->stamp++;
	r->id = r->entity = r->scope = r->year = (struct slice){NULL, 0};
	arena_reset(&r->arena);
}

void
report_free(struct report *r)
{
	for (size_t i = 0; r->sheet != NULL && i < r->sheets; i++) {
		mem_free(r->sheet[i].row);
		mem_free(r->sheet[i].row_of);
	}
	for (size_t i = 0; r->list != NULL && i < r->lists; i++)
		mem_free(r->list[i].head);
	mem_free(r->sheet);
	mem_free(r->list);
	mem_free(r->tally);
	mem_free(r->row);
	mem_free(r->cell);
	mem_free(r->entry);
	spot_free(&r->spots);
	arena_free(&r->arena);
	*r = (struct report){0};
}

bool
report_start(struct report *r, struct slice id, struct slice entity, struct slice scope, struct slice year)
{
	bool ok = true;

	report_clear(r);
	r->id = arena_slice(&r->arena, id, &ok);
	r->entity = arena_slice(&r->arena, entity, &ok);
	r->scope = arena_slice(&r->arena, scope, &ok);
	r->year = arena_slice(&r->arena, year, &ok);
	return ok;
}

/* Number of the row, added when it is not there; SIZE_MAX: no memory. */
static size_t
row_for(struct report *r, uint32_t sheet, uint32_t key)
{
	struct sheet_rows *s = &r->sheet[sheet];
	size_t before = s->row_of_cap;

	if (key >= before) {
		if (!mem_grow(&s->row_of, &s->row_of_cap, (size_t)key + 1, sizeof(*s->row_of)))
			return SIZE_MAX;
		memset(s->row_of + before, 0, (s->row_of_cap - before) * sizeof(*s->row_of));
	}
	if (s->row_of[key] != 0)
		return s->row_of[key] - 1;
	if (!mem_grow(&r->row, &r->rows_cap, r->rows + 1, sizeof(*r->row)) ||
	    !mem_grow(&s->row, &s->rows_cap, s->rows + 1, sizeof(*s->row)))
		return SIZE_MAX;
	r->row[r->rows] = (struct row){.key = key, .sheet = sheet};
	s->row[s->rows++] = (uint32_t)r->rows;
	s->row_of[key] = (uint32_t)++r->rows;
	return r->rows - 1;
}

static void
see_column(struct sheet_rows *s, uint32_t column)
{
	if ((s->seen & column_bit(column)) != 0)
		for (size_t i = 0; i < s->columns; i++)
			if (s->column[i] == column)
				return;
	if (s->columns < sizeof(s->column) / sizeof(s->column[0]))
		s->column[s->columns++] = column;
	s->seen |= column_bit(column);
}

/* Adds the cell behind the row's others, or as a twin of the one with its address. */
static struct cell *
link_cell(struct report *r, size_t number, uint32_t column)
{
	struct row *row = &r->row[number];
	const struct cell *there = report_cell(r, row, column);
	size_t at = there == NULL ? 0 : (size_t)(there - r->cell);
	struct cell *c;

	if (!mem_grow(&r->cell, &r->cells_cap, r->cells + 1, sizeof(*r->cell)))
		return NULL;
	c = &r->cell[r->cells++];
	*c = (struct cell){.column = column, .row = (uint32_t)number};
	if (there != NULL) {
		c->twin = r->cell[at].twin;
		r->cell[at].twin = (uint32_t)r->cells;
		row->twinned = true;
		return c;
	}
	*(row->first == 0 ? &row->first : &r->cell[row->last - 1].next) = (uint32_t)r->cells;
	row->last = (uint32_t)r->cells;
	row->cells++;
	row->columns |= column_bit(column);
	see_column(&r->sheet[row->sheet], column);
	return c;
}

struct cell *
report_put(struct report *r, uint32_t sheet, uint32_t key, uint32_t column)
{
	size_t row = row_for(r, sheet, key);

	return row == SIZE_MAX ? NULL : link_cell(r, row, column);
}

/* The three stand side by side in the stream mostly: then they are copied together. */
static bool
copy_texts(struct report *r, struct cell *c, struct slice raw, struct slice unit, struct slice source)
{
	bool ok = true;

	if (unit.ptr == raw.ptr + raw.len + 1 && source.ptr == unit.ptr + unit.len + 1) {
		struct slice all = arena_slice(&r->arena, slice_make(raw.ptr, raw.len + unit.len + source.len + 2), &ok);

		c->raw = slice_sub(all, 0, raw.len);
		c->unit = slice_sub(all, raw.len + 1, raw.len + 1 + unit.len);
		c->source = slice_from(all, raw.len + unit.len + 2);
	} else {
		c->raw = arena_slice(&r->arena, raw, &ok);
		c->unit = arena_slice(&r->arena, unit, &ok);
		c->source = arena_slice(&r->arena, source, &ok);
	}
	return ok;
}

/* A bare number beside a target in ten thousand yuan is meant in ten thousand yuan. */
static void
borrow_unit(const struct report *r, struct cell *c)
{
	int power = 0;

	for (uint32_t k = r->row[c->row].first; k != 0; k = r->cell[k - 1].next) {
		const struct cell *other = &r->cell[k - 1];

		if (other->unit.len != 0 && other->state == CELL_NUMBER && cell_power(other) > 0)
			power = cell_power(other);
	}
	for (int i = 0; i < power; i++) {
		c->value *= 10;
		c->ulp *= 10;
	}
}

/* Row of the figure; those that it implies are added before.  SIZE_MAX: no memory. */
static size_t
find_row(struct report *r, const struct spot *spot)
{
	const struct row *last = r->last_row == 0 ? NULL : &r->row[r->last_row - 1];

	if (last != NULL && last->sheet == spot->sheet && last->key == spot->key)
		return r->last_row - 1;
	for (size_t i = 0; i < SPOT_IMPLIES && spot->implied[i] != NAME_NONE; i++)
		if (row_for(r, spot->sheet, spot->implied[i]) == SIZE_MAX)
			return SIZE_MAX;
	return row_for(r, spot->sheet, spot->key);
}

bool
report_add(struct report *r, const struct tsv *t, const struct figure_map *m)
{
	const struct spot *spot = spot_find(&r->spots, r->set, figure_get(t, m, FIGURE_SHEET),
	    figure_get(t, m, FIGURE_KEY), figure_get(t, m, FIGURE_MEASURE));
	struct slice raw = figure_get(t, m, FIGURE_RAW), unit = figure_get(t, m, FIGURE_UNIT);
	struct slice year = figure_get(t, m, FIGURE_YEAR);
	struct sheet_rows *s;
	struct cell *c;
	size_t row;
	bool form;

	if (spot == NULL)
		return false;
	r->printed_sheets |= spot->printed;
	r->unread_sheets |= spot->unread;
	if (spot->sheet == NAME_NONE || (year.len != 0 && r->year.len != 0 && !slice_eq(year, r->year)))
		return true;
	row = find_row(r, spot);
	if (row == SIZE_MAX)
		return false;
	r->last_row = (uint32_t)row + 1;
	if (r->row[row].cells == ROW_CELLS_MAX)
		return true;
	c = link_cell(r, row, spot->column);
	if (c == NULL || !copy_texts(r, c, raw, unit, figure_get(t, m, FIGURE_SOURCE)))
		return false;
	c->state = cell_read(r->set, t, m, raw, c);
	c->percent = slice_eq(unit, SLICE("%"));
	if (c->state != CELL_NUMBER)
		return true;
	s = &r->sheet[spot->sheet];
	form = r->set->sheet[spot->sheet].form;
	s->numbers++;
	if (!s->commas && slice_find_byte(raw, ',', 0) != SLICE_NONE)
		s->commas = r->commas = true;
	if (r->money_power < 0 && c->value != 0 && cell_is_money(unit))
		r->money_power = cell_power(c);
	if (form && unit.len == 0)
		borrow_unit(r, c);
	cell_limit_ulp(c, form, r->money_power);
	return true;
}
