/* SPDX-License-Identifier: ISC */
#include "names.h"

#include <string.h>

#include "diag.h"
#include "huge.h"
#include "map.h"

uint32_t
names_hash(struct slice text)
{
	uint64_t h = map_hash(text);

	return (uint32_t)(h ^ h >> 32);
}

static size_t
name_size(size_t len)
{
	return (sizeof(struct name) + len + 7) & ~(size_t)7;
}

static uint32_t
append(struct names *n, struct slice text)
{
	size_t at = n->used == 0 ? 8 : n->used, size = name_size(text.len);
	struct name *name;

	if (text.len > UINT32_MAX / 2 || (at + size) / 8 >= UINT32_MAX) {
		diag_error(NULL,
		    "the groups of one report take more than 32 GB -- group by fewer columns");
		return 0;
	}
	if (at + size > n->cap && !huge_grow(&n->block, &n->cap, at + size))
		return 0;
	name = names_at(n, (uint32_t)(at / 8));
	*name = (struct name){(uint32_t)text.len, 0};
	if (text.len != 0)
		memcpy(name + 1, text.ptr, text.len);
	n->longest = text.len > n->longest ? text.len : n->longest;
	n->used = at + size;
	return (uint32_t)(at / 8);
}

/* Handle of the text, or 0 and the slot where it belongs. */
__attribute__((always_inline)) static inline uint32_t
seek(const struct names *n, struct slice text, uint32_t hash, size_t *at)
{
	uint32_t handle;

	*at = slots_first(&n->slots, hash);
	while ((handle = slots_seek(&n->slots, hash, at)) != 0 &&
	       !slice_eq(names_text(n, handle), text))
		*at = slots_after(&n->slots, *at);
	return handle;
}

uint32_t
names_add(struct names *n, struct slice text, uint32_t hash)
{
	size_t at;
	uint32_t handle;

	if (!slots_room(&n->slots))
		return 0;
	handle = seek(n, text, hash, &at);
	if (handle != 0)
		return handle;
	handle = append(n, text);
	if (handle != 0)
		slots_put(&n->slots, at, hash, handle);
	return handle;
}

uint32_t
names_find(const struct names *n, struct slice text)
{
	size_t at;

	return n->slots.size == 0 ? 0 : seek(n, text, names_hash(text), &at);
}

uint32_t
names_next(const struct names *n, uint32_t handle)
{
	size_t at = handle == 0 ? 8 : (size_t)handle * 8 + name_size(names_at(n, handle)->len);

	return at < n->used ? (uint32_t)(at / 8) : 0;
}

void
names_clear(struct names *n)
{
	slots_clear(&n->slots);
	n->used = 0;
}

void
names_free(struct names *n)
{
	huge_free(n->block, n->cap);
	slots_free(&n->slots);
	*n = (struct names){0};
}

bool
names_adopt(struct names *n, size_t used)
{
	uint32_t h;
	struct slice text;

	names_clear(n);
	n->used = used;
	for (h = names_next(n, 0); h != 0; h = names_next(n, h)) {
		if (!slots_room(&n->slots))
			return false;
		text = names_text(n, h);
		slots_add(&n->slots, names_hash(text), h);
		n->longest = text.len > n->longest ? text.len : n->longest;
	}
	return true;
}

size_t
names_bytes(const struct names *n)
{
	return n->used + slots_bytes(&n->slots);
}
