/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "heap.h"

#include "mem.h"

union header {
	size_t size;
	max_align_t align;
};

/* Whether `more` bytes in place of `less` keep below the ceiling. */
static bool
admit(struct heap *heap, size_t more, size_t less)
{
	size_t used = heap->used - less;

	if (more > heap->ceiling || used > heap->ceiling - more) {
		heap->refused = true;
		return false;
	}
	return true;
}

void *
heap_alloc(void *opaque, size_t size)
{
	return heap_resize(opaque, NULL, size);
}

void *
heap_resize(void *opaque, void *ptr, size_t size)
{
	struct heap *heap = opaque;
	union header *block = ptr == NULL ? NULL : (union header *)ptr - 1;
	size_t before = block == NULL ? 0 : block->size;
	size_t whole;

	if (size == 0) {
		heap_free(opaque, ptr);
		return NULL;
	}
	if (!size_add(size, sizeof(*block), &whole) || !admit(heap, whole, before))
		return NULL;
	block = mem_resize(block, whole);
	if (block == NULL) {
		heap->failed = true;
		return NULL;
	}
	heap->used = heap->used - before + whole;
	block->size = whole;
	return block + 1;
}

void
heap_free(void *opaque, void *ptr)
{
	struct heap *heap = opaque;
	union header *block;

	if (ptr == NULL)
		return;
	block = (union header *)ptr - 1;
	heap->used -= block->size;
	mem_free(block);
}
