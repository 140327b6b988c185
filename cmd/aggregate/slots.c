/* SPDX-License-Identifier: ISC */
#include "slots.h"

#include <string.h>

#include "huge.h"
#include "mem.h"

enum { FIRST = 4096 };

bool
slots_grow(struct slots *s)
{
	size_t size = s->size == 0 ? FIRST : s->size * 2, i;
	struct slots grown = {.size = size};

	if (size > (size_t)1 << 32)
		return false;
	grown.slot = mem_zero(size, sizeof(*grown.slot));
	if (grown.slot == NULL)
		return false;
	huge_ask(grown.slot, slots_bytes(&grown));
	for (i = 0; i < s->size; i++) {
		if (s->slot[i] != 0)
			slots_add(&grown, (uint32_t)(s->slot[i] >> 32), (uint32_t)s->slot[i]);
	}
	mem_free(s->slot);
	*s = grown;
	return true;
}

void
slots_add(struct slots *s, uint32_t hash, uint32_t handle)
{
	size_t at = slots_first(s, hash);

	while (s->slot[at] != 0)
		at = slots_after(s, at);
	slots_put(s, at, hash, handle);
}

void *
slots_take(struct slots *s, size_t bytes)
{
	void *room = s->slot;

	if (room == NULL || slots_bytes(s) < bytes)
		return mem_alloc(bytes);
	s->slot = NULL;
	s->size = 0;
	return room;
}

void
slots_clear(struct slots *s)
{
	if (s->size != 0)
		memset(s->slot, 0, slots_bytes(s));
	s->count = 0;
}

void
slots_free(struct slots *s)
{
	mem_free(s->slot);
	*s = (struct slots){0};
}

size_t
slots_bytes(const struct slots *s)
{
	return s->size * sizeof(*s->slot);
}
