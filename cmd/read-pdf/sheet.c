/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sheet.h"

#include <stdlib.h>

#include "mem.h"

static float
grid_area(const struct grid *grid)
{
	return (grid->xs[grid->columns] - grid->xs[0]) * (grid->ys[grid->rows] - grid->ys[0]);
}

/* Puts a glyph into the innermost table around it. */
static void
place(struct glyph *glyph, const struct grid_list *grids)
{
	float least = 0;

	glyph->table = 0;
	glyph->cell = 0;
	for (size_t g = 0; g < grids->count; g++) {
		uint32_t cell = grid_cell(&grids->grids[g], glyph->x, glyph->y);
		float area;

		if (cell == GRID_NONE)
			continue;
		area = grid_area(&grids->grids[g]);
		if (glyph->table == 0 || area < least) {
			glyph->table = (uint32_t)g + 1;
			glyph->cell = cell;
			least = area;
		}
	}
}

static int
by_cell(const void *left, const void *right)
{
	const struct glyph *a = left;
	const struct glyph *b = right;

	if (a->table != b->table)
		return a->table < b->table ? -1 : 1;
	if (a->cell != b->cell)
		return a->cell < b->cell ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Glyphs outside come first, then those of each table. */
static bool
divide(struct sheet *sheet)
{
	struct glyph *glyphs = sheet->page->glyphs;
	size_t count = sheet->page->glyph_count;
	size_t i = 0;

	sheet->tables = mem_zero(sheet->grids.count + 1, sizeof(*sheet->tables));
	if (sheet->tables == NULL)
		return false;
	if (count > 1)
		qsort(glyphs, count, sizeof(*glyphs), by_cell);
	while (i < count && glyphs[i].table == 0)
		i++;
	if (!lines_build(&sheet->lines, glyphs, i))
		return false;
	for (size_t g = 0; g < sheet->grids.count; g++) {
		size_t first = i;

		while (i < count && glyphs[i].table == g + 1)
			i++;
		sheet->tables[g].count = i - first;
		if (i > first)
			sheet->tables[g].glyphs = glyphs + first;
	}
	return true;
}

bool
sheet_make(struct sheet *sheet)
{
	if (!grid_find(sheet->page, &sheet->grids))
		return false;
	for (size_t i = 0; i < sheet->page->glyph_count; i++)
		place(&sheet->page->glyphs[i], &sheet->grids);
	return divide(sheet);
}

bool
sheet_continue(struct sheet *sheet, const struct grid *before)
{
	struct grid *grid = &sheet->grids.grids[0];
	struct sheet_table *table = &sheet->tables[0];

	if (!grid_cut_like(grid, before))
		return false;
	for (size_t i = 0; i < table->count; i++)
		table->glyphs[i].cell = grid_cell(grid, table->glyphs[i].x, table->glyphs[i].y);
	if (table->count > 1)
		qsort(table->glyphs, table->count, sizeof(*table->glyphs), by_cell);
	return true;
}

void
sheet_free(struct sheet *sheet)
{
	mem_free(sheet->tables);
	lines_free(&sheet->lines);
	grid_list_free(&sheet->grids);
}
