/* SPDX-License-Identifier: ISC */
/*
 * map.h - numbers for names: interns byte strings and counts them 0, 1, 2 ...
 *
 * The caller keeps what belongs to a key in an array of its own, indexed by that
 * number.  Numbers are given in the order of first appearance, so that walking
 * them is deterministic.  Keys are copied into the map, unless they are lent;
 * slices from map_key live as long as the map.  At most 2^32 - 2 keys.
 */
#ifndef JUESUAN_MAP_H
#define JUESUAN_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "slice.h"

#define MAP_NONE ((size_t)-1)

struct map {
	struct arena keys;
	struct map_entry *entry;	/* by number */
	size_t count;
	size_t cap;
	uint32_t *slot;			/* open addressing; number + 1, 0 is empty */
	size_t slots;			/* a power of two, or 0 */
};

/* Number of the key, added when it was not there; MAP_NONE: no memory. */
size_t map_add(struct map *m, struct slice key);
/* The same of a key whose bytes outlive the map: they are not copied. */
size_t map_lend(struct map *m, struct slice key);
size_t map_find(const struct map *m, struct slice key);		/* MAP_NONE: not there */
struct slice map_key(const struct map *m, size_t number);
void map_clear(struct map *m);
void map_free(struct map *m);

uint64_t map_hash(struct slice key);	/* the hash used; not for strangers' flooding: seeded per build, not per run */

#endif
