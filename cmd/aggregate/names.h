/* SPDX-License-Identifier: ISC */
/*
 * names.h - texts that many keys share, each kept once: a table from text to handle.
 *
 * Texts lie behind one another in one growing block; a handle is a position / 8,
 * never 0, so that the block may move.  A text from names_text dies when a name
 * is added.  Handles outlive names_adopt of the same block.
 */
#ifndef AGGREGATE_NAMES_H
#define AGGREGATE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"
#include "slots.h"

struct name { /* the text follows */
	uint32_t len;
	uint32_t note; /* the owner's, at first 0; from names_sort on its rank: how many texts come before */
};

struct names {
	char *block; /* the first eight bytes stay empty */
	size_t used, cap;
	size_t longest; /* text that it has or had */
	struct slots slots;
};

uint32_t names_hash(struct slice text);
/* Handle of the text, made when it was not there; 0: no memory. */
uint32_t names_add(struct names *n, struct slice text, uint32_t hash);
uint32_t names_find(const struct names *n, struct slice text); /* 0: not there */

static inline struct name *
names_at(const struct names *n, uint32_t handle)
{
	return (struct name *)(void *)(n->block + (size_t)handle * 8);
}

static inline struct slice
names_text(const struct names *n, uint32_t handle)
{
	const struct name *name = names_at(n, handle);

	return (struct slice){(const char *)(name + 1), name->len};
}

/* Brings near what names_add will look at; slots_fetch goes before. */
static inline void
names_fetch(const struct names *n, uint32_t hash)
{
	uint32_t handle = slots_guess(&n->slots, hash);

	if (handle != 0)
		__builtin_prefetch(names_at(n, handle));
}

/* All in the order they were made: start with 0, end at 0. */
uint32_t names_next(const struct names *n, uint32_t handle);
/* Gives each its rank; no looking up from then on until names_clear.  False: no memory. */
bool names_sort(struct names *n);

void names_clear(struct names *n); /* none; memory kept */
void names_free(struct names *n);
/* The block was filled from outside.  False: no memory. */
bool names_adopt(struct names *n, size_t used);
size_t names_bytes(const struct names *n); /* memory in use */

#endif
