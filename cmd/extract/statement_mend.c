/* SPDX-License-Identifier: ISC */
/* Cells that a conversion ran together or cut, put right before their row is placed. */
#include <stdint.h>

#include "cell.h"
#include "statement.h"

/* Cells that hold several amounts with blank cells behind them are dealt out to those. */
static void
deal_out(struct grid_row *row)
{
	uint32_t i, at;
	struct slice rest, piece;

	for (i = 0; i < row->n; i++) {
		uint32_t room = 1, need = 0;

		if (row->kind[i] != CELL_NUMBERS)
			continue;
		while (i + room < row->n && row->kind[i + room] == CELL_EMPTY)
			room++;
		for (rest = row->cell[i]; slice_split(&rest, ' ', &piece);)
			need += piece.len != 0;
		if (need > room)
			continue;
		rest = row->cell[i];
		for (at = i; slice_split(&rest, ' ', &piece);) {
			if (piece.len == 0)
				continue;
			row->cell[at] = piece;
			row->kind[at++] = CELL_AMOUNT;
		}
	}
}

/* An amount that may stand behind a label: with a point, or whole where no line number can be meant. */
static bool
is_tail(struct slice tail, bool lined)
{
	struct cell_number c = cell_number(tail);

	return cell_kind(tail) == CELL_INTEGER ? !lined : cell_kind(tail) == CELL_AMOUNT &&
	    c.decimals != SIZE_MAX && c.sound;
}

/* A label and its amount in one cell, the amount's own cell blank ("总计 37.50"). */
static void
part_label(struct grid_row *row, bool lined)
{
	uint32_t i;

	for (i = 0; i + 1 < row->n; i++) {
		struct slice s = row->cell[i], tail;
		size_t at = s.len;

		if (row->kind[i] != CELL_LABEL || row->kind[i + 1] != CELL_EMPTY)
			continue;
		while (at > 0 && ((s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9') ||
		    s.ptr[at - 1] == ' ' || s.ptr[at - 1] == ',' || s.ptr[at - 1] == '.' ||
		    s.ptr[at - 1] == '-'))
			at--;
		if (at == 0 || at == s.len || s.ptr[at] != ' ')
			continue;
		tail = slice_trim(slice_from(s, at));
		if (!is_tail(tail, lined))
			continue;
		row->cell[i + 1] = tail;
		row->kind[i + 1] = CELL_AMOUNT;
		row->cell[i] = slice_trim(slice_sub(s, 0, at));
	}
}

/* Is there a cell that the two above could do something to? */
static bool
is_whole(const struct grid_row *row)
{
	uint32_t i;

	for (i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_NUMBERS || (row->kind[i] == CELL_EMPTY && i > 0 &&
		    row->kind[i - 1] == CELL_LABEL))
			return false;
	}
	return true;
}

/* Are most rows [from, to) as long as this one, so that its length says nothing? */
static bool
is_usual(const struct grid *g, size_t from, size_t to, const struct grid_row *row)
{
	size_t i, same = 0;

	for (i = from; i < to; i++)
		same += g->row[i].n == row->n;
	return to - from >= 3 && 2 * same > to - from;
}

/* A number cut over two cells ("37,83" "2.13") makes a row one cell too long. */
static void
rejoin(struct grid_row *row, uint32_t columns)
{
	uint32_t i, k;

	for (i = 0; i + 1 < row->n && row->n > columns; i++) {
		struct slice a = row->cell[i], b = row->cell[i + 1];

		if (row->kind[i] != CELL_AMOUNT && row->kind[i] != CELL_INTEGER)
			continue;
		if ((row->kind[i + 1] != CELL_AMOUNT && row->kind[i + 1] != CELL_INTEGER) ||
		    !cell_continues(a, b, CELL_BESIDE) || a.ptr + a.len > b.ptr || b.ptr + b.len - a.ptr > 40)
			continue;
		row->cell[i].len = (size_t)(b.ptr + b.len - a.ptr);
		for (k = i + 1; k + 1 < row->n; k++) {
			row->cell[k] = row->cell[k + 1];
			row->kind[k] = row->kind[k + 1];
		}
		row->n--;
	}
}

void
statement_mend(const struct frame *f, const struct grid *g, size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++) {
		if (!is_whole(&g->row[i])) {
			g->row[i].printed = false;
			part_label(&g->row[i], f->lined);
			deal_out(&g->row[i]);
		}
		if (g->row[i].n > f->n && !is_usual(g, from, to, &g->row[i])) {
			g->row[i].printed = false;
			rejoin(&g->row[i], f->n);
		}
	}
}
