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
	return r->sheet != NULL && r->list != NULL;
}

void
report_clear(struct report *r)
{
	for (size_t i = 0; i < r->rows; i++) {
		struct sheet_rows *s = &r->sheet[r->row[i].sheet];

		s->row_of[r->row[i].key] = 0;
		s->rows = s->numbers = s->columns = 0;
		s->commas = false;
	}
	r->rows = r->cells = r->entries = 0;
	r->last_row = 0;
	r->tags = r->printed_sheets = r->unread_sheets = 0;
	memset(r->recent, 0, sizeof(r->recent));
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
	mem_free(r->row);
	mem_free(r->cell);
	mem_free(r->entry);
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
	for (size_t i = 0; i < s->columns; i++)
		if (s->column[i] == column)
			return;
	if (s->columns < sizeof(s->column) / sizeof(s->column[0]))
		s->column[s->columns++] = column;
}

/* Adds the cell behind the row's others, or as a twin of the one with its address. */
static struct cell *
link_cell(struct report *r, size_t row, uint32_t column)
{
	uint32_t *link = &r->row[row].first, number, twin = 0;

	if (!mem_grow(&r->cell, &r->cells_cap, r->cells + 1, sizeof(*r->cell)))
		return NULL;
	while (*link != 0 && r->cell[*link - 1].column != column)
		link = &r->cell[*link - 1].next;
	number = (uint32_t)r->cells + 1;
	if (*link != 0) {
		twin = r->cell[*link - 1].twin;
		r->cell[*link - 1].twin = number;
		r->row[row].twinned = true;
	} else {
		*link = number;
		r->row[row].cells++;
		see_column(&r->sheet[r->row[row].sheet], column);
	}
	r->cell[r->cells++] = (struct cell){.column = column, .row = (uint32_t)row, .twin = twin};
	return &r->cell[number - 1];
}

struct cell *
report_put(struct report *r, uint32_t sheet, uint32_t key, uint32_t column)
{
	size_t row = row_for(r, sheet, key);

	return row == SIZE_MAX ? NULL : link_cell(r, row, column);
}

static bool
copy_texts(struct report *r, struct cell *c, struct slice raw, struct slice unit, struct slice source)
{
	char *to = arena_take(&r->arena, raw.len + unit.len + source.len + 1);

	if (to == NULL)
		return false;
	if (raw.len != 0)
		memcpy(to, raw.ptr, raw.len);
	if (unit.len != 0)
		memcpy(to + raw.len, unit.ptr, unit.len);
	if (source.len != 0)
		memcpy(to + raw.len + unit.len, source.ptr, source.len);
	c->raw = slice_make(to, raw.len);
	c->unit = slice_make(to + raw.len, unit.len);
	c->source = slice_make(to + raw.len + unit.len, source.len);
	return true;
}

