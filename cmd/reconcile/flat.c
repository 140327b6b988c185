/* SPDX-License-Identifier: ISC */
#include "flat.h"

#include "mem.h"

/* Most that a term is multiplied with: sums of products have room in 128 bits. */
#define FACTOR_MAX ((int64_t)1 << 40)

static bool
whole_number(const struct node *n, int64_t *out)
{
	if (n->op != OP_NUMBER || n->number.scale != 0 || n->number.n > FACTOR_MAX)
		return false;
	*out = (int64_t)n->number.n;
	return true;
}

/* Appends the terms of a node, each times the factor.  False: it is more than that, or no memory (*ok). */
static bool
flatten(struct pool *p, uint32_t node, int64_t factor, bool *ok)
{
	const struct node *n = &p->node[node];
	struct term t = {.op = n->op, .ref = n->a, .factor = factor};
	int64_t times;

	switch (n->op) {
	case OP_NEG:
		return flatten(p, n->a, -factor, ok);
	case OP_ADD:
	case OP_SUB:
		return flatten(p, n->a, factor, ok) && flatten(p, n->b, n->op == OP_SUB ? -factor : factor, ok);
	case OP_MUL:
		return whole_number(&p->node[n->b], &times) && (factor == 1 || factor == -1) &&
		    flatten(p, n->a, factor * times, ok);
	case OP_NUMBER:
		if (!whole_number(n, &times) || (factor != 1 && factor != -1))
			return false;
		t.factor = factor * times;
		break;
	case OP_ABS:
		if (p->node[n->a].op != OP_REF)
			return false;
		t.ref = p->node[n->a].a;
		break;
	case OP_REF:
	case OP_SUM:
	case OP_COUNT:
	case OP_BLANK:
	case OP_BAD:
	case OP_NEGATIVE:
		break;
	default:
		return false;
	}
	if (!mem_grow(&p->term, &p->terms_cap, p->terms + 1, sizeof(*p->term)))
		return *ok = false;
	p->term[p->terms++] = t;
	return true;
}

/* Of a side that is more than flat nothing is kept. */
static bool
flatten_side(struct pool *p, uint32_t node, uint32_t *end, bool *ok)
{
	const size_t first = p->terms;
	const bool flat = flatten(p, node, 1, ok);

	if (!flat)
		p->terms = first;
	*end = (uint32_t)p->terms;
	return flat;
}

bool
flat_cond(struct pool *p, struct cond *c)
{
	bool ok = true;

	c->term = (uint32_t)p->terms;
	c->flat = flatten_side(p, c->lhs, &c->lhs_end, &ok);
	c->term_end = c->lhs_end;
	c->flat = c->flat && flatten_side(p, c->rhs, &c->term_end, &ok);
	return ok;
}
