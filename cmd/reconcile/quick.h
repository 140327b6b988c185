/* SPDX-License-Identifier: ISC */
/*
 * quick.h - the short way to a verdict, for flat conditions (flat.h) over figures
 * that are printed plainly.
 *
 * The printed values lie within their intervals: where they agree there is nothing
 * to weigh, and only their sums are reckoned.  Whatever is not plain - a cell that
 * is lost, unreadable, a word, very large - is left to eval.h.
 */
#ifndef RECONCILE_QUICK_H
#define RECONCILE_QUICK_H

#include "lookup.h"

enum quick {
	QUICK_ASK,	/* eval.h must say */
	QUICK_NONE,	/* the instance does not apply */
	QUICK_YES,	/* the relation holds between the printed values */
	QUICK_NO
};

/* e->printed counts the cells that hold something, unless eval.h must say. */
enum quick quick_relation(struct eval *e, const struct cond *c);

#endif
