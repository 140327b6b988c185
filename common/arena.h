/* SPDX-License-Identifier: ISC */
/*
 * arena.h - memory that is given back all at once: one arena a record, one a report.
 *
 * Start with `struct arena a = {0}`.  arena_reset forgets all that was taken but
 * keeps a block for reuse; arena_free gives everything back (repeatable).
 * Pointers stay where they are until then.
 */
#ifndef JUESUAN_ARENA_H
#define JUESUAN_ARENA_H

#include <stddef.h>

#include "slice.h"

struct arena_block;

struct arena {
	struct arena_block *block;	/* newest first */
	size_t used;			/* bytes taken of the newest */
};

void *arena_take(struct arena *a, size_t size);		/* aligned for any type, not cleared; NULL: no memory */
void *arena_zero(struct arena *a, size_t count, size_t size);	/* the same, cleared */

/* A copy of s in the arena; *ok turns false (and never true) when there was no memory. */
struct slice arena_slice(struct arena *a, struct slice s, bool *ok);

void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#endif
