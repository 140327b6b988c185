/* SPDX-License-Identifier: ISC */
/*
 * locate.h - which cell is wrong: the fewest figures whose change makes every
 * rule hold (Fellegi and Holt, on intervals).
 *
 * Failing instances that share cells form a group.  A cell can be the culprit
 * of a group when it stands in all of its failing instances and some value
 * makes these and all other instances with the cell hold.  Candidates are
 * ranked by the slip that would explain them (a digit, two digits exchanged, a
 * decimal point ...).  When none explains a group, pairs are tried.  What
 * remains open is left open.
 */
#ifndef RECONCILE_LOCATE_H
#define RECONCILE_LOCATE_H

#include "search.h"

/* Fills the outcomes of failing and unresolved instances; needs a docket of all instances with trace. */
bool locate(struct locator *l, struct judge *j, struct docket *d);
void locator_free(struct locator *l);

#endif
