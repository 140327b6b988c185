/* SPDX-License-Identifier: ISC */
#include "flaw.h"

void
flaw_look(struct report *r)
{
	if (r->flaws == r->stamp)
		return;
	for (size_t i = 0; i < r->sheets; i++)
		r->sheet[i].blank = r->sheet[i].bad = r->sheet[i].negative = 0;
	for (size_t i = 0; i < r->cells; i++) {
		const struct cell *c = &r->cell[i];
		uint32_t sheet = r->row[c->row].sheet;
		struct sheet_rows *s = &r->sheet[sheet];
		uint64_t bit = column_bit(c->column);
		bool blank = flaw_counts(r->set, sheet, OP_BLANK, c);

		r->row[c->row].filled += !blank;
		s->blank |= blank ? bit : 0;
		s->bad |= flaw_counts(r->set, sheet, OP_BAD, c) ? bit : 0;
		s->negative |= flaw_counts(r->set, sheet, OP_NEGATIVE, c) ? bit : 0;
	}
	r->flaws = r->stamp;
}

bool
flaw_none(struct report *r, const struct ref *ref, uint32_t column)
{
	const struct sheet_rows *s = &r->sheet[ref->sheet];
	uint64_t columns;

	flaw_look(r);
	columns = ref->op == OP_BLANK ? s->blank : ref->op == OP_BAD ? s->bad : s->negative;
	return (ref->column_kind == COLUMN_ANY ? columns : columns & column_bit(column)) == 0;
}
