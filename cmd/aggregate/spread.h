/* SPDX-License-Identifier: ISC */
/*
 * spread.h - what each report gave to each group, for quantiles over reports.
 *
 * Beside the totals stands a second table whose keys are KEY NUL VALUE: it
 * counts the reports that gave the group this value.  Like the totals it rolls
 * up over regions, goes to disk and comes back sorted.
 */
#ifndef AGGREGATE_SPREAD_H
#define AGGREGATE_SPREAD_H

#include <stddef.h>
#include <stdint.h>

#include "bads.h"
#include "cells.h"
#include "parts.h"
#include "quantile.h"
#include "regions.h"
#include "runs.h"
#include "status.h"

struct given {
	uint32_t cell;
	struct dec value;
};

struct spread { /* one thread's */
	size_t memory;
	const struct regions *regions; /* NULL: no roll-up */
	struct given *given;	       /* by the source in hand */
	size_t n, cap;
	struct cells cells;
	struct runs runs;
	struct bads no_bads;
	struct buf key;
};

void spread_init(
    struct spread *s, size_t memory, const struct regions *regions, size_t head_fields);
/* The source in hand gave a cell this.  False: no memory. */
bool spread_give(struct spread *s, uint32_t cell, struct dec value);
/* The source is complete: what it gave to each cell of `c` counts as one value. */
enum status spread_take(struct spread *s, const struct cells *c);
/* All sources are: the table as sorted rows. */
enum status spread_part(struct spread *s, struct part *p);
void spread_free(struct spread *s);

struct spread_reader { /* the rows of all threads, beside the totals */
	struct part *part;
	size_t parts;
	struct result *now; /* NULL: no more */
	bool begun;
};

/* The values of the group `key` into q: keys in rising order. */
enum status spread_read(struct spread_reader *r, struct slice key, struct quantiles *q);

#endif
