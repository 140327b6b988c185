/* SPDX-License-Identifier: ISC */
/*
 * cells.h - the groups: a table from key to total, made for many millions.
 *
 * A key is the fields of the group as they stand in TSV, with a TAB between.
 * Its first fields (region, year, sheet) are those of thousands of other keys:
 * they are its head; the rest, its tail, mostly comes again under other heads.
 * Each is kept once, as a name (names.h), and a cell has the two of its key; a
 * name that is a key alone notes its cell.
 * Cells are named by a handle (position / 8, never 0), so that they may move.
 * Pointers from cells_at die when a cell is added, a key from cell_key when
 * another is asked for as well.
 *
 * To hide memory's latency a caller names the heads and tails of a batch of keys
 * and hashes them, calls cells_fetch_slot for each, then cells_fetch_named for
 * each, then cells_add_named.
 *
 * The functions that add return false or 0 when there is no memory, and false
 * with `overflow` set when a total passed 38 digits.
 */
#ifndef AGGREGATE_CELLS_H
#define AGGREGATE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "names.h"
#include "slice.h"
#include "slots.h"
#include "total.h"

enum { CELL_WIDE = 1 }; /* flag: sum, min or max do not fit; min is a number in cells.wide */

struct cell {
	int64_t sum, min, max;
	uint64_t n : 48, scale : 8, flags : 8;
	uint32_t head; /* in cells.heads; 0: none */
	uint32_t tail; /* in cells.tails */
};

struct cell_more { /* follows the cell where sources are kept apart */
	int64_t ulp;
	uint32_t reports, departments;
	uint32_t above; /* handle of the row above in the classification; 0: unknown; CELLS_NONE */
	uint32_t last;	/* gather: touched by this source; tally: see there */
};

struct cell_wide { /* of numbers beyond 64 bits */
	dec_int sum, min, max;
};

#define CELLS_NONE UINT32_MAX

struct cells {
	size_t more;	    /* bytes behind a cell: 0, or of a cell_more; set before any */
	size_t head_fields; /* fields of a head, set before any cell; 0: keys have none */
	struct names heads, tails;
	char *block; /* cells, the first a cell behind the start */
	size_t used, cap;
	size_t count;
	struct slots slots; /* of cells that have a head */
	struct cell_wide *wide;
	size_t wides, wide_cap;
	char *key; /* room for the longest */
	size_t key_cap;
	bool overflow;
};

/* Bytes of the key's head, its last TAB with it; all of a key that has no more fields. */
size_t cells_head_len(const struct cells *c, struct slice key);
/* Handle of a head, made when it was not there; of an empty one 0.  False: no memory. */
bool cells_head(struct cells *c, struct slice head, uint32_t *handle);
uint32_t cells_hash(uint32_t head, uint32_t tail);
static inline void
cells_fetch_slot(const struct cells *c, uint32_t hash)
{
	slots_fetch(&c->slots, hash);
}

/* Handle of the key's cell, made when it was not there; 0: no memory. */
uint32_t cells_add(struct cells *c, struct slice key);
uint32_t cells_add_named(struct cells *c, uint32_t head, uint32_t tail, uint32_t hash);
uint32_t cells_find(const struct cells *c, struct slice key); /* 0: not there */

static inline struct cell *
cells_at(const struct cells *c, uint32_t handle)
{
	return (struct cell *)(void *)(c->block + (size_t)handle * 8);
}

static inline size_t
cells_size(const struct cells *c) /* of each */
{
	return sizeof(struct cell) + c->more;
}

static inline void
cells_fetch(const struct cells *c, uint32_t handle)
{
	const char *cell = c->block + (size_t)handle * 8;

	__builtin_prefetch(cell);
	__builtin_prefetch(cell + cells_size(c) - 1);
}

static inline void
cells_fetch_named(const struct cells *c, uint32_t head, uint32_t tail, uint32_t hash)
{
	uint32_t handle =
	    head == 0 ? names_at(&c->tails, tail)->note : slots_guess(&c->slots, hash);

	if (handle != 0)
		cells_fetch(c, handle);
}

static inline struct cell_more *
cell_more(struct cell *cell)
{
	return (struct cell_more *)(cell + 1);
}

static inline struct slice
cell_tail(const struct cells *c, const struct cell *cell)
{
	return names_text(&c->tails, cell->tail);
}

struct slice cell_key(const struct cells *c, const struct cell *cell); /* head and tail */

/* All cells in the order they were made: start with 0, end at 0. */
uint32_t cells_next(const struct cells *c, uint32_t handle);

struct total cell_total(const struct cells *c, const struct cell *cell);
bool cell_set(struct cells *c, struct cell *cell, const struct total *t);
bool cell_add_total(struct cells *c, struct cell *cell, const struct total *t);
bool cell_add_cell(struct cells *c, struct cell *to, const struct cell *from);
bool cell_add_slow(struct cells *c, struct cell *cell, int64_t value, unsigned scale, int64_t ulp);

/* Adds one figure of value / 10^scale. */
static inline bool
cell_add_value(struct cells *c, struct cell *cell, int64_t value, unsigned scale, int64_t ulp)
{
	int64_t sum;

	if (__builtin_expect(cell->scale != scale || cell->flags != 0 || cell->n == 0 ||
				 __builtin_add_overflow(cell->sum, value, &sum),
		0))
		return cell_add_slow(c, cell, value, scale, ulp);
	cell->sum = sum;
	cell->min = value < cell->min ? value : cell->min;
	cell->max = value > cell->max ? value : cell->max;
	cell->n++;
	if (c->more != 0 &&
	    __builtin_add_overflow(cell_more(cell)->ulp, ulp, &cell_more(cell)->ulp))
		c->overflow = true;
	return !c->overflow;
}

/* The same into a cell whose total counts for nothing so far. */
static inline void
cell_start(struct cells *c, struct cell *cell, int64_t value, unsigned scale, int64_t ulp)
{
	cell->sum = cell->min = cell->max = value;
	cell->n = 1;
	cell->scale = (uint8_t)scale;
	cell->flags = 0; /* a wide entry it had stays unused */
	if (c->more != 0)
		cell_more(cell)->ulp = ulp;
}

void cells_forget_totals(struct cells *c); /* every total to nothing; keys stay */
void cells_clear(struct cells *c);	   /* no cells; memory kept */
void cells_free(struct cells *c);
/* The block was filled from outside (those of the names before): counts and slots again. */
bool cells_adopt(struct cells *c, size_t used);
size_t cells_bytes(const struct cells *c); /* memory in use */

#endif