/* The fact S[表/03,数量] says that statement T03 stands in the report, with figures or empty. */
static void
note_statement(struct report *r, struct slice sheet, struct slice key)
{
	static const char stands[] = "表/", unread[] = "未读/";
	const bool read = slice_starts(key, slice_of(stands));
	size_t head = read ? sizeof(stands) - 1 : sizeof(unread) - 1, number;
	char text[3] = "T";
	uint32_t name;

	if (!slice_eq(sheet, SLICE("S")) || key.len != head + 2 || (!read && !slice_starts(key, slice_of(unread))))
		return;
	text[1] = key.ptr[head];
	text[2] = key.ptr[head + 1];
	name = names_find(&r->set->names, slice_make(text, 3));
	number = name == NAME_NONE ? SIZE_MAX : pool_sheet(&r->set->pool, name);
	if (number != SIZE_MAX)
		*(read ? &r->printed_sheets : &r->unread_sheets) |= (uint64_t)1 << number;
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

/*
 * A form's indicator PROJECT/GROUP/KIND/NAME shows that its project and its group stand
 * in the form, though their own rows may have lost every cell.
 */
static bool
imply_rows(struct report *r, uint32_t sheet, struct slice key)
{
	size_t at = slice_find_byte(key, '/', 0), slashes = 0;

	for (size_t i = 0; i < key.len; i++)
		slashes += key.ptr[i] == '/';
	for (size_t depth = 0; depth < 2 && at != SLICE_NONE; depth++) {
		uint32_t name = names_add(&r->set->names, slice_sub(key, 0, at));

		if (depth == 1 && slashes < INDICATOR_DEPTH)
			break;
		if (name == NAME_NONE || row_for(r, sheet, name) == SIZE_MAX)
			return false;
		at = slice_find_byte(key, '/', at + 1);
	}
	return true;
}

/* Number of a sheet's or measure's name. */
static uint32_t
short_name(struct report *r, struct slice text)
{
	uint32_t name, tail = 0;

	if (text.len >= sizeof(tail))
		memcpy(&tail, text.ptr + text.len - sizeof(tail), sizeof(tail));
	for (size_t i = 0; i < RECENT; i++)
		if (r->recent[i].len == text.len && r->recent[i].tail == tail && text.len != 0 && memcmp(r->recent[i].text, text.ptr, text.len) == 0)
			return r->recent[i].name;
	name = names_add(&r->set->names, text);
	if (name != NAME_NONE && text.len <= sizeof(r->recent[0].text) && text.len != 0) {
		memcpy(r->recent[r->recent_at].text, text.ptr, text.len);
		r->recent[r->recent_at].len = text.len;
		r->recent[r->recent_at].tail = tail;
		r->recent[r->recent_at].name = name;
		r->recent_at = (r->recent_at + 1) % RECENT;
	}
	return name;
}

static size_t
find_row(struct report *r, uint32_t sheet, struct slice key, uint32_t column)
{
	uint32_t name;

	if (r->last_row != 0 && r->row[r->last_row - 1].sheet == sheet &&
	    slice_eq(names_text(&r->set->names, r->row[r->last_row - 1].key), key))
		return r->last_row - 1;
	name = names_add(&r->set->names, key);
	/* a remark (目标/具体完成情况/...) stands under no group of indicators */
	if (r->set->sheet[sheet].form && !rules_note(r->set, sheet, column) && !imply_rows(r, sheet, key))
		return SIZE_MAX;
	return name == NAME_NONE ? SIZE_MAX : row_for(r, sheet, name);
}

bool
report_add(struct report *r, const struct tsv *t, const struct figure_map *m)
{
	uint32_t name = short_name(r, figure_get(t, m, FIGURE_SHEET)), column;
	size_t sheet = name == NAME_NONE ? SIZE_MAX : pool_sheet(&r->set->pool, name), row;
	struct slice raw = figure_get(t, m, FIGURE_RAW), unit = figure_get(t, m, FIGURE_UNIT);
	struct slice year = figure_get(t, m, FIGURE_YEAR);
	struct cell got = {0}, *c;

	note_statement(r, figure_get(t, m, FIGURE_SHEET), figure_get(t, m, FIGURE_KEY));
	if (sheet == SIZE_MAX || (year.len != 0 && r->year.len != 0 && !slice_eq(year, r->year)))
		return true;
	column = short_name(r, figure_get(t, m, FIGURE_MEASURE));
	if (column == NAME_NONE)
		return false;
	row = find_row(r, (uint32_t)sheet, figure_get(t, m, FIGURE_KEY), column);
	if (row == SIZE_MAX)
		return false;
	r->last_row = (uint32_t)row + 1;
	if (r->row[row].cells == ROW_CELLS_MAX)
		return true;
	got.state = cell_read(r->set, t, m, raw, &got);
	c = link_cell(r, row, column);
	if (c == NULL || !copy_texts(r, c, raw, unit, figure_get(t, m, FIGURE_SOURCE)))
		return false;
	c->state = got.state;
	c->value = got.value;
	c->ulp = got.ulp;
	c->malformed = got.malformed;
	c->bound = got.bound;
	c->percent = slice_eq(unit, SLICE("%"));
	if (c->state == CELL_NUMBER) {
		struct sheet_rows *s = &r->sheet[sheet];

		s->numbers++;
		if (slice_find_byte(raw, ',', 0) != SLICE_NONE)
			s->commas = r->commas = true;
		if (r->money_power < 0 && c->value != 0 && cell_is_money(unit))
			r->money_power = cell_power(c);
		if (r->set->sheet[sheet].form && unit.len == 0)
			borrow_unit(r, c);
		cell_limit_ulp(c, r->set->sheet[sheet].form, r->money_power);
	}
	return true;
}
