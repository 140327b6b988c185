/* SPDX-License-Identifier: ISC */
/*
 * rules.h - what may be added and what must be taken out: measures.tsv and
 * consolidation.tsv of the reference files.
 */
#ifndef AGGREGATE_RULES_H
#define AGGREGATE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"

struct measure {
	bool additive;
	struct slice weight; /* "A/B": 100 A / B of the same key; empty: each figure counts alike */
};

enum rule_role { RULE_DATE, RULE_PAID, RULE_RECEIVED, RULE_EXPENDITURE, RULE_INCOME, RULE_ROLES };

struct rule_cell { /* a line of consolidation.tsv */
	enum rule_role role;
	struct slice group; /* elimination it belongs to, or the rank of a date */
	struct slice sheet, key, measure;
};

struct rules {
	struct reference *measures, *cells;
	struct map name; /* of measures */
	struct measure *measure;
	struct rule_cell *cell;
	size_t cell_count;
};

enum status rules_open(struct rules *r, const char *dir);
void rules_close(struct rules *r);
const struct measure *rules_measure(
    const struct rules *r, struct slice name); /* NULL: not listed */

#endif
