/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE	/* mremap */
#include "huge.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "diag.h"
#include "mem.h"

enum { PAGE = 4096, HUGE_PAGE = 2 << 20, MAPPED_FROM = 4 << 20 };

void
huge_ask(void *ptr, size_t bytes)
{
	uintptr_t from = (uintptr_t)ptr & ~(uintptr_t)(PAGE - 1);
	size_t before = (uintptr_t)ptr - from;

	/* no huge pages to be had: ordinary ones do */
	if (bytes >= MAPPED_FROM)
		(void)madvise((char *)ptr - before, bytes + before, MADV_HUGEPAGE);
}

/* Addresses that nobody uses, from a multiple of 2 MiB on; NULL: none. */
static char *
reserve(size_t bytes)
{
	char *at = mmap(NULL, bytes + HUGE_PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	size_t before;

	if (at == MAP_FAILED)
		return NULL;
	before = (HUGE_PAGE - ((uintptr_t)at & (HUGE_PAGE - 1))) & (HUGE_PAGE - 1);
	if (before > 0)
		(void)munmap(at, before);
	(void)munmap(at + before + bytes, HUGE_PAGE - before);
	return at + before;
}

/* A mapping of `bytes`, with what is in the old block; NULL: no memory. */
static char *
map(char *old, size_t cap, size_t bytes)
{
	char *to = reserve(bytes), *block = MAP_FAILED;

	if (to == NULL)
		return NULL;
	if (cap >= MAPPED_FROM)
		block = mremap(old, cap, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, to);
	else if (mprotect(to, bytes, PROT_READ | PROT_WRITE) == 0)
		block = to;
	if (block == MAP_FAILED) {
		(void)munmap(to, bytes);
		return NULL;
	}
	huge_ask(block, bytes);
	if (cap < MAPPED_FROM && cap > 0) {
		memcpy(block, old, cap);
		mem_free(old);
	}
	return block;
}

bool
huge_grow(char **block, size_t *cap, size_t need)
{
	size_t want = *cap + *cap / 2;
	char *grown = NULL;

	if (need <= *cap)
		return true;
	if (want < need)
		want = need;
	if (want < MAPPED_FROM - PAGE)
		return mem_grow(block, cap, need, 1);
	if (want < SIZE_MAX / 2) {
		want = (want + MAPPED_FROM - 1) & ~(size_t)(HUGE_PAGE - 1);
		grown = map(*block, *cap, want);
	}
	if (grown == NULL) {
		diag_error(NULL, "out of memory (%zu bytes wanted)", want);
		return false;
	}
	*block = grown;
	*cap = want;
	return true;
}

void
huge_free(char *block, size_t cap)
{
	if (cap < MAPPED_FROM)
		mem_free(block);
	else
		(void)munmap(block, cap);
}
