/* SPDX-License-Identifier: ISC */
#include "gather.h"

#include "flaw.h"
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

/* Counts the row's cells of the column (or of all), twins too; only what is counted is noted. */
static bool
count_row(struct eval *e, struct report *r, const struct ref *ref, uint32_t row, struct gather *g)
{
	struct address a = {ref->scope, ref->sheet, r->row[row].key, lookup_column(e, ref), NULL};

	g->rows++;
	for (uint32_t c = r->row[row].first; c != 0; c = r->cell[c - 1].next) {
		if (ref->column_kind != COLUMN_ANY && r->cell[c - 1].column != a.column)
			continue;
		for (uint32_t k = c; k != 0; k = r->cell[k - 1].twin) {
			a.cell = &r->cell[k - 1];
			a.column = a.cell->column;
			if (ref->op == OP_COUNT ? flaw_counts(r->set, ref->sheet, OP_BLANK, a.cell) :
			    !flaw_counts(r->set, ref->sheet, ref->op, a.cell))
				continue;
			g->numbers++;
			if (!lookup_note(e, &a))
				return false;
		}
	}
	return true;
}

/* The row's cell and, for max and min, its twins. */
static bool
gather_row(struct eval *e, struct report *r, const struct ref *ref, uint32_t row, struct gather *g)
{
	struct address a = {ref->scope, ref->sheet, r->row[row].key, lookup_column(e, ref), NULL};
	struct num x;

	if (ref->op != OP_SUM && ref->op != OP_MAX && ref->op != OP_MIN)
		return count_row(e, r, ref, row, g);
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

static bool
gather_rows(struct eval *e, struct report *r, const struct ref *ref, struct gather *g)
{
	struct shape *shape = &r->set->pool.shape[ref->shape];
	const struct list_rows *l;

	if (!shape->open) {
		const struct row *row = report_row(r, ref->sheet, shape_key(shape, &r->set->names, e->capture));

		return row == NULL || gather_row(e, r, ref, (uint32_t)(row - r->row), g);
	}
	l = list_rows(r, ref->list);
	if (l == NULL) {
		e->failed = true;
		return false;
	}
	if (shape->captures) {
		for (uint32_t i = list_of(r, l, e->capture); i != 0; i = r->entry[i - 1].next)
			if (!gather_row(e, r, ref, r->entry[i - 1].row, g))
				return false;
		return true;
	}
	for (uint32_t i = l->first; i != 0; i = r->entry[i - 1].after)
		if (!gather_row(e, r, ref, r->entry[i - 1].row, g))
			return false;
	return true;
}

/*
 * How many cells count.  What is the same in all instances is counted once a report,
 * unless a trace is wanted; and where no cell of the sheet counts there is nothing to walk over.
 */
static bool
count(struct eval *e, struct report *r, const struct ref *ref, size_t *out)
{
	struct tally *t = ref->tally == TALLY_NONE || e->trace != NULL ? NULL : &r->tally[ref->tally];
	struct gather g = {.rows = 0};

	*out = 0;
	if (t != NULL && t->stamp == r->stamp) {
		*out = t->count;
		return true;
	}
	if (ref->op != OP_COUNT && flaw_none(r, ref, lookup_column(e, ref)))
		return true;
	if (!gather_rows(e, r, ref, &g))
		return false;
	*out = g.numbers;
	if (t != NULL)
		*t = (struct tally){r->stamp, g.numbers};
	return true;
}

bool
gather_aggregate(struct eval *e, const struct ref *ref, struct num *out)
{
	struct report *r = e->scope[ref->scope];
	struct gather g = {.rows = 0};
	size_t counted;

	if (r == NULL)
		return false;
	switch (ref->op) {
	case OP_SUM:
	case OP_MAX:
	case OP_MIN:
		break;
	default:
		if (!count(e, r, ref, &counted))
			return false;
		*out = num_point((dec_int)counted * UNIT, 1);
		return true;
	}
	if (!gather_rows(e, r, ref, &g))
		return false;
	*out = ref->op == OP_MAX ? g.most : ref->op == OP_MIN ? g.least : g.sum;
	return g.rows != 0;
}
