/* SPDX-License-Identifier: ISC */
#include "kin.h"

#include <string.h>

#include "mem.h"

bool
kin_join(struct kinship *k, uint32_t report, uint32_t base, long year, enum caliber caliber)
{
	long part[2] = {(long)base, year};
	size_t before = k->kin_cap, key = map_add(&k->key, slice_make((const char *)part, sizeof(part)));
	struct kin *kin;

	if (key == MAP_NONE || !mem_grow(&k->kin, &k->kin_cap, key + 1, sizeof(*k->kin)))
		return false;
	if (k->kin_cap > before)
		memset(k->kin + before, 0, (k->kin_cap - before) * sizeof(*k->kin));
	kin = &k->kin[key];
	kin->reports++;
	if (kin->first[caliber] == 0)
		kin->first[caliber] = report;
	return true;
}

bool
kin_twin(struct kinship *k, uint32_t report, uint32_t entity, uint32_t scope, long year, uint32_t *twin)
{
	long part[3] = {(long)entity, (long)scope, year};
	size_t before = k->twin.count, number = map_add(&k->twin, slice_make((const char *)part, sizeof(part)));

	if (number == MAP_NONE || !mem_grow(&k->first, &k->first_cap, number + 1, sizeof(*k->first)))
		return false;
	*twin = number < before ? k->first[number] : 0;
	if (number == before)
		k->first[number] = report;
	return true;
}

const struct kin *
kin_find(const struct kinship *k, uint32_t base, long year)
{
	long part[2] = {(long)base, year};
	size_t key = map_find(&k->key, slice_make((const char *)part, sizeof(part)));

	return key == MAP_NONE ? NULL : &k->kin[key];
}

void
kin_free(struct kinship *k)
{
	map_free(&k->key);
	map_free(&k->twin);
	mem_free(k->kin);
	mem_free(k->first);
	*k = (struct kinship){0};
}
