/* SPDX-License-Identifier: ISC */
#include "quick.h"

#include "list.h"
#include "tally.h"

/* What the terms come to so far. */
struct sum {
	dec_int value;
	size_t printed;
};

/* Small enough for sums of it to have room, and an interval around what is printed; that of a bound is wide. */
static inline bool
is_plain(const struct cell *c, int64_t factor)
{
	return c->value == (int64_t)c->value && c->ulp == (int64_t)c->ulp && c->ulp >= 0 &&
	    (c->bound == BOUND_NONE || factor == 1 || factor == -1);
}

/* A cell that is printed; QUICK_YES: it went into the sum. */
static inline enum quick
add_cell(struct sum *s, const struct report *r, uint32_t sheet, const struct cell *c, int64_t factor)
{
	if (c->state == CELL_NUMBER && is_plain(c, factor)) {
		s->value += (dec_int)(int64_t)c->value * factor;
		s->printed++;
		return QUICK_YES;
	}
	return c->state == CELL_BLANK && r->set->sheet[sheet].statement ? QUICK_YES : QUICK_ASK;
}

/* One that is not: nothing in a statement, unless its row is lost. */
static enum quick
add_nothing(const struct report *r, uint32_t sheet, uint32_t key, uint32_t column, bool row_there)
{
	if (!r->set->sheet[sheet].statement || !rules_measure(r->set, sheet, column))
		return QUICK_NONE;
	return row_there || r->sheet[sheet].numbers == 0 || rules_must(r->set, sheet, key) == NULL ? QUICK_YES : QUICK_ASK;
}

static inline enum quick
add_ref(const struct eval *e, struct sum *s, const struct ref *ref, const struct term *t)
{
	const struct report *r = e->scope[ref->scope];
	uint32_t column = lookup_column(e, ref), key;
	const struct row *row;
	const struct cell *c;

	if (r == NULL)
		return QUICK_NONE;
	key = shape_key(&r->set->pool.shape[ref->shape], &r->set->names, e->capture);
	row = key == NAME_NONE ? NULL : report_row(r, ref->sheet, key);
	c = row == NULL ? NULL : report_cell(r, row, column);
	if (c != NULL)
		return add_cell(s, r, ref->sheet, c, t->op == OP_ABS && c->value < 0 ? -t->factor : t->factor);
	if (key == NAME_NONE || column == NAME_NONE || !lookup_sheet(r, ref->sheet))
		return QUICK_NONE;
	if (r->set->sheet[ref->sheet].form && e->rule->blank_zero && row != NULL)
		return QUICK_YES;
	return add_nothing(r, ref->sheet, key, column, row != NULL);
}

/* The rows of a sum, along the chain of the list or, with a capture, of that. */
static enum quick
add_rows(const struct eval *e, struct sum *s, const struct ref *ref, int64_t factor)
{
	struct report *r = e->scope[ref->scope];
	const bool captures = r->set->pool.shape[ref->shape].captures;
	const struct list_rows *l = list_rows(r, ref->list);
	uint32_t column = lookup_column(e, ref), first, i;

	if (l == NULL)
		return QUICK_ASK;
	first = list_first(r, l, captures, e->capture);
	for (i = first; i != 0; i = list_next(r, i, captures)) {
		const struct cell *c = report_cell(r, &r->row[r->entry[i - 1].row], column);
		enum quick q = c == NULL ? add_nothing(r, ref->sheet, NAME_NONE, column, true) : add_cell(s, r, ref->sheet, c, factor);

		if (c == NULL && r->set->sheet[ref->sheet].form)
			return QUICK_ASK;	/* a note, or a score that is lost */
		if (q != QUICK_YES)
			return q;
	}
	return first == 0 ? QUICK_NONE : QUICK_YES;
}

static enum quick
add_term(struct eval *e, struct sum *s, const struct term *t)
{
	const struct ref *ref;
	size_t count;

	if (t->op == OP_NUMBER) {
		s->value += UNIT * t->factor;
		return QUICK_YES;
	}
	ref = &e->scope[SCOPE_SELF]->set->pool.ref[t->ref];
	if (t->op == OP_REF || t->op == OP_ABS)
		return add_ref(e, s, ref, t);
	if (e->scope[ref->scope] == NULL)
		return QUICK_NONE;
	if (t->op == OP_SUM)
		return add_rows(e, s, ref, t->factor);
	if (!tally_cells(e, ref, &count))
		return QUICK_ASK;
	s->value += (dec_int)count * UNIT * t->factor;
	return QUICK_YES;
}

static bool
holds(enum relation relation, dec_int l, dec_int r)
{
	switch (relation) {
	case REL_EQ:
	case REL_NEAR:
		return l == r;
	case REL_NE:
		return l != r;
	case REL_LE:
		return l <= r;
	case REL_LT:
		return l < r;
	case REL_GE:
		return l >= r;
	case REL_GT:
		return l > r;
	}
	return false;
}

enum quick
quick_relation(struct eval *e, const struct cond *c)
{
	const struct term *term = e->scope[SCOPE_SELF]->set->pool.term;
	struct sum s = {0, 0};
	dec_int left = 0;

	if (e->trace != NULL || e->supposeds != 0)
		return QUICK_ASK;
	for (uint32_t i = c->term; i < c->term_end; i++) {
		enum quick q;

		if (i == c->lhs_end) {
			left = s.value;
			s.value = 0;
		}
		q = add_term(e, &s, &term[i]);
		if (q != QUICK_YES)
			return q;
	}
	if (!c->flat)
		return QUICK_ASK;
	e->printed = s.printed;
	return holds(c->relation, left, s.value) ? QUICK_YES : QUICK_NO;
}
