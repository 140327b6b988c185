/* SPDX-License-Identifier: ISC */
#include "bads.h"

#include <stdlib.h>

#include "mem.h"

bool
bads_add(struct bads *b, uint32_t cell, uint64_t figures)
{
	if (!mem_grow(&b->bad, &b->cap, b->n + 1, sizeof(*b->bad)))
		return false;
	b->bad[b->n++] = (struct bad){cell, figures};
	return true;
}

static int
by_cell(const void *x, const void *y)
{
	const struct bad *a = x, *b = y;

	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

void
bads_sort(struct bads *b)
{
	size_t i, n = 0;

	if (b->n == 0)
		return;
	qsort(b->bad, b->n, sizeof(*b->bad), by_cell);
	for (i = 1; i < b->n; i++) {
		if (b->bad[i].cell == b->bad[n].cell)
			b->bad[n].figures += b->bad[i].figures;
		else
			b->bad[++n] = b->bad[i];
	}
	b->n = n + 1;
}

uint64_t
bads_of(const struct bads *b, uint32_t cell)
{
	struct bad wanted = {cell, 0}, *found;

	if (b == NULL || b->n == 0)
		return 0;
	found = bsearch(&wanted, b->bad, b->n, sizeof(*b->bad), by_cell);
	return found == NULL ? 0 : found->figures;
}

void
bads_free(struct bads *b)
{
	mem_free(b->bad);
	*b = (struct bads){0};
}
