/* SPDX-License-Identifier: ISC */
#include "gather.h"

#include "list.h"

/* What an aggregate gathers, cell by cell. */
struct gather {
	struct num sum, least, most;
	size_t rows, numbers;
};

static bool
gather_number(struct eval *e, struct gather *g, enum op op, const struct num *x)
{
	if (g->numbers++ == 0) {
		g->sum = g->least = g->most = *x;
		return true;
	}
	if (op == OP_SUM)
		return num_add(&e->overflow, g->sum, *x, &g->sum);
	g->least.lo = num_smaller(g->least.lo, x->lo);
	g->least.hi = num_smaller(g->least.hi, x->hi);
	g->least.mid = num_smaller(g->least.mid, x->mid);
	g->most.lo = num_larger(g->most.lo, x->lo);
	g->most.hi = num_larger(g->most.hi, x->hi);
	g->most.mid = num_larger(g->most.mid, x->mid);
	return true;
}

/* Does the row of a form hold nothing but notes? */
static bool
is_note(const struct report *r, const struct row *row)
{
	for (uint32_t c = row->first; c != 0; c = r->cell[c - 1].next)
		if (!rules_note(r->set, row->sheet, r->cell[c - 1].column))
			return false;
	return row->first != 0;
}

/* The row's cell and, for max and min, its twins. */
static bool
gather_row(struct eval *e, struct report *r, const struct ref *ref, uint32_t row, struct gather *g)
{
	struct address a = {ref->scope, ref->sheet, r->row[row].key, lookup_column(e, ref), NULL};
	struct num x;

	a.cell = report_cell(r, &r->row[row], a.column);
	if (a.cell == NULL && is_note(r, &r->row[row]))
		return true;
	g->rows++;
	do {
		if (!lookup_cell(e, r, &a, true, &x)) {
			/* a form's indicator without a score: the score is lost */
			if (a.cell != NULL || !r->set->sheet[ref->sheet].form)
				return false;
			e->unknown = true;
			x = num_point(0, 1);
		}
		if (!gather_number(e, g, ref->op, &x))
			return false;
		a.cell = a.cell == NULL || a.cell->twin == 0 ? NULL : &r->cell[a.cell->twin - 1];
	} while (ref->op != OP_SUM && a.cell != NULL);
	return true;
}

bool
gather_numbers(struct eval *e, const struct ref *ref, struct num *out)
{
	struct report *r = e->scope[ref->scope];
	const struct list_rows *l = r == NULL ? NULL : list_rows(r, ref->list);
	struct gather g = {.rows = 0};
	bool captures;

	if (l == NULL) {
		e->failed = e->failed || r != NULL;
		return false;
	}
	captures = r->set->pool.shape[ref->shape].captures;
	for (uint32_t i = list_first(r, l, captures, e->capture); i != 0; i = list_next(r, i, captures))
		if (!gather_row(e, r, ref, r->entry[i - 1].row, &g))
			return false;
	*out = ref->op == OP_MAX ? g.most : ref->op == OP_MIN ? g.least : g.sum;
	return g.rows != 0;
}
