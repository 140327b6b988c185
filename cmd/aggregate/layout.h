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
	size_t level; /* bytes of the code that are asked for (code:3); 0: all */
};

enum { LEVEL_CLASS = 3, LEVEL_SECTION = 5, LEVEL_ITEM = 7 }; /* digits of a code */

/* With `rollup` the field behind the region is its span. */
struct layout layout_of(const struct settings *set, bool rollup);

/*
 * How many fields stand before the code: few keys differ in them, and the rows of
 * a report that add to one another agree in them.  Without a code region and span
 * where there is one, else 0.
 */
size_t layout_head_fields(const struct layout *l);

/* Field i of a key; empty for LAYOUT_NONE. */
struct slice layout_field(struct slice key, size_t i);
struct slice layout_measure(const struct layout *l, struct slice key);

/* Has the code the digits of a section or an item? */
bool layout_below_class(struct slice code);
/*
 * Does the row add to those above it in the classification?  Where a level is
 * asked for in any sheet, else in the statements.
 */
bool layout_adds_up(const struct layout *l, struct slice key);
/*
 * Is the row of a code that lies below the level asked for?  It has been added
 * to those above where the report does not print them, and is not shown.
 */
bool layout_too_deep(const struct layout *l, struct slice key);

#endif
