/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "fold.h"
#include "statement.h"

enum { LABEL_MAX = 90 };

static bool
is_total(struct statement *st, struct slice text)
{
	struct buf *work = &st->rs.work;

	if (text.len > LABEL_MAX)
		return false;
	buf_clear(work);
	if (!fold_label(work, text)) {
		st->rs.failed = true;
		return false;
	}
	return layout_find(st->rs.known, LAYOUT_ROW, st->rs.sheet, layout_bare(buf_view(work))) != NULL;
}

/* The first amount column of a block, by its place among the block's amounts. */
static bool
has_amount_column(const struct statement *st, unsigned g)
{
	uint32_t j;

	for (j = 0; j < st->frame.n; j++) {
		if (st->frame.col[j].group == g && st->frame.col[j].role == ROLE_AMOUNT)
			return true;
	}
	return false;
}

static void
put_total(struct statement *st, unsigned g, struct slice label, struct slice amount,
    const struct grid_row *row)
{
	struct record *rec = st->rec[0];

	record_clear(rec);
	pieces_add(&rec->name, label);
	rec->first = rec->end = row->line;
	if (amount.len != 0) {
		pieces_add(&rec->amount[0], amount);
		rec->source[0] = row->line;
		rec->amounts = 1;
	}
	record_emit(&st->rs, g, rec);
}

/*
 * Sums under several blocks are spread over merged cells: each amount belongs to
 * the nearest label on its left.
 */
bool
statement_totals(struct statement *st, const struct grid_row *row)
{
	struct slice label = {NULL, 0};
	uint32_t i;
	unsigned labels = 0, g = 0;

	if (st->frame.groups < 2 || !st->frame.coded)
		return false;
	for (i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_LABEL && is_total(st, row->cell[i]))
			labels++;
		else if (row->kind[i] == CELL_INTEGER && cell_code_digits(row->cell[i]) >= 3 &&
		    labels == 0)
			return false;
		else if (row->kind[i] == CELL_LABEL)
			return false;
	}
	if (labels == 0)
		return false;
	records_flush(&st->rs);
	for (i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_LABEL) {
			if (label.len != 0) {
				put_total(st, g, label, (struct slice){NULL, 0}, row);
				if (has_amount_column(st, g + 1))
					g++;
			}
			label = row->cell[i];
		} else if ((row->kind[i] == CELL_AMOUNT || row->kind[i] == CELL_INTEGER) &&
		    label.len != 0) {
			put_total(st, g, label, row->cell[i], row);
			label.len = 0;
			if (has_amount_column(st, g + 1))
				g++;
		}
	}
	if (label.len != 0)
		put_total(st, g, label, (struct slice){NULL, 0}, row);
	return true;
}

/* 类|款|项|合计 and its figures: the codes' captions are left out of the row. */
void
statement_total_in_head(struct statement *st, const struct grid_row *row)
{
	struct grid_row body = *row;
	const struct grid_row *one = &body;
	struct placing p;
	uint32_t i;

	if (!st->bound || row->n > PLACE_CELLS)
		return;
	body.kind = arena_take(&st->rs.r->arena, row->n + 1);
	if (body.kind == NULL) {
		st->rs.failed = true;
		return;
	}
	memcpy(body.kind, row->kind, row->n);
	for (i = 0; i < row->n; i++) {
		if (body.kind[i] == CELL_LABEL && row->cell[i].len <= 3)
			body.kind[i] = CELL_EMPTY;
	}
	statement_number_places(st);
	place_rows(&st->frame, &one, 1, &p);
	if (p.sound)
		statement_take_row(st, one, &p);
}
