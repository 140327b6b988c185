/* SPDX-License-Identifier: ISC */
/*
 * gather.h - sum, max and min over the rows that a reference means.
 */
#ifndef RECONCILE_GATHER_H
#define RECONCILE_GATHER_H

#include "lookup.h"

/* False: no row fits, or a figure that is needed is not there. */
bool gather_numbers(struct eval *e, const struct ref *ref, struct num *out);

#endif
