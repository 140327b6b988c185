/* SPDX-License-Identifier: ISC */
/*
 * flat.h - a condition laid out flat: on both sides only sums and differences of
 * references (or how large they are), aggregates and numbers, each times a whole number.
 *
 * Most conditions are such; quick.h judges them without the tree.  Of others the
 * left side may be.
 */
#ifndef RECONCILE_FLAT_H
#define RECONCILE_FLAT_H

#include "pool.h"

/* Sets the terms of the condition, whose sides are read; false: no memory. */
bool flat_cond(struct pool *pool, struct cond *c);

#endif
