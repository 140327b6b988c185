/* SPDX-License-Identifier: ISC */
/*
 * place_aligned.c - rows of text aligned by blanks: each page has columns of blanks of its own,
 * and some are cut in two.
 */
#include "place.h"

/* The columns that hold something, by kind; labels are codes and names. */
struct columns {
	short label[FRAME_MAX], amount[FRAME_MAX], both[FRAME_MAX];
	uint32_t labels, amounts, all;
};

/* False: the statement has several blocks, or line numbers that look like amounts. */
static bool
read_columns(const struct frame *f, struct columns *c)
{
	*c = (struct columns){.labels = 0};
	for (uint32_t j = 0; j < f->n; j++) {
		switch (f->col[j].role) {
		case ROLE_CODE:
		case ROLE_NAME:
			if (c->amounts != 0)
				return false;
			c->label[c->labels++] = (short)j;
			break;
		case ROLE_AMOUNT:
			c->amount[c->amounts++] = (short)j;
			break;
		case ROLE_NONE:
			continue;
		default:
			return false;
		}
		c->both[c->all++] = (short)j;
	}
	return f->groups == 1 && !f->across && c->labels != 0 && c->amounts > 1;
}

/* Amounts behind the label, none of them a bare integer; UINT32_MAX: not so. */
static uint32_t
count_amounts(const struct grid_row *row, uint32_t *first)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_EMPTY)
			continue;
		if (row->kind[i] == CELL_AMOUNT || row->kind[i] == CELL_DASH) {
			*first = n++ == 0 ? i : *first;
		} else if (n != 0) {
			return UINT32_MAX;
		}
	}
	return n;
}

/* As many amounts as columns: their order tells. */
static bool
place_counted(const struct grid_row *row, const struct columns *c, struct placing *out)
{
	uint32_t first = row->n, amounts = count_amounts(row, &first), k = 0, left = 0;

	if (amounts != c->amounts)
		return false;
	for (uint32_t i = 0; i < first; i++)
		left += row->kind[i] != CELL_EMPTY;
	if (left > c->labels)
		return false;
	for (uint32_t i = 0; i < row->n; i++) {
		out->column[i] = PLACE_NONE;
		if (i >= first && row->kind[i] != CELL_EMPTY)
			out->column[i] = c->amount[k++];
		else if (row->kind[i] == CELL_INTEGER || row->kind[i] == CELL_MIXED)
			out->column[i] = c->label[0];
		else if (row->kind[i] == CELL_LABEL)
			out->column[i] = c->label[c->labels - 1];
	}
	return true;
}

bool
place_aligned(const struct frame *f, const struct grid_row *row, struct placing *out)
{
	struct columns c;

	if (row->n > PLACE_CELLS || !read_columns(f, &c))
		return false;
	if (place_counted(row, &c, out))
		return true;
	if (row->n != c.all || row->n == f->n)
		return false;
	for (uint32_t i = 0; i < row->n; i++)
		out->column[i] = c.both[i];
	return place_suits(f, row, out);
}
