/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * grid.h - the cells of a ruled table, from its ruling lines alone.
 *
 * Rules that touch belong to one table.  Their positions cut it into rows and
 * columns; neighbours without a rule between them are one merged cell, named by its
 * first position (row * columns + column).  A side that is left open, as at a page
 * break, is closed where the rules end.  One cell alone is a frame, not a table.
 *
 * Ownership	a list is emptied by grid_list_free (repeatable).
 * Errors	false: no memory (told).
 */
#ifndef READ_PDF_GRID_H
#define READ_PDF_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "page.h"

struct grid {
	float *xs;		/* columns + 1, ascending */
	float *ys;		/* rows + 1 */
	size_t columns;
	size_t rows;
	uint32_t *owner;	/* first position of the cell that covers a position */
};

struct grid_list {
	struct grid *grids;	/* from top to bottom */
	size_t count;
	size_t cap;
	bool refused;			/* there were more rules than a table has */
};

bool grid_find(struct page *page, struct grid_list *list);

/* The cell at a point, as its first position; GRID_NONE outside. */
#define GRID_NONE UINT32_MAX
uint32_t grid_cell(const struct grid *grid, float x, float y);

/* Right edge of the cell with this first position. */
float grid_right(const struct grid *grid, uint32_t cell);

/*
 * Whether two tables share their outer borders, as the parts of a table broken over pages
 * do; then `grid` is cut at the columns of `before` too, so that positions agree.
 */
bool grid_same_borders(const struct grid *before, const struct grid *grid);
bool grid_cut_like(struct grid *grid, const struct grid *before);

void grid_free(struct grid *grid);
void grid_list_free(struct grid_list *list);

#endif
