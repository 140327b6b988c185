/* SPDX-License-Identifier: ISC */
#include "table.h"

#include <stdint.h>

#include "buf.h"
#include "mem.h"
#include "prose.h"
#include "utf8.h"

/* Columns that cells of earlier rows reach down into: rows left for each. */
struct span_list {
	size_t *left;
	size_t count;
	size_t cap;
};

static bool
has_letters(struct slice text)
{
	size_t used;

	for (size_t at = 0; at < text.len; at += used)
		if (!utf8_is_blank(utf8_decode(text, at, &used)))
			return true;
	return false;
}

/* The row after `row` in the table, not of a table inside; NULL at the end. */
static const struct node *
next_row(const struct node *table, const struct node *row)
{
	const struct node *node = row == NULL ? table : row;

	while ((node = tree_next(table, (struct node *)node, node == table ||
	    (node->kind != NODE_TABLE && node->kind != NODE_ROW))) != NULL)
		if (node->kind == NODE_ROW)
			return node;
	return NULL;
}

/* The cell after `cell` in the row. */
static const struct node *
next_cell(const struct node *row, const struct node *cell)
{
	const struct node *node = cell == NULL ? row : cell;

	while ((node = tree_next(row, (struct node *)node, node == row ||
	    (node->kind != NODE_TABLE && node->kind != NODE_CELL))) != NULL)
		if (node->kind == NODE_CELL)
			return node;
	return NULL;
}

static bool
is_plain_text(const struct node *cell)
{
	bool text = false;

	for (const struct node *node = cell; node != NULL;
	    node = tree_next(cell, (struct node *)node, true)) {
		if (node->kind == NODE_TABLE)
			return false;
		if (node->kind == NODE_TEXT && has_letters(node->text))
			text = true;
	}
	return text;
}

bool
table_is_data(const struct node *table)
{
	size_t rows = 0;

	for (const struct node *row = NULL; (row = next_row(table, row)) != NULL;) {
		size_t cells = 0;

		for (const struct node *cell = NULL; (cell = next_cell(row, cell)) != NULL;)
			cells += is_plain_text(cell);
		rows += cells > 1;
		if (rows > 1)
			return true;
	}
	return false;
}

/* Whether the column is taken by a cell above; counts that cell's rows down. */
static bool
take_column(struct span_list *spans, size_t column)
{
	if (column >= spans->count || spans->left[column] == 0)
		return false;
	if (spans->left[column] != TREE_TO_END)
		spans->left[column]--;
	return true;
}

static bool
reserve_columns(struct span_list *spans, size_t columns)
{
	if (!mem_grow(&spans->left, &spans->cap, columns, sizeof(*spans->left)))
		return false;
	while (spans->count < columns)
		spans->left[spans->count++] = 0;
	return true;
}

static bool
cell_text(struct buf *out, const struct node *cell)
{
	struct prose prose = {.out = out};

	for (struct node *node = tree_next(cell, (struct node *)cell, true); node != NULL;
	    node = tree_next(cell, node, node->kind != NODE_TABLE)) {
		if (node->kind == NODE_TEXT) {
			if (!prose_add(&prose, node->text))
				return false;
		} else if (node->kind != NODE_INLINE) {
			prose_break(&prose);
		}
	}
	return true;
}

/* One row with its tabs; *columns gets how many it has.  out NULL: only counts. */
static bool
row_text(struct buf *out, const struct node *row, struct span_list *spans, size_t *columns)
{
	const struct node *cell = next_cell(row, NULL);
	size_t column = 0;

	while (cell != NULL || column < spans->count) {
		size_t span = 1;

		if (column > 0 && out != NULL && !buf_byte(out, '\t'))
			return false;
		if (!take_column(spans, column) && cell != NULL) {
			span = cell->columns;
			if (column + span > TABLE_MAX_COLUMNS)
				break;
			if (!reserve_columns(spans, column + span))
				return false;
			for (size_t i = 0; i < span; i++)
				spans->left[column + i] = cell->rows == TREE_TO_END ?
				    TREE_TO_END : cell->rows - 1;
			if (out != NULL && !cell_text(out, cell))
				return false;
			cell = next_cell(row, cell);
		}
		for (size_t i = 1; i < span && out != NULL; i++)
			if (!buf_byte(out, '\t'))
				return false;
		column += span;
	}
	*columns = column;
	return true;
}

static bool
is_empty(const struct buf *row)
{
	for (size_t i = 0; i < row->len; i++)
		if (row->ptr[i] != '\t')
			return false;
	return true;
}

/* Drops the empty fields at the end, as of rows too wide to be filled up. */
static void
trim(struct buf *row)
{
	while (row->len > 0 && row->ptr[row->len - 1] == '\t')
		row->len--;
}

static bool
write_rows(struct out *out, const struct node *table, struct span_list *spans, size_t *rows)
{
	struct buf text = {0};
	size_t columns = 0;
	bool done = true;

	for (const struct node *row = NULL; done && (row = next_row(table, row)) != NULL;) {
		buf_clear(&text);
		done = row_text(&text, row, spans, &columns);
		if (!done || is_empty(&text))
			continue;
		if (columns > TABLE_PADDED_COLUMNS)
			trim(&text);
		out_slice(out, buf_view(&text));
		out_byte(out, '\n');
		(*rows)++;
	}
	buf_free(&text);
	return done;
}

bool
table_text(struct out *out, const struct node *table, size_t *rows)
{
	struct span_list spans = {0};
	size_t columns = 0;
	bool done = true;

	*rows = 0;
	/* The first pass finds the width, so that every row gets it. */
	for (const struct node *row = NULL; done && (row = next_row(table, row)) != NULL;)
		done = row_text(NULL, row, &spans, &columns);
	for (size_t i = 0; i < spans.count; i++)
		spans.left[i] = 0;
	done = done && write_rows(out, table, &spans, rows);
	mem_free(spans.left);
	return done;
}
