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

#include "docket.h"

struct locator {
	struct map cell_number;		/* addresses, numbered */
	struct address *cell;		/* by number */
	size_t cells_cap;
	uint32_t *use;			/* instances by cell: use[first[c]] .. use[first[c + 1] - 1] */
	size_t use_cap;
	uint32_t *first;
	size_t first_cap;
	uint32_t *cell_of;		/* by position in the trace: number of the cell */
	size_t cell_of_cap;
	uint32_t *member;		/* instances of the group at work */
	size_t members, members_cap;
	uint32_t *parent;		/* of the groups, by instance */
	size_t parent_cap;
	struct candidate *candidate;
	size_t candidates, candidates_cap;
	uint32_t *count;
	size_t count_cap;
	struct buf text;
};

/* Fills the outcomes of failing and unresolved instances; needs a docket of all instances with trace. */
bool locate(struct locator *l, struct judge *j, struct docket *d);
void locator_free(struct locator *l);

#endif
