/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "table.h"

#include <math.h>

#include "mem.h"
#include "lines.h"

/* The lines [first, end) of one cell. */
struct cell {
	uint32_t position;
	size_t first;
	size_t end;
};

struct table {
	const struct grid *grid;
	struct line_list lines;
	struct cell *cells;		/* in order of position */
	size_t count;
	size_t cap;
};

static bool
gather(struct table *table, struct glyph *glyphs, size_t count)
{
	size_t end;

	for (size_t first = 0; first < count; first = end) {
		struct cell cell = {.position = glyphs[first].cell, .first = table->lines.count};

		for (end = first + 1; end < count && glyphs[end].cell == cell.position; end++)
			;
		if (!lines_build(&table->lines, glyphs + first, end - first))
			return false;
		cell.end = table->lines.count;
		if (cell.end == cell.first)
			continue;
		if (!mem_grow(&table->cells, &table->cap, table->count + 1, sizeof(cell)))
			return false;
		table->cells[table->count++] = cell;
	}
	return true;
}

/* Whether a line is one number; *amount: one with decimals, complete in itself. */
static bool
is_number(const struct line *line, bool *amount)
{
	size_t digits = 0;
	size_t points = 0;
	uint32_t last = line->glyphs[line->count - 1].code;

	for (size_t i = 0; i < line->count; i++) {
		uint32_t code = line->glyphs[i].code;

		if (code >= '0' && code <= '9')
			digits++;
		else if (code == '.')
			points++;
		else if (code != ',' && code != '-' && code != '%')
			return false;
	}
	*amount = points == 1 && digits > 1 && last != '.';
	return digits > 0 && last != ',' && last != '.';
}

/* Numbers that stand one below the other in a cell, not one number broken for want of room. */
static size_t
count_stacked(const struct table *table, const struct cell *cell, bool *amounts)
{
	float right = grid_right(table->grid, cell->position);
	size_t found = 0;
	size_t with_decimals = 0;

	for (size_t i = cell->first; i < cell->end; i++) {
		const struct line *line = &table->lines.lines[i];
		bool amount;

		if (!is_number(line, &amount))
			continue;
		with_decimals += amount;
		found += amount || line->x1 + line->size <= right;
	}
	*amounts = with_decimals > 1;
	return found;
}

/* The cell of a row whose numbers divide the row; NULL when it is not to be divided. */
static const struct cell *
find_divider(const struct table *table, size_t first, size_t end)
{
	const struct cell *divider = NULL;
	size_t most = 1;
	size_t agreeing = 0;
	bool certain = false;

	for (size_t k = first; k < end; k++) {
		bool amounts;
		size_t found = count_stacked(table, &table->cells[k], &amounts);

		agreeing += found > 1;
		certain = certain || amounts;
		if (found > most) {
			most = found;
			divider = &table->cells[k];
		}
	}
	return certain || agreeing > 1 ? divider : NULL;
}

/* Index of the number line of `divider` nearest to a baseline. */
static size_t
nearest_strip(const struct table *table, const struct cell *divider, float y)
{
	size_t best = 0;
	size_t strip = 0;
	float least = INFINITY;

	for (size_t i = divider->first; i < divider->end; i++) {
		float distance = fabsf(table->lines.lines[i].y - y);
		bool amount;

		if (!is_number(&table->lines.lines[i], &amount))
			continue;
		if (distance < least) {
			least = distance;
			best = strip;
		}
		strip++;
	}
	return best;
}

static size_t
count_strips(const struct table *table, const struct cell *divider)
{
	size_t strips = 0;

	if (divider == NULL)
		return 1;
	for (size_t i = divider->first; i < divider->end; i++) {
		bool amount;

		strips += is_number(&table->lines.lines[i], &amount);
	}
	return strips;
}

/* The text of a cell, or of those lines of it that belong to one strip of a divided row. */
static bool
add_cell(struct buf *out, const struct table *table, const struct cell *cell,
    const struct cell *divider, size_t strip)
{
	const struct line *before = NULL;
	float right = grid_right(table->grid, cell->position);

	for (size_t i = cell->first; i < cell->end; i++) {
		const struct line *line = &table->lines.lines[i];

		if (divider != NULL && nearest_strip(table, divider, line->y) != strip)
			continue;
		if (before != NULL && !lines_join(out, before, line, right))
			return false;
		if (!lines_text(out, line))
			return false;
		before = line;
	}
	return true;
}

static bool
add_strip(struct buf *out, const struct table *table, size_t first, size_t end,
    const struct cell *divider, size_t strip)
{
	size_t columns = table->grid->columns;
	size_t k = first;

	for (size_t c = 0; c < columns; c++) {
		if (c > 0 && !buf_byte(out, '\t'))
			return false;
		if (k < end && table->cells[k].position % columns == c &&
		    !add_cell(out, table, &table->cells[k++], divider, strip))
			return false;
	}
	return buf_byte(out, '\n');
}

static bool
add_rows(struct buf *out, const struct table *table)
{
	size_t end;

	for (size_t first = 0; first < table->count; first = end) {
		size_t row = table->cells[first].position / table->grid->columns;
		const struct cell *divider;
		size_t strips;

		for (end = first + 1; end < table->count &&
		    table->cells[end].position / table->grid->columns == row; end++)
			;
		divider = find_divider(table, first, end);
		strips = count_strips(table, divider);
		for (size_t strip = 0; strip < strips; strip++)
			if (!add_strip(out, table, first, end, divider, strip))
				return false;
	}
	return true;
}

bool
table_text(struct buf *out, const struct grid *grid, struct glyph *glyphs, size_t count)
{
	struct table table = {.grid = grid};
	bool done = gather(&table, glyphs, count) && add_rows(out, &table);

	mem_free(table.cells);
	lines_free(&table.lines);
	return done;
}
