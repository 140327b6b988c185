/* SPDX-License-Identifier: ISC */
/*
 * pair.h - two wrong figures: exchanged with one another, or each for itself.
 */
#ifndef RECONCILE_PAIR_H
#define RECONCILE_PAIR_H

#include "search.h"

/* Another cell of the row of a suspect may be the other half though it fails elsewhere. */
void pair_row(struct search *t, size_t members, struct verdicts *v);

/* Pairs of suspects that together stand in all failing instances, until an attempt succeeds. */
void pair_any(struct search *t, size_t members, struct verdicts *v,
    bool (*attempt)(struct search *, uint32_t, uint32_t, struct verdicts *));
bool pair_exchange(struct search *t, uint32_t a, uint32_t b, struct verdicts *v);
bool pair_values(struct search *t, uint32_t a, uint32_t b, struct verdicts *v);

#endif
