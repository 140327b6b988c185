/* SPDX-License-Identifier: ISC */
#include "fold.h"
#include "record.h"

/* Is the label of two lots of pieces, the second from `from` up to `to`, one of the sheet's rows? */
static bool
names_row(struct records *rs, const struct pieces *a, const struct pieces *b, unsigned from,
    unsigned to)
{
	unsigned i;
	bool ok = true;

	buf_clear(&rs->work);
	for (i = 0; a != NULL && i < a->n && ok; i++)
		ok = fold_label(&rs->work, a->part[i]);
	for (i = from; i < to && ok; i++)
		ok = fold_label(&rs->work, b->part[i]);
	rs->failed = rs->failed || !ok;
	return layout_find(rs->known, LAYOUT_ROW, rs->sheet, layout_bare(buf_view(&rs->work))) != NULL;
}

bool
record_completes_label(struct records *rs, unsigned g, const struct pieces *piece)
{
	const struct record *last = rs->last[g];

	return rs->waiting[g] && last->name.n != 0 && piece->n != 0 &&
	    names_row(rs, &last->name, piece, 0, piece->n) &&
	    (!names_row(rs, &last->name, NULL, 0, 0) || !names_row(rs, piece, NULL, 0, 0));
}

/* The rest of a label before what follows it: as one label with next's, which may have none. */
static bool
names_next(struct records *rs, const struct pieces *loose, unsigned from, const struct record *next)
{
	struct pieces joined = {.n = 0};
	unsigned i;

	for (i = from; i < loose->n; i++)
		pieces_add(&joined, loose->part[i]);
	if (next->name.n != 0)
		pieces_append(&joined, &next->name);
	return joined.n != 0 && names_row(rs, &joined, NULL, 0, 0);
}

/* How many of the pieces are the end of the last label: what makes known labels of both sides decides. */
static unsigned
split_at(struct records *rs, unsigned g, const struct record *next)
{
	const struct pieces *loose = &rs->loose[g];
	const struct record *last = rs->last[g];
	unsigned s, best = 0, most = 0;

	if (!rs->waiting[g])
		return 0;
	if (next == NULL)
		return loose->n;
	for (s = 0; s <= loose->n; s++) {
		unsigned score = 0;

		if (names_row(rs, &last->name, loose, 0, s))
			score += s != 0 ? 3 : 2;
		if (names_next(rs, loose, s, next) || (s < loose->n &&
		    names_row(rs, NULL, loose, s, loose->n)))
			score += 2;
		if (score > most) {
			most = score;
			best = s;
		}
	}
	if (most != 0)
		return best;
	if (next->name.n != 0)
		return loose->n;
	return loose->n - 1;	/* the last piece begins the row that has no label */
}

void
records_settle(struct records *rs, unsigned g, struct record *next)
{
	struct pieces loose = rs->loose[g], label = {.n = 0};
	unsigned i, s;

	if (loose.n == 0)
		return;
	s = split_at(rs, g, next);
	for (i = 0; i < s && rs->waiting[g]; i++)
		pieces_add(&rs->last[g]->name, loose.part[i]);
	for (; i < loose.n; i++)
		pieces_add(&label, loose.part[i]);
	rs->loose[g].n = 0;
	/* a row that has a label without them: they were a row of their own, without figures */
	if (label.n == 0 || next == NULL || (next->name.n != 0 && names_row(rs, NULL, &label, 0, label.n)))
		return;
	pieces_append(&label, &next->name);
	next->name = label;
}
