/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "table.h"

#include <math.h>

#include "columns.h"
#include "lines.h"
#include "mem.h"

/* The lines [first, end) of one cell. */
struct cell {
	uint32_t position;
	size_t first;
	size_t end;
};

struct table {
	const struct grid *grid;
	struct line_list lines;
	size_t *strips;			/* of each line, which part of its row it belongs to */
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

/* Baselines of the numbers in a cell, from top to bottom; returns how many. */
static size_t
list_baselines(const struct table *table, const struct cell *divider, float *baselines)
{
	size_t count = 0;

	for (size_t i = divider->first; i < divider->end; i++) {
		bool amount;

		if (is_number(&table->lines.lines[i], &amount))
			baselines[count++] = table->lines.lines[i].y;
	}
	return count;
}

static size_t
nearest(const float *baselines, size_t count, float y)
{
	size_t low = 0;
	size_t high = count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (baselines[middle] <= y)
			low = middle;
		else
			high = middle;
	}
	return low + 1 < count && fabsf(baselines[low + 1] - y) < fabsf(baselines[low] - y) ?
	    low + 1 : low;
}

/*
 * Gives each line of the cells [first, end) of a row its strip, that of the nearest number
 * of the divider, and returns the number of strips; 0: no memory.
 */
static size_t
divide_row(struct table *table, size_t first, size_t end)
{
	const struct cell *divider = find_divider(table, first, end);
	float *baselines;
	size_t count;

	if (divider == NULL) {
		for (size_t i = table->cells[first].first; i < table->cells[end - 1].end; i++)
			table->strips[i] = 0;
		return 1;
	}
	baselines = mem_zero(divider->end - divider->first, sizeof(*baselines));
	if (baselines == NULL)
		return 0;
	count = list_baselines(table, divider, baselines);
	for (size_t i = table->cells[first].first; i < table->cells[end - 1].end; i++)
		table->strips[i] = nearest(baselines, count, table->lines.lines[i].y);
	mem_free(baselines);
	return count;
}

/* What of a cell goes into one field: lines of one strip, pieces that begin within bounds. */
struct part {
	size_t strip;
	float from;
	float to;
};

/* The pieces of a line that belong to the part; *some says whether there are any. */
static bool
add_pieces(struct buf *out, const struct line *line, const struct part *part, bool *some)
{
	size_t end;

	for (size_t first = 0; first < line->count; first = end) {
		struct line piece;

		end = columns_piece(line, first);
		piece = lines_part(line, first, end);
		if (piece.x0 < part->from || piece.x0 >= part->to)
			continue;
		if (*some && !buf_byte(out, ' '))
			return false;
		if (!lines_text(out, &piece))
			return false;
		*some = true;
	}
	return true;
}

static bool
add_cell(struct buf *out, const struct table *table, const struct cell *cell,
    const struct part *part)
{
	const struct line *before = NULL;
	float right = grid_right(table->grid, cell->position);

	for (size_t i = cell->first; i < cell->end; i++) {
		const struct line *line = &table->lines.lines[i];
		size_t len = out->len;
		bool some = false;

		if (table->strips[i] != part->strip)
			continue;
		if (before != NULL && !lines_join(out, before, line, right))
			return false;
		if (!add_pieces(out, line, part, &some))
			return false;
		if (some)
			before = line;
		else
			out->len = len;
	}
	return true;
}

/* Amounts side by side in one cell: the rules between its columns are missing. */
static bool
is_run_together(const struct table *table, const struct cell *cell)
{
	for (size_t i = cell->first; i < cell->end; i++) {
		const struct line *line = &table->lines.lines[i];
		size_t amounts = 0;
		size_t end;

		for (size_t first = 0; first < line->count; first = end) {
			struct line piece;
			bool amount;

			end = columns_piece(line, first);
			piece = lines_part(line, first, end);
			amounts += is_number(&piece, &amount) && amount;
		}
		if (amounts > 1)
			return true;
	}
	return false;
}

static size_t
cell_columns(const struct grid *grid, uint32_t position)
{
	size_t columns = 1;

	while (position % grid->columns + columns < grid->columns &&
	    grid->owner[position + columns] == position)
		columns++;
	return columns;
}

/* The fields of a cell that is divided at the columns it covers. */
static bool
spread_cell(struct buf *out, const struct table *table, const struct cell *cell,
    struct part part, size_t columns)
{
	const float *xs = table->grid->xs + cell->position % table->grid->columns;

	for (size_t c = 0; c < columns; c++) {
		part.from = c == 0 ? -INFINITY : xs[c];
		part.to = c + 1 == columns ? INFINITY : xs[c + 1];
		if (c > 0 && !buf_byte(out, '\t'))
			return false;
		if (!add_cell(out, table, cell, &part))
			return false;
	}
	return true;
}

static bool
add_strip(struct buf *out, const struct table *table, size_t first, size_t end, size_t strip)
{
	const struct part whole = {strip, -INFINITY, INFINITY};
	size_t columns = table->grid->columns;
	size_t k = first;

	for (size_t c = 0; c < columns; c++) {
		const struct cell *cell = k < end ? &table->cells[k] : NULL;
		size_t covered;

		if (c > 0 && !buf_byte(out, '\t'))
			return false;
		if (cell == NULL || cell->position % columns != c)
			continue;
		k++;
		covered = cell_columns(table->grid, cell->position);
		if (covered == 1 || !is_run_together(table, cell)) {
			if (!add_cell(out, table, cell, &whole))
				return false;
			continue;
		}
		if (!spread_cell(out, table, cell, whole, covered))
			return false;
		c += covered - 1;
	}
	return buf_byte(out, '\n');
}

static bool
add_rows(struct buf *out, struct table *table)
{
	size_t end;

	for (size_t first = 0; first < table->count; first = end) {
		size_t row = table->cells[first].position / table->grid->columns;
		size_t strips;

		for (end = first + 1; end < table->count &&
		    table->cells[end].position / table->grid->columns == row; end++)
			;
		strips = divide_row(table, first, end);
		if (strips == 0)
			return false;
		for (size_t strip = 0; strip < strips; strip++)
			if (!add_strip(out, table, first, end, strip))
				return false;
	}
	return true;
}

bool
table_text(struct buf *out, const struct grid *grid, struct glyph *glyphs, size_t count)
{
	struct table table = {.grid = grid};
	bool done = gather(&table, glyphs, count);

	if (done && table.count > 0) {
		table.strips = mem_zero(table.lines.count, sizeof(*table.strips));
		done = table.strips != NULL && add_rows(out, &table);
	}
	mem_free(table.strips);
	mem_free(table.cells);
	lines_free(&table.lines);
	return done;
}
