/* SPDX-License-Identifier: ISC */
#include "registry.h"

#include <string.h>

#include "diag.h"
#include "mem.h"

#define SOURCES_MAX (UINT32_MAX / 4) /* tally marks cells with twice the number */

uint32_t
registry_add(struct registry *r, struct slice key)
{
	size_t before = r->key.count, n = map_add(&r->key, key);

	if (n != MAP_NONE && n >= SOURCES_MAX)
		diag_error(
		    NULL, "more than %u sources -- aggregate fewer reports at a time", SOURCES_MAX);
	if (n >= SOURCES_MAX)
		return REGISTRY_NONE;
	if (r->key.count > before) {
		if (!mem_grow(&r->source, &r->source_cap, n + 1, sizeof(*r->source)))
			return REGISTRY_NONE;
		r->source[n] = (struct source){.date_order = UINT32_MAX};
	}
	return (uint32_t)n;
}

size_t
registry_sources(const struct registry *r)
{
	return r->key.count;
}

struct slice
registry_field(const struct registry *r, uint32_t source, enum source_field f)
{
	struct slice rest = map_key(&r->key, source), piece = {0};
	int i;

	for (i = 0; i <= (int)f; i++) {
		if (!slice_split(&rest, '\t', &piece))
			return (struct slice){0};
	}
	return piece;
}

bool
registry_list(struct registry *r, uint32_t source, struct slice unit)
{
	size_t n = map_add(&r->unit, unit), i;

	if (n == MAP_NONE)
		return false;
	/* The facts of one unit stand together or nearly so. */
	for (i = r->listed; i > 0 && r->list[i - 1].source == source && r->listed - i < 64; i--) {
		if (r->list[i - 1].unit == n)
			return true;
	}
	if (!mem_grow(&r->list, &r->list_cap, r->listed + 1, sizeof(*r->list)))
		return false;
	r->list[r->listed++] = (struct listed){source, (uint32_t)n};
	return true;
}

/* The first three numbers of the text as yyyymmdd; a missing day or month is 0. */
static uint32_t
read_date(struct slice text)
{
	uint32_t part[3] = {0, 0, 0};
	size_t n = 0, i, digits = 0;

	for (i = 0; i <= text.len && n < 3; i++) {
		if (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9') {
			part[n] = part[n] * 10 + (uint32_t)(text.ptr[i] - '0');
			if (++digits > 8)
				return 0;
		} else if (digits > 0) {
			n++;
			digits = 0;
		}
	}
	if (part[0] >= 19000101)
		return part[0];
	if (part[0] < 1900 || part[0] > 9999 || part[1] > 12 || part[2] > 31)
		return 0;
	return part[0] * 10000 + part[1] * 100 + part[2];
}

void
registry_date(struct registry *r, uint32_t source, uint32_t order, struct slice text)
{
	registry_dated(r, source, order, read_date(text));
}

void
registry_dated(struct registry *r, uint32_t source, uint32_t order, uint32_t date)
{
	struct source *s = &r->source[source];

	if (date == 0 || order > s->date_order)
		return;
	if (order < s->date_order || date > s->date) {
		s->date = date;
		s->date_order = order;
	}
}

struct first {
	uint64_t hash, source;
};

bool
registry_first(struct registry *r, uint32_t source, uint64_t hash, bool *again)
{
	struct first f = {hash, source};
	size_t before = r->first.count;
	bool ok = map_add(&r->first, slice_make((const char *)&f, sizeof(f))) != MAP_NONE;

	*again = ok && r->first.count == before;
	return ok && !*again;
}

void
registry_first_at(const struct registry *r, size_t i, uint32_t *source, uint64_t *hash)
{
	struct first f;

	memcpy(&f, map_key(&r->first, i).ptr, sizeof(f));
	*source = (uint32_t)f.source;
	*hash = f.hash;
}

void
registry_free(struct registry *r)
{
	map_free(&r->first);
	map_free(&r->key);
	map_free(&r->unit);
	mem_free(r->source);
	mem_free(r->list);
	*r = (struct registry){0};
}
