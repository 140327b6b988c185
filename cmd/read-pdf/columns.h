/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * columns.h - tables without ruling lines, by the gaps between their words.
 *
 * A guess, to be told as one: several lines one below the other that fall into pieces
 * and hold amounts.  A column is what the pieces of rows with amounts cover; one without
 * any amount shows in the captions, or in the numbers 1 2 3 over the columns.  A heading
 * drawn far apart (目    录) is one piece.
 *
 * Errors	false: no memory (told).
 */
#ifndef READ_PDF_COLUMNS_H
#define READ_PDF_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "lines.h"

/* End of the piece that begins at glyph `first`: the next wide gap or the end of the line. */
size_t columns_piece(const struct line *line, size_t first);

/*
 * How many of the lines, from the first on, are rows of such a table; 0 when it begins no
 * table, and then none of the *seen first lines does.
 */
size_t columns_rows(const struct line *lines, size_t count, size_t *seen);

struct columns_span {
	float x0;
	float x1;
};

/* Where the columns of a table stand, from left to right. */
struct columns {
	struct columns_span *spans;
	size_t count;
	size_t cap;
};

/*
 * Appends these rows as tabbed text.  `columns` holds those of the page before, which
 * the table goes on with, or none; it becomes this table's.
 */
bool columns_text(struct buf *out, const struct line *lines, size_t count, struct columns *columns);
void columns_free(struct columns *columns);

#endif
