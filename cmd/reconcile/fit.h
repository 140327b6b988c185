/* SPDX-License-Identifier: ISC */
/*
 * fit.h - which lists a row is on (list: the rows that a reference can mean).
 *
 * A row key is held against the patterns of its sheet once; the answer is
 * remembered by sheet and key, whatever the number of reports, until the names
 * are forgotten.
 */
#ifndef RECONCILE_FIT_H
#define RECONCILE_FIT_H

#include "pool.h"

struct fit {
	uint32_t list;		/* NAME_NONE: behind the last one */
	uint32_t capture;	/* what the wildcard stands for; NAME_NONE without one */
};

struct fits {
	uint32_t epoch;				/* of the names that are remembered */
	uint32_t *first[SHEETS_MAX];		/* by key: 1 + its first fit; 0: not yet asked */
	size_t first_cap[SHEETS_MAX];
	struct fit *fit;
	size_t fits, fits_cap;
};

/* The lists that the row is on; NULL: no memory. */
const struct fit *fit_row(struct fits *f, struct pool *pool, uint32_t sheet, uint32_t key);
void fit_free(struct fits *f);

#endif
