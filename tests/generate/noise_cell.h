/* SPDX-License-Identifier: ISC */
/*
 * noise_cell.h - cells and rows of a table that is being spoiled.
 *
 * Rows are made anew behind the old ones; cells of the new rows are parts of the
 * old text or texts of their own.  Slices die when the doc's text grows.
 */
#ifndef GENERATE_NOISE_CELL_H
#define GENERATE_NOISE_CELL_H

#include "noise.h"

struct mess {
	struct noise *n;
	struct doc *d;
	const struct layout *l;
	bool form;
	size_t first, rows; /* of the table as it was */
};

struct slice cell_view(
    const struct mess *m, const struct row *row, size_t i); /* empty beyond the end */
struct cell cell_part(const struct mess *m, const struct row *row, size_t i);
bool cell_is_amount(struct slice s); /* one marked number and nothing else */
bool cell_is_code(struct slice s);   /* five or seven digits */
bool cell_is_label(struct slice s);  /* CJK text, six characters or more, without a figure */
/* A place between two characters of s, at least so many bytes from both ends. */
size_t cell_seam(struct noise *n, struct slice s, size_t least);

size_t row_copy(struct mess *m, const struct row *row);
size_t row_empty(struct mess *m, enum row_kind kind, size_t cells);
void cell_set(struct mess *m, size_t row, size_t i, const char *text, size_t len);
void cell_set_part(struct mess *m, size_t row, size_t i, size_t off, size_t len);

void cell_blank(struct mess *m, size_t row, size_t i, size_t at); /* a blank at byte `at` */
void cell_fuse(struct mess *m, size_t row, size_t i);		  /* with its right neighbour */
void row_split(struct mess *m, size_t row); /* blanks in numbers and codes, lost digits */
void row_fuse(struct mess *m, size_t row);
void row_seam(struct mess *m, size_t row);		/* a text run into the empty cell beside it */
void row_hang(struct mess *m, size_t row); /* a code that runs over into the line below */

#endif
