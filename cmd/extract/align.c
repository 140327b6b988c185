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

/*
 * The cheapest way to have cell i in column j, given the cell before.  skips[j] is
 * what it costs to leave all columns before j empty.
 */
static struct best
step(const struct align_column *column, const int *skips, size_t j, const struct best *before,
    const int *position, size_t i)
{
	struct best b = {ALIGN_NEVER, shift_of(&column[j], position[i]), 0};
	size_t k;
	int cost, shift;

	for (k = 0; k <= j; k++) {
		if (before[k].cost >= b.cost)	/* no way from there is cheaper */
			continue;
		cost = before[k].cost;
		shift = b.shift;
		if (k == j) {
			cost += column[j].merge;
			shift = before[k].shift;
		} else {
			cost += skips[j] - skips[k + 1] + abs(shift - before[k].shift);
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
	int skips[ALIGN_MOST + 1] = {0};
	size_t i, j, end = 0;
	int cost, shift, least = ALIGN_NEVER;

	if (n == 0 || n > ALIGN_MOST || columns == 0 || columns > ALIGN_MOST)
		return false;
	for (j = 0; j < columns; j++)
		skips[j + 1] = skips[j] + column[j].skip;
	for (j = 0; j < columns; j++) {
		shift = shift_of(&column[j], position[0]);
		cost = skips[j] + fit[j] + (start == NULL ? 0 : abs(shift - *start));
		table[0][j] = (struct best){cost, shift, 0};
	}
	for (i = 1; i < n; i++) {
		for (j = 0; j < columns; j++) {
			table[i][j] = step(column, skips, j, table[i - 1], position, i);
			table[i][j].cost += fit[i * columns + j];
		}
	}
	for (j = 0; j < columns; j++) {
		cost = table[n - 1][j].cost + skips[columns] - skips[j + 1];
		if (cost < least) {
			least = cost;
			end = j;
		}
	}
	for (i = n; i-- > 0; end = table[i][end].from)
		to[i] = end;
	return least < ALIGN_NEVER;
}
