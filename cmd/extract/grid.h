/* SPDX-License-Identifier: ISC */
/*
 * grid.h - the rows of a table part, whatever they were printed as: tabbed rows,
 * pipe tables, text aligned by blanks, one cell a line, all on one line.
 *
 * Rows and cells live in the report's arena; cell texts are slices of the
 * report's text.  Blank lines and page tops start a new run: cells are only
 * comparable by position inside a run.
 */
#ifndef EXTRACT_GRID_H
#define EXTRACT_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "cell.h"
#include "layout.h"
#include "report.h"
#include "status.h"

struct grid_row {
	const struct line *line;
	struct slice *cell;
	unsigned char *kind;	/* enum cell_kind of each */
	uint32_t n;
	uint32_t run;
	bool printed;		/* the cells are those of the line, none left out or changed */
};

enum grid_form {
	GRID_TABBED,		/* cells keep their places, blank ones too */
	GRID_ALIGNED,		/* places made from columns of blanks */
	GRID_STREAM		/* no places: one cell a row, in reading order */
};

/* Whether blank cells are among those of a stream. */
enum grid_blanks { GRID_BLANKS_LOST, GRID_BLANKS_KEPT, GRID_BLANKS_BEFORE /* but behind the last */ };

struct grid {
	struct grid_row *row;
	size_t rows, cap;
	enum grid_form form;
	enum grid_blanks blanks;	/* GRID_STREAM */
	struct slice unit;	/* money unit said in the part; empty: none */
};

/* Reads a part; claims the numbers of its head lines (公开01表) as furniture. */
enum status grid_read(struct report *r, const struct layout *known, const struct part *p,
    struct grid *g);

/* Adds a row of n cells (uninitialised) to the grid; NULL: no memory. */
struct grid_row *grid_add(struct report *r, struct grid *g, const struct line *line, uint32_t n,
    uint32_t run);
void grid_classify(struct grid_row *row);	/* fills kind */

/* grid_aligned.c, grid_stream.c: from lines that are no rows. */
enum status grid_align(struct report *r, const struct layout *known, const char *sheet,
    const struct line *const *line, size_t n, struct grid *g);
enum status grid_stream(struct report *r, const struct line *const *line, size_t n, struct grid *g);

#endif
