/* SPDX-License-Identifier: ISC */
/*
 * lookup.h - an evaluation at work, and what a cell counts in it: the interval
 * that a printed figure stands for, zero for a blank, nothing or unknown for
 * what is not there (rules(5)).
 */
#ifndef RECONCILE_LOOKUP_H
#define RECONCILE_LOOKUP_H

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

/* The interval that a printed cell stands for. */
void lookup_interval(const struct eval *e, const struct cell *cell, bool statement, struct num *out);

/* What an address counts; false: the instance does not apply.  Notes it in the trace. */
bool lookup_cell(struct eval *e, struct report *r, struct address *a, bool row_there, struct num *out);
bool lookup_keep(struct eval *e, const struct address *a);

/* Notes the address when a trace is wanted; false: no memory. */
static inline bool
lookup_note(struct eval *e, const struct address *a)
{
	return e->trace == NULL || lookup_keep(e, a);
}

/* Name of the column that the reference means in this instance. */
static inline uint32_t
lookup_column(const struct eval *e, const struct ref *ref)
{
	return ref->column_kind == COLUMN_EACH ? e->column :
	    ref->column_kind == COLUMN_CAPTURE ? e->capture : ref->column;
}

/* A statement is there when it has figures or when the report says that it stands there. */
static inline bool
lookup_sheet(const struct report *r, uint32_t sheet)
{
	return r->sheet[sheet].rows != 0 || !r->set->sheet[sheet].statement ||
	    (r->printed_sheets >> (sheet & 63) & 1) != 0;
}

#endif
