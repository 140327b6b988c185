/* SPDX-License-Identifier: ISC */
#include "grid.h"

#include "mem.h"

void
grid_clear(struct grid *g)
{
	map_clear(&g->rows);
	map_clear(&g->columns);
	g->cells = 0;
}

void
grid_free(struct grid *g)
{
	map_free(&g->rows);
	map_free(&g->columns);
	mem_free(g->cell);
	mem_free(g->first);
	mem_free(g->last);
	mem_free(g->used);
	*g = (struct grid){.cells = 0};
}

static size_t
column_of(struct grid *g, struct slice name)
{
	size_t before = g->columns.count, n = map_add(&g->columns, name);

	if (n == MAP_NONE || !mem_grow(&g->used, &g->used_cap, n + 1, sizeof(*g->used)))
		return MAP_NONE;
	if (n == before)
		g->used[n] = 0;
	return n;
}

bool
grid_column(struct grid *g, struct slice name)
{
	return column_of(g, name) != MAP_NONE;
}

bool
grid_add(struct grid *g, struct slice row, struct slice column, size_t cell)
{
	size_t before = g->rows.count, r = map_add(&g->rows, row), c = column_of(g, column);

	if (r == MAP_NONE || c == MAP_NONE || !mem_grow(&g->first, &g->first_cap, r + 1, sizeof(*g->first)) ||
	    !mem_grow(&g->last, &g->last_cap, r + 1, sizeof(*g->last)) ||
	    !mem_grow(&g->cell, &g->cap, g->cells + 1, sizeof(*g->cell)))
		return false;
	g->cell[g->cells++] = (struct grid_cell){.column = c, .cell = cell};
	g->used[c]++;
	if (r == before)
		g->first[r] = g->cells;
	else
		g->cell[g->last[r] - 1].next = g->cells;
	g->last[r] = g->cells;
	return true;
}

const struct grid_cell *
grid_at(const struct grid *g, size_t row, size_t column)
{
	size_t at = g->first[row];

	while (at != 0 && column != MAP_NONE && g->cell[at - 1].column != column)
		at = g->cell[at - 1].next;
	return at == 0 ? NULL : &g->cell[at - 1];
}
