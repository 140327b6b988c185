/* SPDX-License-Identifier: ISC */
/*
 * search.h - the state of the search for the culprit: which instances and cells
 * are under suspicion, and what was found for the group at work.
 */
#ifndef RECONCILE_SEARCH_H
#define RECONCILE_SEARCH_H

#include "suspect.h"

struct locator {
	struct usage usage;
	struct buf text;
	bool *bound, *member;		/* by instance */
	size_t bound_cap, member_cap;
	uint32_t *parent;		/* of the groups, by instance */
	size_t parent_cap;
	uint32_t *touched;		/* by cell: the failing instance that met it last, 1 + number */
	size_t touched_cap;
	uint32_t *suspect;		/* cells of the group at work */
	size_t suspects, suspects_cap;
	uint32_t *hits;			/* by cell: failing instances of the group that use it */
	size_t hits_cap;
	size_t groups;
};

enum {
	SHOWN_MAX = 3,		/* candidates kept */
	MARGIN = 3,		/* so much cheaper is clearly better */
	GROUPS_MAX = 500,	/* of one report; a report with more is no report, or not one to correct cell by cell */
	LOST_VALUES = 40	/* more values than that say nothing about a lost cell */
};

/* What the group at work came to: proposals for one cell each, or one pair. */
struct verdicts {
	struct proposal best[SHOWN_MAX];
	size_t count;
	bool pair;
};

struct search {
	struct locator *l;
	struct docket *d;
	struct inquiry q;
};

#endif
