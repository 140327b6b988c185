/* SPDX-License-Identifier: ISC */
#include "cells.h"

#include <stddef.h>
#include <string.h>

#include "diag.h"
#include "huge.h"
#include "mem.h"

uint32_t
cells_hash(uint32_t head, uint32_t tail)
{
	__extension__ unsigned __int128 product = (unsigned __int128)((uint64_t)head << 32 | tail) * 0xe7037ed1a0b428dbu;
	uint64_t h = (uint64_t)product ^ (uint64_t)(product >> 64);

	return (uint32_t)(h ^ h >> 32);
}

/* Handle of the cell, or 0 and the slot where it belongs. */
static inline uint32_t
seek(const struct cells *c, uint32_t head, uint32_t tail, uint32_t hash, size_t *at)
{
	uint32_t handle;
	const struct cell *cell;

	*at = slots_first(&c->slots, hash);
	while ((handle = slots_seek(&c->slots, hash, at)) != 0) {
		cell = cells_at(c, handle);
		if (cell->tail == tail && cell->head == head)
			break;
		*at = slots_after(&c->slots, *at);
	}
	return handle;
}

/* cell_key must not fail. */
static inline bool
make_room_for_key(struct cells *c)
{
	size_t longest = c->heads.longest + c->tails.longest;

	return c->head_fields == 0 || longest <= c->key_cap ||
	       mem_grow(&c->key, &c->key_cap, longest, 1);
}

static uint32_t
append(struct cells *c, uint32_t head, uint32_t tail)
{
	size_t size = cells_size(c), at = c->used == 0 ? size : c->used;
	struct cell *cell;

	if ((at + size) / 8 >= CELLS_NONE) {
		diag_error(NULL,
		    "the groups of one report take more than 32 GB -- group by fewer columns");
		return 0;
	}
	if (at + size > c->cap && !huge_grow(&c->block, &c->cap, at + size))
		return 0;
	if (!make_room_for_key(c))
		return 0;
	cell = cells_at(c, (uint32_t)(at / 8));
	memset(cell, 0, size);
	cell->head = head;
	cell->tail = tail;
	c->used = at + size;
	c->count++;
	return (uint32_t)(at / 8);
}

uint32_t
cells_add_named(struct cells *c, uint32_t head, uint32_t tail, uint32_t hash)
{
	size_t at;
	uint32_t handle, *alone = &names_at(&c->tails, tail)->note;

	if (head == 0) {
		if (*alone == 0)
			*alone = append(c, head, tail);
		return *alone;
	}
	if (!slots_room(&c->slots))
		return 0;
	handle = seek(c, head, tail, hash, &at);
	if (handle != 0)
		return handle;
	handle = append(c, head, tail);
	if (handle != 0)
		slots_put(&c->slots, at, hash, handle);
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
	*handle = head.len == 0 ? 0 : names_add(&c->heads, head, names_hash(head));
	return head.len == 0 || *handle != 0;
}

uint32_t
cells_add(struct cells *c, struct slice key)
{
	size_t len = cells_head_len(c, key);
	struct slice text = slice_from(key, len);
	uint32_t head, tail;

	if (!cells_head(c, slice_sub(key, 0, len), &head))
		return 0;
	tail = names_add(&c->tails, text, names_hash(text));
	return tail == 0 ? 0 : cells_add_named(c, head, tail, cells_hash(head, tail));
}

uint32_t
cells_find(const struct cells *c, struct slice key)
{
	size_t len = cells_head_len(c, key), at;
	uint32_t head = len == 0 ? 0 : names_find(&c->heads, slice_sub(key, 0, len));
	uint32_t tail = names_find(&c->tails, slice_from(key, len));

	if (tail == 0 || (head == 0 && len > 0))
		return 0;
	if (head == 0)
		return names_at(&c->tails, tail)->note;
	return c->slots.size == 0 ? 0 : seek(c, head, tail, cells_hash(head, tail), &at);
}

struct slice
cell_key(const struct cells *c, const struct cell *cell)
{
	struct slice tail = cell_tail(c, cell), head;

	if (cell->head == 0)
		return tail;
	head = names_text(&c->heads, cell->head);
	memcpy(c->key, head.ptr, head.len);
	if (tail.len != 0)
		memcpy(c->key + head.len, tail.ptr, tail.len);
	return slice_make(c->key, head.len + tail.len);
}

uint32_t
cells_next(const struct cells *c, uint32_t handle)
{
	size_t at = (size_t)handle * 8 + cells_size(c);

	return at < c->used ? (uint32_t)(at / 8) : 0;
}

void
cells_forget_totals(struct cells *c)
{
	uint32_t h, above;
	struct cell *cell;

	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		cell = cells_at(c, h);
		memset(cell, 0, offsetof(struct cell, head));
		if (c->more == 0)
			continue;
		above = cell_more(cell)->above;
		*cell_more(cell) = (struct cell_more){.above = above};
	}
	c->wides = 0;
}

void
cells_clear(struct cells *c)
{
	slots_clear(&c->slots);
	names_clear(&c->heads);
	names_clear(&c->tails);
	c->used = c->count = 0;
	c->wides = 0;
}

bool
cells_adopt(struct cells *c, size_t used)
{
	uint32_t h;
	struct cell *cell;

	slots_clear(&c->slots);
	c->used = used;
	c->count = c->wides = 0;
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h), c->count++) {
		cell = cells_at(c, h);
		if (cell->head == 0)
			continue; /* its name has the note */
		if (!slots_room(&c->slots))
			return false;
		slots_add(&c->slots, cells_hash(cell->head, cell->tail), h);
	}
	return make_room_for_key(c);
}

void
cells_free(struct cells *c)
{
	huge_free(c->block, c->cap);
	slots_free(&c->slots);
	names_free(&c->heads);
	names_free(&c->tails);
	mem_free(c->wide);
	mem_free(c->key);
	*c = (struct cells){0};
}

size_t
cells_bytes(const struct cells *c)
{
	return c->used + slots_bytes(&c->slots) + c->wides * sizeof(*c->wide) +
	       names_bytes(&c->heads) + names_bytes(&c->tails);
}
