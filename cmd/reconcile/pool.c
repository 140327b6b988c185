/* SPDX-License-Identifier: ISC */
#include "pool.h"
#include "mem.h"

size_t
pool_sheet(const struct pool *pool, uint32_t name)
{
	for (size_t i = 0; i < pool->sheets; i++)
		if (pool->sheet[i] == name)
			return i;
	return SIZE_MAX;
}

bool
pool_add_sheet(struct pool *pool, struct slice text, uint32_t *number)
{
	uint32_t name = names_add(pool->names, text);
	size_t i = name == NAME_NONE ? SIZE_MAX : pool_sheet(pool, name);

	if (name == NAME_NONE || (i == SIZE_MAX && pool->sheets == SHEETS_MAX))
		return false;
	if (i == SIZE_MAX) {
		if (!mem_grow(&pool->sheet, &pool->sheets_cap, pool->sheets + 1, sizeof(*pool->sheet)))
			return false;
		i = pool->sheets++;
		pool->sheet[i] = name;
	}
	*number = (uint32_t)i;
	return true;
}

void
pool_free(struct pool *pool)
{
	for (size_t i = 0; i < pool->shapes; i++)
		shape_free(&pool->shape[i]);
	mem_free(pool->node);
	mem_free(pool->ref);
	mem_free(pool->cond);
	mem_free(pool->shape);
	mem_free(pool->sheet);
	mem_free(pool->list);
	mem_free(pool->term);
	*pool = (struct pool){0};
}
