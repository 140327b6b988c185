/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * heap.h - memory with a ceiling, for a library that must not take all there is.
 *
 * Every block carries its size, so that what is given back counts too.  The
 * functions have the shape MuPDF asks of an allocator; `heap` is a struct heap.
 */
#ifndef READ_PDF_HEAP_H
#define READ_PDF_HEAP_H

#include <stdbool.h>
#include <stddef.h>

struct heap {
	size_t ceiling;		/* bytes */
	size_t used;
	bool refused;		/* a request went over the ceiling */
	bool failed;		/* the system had no more (told) */
};

void *heap_alloc(void *heap, size_t size);
void *heap_resize(void *heap, void *ptr, size_t size);
void heap_free(void *heap, void *ptr);

#endif
