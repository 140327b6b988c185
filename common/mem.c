/* SPDX-License-Identifier: ISC */
#include "mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"

#ifdef JUESUAN_TEST
/* The allocation counted by JUESUAN_FAIL_ALLOC fails, and all after it. */
static bool
refused(void)
{
	static size_t seen, fail_at;
	static bool known;
	const char *digit;

	if (!known) {
		known = true;
		digit = getenv("JUESUAN_FAIL_ALLOC");
		for (; digit != NULL && *digit >= '0' && *digit <= '9'; digit++)
			fail_at = fail_at * 10 + (size_t)(*digit - '0');
	}
	return fail_at != 0 && ++seen >= fail_at;
}
#else
static bool
refused(void)
{
	return false;
}
#endif

static void *
told(void *ptr, size_t size)
{
	if (ptr == NULL)
		diag_error(NULL, "out of memory (%zu bytes wanted)", size);
	return ptr;
}

void *
mem_alloc(size_t size)
{
	return told(refused() ? NULL : malloc(size == 0 ? 1 : size), size);
}

void *
mem_zero(size_t count, size_t size)
{
	size_t bytes;
	void *ptr;

	if (!size_mul(count, size, &bytes))
		return told(NULL, SIZE_MAX);
	if (bytes == 0)
		bytes = 1;
	/* calloc: the kernel's fresh pages are zero already, large tables stay untouched */
	ptr = refused() ? NULL : calloc(bytes, 1);
	return told(ptr, bytes);
}

void *
mem_resize(void *ptr, size_t size)
{
	return told(refused() ? NULL : realloc(ptr, size == 0 ? 1 : size), size);
}

void
mem_free(void *ptr)
{
	free(ptr);
}

bool
size_add(size_t a, size_t b, size_t *sum)
{
	return !__builtin_add_overflow(a, b, sum);
}

bool
size_mul(size_t a, size_t b, size_t *product)
{
	return !__builtin_mul_overflow(a, b, product);
}

bool
mem_enlarge(void *array, size_t *cap, size_t need, size_t size)
{
	size_t want, bytes;
	void *old, *grown;

	if (!size_add(*cap, *cap / 2 + 8, &want) || want < need)
		want = need;
	if (!size_mul(want, size, &bytes)) {
		told(NULL, SIZE_MAX);
		return false;
	}
	memcpy(&old, array, sizeof(old));	/* array is a T **, whatever T */
	grown = mem_resize(old, bytes);
	if (grown == NULL)
		return false;
	memcpy(array, &grown, sizeof(grown));
	*cap = want;
	return true;
}
