/* SPDX-License-Identifier: ISC */
/*
 * cross.h - rules across reports: when all reports were read, each meets its
 * units, its last year, its budget and its twins.
 *
 * Units are found by the unit list (sheet U) of a department's report: reports
 * of the same year whose entity is a name on the list, the department itself
 * counting as its own 本级.  `units` exists when all are there, `part` when some
 * are; both are one report that holds sums, widths included.  A statement that
 * one of the units lacks is left out of the sums.
 */
#ifndef RECONCILE_CROSS_H
#define RECONCILE_CROSS_H

#include "judge.h"
#include "store.h"

struct cross {
	struct store store;
	bool on;			/* there are such rules */
	struct report self, prev, sum, bud, twin;
	enum status status;
};

bool cross_init(struct cross *c, struct rule_set *set);
bool cross_keep(struct cross *c, const struct report *r);
/* Sets the judge's scopes for the i-th report; false: no more, or no memory (cross_status). */
bool cross_next(struct cross *c, struct judge *j, size_t i);
enum status cross_status(const struct cross *c);
void cross_free(struct cross *c);

#endif
