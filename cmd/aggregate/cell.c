/* SPDX-License-Identifier: ISC */
/* What a cell comes to: the totals of cells.h. */
#include <stdint.h>

#include "cells.h"
#include "mem.h"

struct total
cell_total(const struct cells *c, const struct cell *cell)
{
	struct total t = {cell->sum, cell->min, cell->max, cell->n, 0, cell->scale, {0}};

	if (c->more != 0)
		t.ulp = ((const struct cell_more *)(cell + 1))->ulp;
	if ((cell->flags & CELL_WIDE) != 0) {
		t.sum = c->wide[cell->min].sum;
		t.min = c->wide[cell->min].min;
		t.max = c->wide[cell->min].max;
	}
	return t;
}

static bool
set_wide(struct cells *c, struct cell *cell, const struct total *t)
{
	if ((cell->flags & CELL_WIDE) == 0) {
		if (!mem_grow(&c->wide, &c->wide_cap, c->wides + 1, sizeof(*c->wide)))
			return false;
		cell->flags |= CELL_WIDE;
		cell->min = (int64_t)c->wides++;
	}
	c->wide[cell->min] = (struct cell_wide){t->sum, t->min, t->max};
	return true;
}

bool
cell_set(struct cells *c, struct cell *cell, const struct total *t)
{
	bool fits = t->min >= INT64_MIN && t->max <= INT64_MAX && t->sum >= INT64_MIN &&
		    t->sum <= INT64_MAX;

	if (t->n >> 48 != 0) {
		c->overflow = true;
		return false;
	}
	if (!fits || (cell->flags & CELL_WIDE) != 0) {
		if (!set_wide(c, cell, t))
			return false;
	} else {
		cell->sum = (int64_t)t->sum;
		cell->min = (int64_t)t->min;
		cell->max = (int64_t)t->max;
	}
	cell->n = t->n & (((uint64_t)1 << 48) - 1);
	if (c->more != 0)
		cell_more(cell)->ulp = t->ulp;
	cell->scale = (uint8_t)t->scale;
	return true;
}

bool
cell_add_total(struct cells *c, struct cell *cell, const struct total *t)
{
	struct total sum = cell_total(c, cell);

	if (!total_add(&sum, t)) {
		c->overflow = true;
		return false;
	}
	return cell_set(c, cell, &sum);
}

bool
cell_add_cell(struct cells *c, struct cell *to, const struct cell *from)
{
	struct total t;
	int64_t sum;

	if (to->n == 0 || (to->flags | from->flags) != 0 || to->scale != from->scale ||
	    __builtin_add_overflow(to->sum, from->sum, &sum)) {
		t = cell_total(c, from);
		return cell_add_total(c, to, &t);
	}
	to->sum = sum;
	to->min = from->min < to->min ? from->min : to->min;
	to->max = from->max > to->max ? from->max : to->max;
	to->n += from->n;
	if (c->more != 0 && __builtin_add_overflow(cell_more(to)->ulp,
			       ((const struct cell_more *)(from + 1))->ulp, &cell_more(to)->ulp))
		c->overflow = true;
	return !c->overflow;
}

bool
cell_add_slow(struct cells *c, struct cell *cell, int64_t value, unsigned scale, int64_t ulp)
{
	struct total t = total_of((struct dec){value, scale}, ulp);

	return cell_add_total(c, cell, &t);
}
