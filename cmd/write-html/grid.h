/* SPDX-License-Identifier: ISC */
/*
 * grid.h - cells that come one by one, found again by row and column.
 *
 * Rows and columns stand in the order in which they first came.  A place may hold
 * several cells; all are kept.  A cell is a number of the caller's.
 */
#ifndef WRITE_HTML_GRID_H
#define WRITE_HTML_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "map.h"
#include "slice.h"

struct grid_cell {
	size_t column, cell;
	size_t next;		/* of its row, + 1; 0: none */
};

struct grid {
	struct map rows, columns;
	struct grid_cell *cell;
	size_t cells, cap;
	size_t *first, *last;	/* by row, + 1 */
	size_t first_cap, last_cap;
	size_t *used;		/* by column: cells in it */
	size_t used_cap;
};

void grid_clear(struct grid *g);
void grid_free(struct grid *g);
bool grid_column(struct grid *g, struct slice name);	/* takes its place before any cell comes */
bool grid_add(struct grid *g, struct slice row, struct slice column, size_t cell);

/* First cell of a row in a column (MAP_NONE: of any); NULL: none. */
const struct grid_cell *grid_at(const struct grid *g, size_t row, size_t column);

#endif
