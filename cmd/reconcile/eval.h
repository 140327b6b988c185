/* SPDX-License-Identifier: ISC */
/*
 * eval.h - what the two sides of a relation come to, as intervals.
 *
 * Sums and quotients of intervals (value.h); nothing is rounded, and overflow makes the
 * instance unresolved.
 */
#ifndef RECONCILE_EVAL_H
#define RECONCILE_EVAL_H

#include "value.h"

/* Address of a cell, also of one that is not printed. */
struct address {
	uint32_t scope, sheet, key, column;
	const struct cell *cell;	/* NULL: not printed */
};

struct trace {
	struct address *address;
	size_t count, cap;
};

/* A value to suppose for an address, as the search for the culprit does. */
struct supposed {
	uint32_t sheet, key, column;
	dec_int lo, hi, mid;
};

struct eval {
	struct report *scope[SCOPES];	/* NULL: there is none */
	const struct rule *rule;
	uint32_t capture, column;	/* of the instance; NAME_NONE without */
	bool guarded;			/* the guards that are fixed were found to hold */
	bool trunc;			/* printed figures are cut, not rounded */
	struct trace *trace;		/* NULL: addresses are not wanted */
	const struct supposed *supposed;
	size_t supposeds;
	/* results */
	bool unknown;			/* an unreadable cell took part */
	bool overflow;
	bool failed;			/* no memory */
	size_t printed;			/* cells that hold something */
	bool left;			/* which side is at work */
	bool near;			/* ~: every figure within a whole last place */
	bool equality;			/* bounds (>= 90) stand for all that satisfies them */
};

enum eval_state { EVAL_VALUE, EVAL_NONE };

/* False: the instance does not apply (a figure it needs is not there, or the divisor may be 0). */
bool eval_node(struct eval *e, uint32_t node, struct val *out);

/* The two sides on one footing: l and r may be compared as integers of one degree. */
bool eval_sides(struct eval *e, const struct cond *c, struct val *lhs, struct val *rhs,
    struct num *l, struct num *r);

bool eval_relation(enum relation relation, const struct num *l, const struct num *r);

/* Is the condition true?  False also when it does not apply or is unresolved. */
bool eval_holds(struct eval *e, const struct cond *c);

/* The interval that a printed cell stands for. */
void eval_interval(const struct eval *e, const struct cell *cell, bool statement, struct num *out);

#endif
