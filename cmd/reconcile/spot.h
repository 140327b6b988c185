/* SPDX-License-Identifier: ISC */
/*
 * spot.h - the addresses of figures as the stream writes them, and what each means.
 *
 * The same addresses come back in every report.  What one means is found once and
 * remembered by its three texts; and as an address is mostly followed by one that
 * followed it before, these are looked at first.
 */
#ifndef RECONCILE_SPOT_H
#define RECONCILE_SPOT_H

#include "rule.h"

enum { SPOT_IMPLIES = 2, SPOT_FOLLOWERS = 3 };

struct spot {
	struct slice sheet_text, key_text, measure_text;
	uint32_t sheet;				/* number in the pool; NAME_NONE: no rule addresses it */
	uint32_t key, column;			/* names */
	uint32_t implied[SPOT_IMPLIES];		/* rows that stand in the form as well; NAME_NONE: none */
	uint64_t printed, unread;		/* statements that it says stand in the report, were left */
	uint32_t follower[SPOT_FOLLOWERS];	/* those met behind it, the last one first; 1 + number, 0: none */
};

struct spots {
	struct map number;			/* by the three texts */
	struct spot *spot;
	size_t cap;
	struct buf text;
	size_t bytes;				/* taken up by those remembered */
	uint32_t last;				/* the one looked up last, 1 + number */
	uint32_t epoch;				/* of the names */
};

/* NULL: no memory.  Good until the next call. */
const struct spot *spot_find(struct spots *s, struct rule_set *set, struct slice sheet, struct slice key,
    struct slice measure);
void spot_free(struct spots *s);

#endif
