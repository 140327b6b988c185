/* SPDX-License-Identifier: ISC */
#include "cells.h"

#include <stddef.h>
#include <string.h>
#include <sys/mman.h>

#include "diag.h"
#include "mem.h"

enum { HUGE_FROM = 4 << 20 };

/*
 * A table that is visited at random is several times faster on huge pages.  The
 * whole of the mapping is named, its first page too, so that it stays one piece
 * that can be moved without copying.
 */
static void
ask_for_huge_pages(void *ptr, size_t bytes)
{
#ifdef MADV_HUGEPAGE
	uintptr_t page = 4096, from = (uintptr_t)ptr & ~(page - 1);
	uintptr_t to = ((uintptr_t)ptr + bytes + page - 1) & ~(page - 1);

	if (bytes >= HUGE_FROM)
		(void)madvise((char *)ptr - ((uintptr_t)ptr - from), to - from, MADV_HUGEPAGE);
#else
	(void)ptr;
	(void)bytes;
#endif
}

static uint64_t
read8(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint32_t
cells_hash(uint32_t head, struct slice tail)
{
	static const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu;
	uint64_t h = k0 ^ tail.len ^ (uint64_t)head << 32, rest[2] = {0, 0};
	const char *p = tail.ptr;
	size_t n = tail.len;

	for (; n > 16; p += 16, n -= 16)
		h = mix(read8(p) ^ k1, read8(p + 8) ^ h);
	if (tail.len >= 16) {
		rest[0] = read8(p + n - 16);
		rest[1] = read8(p + n - 8);
	} else if (n != 0) {
		memcpy(rest, p, n);
	}
	h = mix(rest[0] ^ k1, rest[1] ^ h);
	h = mix(h ^ k0, k1);
	return (uint32_t)(h ^ h >> 32);
}

static size_t
cell_size(const struct cells *c, size_t len)
{
	return (sizeof(struct cell) + c->more + len + 7) & ~(size_t)7;
}

void
cells_fetch_cell(const struct cells *c, uint32_t hash)
{
	size_t mask = c->slots - 1, at;
	const char *cell;

	if (c->slots == 0)
		return;
	for (at = hash & mask; c->slot[at] != 0; at = (at + 1) & mask) {
		if (c->slot[at] >> 32 != hash)
			continue;
		cell = c->block + (size_t)(uint32_t)c->slot[at] * 8;
		__builtin_prefetch(cell);
		__builtin_prefetch(cell + 64);
		if (c->more != 0)
			__builtin_prefetch(cell + 128);
		return;
	}
}

/* The slot that holds the cell, or the empty one where it belongs. */
static inline size_t
seek(const struct cells *c, uint32_t head, struct slice tail, uint32_t hash)
{
	size_t mask = c->slots - 1, at = hash & mask;
	const struct cell *cell;

	for (; c->slot[at] != 0; at = (at + 1) & mask) {
		if (c->slot[at] >> 32 != hash)
			continue;
		cell = cells_at(c, (uint32_t)c->slot[at]);
		if (cell->head == head && slice_eq(cell_tail(c, cell), tail))
			break;
	}
	return at;
}

static bool
grow_slots(struct cells *c)
{
	size_t slots = c->slots == 0 ? 4096 : c->slots * 2, i, at;
	uint64_t *slot;

	if (slots > (size_t)1 << 32)
		return false;
	slot = mem_zero(slots, sizeof(*slot));
	if (slot == NULL)
		return false;
	ask_for_huge_pages(slot, slots * sizeof(*slot));
	for (i = 0; i < c->slots; i++) {
		if (c->slot[i] == 0)
			continue;
		for (at = c->slot[i] >> 32 & (slots - 1); slot[at] != 0;)
			at = (at + 1) & (slots - 1);
		slot[at] = c->slot[i];
	}
	mem_free(c->slot);
	c->slot = slot;
	c->slots = slots;
	return true;
}

/* cell_key must not fail. */
static bool
make_room_for_key(struct cells *c, uint32_t head, size_t len)
{
	size_t whole = len + (head == 0 ? 0 : cells_at(c->heads, head)->len);

	return c->head_fields == 0 || whole <= c->key_cap ||
	       mem_grow(&c->key, &c->key_cap, whole, 1);
}

static uint32_t
append(struct cells *c, uint32_t head, struct slice tail)
{
	size_t at = c->used == 0 ? 8 : c->used, size = cell_size(c, tail.len);
	struct cell *cell;

	if (tail.len > UINT32_MAX / 2 || (at + size) / 8 >= CELLS_NONE) {
		diag_error(NULL,
		    "the groups of one report take more than 32 GB -- group by fewer columns");
		return 0;
	}
	if (at + size > c->cap) {
		if (!mem_grow(&c->block, &c->cap, at + size, 1))
			return 0;
		ask_for_huge_pages(c->block, c->cap);
	}
	if (!make_room_for_key(c, head, tail.len))
		return 0;
	cell = cells_at(c, (uint32_t)(at / 8));
	memset(cell, 0, sizeof(*cell) + c->more);
	cell->len = (uint32_t)tail.len;
	cell->head = head;
	if (head != 0)
		cells_at(c->heads, head)->n++;
	if (tail.len != 0)
		memcpy((char *)(cell + 1) + c->more, tail.ptr, tail.len);
	c->used = at + size;
	c->count++;
	return (uint32_t)(at / 8);
}

uint32_t
cells_add_tail(struct cells *c, uint32_t head, struct slice tail, uint32_t hash)
{
	size_t at;
	uint32_t handle;

	/* At most three quarters full. */
	if (c->count * 4 >= c->slots * 3 && !grow_slots(c))
		return 0;
	at = seek(c, head, tail, hash);
	if (c->slot[at] != 0)
		return (uint32_t)c->slot[at];
	handle = append(c, head, tail);
	if (handle != 0)
		c->slot[at] = (uint64_t)hash << 32 | handle;
	return handle;
}

size_t
cells_head_len(const struct cells *c, struct slice key)
{
	size_t i, at = 0;

	for (i = 0; i < c->head_fields && at != SLICE_NONE; i++)
		at = slice_find_byte(key, '\t', at + (i > 0));
	return c->head_fields == 0 ? 0 : at == SLICE_NONE ? key.len : at + 1;
}

bool
cells_head(struct cells *c, struct slice head, uint32_t *handle)
{
	*handle = 0;
	if (head.len == 0)
		return true;
	if (c->heads == NULL)
		c->heads = mem_zero(1, sizeof(*c->heads));
	if (c->heads != NULL)
		*handle = cells_add_tail(c->heads, 0, head, cells_hash(0, head));
	return *handle != 0;
}

uint32_t
cells_add(struct cells *c, struct slice key)
{
	size_t len = cells_head_len(c, key);
	struct slice tail = slice_from(key, len);
	uint32_t head;

	if (!cells_head(c, slice_sub(key, 0, len), &head))
		return 0;
	return cells_add_tail(c, head, tail, cells_hash(head, tail));
}

static uint32_t
find(const struct cells *c, uint32_t head, struct slice tail)
{
	return c->slots == 0 ? 0
			     : (uint32_t)c->slot[seek(c, head, tail, cells_hash(head, tail))];
}

uint32_t
cells_find(const struct cells *c, struct slice key)
{
	size_t len = cells_head_len(c, key);
	uint32_t head = 0;

	if (len > 0) {
		head = c->heads == NULL ? 0 : find(c->heads, 0, slice_sub(key, 0, len));
		if (head == 0)
			return 0;
	}
	return find(c, head, slice_from(key, len));
}

struct slice
cell_key(const struct cells *c, const struct cell *cell)
{
	struct slice tail = cell_tail(c, cell), head;

	if (cell->head == 0)
		return tail;
	head = cell_tail(c->heads, cells_at(c->heads, cell->head));
	memcpy(c->key, head.ptr, head.len);
	if (tail.len != 0)
		memcpy(c->key + head.len, tail.ptr, tail.len);
	return slice_make(c->key, head.len + tail.len);
}

uint32_t
cells_next(const struct cells *c, uint32_t handle)
{
	size_t at = handle == 0 ? 8 : (size_t)handle * 8 + cell_size(c, cells_at(c, handle)->len);

	return at < c->used ? (uint32_t)(at / 8) : 0;
}

void
cells_forget_totals(struct cells *c)
{
	uint32_t h, above;
	struct cell *cell;

	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		cell = cells_at(c, h);
		memset(cell, 0, offsetof(struct cell, len));
		if (c->more == 0)
			continue;
		above = cell_more(cell)->above;
		*cell_more(cell) = (struct cell_more){.above = above};
	}
	c->wides = 0;
}

