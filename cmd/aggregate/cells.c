/* SPDX-License-Identifier: ISC */
#include "cells.h"

#include <string.h>
#include <sys/mman.h>

#include "diag.h"
#include "mem.h"

struct cell_wide {
	dec_int min, max;
};

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
cells_hash(struct slice key)
{
	static const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu;
	uint64_t h = k0 ^ key.len, tail[2] = {0, 0};
	const char *p = key.ptr;
	size_t n = key.len;

	for (; n > 16; p += 16, n -= 16)
		h = mix(read8(p) ^ k1, read8(p + 8) ^ h);
	if (key.len >= 16) {
		tail[0] = read8(p + n - 16);
		tail[1] = read8(p + n - 8);
	} else if (n != 0) {
		memcpy(tail, p, n);
	}
	h = mix(tail[0] ^ k1, tail[1] ^ h);
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

/* The slot that holds the key, or the empty one where it belongs. */
static size_t
seek(const struct cells *c, struct slice key, uint32_t hash)
{
	size_t mask = c->slots - 1, at = hash & mask;
	const struct cell *cell;

	for (; c->slot[at] != 0; at = (at + 1) & mask) {
		if (c->slot[at] >> 32 != hash)
			continue;
		cell = cells_at(c, (uint32_t)c->slot[at]);
		if (cell->len == key.len &&
		    memcmp((const char *)(cell + 1) + c->more, key.ptr, key.len) == 0)
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

static uint32_t
append(struct cells *c, struct slice key)
{
	size_t at = c->used == 0 ? 8 : c->used, size = cell_size(c, key.len);
	struct cell *cell;

	if (key.len > UINT32_MAX / 2 || (at + size) / 8 >= CELLS_NONE) {
		diag_error(NULL,
		    "the groups of one report take more than 32 GB -- group by fewer columns");
		return 0;
	}
	if (at + size > c->cap) {
		if (!mem_grow(&c->block, &c->cap, at + size, 1))
			return 0;
		ask_for_huge_pages(c->block, c->cap);
	}
	cell = cells_at(c, (uint32_t)(at / 8));
	memset(cell, 0, sizeof(*cell) + c->more);
	cell->len = (uint32_t)key.len;
	if (key.len != 0)
		memcpy((char *)(cell + 1) + c->more, key.ptr, key.len);
	c->used = at + size;
	c->count++;
	return (uint32_t)(at / 8);
}

uint32_t
cells_add(struct cells *c, struct slice key, uint32_t hash)
{
	size_t at;
	uint32_t handle;

	/* At most two thirds full. */
	if (c->count * 3 >= c->slots * 2 && !grow_slots(c))
		return 0;
	at = seek(c, key, hash);
	if (c->slot[at] != 0)
		return (uint32_t)c->slot[at];
	handle = append(c, key);
	if (handle != 0)
		c->slot[at] = (uint64_t)hash << 32 | handle;
	return handle;
}

uint32_t
cells_find(const struct cells *c, struct slice key)
{
	return c->slots == 0 ? 0 : (uint32_t)c->slot[seek(c, key, cells_hash(key))];
}

uint32_t
cells_next(const struct cells *c, uint32_t handle)
{
	size_t at = handle == 0 ? 8 : (size_t)handle * 8 + cell_size(c, cells_at(c, handle)->len);

	return at < c->used ? (uint32_t)(at / 8) : 0;
}

struct total
cell_total(const struct cells *c, const struct cell *cell)
{
	struct total t = {0, cell->min, cell->max, cell->n, 0, cell->scale};

	memcpy(&t.sum, cell->sum, sizeof(t.sum));
	if (c->more != 0)
		t.ulp = ((const struct cell_more *)(cell + 1))->ulp;
	if ((cell->flags & CELL_WIDE) != 0) {
		t.min = c->wide[cell->min].min;
		t.max = c->wide[cell->min].max;
	}
	return t;
}

static bool
set_wide(struct cells *c, struct cell *cell, const struct total *t)
{
	if ((cell->flags & CELL_WIDE) == 0) {
		if (!mem_grow(&c->wide, &c->wide_cap, c->wides + 1, sizeof(*c->wide)))
			return false;
		cell->flags |= CELL_WIDE;
		cell->min = (int64_t)c->wides++;
	}
	c->wide[cell->min] = (struct cell_wide){t->min, t->max};
	return true;
}

bool
cell_set(struct cells *c, struct cell *cell, const struct total *t)
{
	bool fits = t->min >= INT64_MIN && t->max <= INT64_MAX;

	if (t->n >> 48 != 0) {
		c->overflow = true;
		return false;
	}
	if (!fits || (cell->flags & CELL_WIDE) != 0) {
		if (!set_wide(c, cell, t))
			return false;
	} else {
		cell->min = (int64_t)t->min;
		cell->max = (int64_t)t->max;
	}
	memcpy(cell->sum, &t->sum, sizeof(t->sum));
	cell->n = t->n & (((uint64_t)1 << 48) - 1);
	if (c->more != 0)
		cell_more(cell)->ulp = t->ulp;
	cell->scale = (uint8_t)t->scale;
	return true;
}

bool
cell_add_total(struct cells *c, struct cell *cell, const struct total *t)
{
	struct total sum = cell_total(c, cell);

	if (!total_add(&sum, t)) {
		c->overflow = true;
		return false;
	}
	return cell_set(c, cell, &sum);
}

bool
cell_add_slow(struct cells *c, struct cell *cell, int64_t value, unsigned scale, int64_t ulp)
{
	struct total t = total_of((struct dec){value, scale}, ulp);

	return cell_add_total(c, cell, &t);
}

void
cells_forget_totals(struct cells *c)
{
	uint32_t h, len, above;
	struct cell *cell;

	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		cell = cells_at(c, h);
		len = cell->len;
		above = c->more != 0 ? cell_more(cell)->above : 0;
		memset(cell, 0, sizeof(*cell) + c->more);
		cell->len = len;
		if (c->more != 0)
			cell_more(cell)->above = above;
	}
	c->wides = 0;
}

void
cells_clear(struct cells *c)
{
	if (c->slots != 0)
		memset(c->slot, 0, c->slots * sizeof(*c->slot));
	c->used = 0;
	c->count = 0;
	c->wides = 0;
}

bool
cells_adopt(struct cells *c, size_t used)
{
	uint32_t h, hash;
	size_t at;

	c->used = used;
	c->count = 0;
	c->wides = 0;
	if (c->slots != 0)
		memset(c->slot, 0, c->slots * sizeof(*c->slot));
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		if (c->count * 3 >= c->slots * 2 && !grow_slots(c))
			return false;
		hash = cells_hash(cell_key(c, cells_at(c, h)));
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
	*c = (struct cells){0};
}

size_t
cells_bytes(const struct cells *c)
{
	return c->used + c->slots * sizeof(*c->slot) + c->wides * sizeof(*c->wide);
}
