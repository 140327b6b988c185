/* SPDX-License-Identifier: ISC */
/*
 * Which column of the indicator table each cell of a row stands in.
 *
 * That follows from the captions and from where the cells are and what they could be,
 * and rows of one pattern come by the hundred: it is found out once (memo.h).
 */
#include <stdint.h>
#include <string.h>

#include "indicators.h"
#include "memo.h"

enum { KEY_MOST = 1 + 3 * 2 * INDICATOR_COLUMNS + 2 * ALIGN_MOST };

static int
fit_points(unsigned traits)
{
	if (traits & TRAIT_NIL)
		return 1;
	if (!(traits & TRAIT_NUMBER))
		return 12;
	return traits & TRAIT_NO_POINTS ? 7 : traits & TRAIT_LARGE ? 6 : 0;
}

static int
fit_one(unsigned traits, int position, const struct align_column *column)
{
	const bool label = traits & (TRAIT_ONE | TRAIT_TWO), piece = traits & TRAIT_PIECE;
	const bool number = traits & TRAIT_NUMBER, text = !(traits & (TRAIT_NUMBER | TRAIT_NIL));
	/* a level of another name is likelier right below its caption */
	const int other = position >= column->first && position <= column->last ? 2 : 3;

	switch (column->what) {
	case COLUMN_SECTION:
		if (!text || traits & TRAIT_WEIGHT)
			return 12;
		return piece || traits & TRAIT_SECTION ? 0 : label ? 6 : 2;
	case COLUMN_LEVEL1:
		return traits & TRAIT_ONE ? 0 : piece ? 1 : !text ? 12 : label ? 9 : other;
	case COLUMN_LEVEL2:
		return traits & TRAIT_TWO ? 0 : piece ? 1 : !text ? 12 : label ? 9 : other;
	case COLUMN_NAME:
		return !text ? 9 : piece ? 4 : label ? 2 : traits & TRAIT_STAR ? 6 :
		    traits & TRAIT_BOUND ? 2 : 0;
	case COLUMN_SIGN:
		return traits & TRAIT_SIGN ? 0 : 8;
	case COLUMN_TARGET:
		return label || piece ? 4 : number && !(traits & TRAIT_MEASURED) ? 1 : 0;
	case COLUMN_UNIT:
		return traits & TRAIT_UNIT ? 0 : number ? 9 : 3;
	case COLUMN_ACTUAL:
		return label || piece ? 4 : traits & TRAIT_BOUND ? 1 : 0;
	case COLUMN_WEIGHT:
	case COLUMN_SCORE:
		return fit_points(traits);
	case COLUMN_REASON:
		return number ? 5 : 0;
	default:
		return text ? 3 : 0;
	}
}

static bool
find_places(const struct indicators *t, const struct indicator_cell *cell, size_t n, size_t *to)
{
	int fit[ALIGN_MOST * ALIGN_MOST], position[ALIGN_MOST];
	size_t i, j;

	for (i = 0; i < n; i++) {
		position[i] = cell[i].column;
		for (j = 0; j < t->columns; j++)
			fit[i * t->columns + j] = fit_one(cell[i].traits, cell[i].column, &t->column[j]);
	}
	return align_cells(t->column, t->columns, position, n, fit, NULL, to);
}

/* Captions and cells, as far as find_places looks at them. */
static struct slice
key_of(const struct indicators *t, const struct indicator_cell *cell, size_t n, uint16_t key[KEY_MOST])
{
	size_t i, k = 0;

	key[k++] = (uint16_t)t->columns;
	for (i = 0; i < t->columns; i++) {
		key[k++] = (uint16_t)t->column[i].what;
		key[k++] = (uint16_t)t->column[i].first;
		key[k++] = (uint16_t)t->column[i].last;
	}
	for (i = 0; i < n; i++) {
		key[k++] = (uint16_t)cell[i].column;
		key[k++] = (uint16_t)cell[i].traits;
	}
	return slice_make((const char *)key, k * sizeof(*key));
}

bool
indicator_place(struct indicators *t, const struct indicator_cell *cell, size_t n, size_t *to)
{
	struct memo *memo = t->form->report->placings;
	uint16_t key[KEY_MOST];
	struct slice question = key_of(t, cell, n, key);
	const struct indicator_placing *kept = memo_find(memo, question);
	struct indicator_placing p, *keep;
	size_t i;

	if (kept == NULL) {
		memset(&p, 0, sizeof(p));
		p.found = find_places(t, cell, n, to);
		for (i = 0; p.found && i < n; i++)
			p.to[i] = (unsigned char)to[i];
		keep = memo_add(memo, question);
		if (keep != NULL)
			*keep = p;
		return p.found;
	}
	for (i = 0; i < n; i++)
		to[i] = kept->to[i];
	return kept->found;
}
