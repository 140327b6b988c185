/* SPDX-License-Identifier: ISC */
/*
 * gather.h - the first pass: figures into cells, or into the ledger when it is
 * still open which sources count.
 *
 * Rows go in batches, so that the cells of all of them are on their way from
 * memory before the first is touched: gather_room, write the key there, then
 * gather_put.  gather_end takes in what is left.  What does not fit settings'
 * memory goes to TMPDIR (runs.h, ledger.h).
 */
#ifndef AGGREGATE_GATHER_H
#define AGGREGATE_GATHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cells.h"
#include "ledger.h"
#include "registry.h"
#include "runs.h"
#include "settings.h"
#include "status.h"

enum { BATCH = 64, KEY_SLACK = 16 };

enum row_kind { ROW_VALUE, ROW_TOTAL, ROW_BAD };

struct row {
	uint32_t hash, head, tail; /* gather's, see cells.h */
	uint32_t key_at, key_len;
	uint32_t head_len; /* as cells_head_len says */
	uint32_t source;   /* unused without sources */
	uint8_t kind, scale;
	bool again;	 /* same key as the row before */
	uint32_t number; /* ROW_TOTAL: in batch total[]; ROW_BAD: figures */
	int64_t value;
	int64_t ulp;
};

struct gather {
	const struct settings *set;
	size_t memory; /* that it may use */
	bool sources;  /* keep sources apart */
	struct cells cells;
	struct ledger ledger;
	struct registry *registry; /* the caller's; only its numbers are used here */
	struct runs runs;
	uint32_t generation; /* of the cells, from 0 */
	bool put_away;	     /* the cells are too many: to disk before the next source */

	struct row row[BATCH];
	struct total total[BATCH];
	size_t rows;
	char *keys; /* of the batch */
	size_t keys_len, keys_cap;

	uint32_t source; /* the touched cells hold its sums; REGISTRY_NONE: none */
	uint32_t *touched;
	size_t touched_len, touched_cap;
	uint64_t figures;
};

void gather_init(
    struct gather *g, const struct settings *set, struct registry *registry, size_t memory);
void gather_free(struct gather *g);

bool gather_grow_keys(struct gather *g, size_t room); /* of gather_room */

/* Where the next key is to be written, `room` bytes and KEY_SLACK more; NULL: no memory. */
static inline char *
gather_room(struct gather *g, size_t room)
{
	if (g->keys_len + room + KEY_SLACK > g->keys_cap && !gather_grow_keys(g, room))
		return NULL;
	return g->keys + g->keys_len;
}

/*
 * One row whose key of key_len bytes is at gather_room; `row` says the rest
 * (head_len, source, kind, value ...), `total` is for ROW_TOTAL.
 */
enum status gather_put(
    struct gather *g, size_t key_len, const struct row *row, const struct total *total);

enum status gather_end(struct gather *g);
/* How many figures each source gave, into the registry: once, after gather_end of all. */
void gather_count(const struct gather *g);

#endif
