/* SPDX-License-Identifier: ISC */
/*
 * pool.h - what the formulas of a rule set share: nodes, references, shapes,
 * conditions and lists, each known by its number.
 */
#ifndef RECONCILE_POOL_H
#define RECONCILE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dec.h"
#include "names.h"
#include "shape.h"
#include "slice.h"

enum { SHEETS_MAX = 64 };
#define TALLY_NONE UINT32_MAX

enum scope { SCOPE_SELF, SCOPE_PREV, SCOPE_UNITS, SCOPE_PART, SCOPE_BUD, SCOPE_TWIN, SCOPES };
enum relation { REL_EQ, REL_NEAR, REL_NE, REL_LE, REL_LT, REL_GE, REL_GT };
enum op {
	OP_NUMBER, OP_REF, OP_SUM, OP_COUNT, OP_MAX, OP_MIN, OP_BLANK, OP_BAD, OP_NEGATIVE,
	OP_ABS, OP_SGN, OP_NEG, OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_PERCENT
};

enum column_kind { COLUMN_NAME, COLUMN_EACH, COLUMN_CAPTURE, COLUMN_ANY };

struct ref {
	enum scope scope;
	uint32_t sheet;			/* number of the sheet in the rule set */
	uint32_t shape;			/* number of the shape in the rule set */
	enum column_kind column_kind;	/* a measure, `*`, `$` or `#` */
	uint32_t column;		/* name of the measure */
	uint32_t list;			/* number of its (shape, sheet) pair */
	enum op op;			/* the aggregate that it stands under, else OP_REF */
	uint32_t tally;			/* number of a count that is the same in all instances; TALLY_NONE: another */
	struct slice text;		/* as written */
};

struct node {
	enum op op;
	uint32_t a, b;		/* children; a is the reference of REF and the aggregates */
	struct dec number;
};

/* A number, or what a reference or an aggregate counts, times a whole number (flat.h). */
struct term {
	enum op op;			/* OP_ABS: of a reference */
	uint32_t ref;
	int64_t factor;
};

struct cond {
	enum relation relation;
	bool flat;			/* both sides are */
	uint32_t term, lhs_end, term_end;	/* terms up to lhs_end are the left side; the right one may be missing */
	uint32_t lhs, rhs;		/* nodes */
	uint32_t ref_first, ref_last;	/* its references */
	bool fixed;			/* the same for all instances of the rule */
	struct slice lhs_text, rhs_text;
};

/* What the formulas of a rule set share; sheets are names as well. */
struct pool {
	struct names *names;
	struct node *node;
	size_t nodes, nodes_cap;
	struct ref *ref;
	size_t refs, refs_cap;
	struct term *term;
	size_t terms, terms_cap;
	struct cond *cond;
	size_t conds, conds_cap;
	struct shape *shape;
	size_t shapes, shapes_cap;
	uint32_t *sheet;		/* names of the sheets that rules address */
	size_t sheets, sheets_cap;
	struct list {			/* pairs of a shape and a sheet: the rows that a reference can mean */
		uint32_t shape, sheet;
		uint32_t next;			/* of the same chain, 1 + number */
		uint32_t cross, crosses;	/* references of rules across reports, in the rule set */
	} *list;
	size_t lists, lists_cap;
	struct {				/* by sheet: its first list of each kind, 1 + number */
		uint32_t texts, patterns;
	} chain[SHEETS_MAX];
	uint32_t tallies;		/* counts that differ in list, measure or what they count */
};

/* Adds a sheet that is read though no formula names it; false: no memory, or too many. */
bool pool_add_sheet(struct pool *pool, struct slice text, uint32_t *number);
/* Number of a sheet that rules address, SIZE_MAX when none does. */
size_t pool_sheet(const struct pool *pool, uint32_t name);
void pool_free(struct pool *pool);

#endif
