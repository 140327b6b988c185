/* SPDX-License-Identifier: ISC */
#include "place.h"

#include <stdint.h>

enum {
	WRONG = 60,		/* a filled cell that does not belong in a column */
	NEVER = 200,		/* words among amounts, a filled cell left out */
	AT_END = 1,		/* blank cells at a row's end come and go */
	AT_START = 10,
	WITHIN = 15,
	LABEL_LOST = 30		/* a row without the column of its label */
};

static int
cost_integer(const struct frame_column *c, size_t digits)
{
	switch (c->role) {
	case ROLE_CODE:
		return digits <= 7 ? 0 : WRONG;
	case ROLE_LINE:
		return digits <= 3 ? 0 : WRONG;
	case ROLE_AMOUNT:
		return digits == 5 || digits == 7 ? 6 : 3;
	case ROLE_NAME:
		return WRONG;
	default:
		return 2;
	}
}

static int
cost_of(const struct frame *f, uint32_t j, enum cell_kind kind, struct slice text)
{
	const struct frame_column *c = &f->col[j];

	switch (kind) {
	case CELL_AMOUNT:
	case CELL_NUMBERS:
		return c->role == ROLE_AMOUNT ? 0 : c->role == ROLE_NONE || c->role == ROLE_SKIP ? 2 :
		    NEVER;
	case CELL_INTEGER:
		return cost_integer(c, cell_code_digits(text));
	case CELL_DASH:
		return c->role == ROLE_AMOUNT ? 0 : 4;
	case CELL_MIXED:
		return c->role == ROLE_CODE ? 3 : c->role == ROLE_NAME ? 4 :
		    c->role == ROLE_AMOUNT ? NEVER : c->role == ROLE_LINE ? WRONG : 3;
	case CELL_LABEL:
		return c->role == ROLE_NAME || c->role == ROLE_SKIP ? 0 : c->role == ROLE_CODE ? 8 :
		    c->role == ROLE_AMOUNT ? (c->caption == NULL && c->item.len == 0 && c->free ? 4 : NEVER) :
		    c->role == ROLE_LINE ? WRONG : 2;
	default:
		return 0;
	}
}

static int
skip_column(const struct frame *f, uint32_t j, bool start, bool end)
{
	if (f->col[j].role == ROLE_NAME && f->groups == 1)
		return LABEL_LOST;
	return end ? AT_END : start ? AT_START : WITHIN;
}

static int
skip_cell(enum cell_kind kind, bool start, bool end)
{
	return kind != CELL_EMPTY ? NEVER : end ? AT_END : start ? AT_START : WITHIN;
}

/* Amounts and names where they belong: nearly all cells. */
static inline bool
is_at_home(enum cell_kind kind, enum layout_role role)
{
	return (kind == CELL_AMOUNT && role == ROLE_AMOUNT) || (kind == CELL_LABEL && role == ROLE_NAME);
}

static bool
suits(const struct frame *f, const struct grid_row *row, const short *column)
{
	uint32_t i;

	for (i = 0; i < row->n; i++) {
		enum cell_kind kind = (enum cell_kind)row->kind[i];

		if (kind == CELL_EMPTY || (kind == CELL_DASH && column[i] != PLACE_NONE))
			continue;
		if (column[i] == PLACE_NONE)
			return false;
		if (!is_at_home(kind, f->col[column[i]].role) &&
		    cost_of(f, (uint32_t)column[i], kind, row->cell[i]) >= WRONG)
			return false;
	}
	return true;
}

bool
place_suits(const struct frame *f, const struct grid_row *row, const struct placing *p)
{
	return suits(f, row, p->column);
}

/* Cells and columns count alike, or only blank cells are left over. */
static bool
straight(const struct frame *f, const struct grid_row *const *row, size_t n, struct placing *out)
{
	uint32_t i, cells = row[0]->n;
	size_t k;

	if (cells < f->n)
		return false;
	for (i = 0; i < cells; i++)
		out->column[i] = i < f->n ? (short)i : (short)PLACE_NONE;
	for (k = 0; k < n; k++) {
		if (!suits(f, row[k], out->column))
			return false;
	}
	return true;
}

bool
place_straight(const struct frame *f, const struct grid_row *row, struct placing *out)
{
	return row->n == f->n && row->n <= PLACE_CELLS && straight(f, &row, 1, out);
}

/* Least cost of bringing the cells in order into the columns in order. */
static void
best_path(const struct frame *f, const struct grid_row *const *row, size_t n, struct placing *out)
{
	static const unsigned char from_both = 0, from_cell = 1, from_column = 2;
	int cost[PLACE_CELLS + 1][FRAME_MAX + 1];
	unsigned char from[PLACE_CELLS + 1][FRAME_MAX + 1];
	uint32_t cells = row[0]->n, i, j;
	size_t k;

	for (i = 0; i <= cells; i++) {
		for (j = 0; j <= f->n; j++) {
			int best = INT32_MAX, c;

			if (i == 0 && j == 0) {
				cost[i][j] = 0;
				from[i][j] = from_both;
				continue;
			}
			if (i != 0 && j != 0) {
				best = cost[i - 1][j - 1];
				for (k = 0; k < n; k++)
					best += cost_of(f, j - 1, (enum cell_kind)row[k]->kind[i - 1],
					    row[k]->cell[i - 1]);
				from[i][j] = from_both;
			}
			if (j != 0) {
				c = cost[i][j - 1] + (int)n * skip_column(f, j - 1, i == 0, i == cells);
				if (c < best) {
					best = c;
					from[i][j] = from_column;
				}
			}
			if (i != 0) {
				c = cost[i - 1][j];
				for (k = 0; k < n; k++)
					c += skip_cell((enum cell_kind)row[k]->kind[i - 1], j == 0,
					    j == f->n);
				if (c < best) {
					best = c;
					from[i][j] = from_cell;
				}
			}
			cost[i][j] = best;
		}
	}
	for (i = cells, j = f->n; i != 0 || j != 0;) {
		if (from[i][j] == from_column) {
			j--;
		} else if (from[i][j] == from_cell) {
			out->column[--i] = PLACE_NONE;
		} else {
			out->column[--i] = (short)--j;
		}
	}
}

void
place_rows(const struct frame *f, const struct grid_row *const *row, size_t n, struct placing *out)
{
	enum { SAMPLE = 200 };	/* rows that are enough to know the rest by */
	size_t k;

	out->sound = false;
	if (row[0]->n > PLACE_CELLS)
		return;
	out->sound = true;
	if (straight(f, row, n, out))
		return;
	best_path(f, row, n < SAMPLE ? n : SAMPLE, out);
	for (k = 0; k < n; k++)
		out->sound = out->sound && suits(f, row[k], out->column);
}
