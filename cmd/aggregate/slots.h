/* SPDX-License-Identifier: ISC */
/*
 * slots.h - open addressing from hash to handle, for tables of many millions.
 *
 * A slot is eight bytes: the hash beside the handle, so that growing reads no
 * record and a miss rarely does.  What a handle names, and whether it is the one
 * that is looked for, the table knows:
 *
 *	at = slots_first(s, hash);
 *	while ((handle = slots_seek(s, hash, &at)) != 0 && !is_it(handle))
 *		at = slots_after(s, at);
 *	handle == 0: it is not there, and belongs at `at`
 */
#ifndef AGGREGATE_SLOTS_H
#define AGGREGATE_SLOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct slots {
	uint64_t *slot; /* hash << 32 | handle; 0 is empty */
	size_t size;	/* a power of two, or 0 */
	size_t count;
};

bool slots_grow(struct slots *s); /* twice as many; false: no memory */

/* Room for one more: at most three quarters are full. */
static inline bool
slots_room(struct slots *s)
{
	return s->count * 4 < s->size * 3 || slots_grow(s);
}

static inline size_t
slots_first(const struct slots *s, uint32_t hash)
{
	return hash & (s->size - 1);
}

static inline size_t
slots_after(const struct slots *s, size_t at)
{
	return (at + 1) & (s->size - 1);
}

/* The next handle of that hash from *at on; 0 when an empty slot comes before. */
static inline uint32_t
slots_seek(const struct slots *s, uint32_t hash, size_t *at)
{
	for (; s->slot[*at] != 0; *at = slots_after(s, *at)) {
		if (s->slot[*at] >> 32 == hash)
			return (uint32_t)s->slot[*at];
	}
	return 0;
}

static inline void
slots_put(struct slots *s, size_t at, uint32_t hash, uint32_t handle)
{
	s->slot[at] = (uint64_t)hash << 32 | handle;
	s->count++;
}

/* What is not there yet; there must be room. */
void slots_add(struct slots *s, uint32_t hash, uint32_t handle);

static inline void
slots_fetch(const struct slots *s, uint32_t hash)
{
	if (s->size != 0)
		__builtin_prefetch(&s->slot[slots_first(s, hash)]);
}

/* A handle that may well be the one that is looked for, to be fetched ahead of time; 0: none. */
static inline uint32_t
slots_guess(const struct slots *s, uint32_t hash)
{
	size_t at = slots_first(s, hash);

	return s->size == 0 ? 0 : slots_seek(s, hash, &at);
}

/*
 * Memory of `bytes` for mem_free: that of the slots, in which nobody looks any more
 * until slots_clear, where it is enough.  NULL: no memory.
 */
void *slots_take(struct slots *s, size_t bytes);
void slots_clear(struct slots *s); /* none is full; memory kept */
void slots_free(struct slots *s);
size_t slots_bytes(const struct slots *s);

#endif
