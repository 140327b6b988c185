/* SPDX-License-Identifier: ISC */
#include "rule_part.h"

/* Of an instance whose cell is not there: does the reference end the reckoning? */
static bool
ends(const struct rule_set *set, const struct rule *r, size_t number)
{
	const struct ref *ref = &set->pool.ref[number];
	const struct sheet_info *info = &set->sheet[ref->sheet];

	return ref->op == OP_REF && ref->scope == SCOPE_SELF && ref->column_kind == COLUMN_NAME &&
	    set->pool.shape[ref->shape].captures && !info->statement && !(info->form && r->blank_zero);
}

/* The node that is evaluated first: nothing goes wrong before it. */
static const struct node *
leftmost(const struct pool *pool, uint32_t node)
{
	const struct node *n = &pool->node[node];

	while (n->op >= OP_ABS)
		n = &pool->node[n->a];
	return n;
}

void
rule_need(const struct rule_set *set, struct rule *r)
{
	const struct formula *f = &r->formula;
	const struct node *first = leftmost(&set->pool, set->pool.cond[f->first + f->guards].lhs);

	r->needs = 0;
	for (size_t i = f->ref_first; i < f->ref_body && r->needs == 0; i++)
		if (ends(set, r, i))
			r->needs = (uint32_t)i + 1;
	if (r->needs == 0 && first->op == OP_REF && ends(set, r, first->a))
		r->needs = first->a + 1;
}
