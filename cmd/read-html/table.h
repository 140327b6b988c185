/* SPDX-License-Identifier: ISC */
/*
 * table.h - tables of a page as lines of tabbed text.
 *
 * One line a row, as many fields as the table has columns.  The text of a cell that
 * spans columns or rows stands at its first position, the others stay empty.  Rows
 * without text are left out.
 *
 * Pages also lay out their text in tables.  A table holds data when at least two of its
 * rows have two cells with a text of their own and no tables inside.
 */
#ifndef READ_HTML_TABLE_H
#define READ_HTML_TABLE_H

#include <stdbool.h>

#include "out.h"
#include "tree.h"

enum {
	TABLE_MAX_COLUMNS = 10000,	/* what is further right is left out */
	TABLE_PADDED_COLUMNS = 256	/* up to this width rows are filled up to the table's */
};

bool table_is_data(const struct node *table);

/* Writes the rows, *rows says how many.  False: no memory (told).  Tables inside are left out. */
bool table_text(struct out *out, const struct node *table, size_t *rows);

#endif
