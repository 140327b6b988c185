/* SPDX-License-Identifier: ISC */
/*
 * parts.h - the sorted rows of several tables of cells as one stream.
 *
 * A part is one thread's table, or what of it went to disk.  Parts may have keys
 * in common (regions roll up in each); their totals are then added.
 */
#ifndef AGGREGATE_PARTS_H
#define AGGREGATE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "bads.h"
#include "cells.h"
#include "order.h"
#include "runs.h"
#include "status.h"

struct part {
	const struct cells *cells; /* the rows of these ... */
	const struct bads *bads;
	struct order order;
	size_t next;
	struct runs *runs; /* ... or, when not NULL, of these */
	struct result now;
	bool more;  /* now holds a row */
	bool taken; /* which parts_next has given away */
};

/* Ready to be read: the cells in order (as made: in the order in which they were made). */
enum status part_of_cells(struct part *p, struct cells *c, const struct bads *bads, bool as_made);
enum status part_of_runs(struct part *p, struct runs *r);
void part_free(struct part *p);

/* The next row of all, which dies at the next call; NULL at the end. */
enum status parts_next(struct part *part, size_t parts, struct result **r);

#endif
