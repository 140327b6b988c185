/* SPDX-License-Identifier: ISC */
/*
 * layout.h - which field of a key is what.
 */
#ifndef AGGREGATE_LAYOUT_H
#define AGGREGATE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "settings.h"
#include "slice.h"

/* When regions roll up, a span stands behind the region: */
#define SPAN_OWN "本级" /* departments of the region itself */
#define SPAN_ALL "全辖" /* with all regions below it */

/* The span of a region's own departments: a county has nothing below, its own is all. */
static inline struct slice
span_of(struct slice region)
{
	if (region.len == 6 && (region.ptr[4] != '0' || region.ptr[5] != '0'))
		return SLICE(SPAN_ALL);
	return SLICE(SPAN_OWN);
}

#define LAYOUT_NONE ((size_t)-1)

struct layout {
	size_t fields;					 /* of a key, span included */
	size_t region, span, year, sheet, code, measure; /* field numbers, or LAYOUT_NONE */
};

/* With `rollup` the field behind the region is its span. */
struct layout layout_of(const struct settings *set, bool rollup);

/* Field i of a key; empty for LAYOUT_NONE. */
struct slice layout_field(struct slice key, size_t i);

#endif
