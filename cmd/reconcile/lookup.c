/* SPDX-License-Identifier: ISC */
#include "lookup.h"

#include "mem.h"

/* The last place of an amount in the narrative: 0.01 of ten thousand yuan. */
#define NARRATIVE_PLACE (100 * UNIT)
#define ENDLESS ((dec_int)1 << 100)	/* leaves room for sums */

void
lookup_interval(const struct eval *e, const struct cell *cell, bool statement, struct num *out)
{
	dec_int half = cell->ulp / 2, below = half, above = half;

	*out = num_point(cell->value, 1);
	if (e->equality && cell->bound != BOUND_NONE) {
		*(cell->bound == BOUND_LEAST ? &out->hi : &out->lo) = cell->bound == BOUND_LEAST ? ENDLESS : -ENDLESS;
		return;
	}
	if (cell->ulp == 0 || (statement && cell->value == 0 && !e->rule->cross) || e->rule->precision == PRECISION_EXACT)
		return;
	if (e->rule->precision == PRECISION_PERCENT && cell->percent) {
		below = above = cell->ulp;
	} else if (e->rule->precision == PRECISION_PERCENT && statement && cell->ulp < NARRATIVE_PLACE) {
		below = above = NARRATIVE_PLACE / 2;	/* rates are reckoned from what the text prints */
	} else if (e->near) {
		below = above = cell->ulp;
	} else if (e->trunc) {
		below = cell->value > 0 ? 0 : cell->ulp;
		above = cell->value < 0 ? 0 : cell->ulp;
	} else if (e->rule->precision == PRECISION_LOOSE && e->left) {
		below = cell->value >= 0 ? half : cell->ulp;
		above = cell->value >= 0 ? cell->ulp : half;
	}
	out->lo -= below;
	out->hi += above;
}

static bool
suppose(struct eval *e, const struct address *a, struct num *out)
{
	for (size_t i = 0; i < e->supposeds; i++) {
		const struct supposed *s = &e->supposed[i];

		if (s->column == a->column && s->key == a->key && s->sheet == a->sheet &&
		    a->scope == SCOPE_SELF) {
			*out = (struct num){s->lo, s->hi, s->mid, 1};
			return true;
		}
	}
	return false;
}

bool
lookup_keep(struct eval *e, const struct address *a)
{
	struct trace *t = e->trace;

	if (!mem_grow(&t->address, &t->cap, t->count + 1, sizeof(*t->address))) {
		e->failed = true;
		return false;
	}
	t->address[t->count++] = *a;
	return true;
}

/* A word of comparison (大于) counts as its sign. */
static bool
word_value(struct eval *e, const struct report *r, const struct cell *cell, struct num *out)
{
	uint32_t name = names_find(&r->set->names, cell->raw);
	int sign;

	if (name == NAME_NONE || !rules_word(r->set, name, &sign))
		return false;
	e->printed++;
	*out = num_point(sign * UNIT, 1);
	return true;
}

/* Must the row be printed?  Then it is lost, and so is what it says. */
static bool
is_lost(const struct report *r, const struct address *a)
{
	const struct must *m = r->sheet[a->sheet].numbers == 0 ? NULL : rules_must(r->set, a->sheet, a->key);

	for (size_t i = m == NULL ? 0 : m->from; m != NULL && i < m->to; i++) {
		const struct ref *part = &r->set->pool.ref[i];
		const struct row *row = report_row(r, part->sheet, r->set->pool.shape[part->shape].key);
		const struct cell *c = row == NULL ? NULL : report_cell(r, row, a->column);

		if (c != NULL && (c->state == CELL_BAD || (c->state == CELL_NUMBER && c->value != 0)))
			return true;
	}
	return m != NULL && m->from == m->to;
}

/*
 * A cell that is not printed.  In a statement that is there it is zero, unless
 * its whole row is missing and must be printed; in a form it is zero when the
 * rule says so; elsewhere the instance does not apply.
 */
static bool
absent(struct eval *e, struct report *r, const struct address *a, bool row_there, struct num *out)
{
	bool statement = r->set->sheet[a->sheet].statement;

	*out = num_point(0, 1);
	if (!statement)
		return r->set->sheet[a->sheet].form && e->rule->blank_zero && row_there;
	if (!rules_measure(r->set, a->sheet, a->column))
		return false;
	if (e->rule->cross) {	/* another report may print in yuan what is nothing here */
		out->lo = -NARRATIVE_PLACE / 2;
		out->hi = NARRATIVE_PLACE / 2;
	}
	if (!row_there && is_lost(r, a))
		e->unknown = true;
	return true;
}

bool
lookup_cell(struct eval *e, struct report *r, struct address *a, bool row_there, struct num *out)
{
	bool statement = r->set->sheet[a->sheet].statement;

	if (!lookup_note(e, a))
		return false;
	if (e->supposeds != 0 && suppose(e, a, out)) {
		e->printed++;
		return true;
	}
	if (a->cell == NULL)
		return absent(e, r, a, row_there, out);
	*out = num_point(0, 1);
	switch (a->cell->state) {
	case CELL_NUMBER:
		e->printed++;
		lookup_interval(e, a->cell, statement, out);
		return true;
	case CELL_BLANK:
		e->unknown = e->unknown || !(statement || (r->set->sheet[a->sheet].form && e->rule->blank_zero));
		return true;
	case CELL_TEXT:
		return word_value(e, r, a->cell, out);
	case CELL_BAD:
		e->printed++;
		e->unknown = true;
		return true;
	}
	return false;
}
