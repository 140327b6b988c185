/* SPDX-License-Identifier: ISC */
#include "map.h"

#include <string.h>

#include "diag.h"
#include "mem.h"

struct map_entry {
	uint64_t hash;
	struct slice key;
};

static inline uint64_t
read_eight(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* All of one to seven bytes. */
static inline uint64_t
read_few(const char *p, size_t n)
{
	uint32_t head, tail;

	if (n >= sizeof(head)) {
		memcpy(&head, p, sizeof(head));
		memcpy(&tail, p + n - sizeof(tail), sizeof(tail));
		return (uint64_t)head << 32 | tail;
	}
	return (uint64_t)(unsigned char)p[0] << 16 | (uint64_t)(unsigned char)p[n / 2] << 8 |
	    (unsigned char)p[n - 1];
}

static inline uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t
map_hash(struct slice key)
{
	static const uint64_t k0 = 0x9e3779b97f4a7c15u, k1 = 0xd1b54a32d192ed03u;
	uint64_t h = k0 ^ key.len;
	const char *p = key.ptr;
	size_t n = key.len;

	for (; n >= 16; p += 16, n -= 16)
		h = mix(read_eight(p) ^ k1, read_eight(p + 8) ^ h);
	if (n >= 8)
		h = mix(read_eight(p) ^ k1, read_eight(p + n - 8) ^ h);
	else if (n > 0)
		h = mix((key.len >= 8 ? read_eight(p + n - 8) : read_few(p, n)) ^ k1, h ^ n);
	return mix(h ^ k0, k1);
}

/* Slot of the key, or the empty slot where it belongs. */
static size_t
seek(const struct map *m, struct slice key, uint64_t hash)
{
	size_t mask = m->slots - 1, at = (size_t)hash & mask;
	const struct map_entry *e;

	while (m->slot[at] != 0) {
		e = &m->entry[m->slot[at] - 1];
		if (e->hash == hash && slice_eq(e->key, key))
			break;
		at = (at + 1) & mask;
	}
	return at;
}

static bool
rehash(struct map *m)
{
	size_t slots = m->slots == 0 ? 64 : m->slots * 2, i, at;
	uint32_t *slot = mem_zero(slots, sizeof(*slot));

	if (slot == NULL)
		return false;
	for (i = 0; i < m->count; i++) {
		at = (size_t)m->entry[i].hash & (slots - 1);
		while (slot[at] != 0)
			at = (at + 1) & (slots - 1);
		slot[at] = (uint32_t)(i + 1);
	}
	mem_free(m->slot);
	m->slot = slot;
	m->slots = slots;
	return true;
}

static size_t
add(struct map *m, struct slice key, bool copied)
{
	uint64_t hash = map_hash(key);
	size_t at;
	bool ok = true;

	if (m->count >= m->slots / 2 && !rehash(m))
		return MAP_NONE;
	at = seek(m, key, hash);
	if (m->slot[at] != 0)
		return m->slot[at] - 1;
	if (m->count >= UINT32_MAX - 1) {
		diag_error(NULL, "more than %zu distinct names", m->count);
		return MAP_NONE;
	}
	if (!mem_grow(&m->entry, &m->cap, m->count + 1, sizeof(*m->entry)))
		return MAP_NONE;
	if (copied)
		key = arena_slice(&m->keys, key, &ok);
	if (!ok)
		return MAP_NONE;
	m->entry[m->count] = (struct map_entry){hash, key};
	m->slot[at] = (uint32_t)(m->count + 1);
	return m->count++;
}

size_t
map_add(struct map *m, struct slice key)
{
	return add(m, key, true);
}

size_t
map_lend(struct map *m, struct slice key)
{
	return add(m, key, false);
}

size_t
map_find(const struct map *m, struct slice key)
{
	size_t at;

	if (m->count == 0)
		return MAP_NONE;
	at = seek(m, key, map_hash(key));
	return m->slot[at] == 0 ? MAP_NONE : m->slot[at] - 1;
}

struct slice
map_key(const struct map *m, size_t number)
{
	return m->entry[number].key;
}

void
map_clear(struct map *m)
{
	if (m->count != 0)
		memset(m->slot, 0, m->slots * sizeof(*m->slot));
	m->count = 0;
	arena_reset(&m->keys);
}

void
map_free(struct map *m)
{
	arena_free(&m->keys);
	mem_free(m->entry);
	mem_free(m->slot);
	*m = (struct map){0};
}