static void
empty(struct cells *c)
{
	if (c->slots != 0)
		memset(c->slot, 0, c->slots * sizeof(*c->slot));
	c->used = 0;
	c->count = 0;
	c->wides = 0;
}

void
cells_clear(struct cells *c)
{
	empty(c);
	if (c->heads != NULL)
		empty(c->heads);
}

bool
cells_adopt(struct cells *c, size_t used)
{
	uint32_t h, hash;
	size_t at;
	struct cell *cell;

	empty(c);
	c->used = used;
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		if (c->count * 4 >= c->slots * 3 && !grow_slots(c))
			return false;
		cell = cells_at(c, h);
		if (!make_room_for_key(c, cell->head, cell->len))
			return false;
		hash = cells_hash(cell->head, cell_tail(c, cell));
		for (at = hash & (c->slots - 1); c->slot[at] != 0;)
			at = (at + 1) & (c->slots - 1);
		c->slot[at] = (uint64_t)hash << 32 | h;
		c->count++;
	}
	return true;
}

void
cells_free(struct cells *c)
{
	mem_free(c->block);
	mem_free(c->slot);
	mem_free(c->wide);
	mem_free(c->key);
	if (c->heads != NULL)
		cells_free(c->heads);
	mem_free(c->heads);
	*c = (struct cells){0};
}

size_t
cells_bytes(const struct cells *c)
{
	return c->used + c->slots * sizeof(*c->slot) + c->wides * sizeof(*c->wide) +
	       (c->heads == NULL ? 0 : cells_bytes(c->heads));
}
