/* SPDX-License-Identifier: ISC */
/*
 * formula.h - the rule language, read into a tree (rules(5)).
 *
 *	rule = { "when" cond ":" } cond		cond = sum rel sum
 *	sum  = term { (+|-) term }		term = atom { (*|/|%) atom }
 *	atom = [sum|count|max|min|blank|bad|negative] [scope:] SHEET[row,column] | number | (sum) | -atom
 *	     | abs atom | sgn atom
 *
 * Its parts live in the pool (pool.h); a formula is a range of conditions: its guards,
 * then the one that must hold.
 */
#ifndef RECONCILE_FORMULA_H
#define RECONCILE_FORMULA_H

#include "pool.h"

struct formula {
	size_t first, guards;		/* conds first .. first + guards are guards; then the body */
	size_t ref_first, ref_body, ref_last;	/* its references; those of the body from ref_body */
};

struct formula_error {
	size_t at;			/* byte in the formula */
	const char *what;		/* NULL: no error */
};

/* Reads text (borrowed for the pool's life); error->what tells what is wrong. */
void formula_read(struct pool *pool, struct slice text, struct formula *f, struct formula_error *error);

extern const char *const scope_word[SCOPES];
extern const char *const relation_sign[];

#endif
