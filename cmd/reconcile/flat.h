/* SPDX-License-Identifier: ISC */
/*
 * flat.h - a condition laid out flat: on both sides only sums and differences of
 * references, aggregates and numbers, each times a whole number.
 *
 * Most conditions are such; quick.h judges them without the tree.
 */
#ifndef RECONCILE_FLAT_H
#define RECONCILE_FLAT_H

#include "pool.h"

/* Sets the terms of the condition, whose sides are read; false: no memory. */
bool flat_cond(struct pool *pool, struct cond *c);

#endif
