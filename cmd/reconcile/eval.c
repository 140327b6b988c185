/* SPDX-License-Identifier: ISC */
#include "eval.h"

#include "gather.h"
#include "tally.h"

static bool
eval_ref(struct eval *e, const struct ref *ref, struct num *out)
{
	struct report *r = e->scope[ref->scope];
	struct address a = {ref->scope, ref->sheet, NAME_NONE, lookup_column(e, ref), NULL};
	const struct row *row;

	if (r == NULL || !lookup_sheet(r, ref->sheet))
		return false;
	a.key = shape_key(&r->set->pool.shape[ref->shape], &r->set->names, e->capture);
	if (a.key == NAME_NONE || a.column == NAME_NONE)
		return false;
	row = report_row(r, ref->sheet, a.key);
	a.cell = row == NULL ? NULL : report_cell(r, row, a.column);
	return lookup_cell(e, r, &a, row != NULL, out);
}

static bool
eval_pair(struct eval *e, const struct node *n, struct val *out)
{
	struct val a, b, hundred = {.n = num_point(100, 0)};

	if (!eval_node(e, n->a, &a) || !eval_node(e, n->b, &b))
		return false;
	switch (n->op) {
	case OP_ADD:
		return val_add(&e->overflow, &a, &b, false, out);
	case OP_SUB:
		return val_add(&e->overflow, &a, &b, true, out);
	case OP_MUL:
		return val_multiply(&e->overflow, &a, &b, out);
	case OP_PERCENT:
		return val_multiply(&e->overflow, &a, &hundred, &a) && val_divide(&e->overflow, a, b, out);
	default:
		return val_divide(&e->overflow, a, b, out);
	}
}

bool
eval_node(struct eval *e, uint32_t node, struct val *out)
{
	const struct pool *pool = &e->scope[SCOPE_SELF]->set->pool;
	const struct node *n = &pool->node[node];
	size_t count;

	out->quotient = false;
	switch (n->op) {
	case OP_NUMBER:
		return num_constant(&n->number, &out->n);
	case OP_REF:
		return eval_ref(e, &pool->ref[n->a], &out->n);
	case OP_SUM:
	case OP_MAX:
	case OP_MIN:
		return gather_numbers(e, &pool->ref[n->a], &out->n);
	case OP_COUNT:
	case OP_BLANK:
	case OP_BAD:
	case OP_NEGATIVE:
		if (!tally_cells(e, &pool->ref[n->a], &count))
			return false;
		out->n = num_point((dec_int)count * UNIT, 1);
		return true;
	case OP_NEG:
		if (!eval_node(e, n->a, out))
			return false;
		out->n = num_negated(out->n);
		return true;
	case OP_ABS:
		if (!eval_node(e, n->a, out))
			return false;
		num_absolute(&out->n);
		return true;
	case OP_SGN:
		if (!eval_node(e, n->a, out))
			return false;
		out->n = (struct num){num_sign(out->n.lo), num_sign(out->n.hi), num_sign(out->n.mid), 1};
		out->quotient = false;
		return true;
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
	case OP_DIV:
	case OP_PERCENT:
		return eval_pair(e, n, out);
	}
	return false;
}

bool
eval_sides(struct eval *e, const struct cond *c, struct val *lhs, struct val *rhs,
    struct num *l, struct num *r)
{
	e->near = c->relation == REL_NEAR;
	e->equality = c->relation == REL_EQ || c->relation == REL_NEAR;
	e->left = true;
	if (!eval_node(e, c->lhs, lhs))
		return false;
	e->left = false;
	if (!eval_node(e, c->rhs, rhs))
		return false;
	*l = lhs->n;
	*r = rhs->n;
	if (rhs->quotient && !num_mul(&e->overflow, *l, rhs->d, l))
		return false;
	if (lhs->quotient && !num_mul(&e->overflow, *r, lhs->d, r))
		return false;
	return num_same_degree(&e->overflow, l, r);
}

bool
eval_relation(enum relation relation, const struct num *l, const struct num *r)
{
	switch (relation) {
	case REL_EQ:
	case REL_NEAR:
		return l->lo <= r->hi && r->lo <= l->hi;
	case REL_NE:
		return l->lo != r->lo || l->hi != r->hi || l->lo != l->hi;
	case REL_LE:
		return l->lo <= r->hi;
	case REL_LT:
		return l->lo < r->hi;
	case REL_GE:
		return l->hi >= r->lo;
	case REL_GT:
		return l->hi > r->lo;
	}
	return false;
}
