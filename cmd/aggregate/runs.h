/* SPDX-License-Identifier: ISC */
/*
 * runs.h - cells that went to disk: sorted runs of totals to be merged, and
 * whole tables put away until the ledger is read.
 */
#ifndef AGGREGATE_RUNS_H
#define AGGREGATE_RUNS_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "cells.h"
#include "order.h"
#include "status.h"
#include "total.h"

struct result { /* one row of the roll-up */
	struct slice key;
	struct total total;
	uint64_t reports, departments;
	uint64_t bad; /* figures printed, but unreadable */
	size_t quantiles; /* where the printer has them, + 1; 0: none */
};

struct stretch {
	size_t from, to; /* bytes of the file */
};

struct put_away { /* a table: where in the file its cells begin, behind them its names; bytes of each */
	size_t from, cells, heads, tails;
};

struct runs {
	int fd; /* -1: none yet */
	size_t len;
	struct buf buf; /* not yet written */
	struct stretch *run;
	size_t count, cap;
	struct put_away *table; /* by generation */
	size_t tables, table_cap;
	struct cursor *heap; /* while merging: the runs, by their next key */
	size_t heap_len;
	size_t window; /* bytes of each run in memory */
	struct buf key; /* of the result handed out */
};

void runs_init(struct runs *r);
void runs_free(struct runs *r);

/* Writes the cells that have something, in order; `bad` gives their unreadable figures (may be
 * NULL). */
struct bads;
enum status runs_write(
    struct runs *r, const struct cells *c, const struct order *o, const struct bads *bads);
/* Puts the table away as it is and empties it; takes it back under the same handles. */
enum status runs_put_away(struct runs *r, struct cells *c);
enum status runs_take_back(struct runs *r, size_t generation, struct cells *c);

/*
 * The runs merged: results in order of key, equal keys added up. *more false at the end. The
 * key is the runs', until the next call. Memory: WINDOWS for all runs, or WINDOW_LEAST for each.
 */
enum status runs_rewind(struct runs *r);
enum status runs_next(struct runs *r, struct result *result, bool *more);

/* What a cell comes to. */
struct result result_of(const struct cells *c, uint32_t handle, const struct bads *bads);

#endif
