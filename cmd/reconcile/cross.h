/* SPDX-License-Identifier: ISC */
/*
 * cross.h - rules across reports: what they address is kept until all reports
 * were read; then each report meets its units, its last year, its budget and
 * its twins.
 *
 * Units are found by the unit list (sheet U) of a department's report: reports
 * of the same year whose entity is a name on the list, the department itself
 * counting as its own 本级.  `units` exists when all are there, `part` when some
 * are; both are one virtual report that holds sums.  Memory: the figures that
 * rules across reports address, some tens of bytes each.
 */
#ifndef RECONCILE_CROSS_H
#define RECONCILE_CROSS_H

#include "judge.h"

struct cross {
	struct rule_set *set;
	bool *sheet;		/* by sheet of the pool: is kept */
	struct cross_report *report;
	size_t reports, reports_cap;
	struct cross_figure *figure;
	size_t figures, figures_cap;
	struct cross_unit *unit;
	size_t units, units_cap;
	struct map names;	/* keys, measures, entities, sources ... that are kept */
	struct report self, prev, sum, bud, twin;	/* workspaces of cross_next */
	enum status status;
};

bool cross_init(struct cross *c, struct rule_set *set);
bool cross_keep(struct cross *c, const struct report *r);
/* Sets the judge's scopes for the i-th report; false: no more, or no memory (cross_status). */
bool cross_next(struct cross *c, struct judge *j, size_t i);
enum status cross_status(const struct cross *c);
void cross_free(struct cross *c);

#endif
