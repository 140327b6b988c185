/* SPDX-License-Identifier: ISC */
/*
 * mem.h - the one door to the heap, and sizes that cannot wrap.
 *
 * All memory of the suite comes through here, buf, arena and map.  Failure is a
 * NULL or a false that the caller passes up as STATUS_FAIL; the message has been
 * given (once) by then.  In a build with -DJUESUAN_TEST the nth allocation can
 * be made to fail through the environment variable JUESUAN_FAIL_ALLOC.
 */
#ifndef JUESUAN_MEM_H
#define JUESUAN_MEM_H

#include <stdbool.h>
#include <stddef.h>

void *mem_alloc(size_t size);			/* not cleared; size 0 gives a unique pointer */
void *mem_zero(size_t count, size_t size);	/* cleared; false product means NULL */
void *mem_resize(void *ptr, size_t size);	/* on failure ptr stays valid */
void mem_free(void *ptr);

bool size_add(size_t a, size_t b, size_t *sum);
bool size_mul(size_t a, size_t b, size_t *product);

/*
 * Makes room for `need` items of `size` bytes in the array *array of capacity
 * *cap (items), growing by half at least.  *array may be NULL with *cap 0.
 * `array` is the address of the caller's pointer, whatever its type.
 */
bool mem_enlarge(void *array, size_t *cap, size_t need, size_t size);	/* when there is no room */

static inline bool
mem_grow(void *array, size_t *cap, size_t need, size_t size)
{
	return need <= *cap || mem_enlarge(array, cap, need, size);
}

#endif
