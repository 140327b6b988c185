/* SPDX-License-Identifier: ISC */
/*
 * ledger.h - what each source gave to which cell, until it is known which
 * sources count.
 *
 * Entries stand in segments, one a stretch of rows of one source; a source that
 * comes again gets another segment.  A segment's entries are read in the order
 * of writing.  The ledger takes 16 bytes an entry; what is beyond the caller's
 * bound goes to an unlinked file in TMPDIR (ledger_spool).
 */
#ifndef AGGREGATE_LEDGER_H
#define AGGREGATE_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "status.h"
#include "total.h"

struct segment {
	uint32_t source;
	uint32_t generation; /* of the cell table that its handles mean */
	uint64_t from, to;   /* in entries */
	uint64_t figures;    /* that it sums up */
};

struct ledger_entry;

struct ledger {
	struct ledger_entry **chunk; /* NULL once spooled */
	size_t chunks, chunk_cap;
	uint64_t used; /* entries */
	struct segment *segment;
	size_t segments, segment_cap;
	int64_t *ulp; /* distinct ulps, by number */
	size_t ulps, ulp_cap;
	int spool;	/* descriptor, or -1 */
	size_t spooled; /* chunks on file, from the first */
	char *mapped;	/* the file, while reading */
	size_t mapped_len;
};

void ledger_init(struct ledger *l);
void ledger_free(struct ledger *l);

bool ledger_begin(struct ledger *l, uint32_t source, uint32_t generation);
bool ledger_value(struct ledger *l, uint32_t cell, int64_t value, unsigned scale, int64_t ulp);
bool ledger_total(struct ledger *l, uint32_t cell, const struct total *t);
bool ledger_bad(struct ledger *l, uint32_t cell, uint64_t figures); /* printed, but unreadable */

size_t ledger_bytes(const struct ledger *l); /* held in memory */
enum status ledger_spool(struct ledger *l);  /* all full chunks to the file */

/* To be called between the last writing and the first reading. */
enum status ledger_open(struct ledger *l);
/* Brings segments into the order of their generation, then of the `rank` of their source. */
enum status ledger_sort(struct ledger *l, const uint32_t *rank);

struct ledger_item {
	uint32_t cell;
	bool bad;    /* then total.n is the number of figures that could not be read */
	bool simple; /* one figure that fits: value, scale, ulp; total is not set */
	int64_t value;
	unsigned scale;
	int64_t ulp;
	struct total total;
};

/* The entry at *at (from segment.from, to segment.to), moving *at on. */
void ledger_read(const struct ledger *l, uint64_t *at, struct ledger_item *item);
/* The cell of an entry some way ahead, for prefetching; 0 when there is none to tell. */
uint32_t ledger_peek(const struct ledger *l, uint64_t at);

#endif
