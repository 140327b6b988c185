/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * table.h - the glyphs of a ruled table as lines of tabbed text.
 *
 * One line a row, as many fields as the grid has columns.  The text of a merged cell
 * stands at its first position, the others stay empty.  Rows without text are left
 * out.  Where the rules between rows are missing, so that a cell holds several
 * amounts, the row is divided by the baselines of the amounts.
 *
 * The glyphs are those of this table, in ascending order of cell; they are sorted and
 * thinned out in place.  False: no memory (told).
 */
#ifndef READ_PDF_TABLE_H
#define READ_PDF_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "grid.h"
#include "page.h"

bool table_text(struct buf *out, const struct grid *grid, struct glyph *glyphs, size_t count);

#endif
