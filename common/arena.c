/* SPDX-License-Identifier: ISC */
#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "diag.h"
#include "mem.h"

enum { BLOCK = 65536, ALIGN = _Alignof(max_align_t) };

struct arena_block {
	struct arena_block *older;
	size_t cap;
	_Alignas(max_align_t) char bytes[];
};

static struct arena_block *
new_block(struct arena_block *older, size_t size)
{
	struct arena_block *block;
	size_t cap = size > BLOCK ? size : BLOCK, bytes;

	if (!size_add(cap, sizeof(*block), &bytes)) {
		diag_error(NULL, "out of memory (%zu bytes wanted)", size);
		return NULL;
	}
	block = mem_alloc(bytes);
	if (block != NULL) {
		block->older = older;
		block->cap = cap;
	}
	return block;
}

/* Where the newest block has no room for it: apart, so that the rest is short. */
__attribute__((noinline)) static void *
take_anew(struct arena *a, size_t size)
{
	struct arena_block *block;
	size_t rounded;

	if (!size_add(size, ALIGN - 1, &rounded)) {
		diag_error(NULL, "out of memory (%zu bytes wanted)", size);
		return NULL;
	}
	rounded -= rounded % ALIGN;
	block = new_block(a->block, rounded);
	if (block == NULL)
		return NULL;
	a->block = block;
	a->used = rounded;
	return block->bytes;
}

void *
arena_take(struct arena *a, size_t size)
{
	size_t more = (ALIGN - size % ALIGN) % ALIGN, room;	/* more: up to the next multiple */
	void *ptr;

	if (a->block == NULL)
		return take_anew(a, size);
	room = a->block->cap - a->used;
	if (size > room || more > room - size)
		return take_anew(a, size);
	ptr = a->block->bytes + a->used;
	a->used += size + more;
	return ptr;
}

void *
arena_zero(struct arena *a, size_t count, size_t size)
{
	size_t bytes;
	void *ptr;

	if (!size_mul(count, size, &bytes)) {
		diag_error(NULL, "out of memory (%zu times %zu bytes wanted)", count, size);
		return NULL;
	}
	ptr = arena_take(a, bytes);
	if (ptr != NULL)
		memset(ptr, 0, bytes);
	return ptr;
}

struct slice
arena_slice(struct arena *a, struct slice s, bool *ok)
{
	char *copy;

	if (s.len == 0)
		return (struct slice){"", 0};
	copy = arena_take(a, s.len);
	if (copy == NULL) {
		*ok = false;
		return (struct slice){"", 0};
	}
	memcpy(copy, s.ptr, s.len);
	return (struct slice){copy, s.len};
}

static void
free_blocks(struct arena_block *block)
{
	struct arena_block *older;

	for (; block != NULL; block = older) {
		older = block->older;
		mem_free(block);
	}
}

void
arena_reset(struct arena *a)
{
	if (a->block != NULL) {
		/* the newest block may be a giant: keep one of ordinary size only */
		if (a->block->cap > BLOCK) {
			free_blocks(a->block);
			a->block = NULL;
		} else {
			free_blocks(a->block->older);
			a->block->older = NULL;
		}
	}
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	free_blocks(a->block);
	*a = (struct arena){0};
}
