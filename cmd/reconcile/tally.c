/* SPDX-License-Identifier: ISC */
#include "tally.h"

#include "flaw.h"
#include "list.h"

/* A cell and its twins; only what counts is noted. */
static bool
count_twins(struct eval *e, struct report *r, const struct ref *ref, const struct row *row, uint32_t cell, size_t *n)
{
	for (uint32_t k = cell; k != 0; k = r->cell[k - 1].twin) {
		const struct cell *c = &r->cell[k - 1];

		if (ref->op == OP_COUNT ? flaw_counts(r->set, ref->sheet, OP_BLANK, c) :
		    !flaw_counts(r->set, ref->sheet, ref->op, c))
			continue;
		++*n;
		if (!lookup_note(e, &(struct address){ref->scope, ref->sheet, row->key, c->column, c}))
			return false;
	}
	return true;
}

static bool
count_rows(struct eval *e, struct report *r, const struct ref *ref, size_t *n)
{
	const bool captures = r->set->pool.shape[ref->shape].captures, any = ref->column_kind == COLUMN_ANY;
	const struct list_rows *l = list_rows(r, ref->list);
	const bool whole = ref->op == OP_COUNT && any && e->trace == NULL;
	uint32_t column = lookup_column(e, ref);

	if (whole)
		flaw_look(r);
	if (l == NULL) {
		e->failed = true;
		return false;
	}
	for (uint32_t i = list_first(r, l, captures, e->capture); i != 0; i = list_next(r, i, captures)) {
		const struct row *row = &r->row[r->entry[i - 1].row];

		if (whole) {
			*n += row->filled;
			continue;
		}
		for (uint32_t c = row->first; c != 0; c = r->cell[c - 1].next)
			if ((any || r->cell[c - 1].column == column) && !count_twins(e, r, ref, row, c, n))
				return false;
	}
	return true;
}

/*
 * What is the same in all instances is counted once a report, unless a trace is wanted;
 * and where no cell of the sheet counts there is nothing to walk over.
 */
bool
tally_cells(struct eval *e, const struct ref *ref, size_t *out)
{
	struct report *r = e->scope[ref->scope];
	struct tally *t;

	*out = 0;
	if (r == NULL)
		return false;
	t = ref->tally == TALLY_NONE || e->trace != NULL ? NULL : &r->tally[ref->tally];
	if (t != NULL && t->stamp == r->stamp) {
		*out = t->count;
		return true;
	}
	if (ref->op != OP_COUNT && flaw_none(r, ref, lookup_column(e, ref)))
		return true;
	if (!count_rows(e, r, ref, out))
		return false;
	if (t != NULL)
		*t = (struct tally){r->stamp, *out};
	return true;
}
