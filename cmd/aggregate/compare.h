/* SPDX-License-Identifier: ISC */
/*
 * compare.h - two years of a roll-up side by side.
 */
#ifndef AGGREGATE_COMPARE_H
#define AGGREGATE_COMPARE_H

#include "layout.h"
#include "map.h"
#include "out.h"
#include "regions.h"
#include "rules.h"
#include "runs.h"
#include "settings.h"
#include "status.h"

enum compare_side { COMPARE_OLD, COMPARE_NEW, COMPARE_RESTATED, COMPARE_SIDES };

struct compared {
	struct total total[COMPARE_SIDES];
	uint64_t reports[COMPARE_SIDES];
};

struct compare {
	const struct settings *set;
	const struct layout *layout;
	const struct rules *rules;
	const struct regions *regions; /* NULL: keys have no span */
	struct map key;		       /* without the year */
	struct compared *pair;
	size_t cap;
	struct buf work, restated;
};

enum status compare_row(struct compare *c, const struct result *r);
/* The header and all rows, sorted by key. */
enum status compare_print(struct compare *c, struct out *out);
void compare_free(struct compare *c);

#endif
