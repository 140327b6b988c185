/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * sheet.h - a page taken apart: its tables, and the lines of text outside them.
 *
 * Start with {.page = ...}; sheet_free gives the memory back, also of a half-made one.
 * The glyphs of the page are moved and thinned out.  False: no memory (told).
 */
#ifndef READ_PDF_SHEET_H
#define READ_PDF_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "grid.h"
#include "lines.h"
#include "page.h"

/* The glyphs of one table, in order of cell. */
struct sheet_table {
	struct glyph *glyphs;
	size_t count;
};

struct sheet {
	struct page *page;
	struct grid_list grids;		/* from top to bottom */
	struct sheet_table *tables;	/* as many */
	struct line_list lines;		/* outside the tables, from top to bottom */
};

bool sheet_make(struct sheet *sheet);

/* Cuts the first table into the columns of the one that it goes on with as well. */
bool sheet_continue(struct sheet *sheet, const struct grid *before);

void sheet_free(struct sheet *sheet);

#endif
