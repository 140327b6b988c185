/* SPDX-License-Identifier: ISC */
/*
 * guard.h - no sum of what is not alike: of figures of several years, sheets or
 * measures.
 *
 * Where -k leaves one of the three out, it becomes a hidden key: groups stay
 * apart by it, and when rows of one visible key turn out to be several, the sum
 * is refused.  --mix does without.
 */
#ifndef AGGREGATE_GUARD_H
#define AGGREGATE_GUARD_H

#include <stdbool.h>

#include "buf.h"
#include "layout.h"
#include "settings.h"
#include "slice.h"
#include "status.h"

/* Adds the hidden keys: once it is known that the input is figures. */
enum status guard_keys(struct settings *set);
/* For quantiles over the rows of a table: the number itself is a hidden key. */
enum status guard_values(struct settings *set);
/* Distinct values are counted, and their figures may not be alike: there is no sum to print. */
bool guard_no_sums(const struct settings *set);
/* The key without its hidden fields. */
struct slice guard_visible(const struct settings *set, struct slice key);

struct guard {
	const struct settings *set;
	const struct layout *layout;
	struct buf last; /* key of the row before */
	bool any;
};

/* Rows in order of key: fails, naming what is mixed, where a row has the visible key of the last.
 */
enum status guard_row(struct guard *g, struct slice key);
void guard_free(struct guard *g);

#endif
