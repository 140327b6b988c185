/* SPDX-License-Identifier: ISC */
#include "unfold.h"

enum { SCORE_DIGITS = 3 };

static bool
all_dashes(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len && (word.ptr[i] == '-' || word.ptr[i] == '/' || word.ptr[i] == '*'); i++)
		continue;
	return i == word.len;
}

bool
unfold_is_value(const struct unfold *u, size_t i)
{
	return u->cell[i].number || all_dashes(u->cell[i].token.word);
}

bool
unfold_is_score(const struct unfold *u, size_t i)
{
	const struct unfold_cell *c = &u->cell[i];
	size_t point;

	if (!c->number || c->quantity.sign.len != 0 || (c->quantity.unit.len != 0 &&
	    !slice_eq(c->quantity.unit, SLICE("分"))))
		return false;
	point = slice_find_byte(c->quantity.digits, '.', 0);
	return (point == SLICE_NONE ? c->quantity.digits.len : point) <= SCORE_DIGITS;
}

bool
unfold_is_caption(const struct unfold *u, size_t i)
{
	const struct term *t = terms_find(u->form->terms, TERM_COLUMN, u->cell[i].token.word);

	return t != NULL && slice_ends(t->canonical, SLICE("级指标"));
}

bool
unfold_is_goal(const struct unfold *u, size_t i)
{
	return terms_find(u->form->terms, TERM_GOAL, form_unordered(u->cell[i].token.word)) != NULL;
}

bool
unfold_is_section(const struct unfold *u, size_t i)
{
	return u->cell[i].token.word.len != 0 && terms_find(u->form->terms, TERM_SECTION,
	    form_unordered(u->cell[i].token.word)) != NULL;
}

bool
unfold_is_remark(const struct unfold *u, size_t i)
{
	return slice_ends(u->cell[i].token.word, SLICE("原因")) ||
	    slice_ends(u->cell[i].token.word, SLICE("备注"));
}

bool
unfold_ends_funds(const struct unfold *u, size_t i)
{
	const struct term *t = terms_find(u->form->terms, TERM_SECTION,
	    form_unordered(u->cell[i].token.word));

	return unfold_is_caption(u, i) || unfold_is_goal(u, i) ||
	    (t != NULL && !slice_eq(t->canonical, SLICE("资金")));
}

void
unfold_put(struct unfold *u, struct form_row *row, size_t i, int column)
{
	if (u->cell[i].token.word.len == 0)
		return;
	row->token[row->tokens] = u->cell[i].token;
	row->token[row->tokens++].column = column;
	u->used++;
}
