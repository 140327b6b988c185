/* SPDX-License-Identifier: ISC */
#include "pair.h"

enum { PAIR_CELLS = 48, PAIR_TRIES = 6 };

static bool
cover(struct search *t, uint32_t a, uint32_t b, size_t members)
{
	const struct usage *u = &t->l->usage;
	size_t both = 0;

	if (t->l->hits[a] + t->l->hits[b] < members)
		return false;
	for (uint32_t i = u->first[a]; i < u->first[a + 1]; i++)
		both += t->l->member[u->use[i]] && suspect_uses(u, b, u->use[i]);
	return t->l->hits[a] + t->l->hits[b] - both == members;
}

static bool
pair_holds(struct search *t, const struct proposal *a, const struct proposal *b, struct verdicts *v)
{
	const struct proposal *both[2] = {a, b};
	unsigned exact, broken;

	t->q.ignore = UINT32_MAX;
	if (!suspect_holds(&t->q, both, 2, &exact, &broken) || broken != 0)
		return false;
	v->best[0] = *a;
	v->best[1] = *b;
	v->count = 2;
	v->pair = true;
	return true;
}

/* Two figures that changed places. */
bool
pair_exchange(struct search *t, uint32_t a, uint32_t b, struct verdicts *v)
{
	const struct cell *x = t->l->usage.cell[a].cell, *y = t->l->usage.cell[b].cell;
	struct proposal p[2];

	if (x == NULL || y == NULL || x->state != CELL_NUMBER || y->state != CELL_NUMBER || x->value == y->value)
		return false;
	p[0] = (struct proposal){.cell = a, .fix = suspect_suppose(&t->q, a, y->value), .slip = SLIP_OTHER_CELL};
	p[1] = (struct proposal){.cell = b, .fix = suspect_suppose(&t->q, b, x->value), .slip = SLIP_OTHER_CELL};
	return pair_holds(t, &p[0], &p[1], v);
}

/* Another cell of the same row may be the other half of an exchange though it fails elsewhere. */
void
pair_row(struct search *t, size_t members, struct verdicts *v)
{
	struct locator *l = t->l;
	struct usage *u = &l->usage;

	for (size_t s = 0; s < l->suspects; s++) {
		const struct address *a = &u->cell[l->suspect[s]];

		if (l->hits[l->suspect[s]] != members || a->scope != SCOPE_SELF)
			continue;
		for (uint32_t c = 0; c < u->cells && t->q.judged < INQUIRY_MAX; c++)
			if (c != l->suspect[s] && u->cell[c].key == a->key && u->cell[c].sheet == a->sheet &&
			    u->cell[c].scope == SCOPE_SELF && pair_exchange(t, l->suspect[s], c, v))
				return;
	}
}

bool
pair_values(struct search *t, uint32_t a, uint32_t b, struct verdicts *v)
{
	struct proposals x, y;

	suspect_values(&t->q, a, b, &x);
	if (x.count == 0)
		return false;
	suspect_values(&t->q, b, a, &y);
	for (size_t i = 0; i < x.count && i < PAIR_TRIES; i++)
		for (size_t k = 0; k < y.count && k < PAIR_TRIES; k++)
			if (x.p[i].cost < slip_cost(SLIP_OTHER) && y.p[k].cost < slip_cost(SLIP_OTHER) &&
			    pair_holds(t, &x.p[i], &y.p[k], v))
				return true;
	return false;
}

void
pair_any(struct search *t, size_t members, struct verdicts *v,
    bool (*attempt)(struct search *, uint32_t, uint32_t, struct verdicts *))
{
	struct locator *l = t->l;
	size_t n = l->suspects < PAIR_CELLS ? l->suspects : PAIR_CELLS;

	if (members < 2)
		return;
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (cover(t, l->suspect[i], l->suspect[k], members) &&
			    attempt(t, l->suspect[i], l->suspect[k], v))
				return;
}
