/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "fold.h"
#include "frame.h"
#include "said_unit.h"
#include "words.h"

struct upper {
	struct report *r;
	const struct layout *known;
	const char *sheet;
	struct frame_head_rows head;
	struct buf work;
	bool failed;
};

/* Only words are captions; a row with figures (类|款|项, then 合计) ends the head. */
static struct slice
text_at(const struct upper *u, size_t row, uint32_t column)
{
	const struct grid_row *g = &u->head.row[row];

	if (column >= g->n || g->kind[column] != CELL_LABEL || g->cell[column].len < 6)
		return (struct slice){NULL, 0};
	return g->cell[column];
}

static bool
has_figures(const struct grid_row *g)
{
	uint32_t i;

	for (i = 0; i < g->n; i++) {
		if (g->kind[i] == CELL_AMOUNT || g->kind[i] == CELL_INTEGER)
			return true;
	}
	return false;
}

static const struct layout_entry *
caption_of(struct upper *u, struct slice text)
{
	struct word *word = words_of(u->r->words, text);

	u->failed = u->failed || word == NULL;
	return word == NULL ? NULL : word_caption(u->r->words, word, u->sheet);
}

/* The last row of the head that holds words over this column; head.n: none. */
static size_t
leaf_row(const struct upper *u, uint32_t column)
{
	size_t i;

	for (i = u->head.n; i-- > 0;) {
		if (!has_figures(&u->head.row[i]) && text_at(u, i, column).len != 0)
			return i;
	}
	return u->head.n;
}

/* An amount's caption in a higher row that reaches over this column; NULL: none. */
static const struct layout_entry *
caption_over(struct upper *u, uint32_t column, size_t leaf)
{
	const struct layout_entry *e;
	size_t i;
	uint32_t k;

	for (i = leaf; i-- > 0;) {
		for (k = column + 1; k-- > 0 && text_at(u, i, k).len == 0;)
			continue;
		if (k == UINT32_MAX)
			continue;
		e = caption_of(u, text_at(u, i, k));
		if (e == NULL || e->role == ROLE_NAME || e->role == ROLE_CODE)
			continue;
		return e->role == ROLE_AMOUNT ? e : NULL;
	}
	return NULL;
}

static struct slice
join_names(struct upper *u, struct slice over, struct slice under)
{
	char *to = arena_take(&u->r->arena, over.len + under.len + 2);

	if (to == NULL) {
		u->failed = true;
		return over;
	}
	memcpy(to, over.ptr, over.len);
	to[over.len] = '/';
	memcpy(to + over.len + 1, under.ptr, under.len);
	return (struct slice){to, over.len + 1 + under.len};
}

static bool
is_sum(struct slice name)
{
	return slice_eq(name, SLICE("合计")) || slice_eq(name, SLICE("小计"));
}

static bool
is_repeated(const struct frame *f, uint32_t j)
{
	uint32_t k;

	for (k = 0; k < f->n; k++) {
		if (k != j && f->col[k].role == ROLE_AMOUNT && f->col[k].caption != NULL &&
		    slice_eq(f->col[k].caption->name, f->col[j].caption->name))
			return true;
	}
	return false;
}

static void
name_column(struct upper *u, struct frame *f, uint32_t j, struct slice measure[FRAME_MAX])
{
	struct frame_column *c = &f->col[j];
	size_t leaf = leaf_row(u, j);
	const struct layout_entry *over;
	struct slice text;
	bool ok = true;

	measure[j] = c->measure;
	if (leaf == u->head.n || (over = caption_over(u, j, leaf)) == NULL)
		return;
	if (c->role == ROLE_AMOUNT && c->caption != NULL) {
		if (over == c->caption || slice_eq(over->name, c->caption->name))
			return;
		if (is_sum(c->caption->alias))
			measure[j] = over->name;
		else if (is_repeated(f, j) && !slice_starts(c->measure, over->name))
			measure[j] = join_names(u, over->name, c->measure);
		return;
	}
	if (c->role != ROLE_NONE)
		return;
	/* a caption that is not known, under one that is */
	text = text_at(u, leaf, j);
	buf_clear(&u->work);
	ok = fold_label(&u->work, text);
	u->failed = u->failed || !ok;
	c->role = ROLE_AMOUNT;
	c->caption = NULL;
	measure[j] = join_names(u, over->name, buf_view(&u->work));
}

/* A further table measures what its captions say, and in the unit that they say. */
static void
name_freely(struct upper *u, struct frame *f)
{
	uint32_t j;
	size_t leaf;
	bool named = false, ok = true, counts;

	for (j = 0; j < f->n; j++)
		named = named || f->col[j].role == ROLE_NAME;
	for (j = 0; j < f->n; j++) {
		struct frame_column *c = &f->col[j];
		struct slice text;

		leaf = leaf_row(u, j);
		if (c->role != ROLE_NONE || leaf == u->head.n)
			continue;
		buf_clear(&u->work);
		ok = fold_label(&u->work, text_at(u, leaf, j));
		text = arena_slice(&u->r->arena, buf_view(&u->work), &ok);
		u->failed = u->failed || !ok;
		if (!named) {
			c->role = ROLE_NAME;
			named = true;
			continue;
		}
		c->role = ROLE_AMOUNT;
		c->free = true;
		c->caption = NULL;
		c->measure = text;
		c->unit = said_unit(u->known, text, &u->work, &c->measure, &counts);
	}
}

bool
frame_upper(struct report *r, const struct layout *known, const char *sheet,
    struct frame_head_rows head, struct frame *f)
{
	struct upper u = {.r = r, .known = known, .sheet = sheet, .head = head};
	struct slice measure[FRAME_MAX];
	uint32_t j;

	if (sheet[0] == 'X') {
		name_freely(&u, f);
	} else if (strcmp(sheet, "T09") != 0 && strcmp(sheet, "T01") != 0) {
		for (j = 0; j < f->n; j++)
			name_column(&u, f, j, measure);
		for (j = 0; j < f->n; j++)
			f->col[j].measure = measure[j];
	}
	buf_free(&u.work);
	return !u.failed;
}
