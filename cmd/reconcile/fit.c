/* SPDX-License-Identifier: ISC */
#include "fit.h"

#include <string.h>

#include "mem.h"

static void
forget(struct fits *f, uint32_t epoch)
{
	for (size_t sheet = 0; sheet < SHEETS_MAX; sheet++)
		if (f->first_cap[sheet] != 0)
			memset(f->first[sheet], 0, f->first_cap[sheet] * sizeof(*f->first[sheet]));
	f->fits = 0;
	f->epoch = epoch;
}

static bool
add(struct fits *f, uint32_t list, uint32_t capture)
{
	if (!mem_grow(&f->fit, &f->fits_cap, f->fits + 1, sizeof(*f->fit)))
		return false;
	f->fit[f->fits++] = (struct fit){list, capture};
	return true;
}

/* Holds the key against the lists of a chain. */
static bool
learn_chain(struct fits *f, struct pool *pool, uint32_t first, uint32_t key, size_t segments)
{
	for (uint32_t i = first; i != 0; i = pool->list[i - 1].next) {
		const struct shape *shape = &pool->shape[pool->list[i - 1].shape];
		uint32_t capture;

		if (shape_may_fit(shape, segments) && shape_fits(shape, pool->names, key, &capture) &&
		    ((shape->captures && capture == NAME_NONE) || !add(f, i - 1, capture)))
			return false;
	}
	return true;
}

/* A key that no rule names is on no list of one row. */
static bool
learn(struct fits *f, struct pool *pool, uint32_t sheet, uint32_t key)
{
	struct slice text = names_text(pool->names, key);
	size_t first = f->fits, segments = 1;

	for (size_t i = 0; i < text.len; i++)
		segments += text.ptr[i] == '/';
	if (!learn_chain(f, pool, pool->chain[sheet].patterns, key, segments) ||
	    (key < pool->names->fixed && !learn_chain(f, pool, pool->chain[sheet].texts, key, segments)))
		return false;
	f->first[sheet][key] = (uint32_t)first + 1;
	return add(f, NAME_NONE, NAME_NONE);
}

const struct fit *
fit_row(struct fits *f, struct pool *pool, uint32_t sheet, uint32_t key)
{
	size_t before = f->first_cap[sheet];

	if (f->epoch != pool->names->epoch)
		forget(f, pool->names->epoch);
	if (key >= before) {
		if (!mem_grow(&f->first[sheet], &f->first_cap[sheet], (size_t)key + 1, sizeof(*f->first[sheet])))
			return NULL;
		memset(f->first[sheet] + before, 0, (f->first_cap[sheet] - before) * sizeof(*f->first[sheet]));
	}
	if (f->first[sheet][key] == 0 && !learn(f, pool, sheet, key))
		return NULL;
	return &f->fit[f->first[sheet][key] - 1];
}

void
fit_free(struct fits *f)
{
	for (size_t sheet = 0; sheet < SHEETS_MAX; sheet++)
		mem_free(f->first[sheet]);
	mem_free(f->fit);
	*f = (struct fits){0};
}
