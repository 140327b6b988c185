/* SPDX-License-Identifier: ISC */
/*
 * choose.h - which sources count, so that no department counts twice.
 *
 * Sources of one region, entity and year are a node.  The node's own report is
 * the one of widest scope: 汇总, else 部门 (not said), else 本级, else 单位; of
 * several of one scope the newest by date counts, at equal dates the one whose
 * name is greater in byte order.  A 汇总 (or 部门) report covers the other
 * scopes of its node and every report of the units on its list, and theirs.
 * Without one, 本级 and the units on its list stand side by side: the department
 * is built from them, or partial when some are missing.  Figures that a report
 * states for another year than its own are restated: kept apart.
 *
 * The outcome depends on the set of sources alone, not on their order.
 */
#ifndef AGGREGATE_CHOOSE_H
#define AGGREGATE_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "registry.h"
#include "verdict.h"

enum caliber { CALIBER_WHOLE, CALIBER_BUILT, CALIBER_PARTIAL, CALIBER_ALONE };

struct department {
	uint32_t source; /* that names it */
	enum caliber caliber;
	uint32_t reports;	/* used */
	uint32_t listed, found; /* units on its list, and those with a report */
};

struct choice {
	struct verdict *verdict; /* by source */
	struct department *department;
	size_t departments;
	uint32_t *sorted; /* sources by rank */
};

/* With `every` all sources are used.  False: no memory. */
bool choose(struct choice *c, const struct registry *r, bool every);
void choice_free(struct choice *c);

#endif
