/* SPDX-License-Identifier: ISC */
/*
 * list.h - the rows of a report that a reference can mean.
 *
 * All rows of a sheet are put on their lists (fit.h) when the first of these is asked for.
 */
#ifndef RECONCILE_LIST_H
#define RECONCILE_LIST_H

#include "report.h"

/* The list, whose rows begin with entry[first - 1] and run as printed; NULL: no memory. */
const struct list_rows *list_rows(struct report *r, uint32_t list);

/* Where the rows of one capture begin, 1 + entry; 0: none. */
static inline uint32_t
list_of(const struct report *r, const struct list_rows *l, uint32_t capture)
{
	return capture < l->head_cap && l->head[capture].stamp == r->stamp ? l->head[capture].first : 0;
}

/* Walk over the rows: those of the capture where the pattern captures, else all.  Entries, 1 + number. */
static inline uint32_t
list_first(const struct report *r, const struct list_rows *l, bool captures, uint32_t capture)
{
	return captures ? list_of(r, l, capture) : l->first;
}

static inline uint32_t
list_next(const struct report *r, uint32_t entry, bool captures)
{
	return captures ? r->entry[entry - 1].next : r->entry[entry - 1].after;
}

#endif
