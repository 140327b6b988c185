/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "mem.h"
#include "suspect.h"

static uint32_t
number_cell(struct usage *u, const struct address *a)
{
	uint32_t key[4] = {a->scope, a->sheet, a->key, a->column};
	size_t before = u->number.count;
	size_t n = map_add(&u->number, slice_make((const char *)key, sizeof(key)));

	if (n == MAP_NONE || n < before)
		return n == MAP_NONE ? UINT32_MAX : (uint32_t)n;
	if (!mem_grow(&u->cell, &u->cells_cap, n + 1, sizeof(*u->cell)))
		return UINT32_MAX;
	u->cell[n] = *a;
	return (uint32_t)n;
}

/* Calls of the two passes over (cell, instance) pairs: first counting, then filling. */
static void
walk(struct usage *u, const struct docket *d, bool fill)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct instance *inst = &d->inst[i];

		for (size_t t = inst->trace; t < inst->trace + inst->traces; t++) {
			uint32_t c = u->cell_of[t];
			bool again = false;

			for (size_t s = inst->trace; s < t && !again && inst->traces <= 64; s++)
				again = u->cell_of[s] == c;
			if (again)
				continue;
			if (fill)
				u->use[u->first[c]] = (uint32_t)i;
			u->first[c]++;
		}
	}
}

bool
usage_build(struct usage *u, const struct docket *d)
{
	size_t total = 0;

	map_clear(&u->number);
	if (!mem_grow(&u->cell_of, &u->cell_of_cap, d->trace.count + 1, sizeof(*u->cell_of)))
		return false;
	for (size_t t = 0; t < d->trace.count; t++) {
		u->cell_of[t] = number_cell(u, &d->trace.address[t]);
		if (u->cell_of[t] == UINT32_MAX)
			return false;
	}
	u->cells = u->number.count;
	if (!mem_grow(&u->first, &u->first_cap, u->cells + 1, sizeof(*u->first)) ||
	    !mem_grow(&u->use, &u->use_cap, d->trace.count + 1, sizeof(*u->use)))
		return false;
	memset(u->first, 0, (u->cells + 1) * sizeof(*u->first));
	walk(u, d, false);
	for (size_t c = 0; c <= u->cells; c++) {	/* counts become starts */
		size_t n = u->first[c];

		u->first[c] = (uint32_t)total;
		total += n;
	}
	walk(u, d, true);				/* starts become ends */
	memmove(u->first + 1, u->first, u->cells * sizeof(*u->first));
	u->first[0] = 0;
	return true;
}

bool
suspect_uses(const struct usage *u, uint32_t cell, uint32_t instance)
{
	for (uint32_t i = u->first[cell]; i < u->first[cell + 1]; i++)
		if (u->use[i] == instance)
			return true;
	return false;
}

void
usage_free(struct usage *u)
{
	map_free(&u->number);
	mem_free(u->cell);
	mem_free(u->cell_of);
	mem_free(u->first);
	mem_free(u->use);
	*u = (struct usage){0};
}
