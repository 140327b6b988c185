/* SPDX-License-Identifier: ISC */
/*
 * eval.h - what the two sides of a relation come to, as intervals.
 *
 * Sums and quotients of intervals (value.h); nothing is rounded, and overflow makes the
 * instance unresolved.
 */
#ifndef RECONCILE_EVAL_H
#define RECONCILE_EVAL_H

#include "lookup.h"

/* False: the instance does not apply (a figure it needs is not there, or the divisor may be 0). */
bool eval_node(struct eval *e, uint32_t node, struct val *out);

/* The two sides on one footing: l and r may be compared as integers of one degree. */
bool eval_sides(struct eval *e, const struct cond *c, struct val *lhs, struct val *rhs,
    struct num *l, struct num *r);

bool eval_relation(enum relation relation, const struct num *l, const struct num *r);

#endif
