/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "form.h"

struct best {
	int cost;
	int shift;
	size_t from;		/* column of the cell before */
};

static int
shift_of(const struct align_column *c, int position)
{
	if (position < c->first)
		return position - c->first;
	return position > c->last ? position - c->last : 0;
}

static int
skipped(const struct align_column *column, size_t from, size_t to)
{
	int cost = 0;

	for (; from < to; from++)
		cost += column[from].skip;
	return cost;
}

/* The cheapest way to have cell i in column j, given the cell before. */
static struct best
step(const struct align_column *column, size_t j, const struct best *before, const int *position,
    size_t i)
{
	struct best b = {ALIGN_NEVER, shift_of(&column[j], position[i]), 0};
	size_t k;
	int cost, shift;

	for (k = 0; k <= j; k++) {
		if (before[k].cost >= ALIGN_NEVER)
			continue;
		cost = before[k].cost;
		shift = b.shift;
		if (k == j) {
			cost += column[j].merge;
			shift = before[k].shift;
		} else {
			cost += skipped(column, k + 1, j) + abs(shift - before[k].shift);
		}
		if (cost < b.cost)
			b = (struct best){cost, shift, k};
	}
	return b;
}

bool
align_cells(const struct align_column *column, size_t columns, const int *position, size_t n,
    const int *fit, const int *start, size_t *to)
{
	struct best table[ALIGN_MOST][ALIGN_MOST];
	size_t i, j, end = 0;
	int cost, shift, least = ALIGN_NEVER;

	if (n == 0 || n > ALIGN_MOST || columns == 0 || columns > ALIGN_MOST)
		return false;
	for (j = 0; j < columns; j++) {
		shift = shift_of(&column[j], position[0]);
		cost = skipped(column, 0, j) + fit[j] + (start == NULL ? 0 : abs(shift - *start));
		table[0][j] = (struct best){cost, shift, 0};
	}
	for (i = 1; i < n; i++) {
		for (j = 0; j < columns; j++) {
			table[i][j] = step(column, j, table[i - 1], position, i);
			table[i][j].cost += fit[i * columns + j];
		}
	}
	for (j = 0; j < columns; j++) {
		cost = table[n - 1][j].cost + skipped(column, j + 1, columns);
		if (cost < least) {
			least = cost;
			end = j;
		}
	}
	for (i = n; i-- > 0; end = table[i][end].from)
		to[i] = end;
	return least < ALIGN_NEVER;
}
