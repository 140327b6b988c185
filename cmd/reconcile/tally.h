/* SPDX-License-Identifier: ISC */
/*
 * tally.h - count, blank, bad and negative: how many cells of the rows that a
 * reference means count, twins too.
 */
#ifndef RECONCILE_TALLY_H
#define RECONCILE_TALLY_H

#include "lookup.h"

/* False: there is no report in this scope, or no memory (e->failed). */
bool tally_cells(struct eval *e, const struct ref *ref, size_t *out);

#endif
