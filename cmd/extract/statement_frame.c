/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cell.h"
#include "fold.h"
#include "statement.h"

bool
statement_has_amount(const struct grid_row *row)
{
	uint32_t i;

	for (i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_AMOUNT || row->kind[i] == CELL_NUMBERS)
			return true;
	}
	return false;
}

/* Captions bind the columns when there is a label or code and an amount, or items across. */
bool
statement_usable(const struct statement *st)
{
	const struct frame *f = &st->next;
	uint32_t j, amounts = 0, labels = 0;

	for (j = 0; j < f->n; j++) {
		amounts += f->col[j].role == ROLE_AMOUNT && f->col[j].measure.len != 0;
		labels += f->col[j].role == ROLE_NAME || f->col[j].role == ROLE_CODE;
	}
	return amounts != 0 && (labels != 0 || (f->across && amounts >= 4));
}

bool
statement_same_frame(const struct statement *st)
{
	const struct frame *f = &st->frame, *next = &st->next;
	uint32_t j;

	if (next->n != f->n || next->groups != f->groups || next->across != f->across)
		return false;
	for (j = 0; j < f->n; j++) {
		const struct frame_column *a = &f->col[j], *b = &next->col[j];

		if (b->role != ROLE_NONE && (a->role != b->role || a->group != b->group ||
		    !slice_eq(a->measure, b->measure) || !slice_eq(a->item, b->item) ||
		    !slice_eq(a->unit, b->unit)))
			return false;
	}
	return true;
}

/* Does the row hold a label that only this statement's rows have in this place? */
static bool
speaks(struct statement *st, const struct grid_row *row)
{
	uint32_t i;

	for (i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_LABEL && record_begins_row(&st->rs, row->cell[i]))
			return true;
	}
	return false;
}

/* Do the cells of column i count 1, 2, 3 ... (33, 34, 35 ...)?  Then they are line numbers. */
static bool
is_numbering(struct grid_row *const *row, size_t n, uint32_t i)
{
	unsigned last = 0, now;
	size_t steps = 0, numbers = 0, k;

	for (k = 0; k < n; k++) {
		if (i >= row[k]->n || row[k]->kind[i] != CELL_INTEGER ||
		    cell_code_digits(row[k]->cell[i]) > 3)
			continue;
		now = cell_small(row[k]->cell[i]);
		steps += numbers++ != 0 && now == last + 1;
		last = now;
	}
	return steps >= 3 && steps + 1 == numbers;
}

/* No line number as an amount. */
static bool
keeps_numbering(const struct frame *f, const struct grid_row *row, const struct placing *p,
    const bool *numbering)
{
	uint32_t i;

	for (i = 0; i < row->n && i < PLACE_CELLS; i++) {
		if (numbering[i] && p->column[i] != PLACE_NONE && row->kind[i] == CELL_INTEGER &&
		    f->col[p->column[i]].role == ROLE_AMOUNT)
			return false;
	}
	return true;
}

/*
 * Rows whose labels are the statement's own (T01, T04) or whose codes come in
 * triples (T06) can be read without captions: the one template that suits all.
 */
bool
statement_guess(struct statement *st, const struct grid *g, size_t from)
{
	const char *sheet = st->rs.sheet;
	size_t i, n = 0, known = 0;
	uint32_t cells = 0, width, j;
	bool numbering[PLACE_CELLS];
	unsigned nth;

	if (strcmp(sheet, "T01") != 0 && strcmp(sheet, "T04") != 0 && strcmp(sheet, "T06") != 0)
		return false;
	for (i = from; i < g->rows; i++) {
		if (g->row[i].n > cells)
			cells = g->row[i].n;
		st->batch[n++] = &g->row[i];
		known += sheet[2] != '6' && speaks(st, &g->row[i]);
	}
	if (n < 3 || (sheet[2] != '6' && known * 2 < n))
		return false;
	for (j = 0; j < PLACE_CELLS; j++)
		numbering[j] = is_numbering(st->batch, n, j);
	for (width = cells; width >= 4 && width + 3 > cells; width--) {
		for (nth = 0; frame_template(st->rs.known, sheet, width, nth, &st->frame); nth++) {
			struct placing p;
			size_t ok = 0;

			for (i = 0; i < n; i++) {
				const struct grid_row *one = st->batch[i];

				place_rows(&st->frame, &one, 1, &p);
				ok += p.sound && keeps_numbering(&st->frame, one, &p, numbering);
			}
			if (ok * 10 >= n * 9)
				return true;
		}
	}
	return false;
}
