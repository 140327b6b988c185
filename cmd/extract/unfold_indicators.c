/* SPDX-License-Identifier: ISC */
/* The indicators of a form that lost its rows. */
#include "unfold.h"

enum { COLUMNS_MOST = 14, TOTAL_CELLS = 2 };

/* The captions in order: where name, weight, score and reason stand; 0: there is no such column. */
struct heads {
	int columns, one, two, name, weight, score, reason;
};

static int *
place_of(struct heads *h, struct slice caption)
{
	static const struct slice name[] = {SLICE_OF("一级指标"), SLICE_OF("二级指标"), SLICE_OF("三级指标"),
		SLICE_OF("分值"), SLICE_OF("得分"), SLICE_OF("说明")};
	int *const place[] = {&h->one, &h->two, &h->name, &h->weight, &h->score, &h->reason};
	size_t i;

	for (i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		if (slice_eq(caption, name[i]))
			return place[i];
	}
	return NULL;
}

static const struct term *
caption_at(const struct unfold *u, size_t i)
{
	return terms_find(u->form->terms, TERM_COLUMN, u->cell[i].token.word);
}

static struct form_row *
new_row(struct unfold *u, size_t i)
{
	struct form_row *row = &u->form->row[u->form->rows++];

	*row = (struct form_row){.line = u->cell[i].line, .token = u->token + u->used, .exact = true};
	return row;
}

/* The row of captions; a piece of one (一级 | 指标) goes with it. */
static size_t
take_captions(struct unfold *u, size_t i, struct heads *h)
{
	struct form_row *row = new_row(u, i);
	const struct term *caption;
	size_t used;
	int *place;

	*h = (struct heads){0};
	for (; i < u->cells && h->columns < COLUMNS_MOST; i++) {
		caption = caption_at(u, i);
		if (caption == NULL && terms_find(u->form->terms, TERM_PIECE, u->cell[i].token.word) != NULL)
			continue;
		if (caption == NULL || terms_prefix(u->form->terms, TERM_LEVEL1,
		    u->cell[i].token.word, &used) != NULL)
			break;
		h->columns++;
		place = place_of(h, caption->canonical);
		if (place != NULL && *place == 0)
			*place = h->columns;
		unfold_put(u, row, i, h->columns);
	}
	return i;
}

/* 产出指标(50分): a label of a level, perhaps with its weight. */
static const struct term *
level(const struct unfold *u, size_t i, enum term_kind kind)
{
	struct slice word = u->cell[i].token.word;
	size_t used = 0;
	const struct term *t = word.len == 0 ? NULL : terms_prefix(u->form->terms, kind, word, &used);

	return t != NULL && (used == word.len || word.ptr[used] == '(') ? t : NULL;
}

static bool
is_label(const struct unfold *u, size_t i)
{
	return i < u->cells && (level(u, i, TERM_LEVEL1) != NULL || level(u, i, TERM_LEVEL2) != NULL);
}

static bool
is_total(const struct unfold *u, size_t i)
{
	return terms_find(u->form->terms, TERM_TOTAL, u->cell[i].token.word) != NULL;
}

/* A blank cell that was kept may be a score not given. */
static bool
may_score(const struct unfold *u, size_t i)
{
	return i < u->cells && (unfold_is_score(u, i) ||
	    (u->blanks && u->cell[i].token.word.len == 0));
}

/* Is cell i the name of an indicator: are weight and score where the captions say? */
static bool
is_name(const struct unfold *u, size_t i, const struct heads *h)
{
	size_t weight = i + (size_t)(h->weight - h->name), score = i + (size_t)(h->score - h->name);

	if (i >= u->cells || u->cell[i].number || !form_wordy(u->cell[i].token.word) || is_label(u, i) ||
	    is_total(u, i))
		return false;
	if (score >= u->cells || (h->weight != 0 && !unfold_is_score(u, weight)))
		return false;
	/* one more number: a cell between was two words */
	return may_score(u, score) && !(!u->blanks && score + 1 < u->cells && u->cell[score + 1].number);
}

/* A name with its weight and score alone: the target was left blank. */
static bool
is_bare(const struct unfold *u, size_t i, const struct heads *h)
{
	return h->weight != 0 && i + 2 < u->cells && !u->cell[i].number && !u->blanks &&
	    form_wordy(u->cell[i].token.word) && !is_label(u, i) && !is_total(u, i) &&
	    unfold_is_score(u, i + 1) && unfold_is_score(u, i + 2) &&
	    (i + 3 >= u->cells || !u->cell[i + 3].number);
}

static void
put_labels(struct unfold *u, struct form_row *row, const size_t *label, const struct heads *h)
{
	if (label[0] != SIZE_MAX)
		unfold_put(u, row, label[0], h->one != 0 ? h->one : 1);
	if (label[1] != SIZE_MAX)
		unfold_put(u, row, label[1], h->two != 0 ? h->two : 2);
}

/* One indicator with the labels before it. */
static size_t
take_indicator(struct unfold *u, size_t i, const size_t *label, const struct heads *h)
{
	struct form_row *row = new_row(u, i);
	int column = h->name, last = h->score;

	put_labels(u, row, label, h);
	if (is_name(u, i, h)) {
		for (; column <= last; column++)
			unfold_put(u, row, i++, column);
	} else {
		unfold_put(u, row, i, h->name);
		unfold_put(u, row, i + 1, h->weight);
		unfold_put(u, row, i + 2, h->score);
		i += 3;
	}
	if (u->blanks) {
		for (; column <= h->columns && i < u->cells && !is_label(u, i) && !is_total(u, i); column++)
			unfold_put(u, row, i++, column);
	} else if (h->reason != 0 && i < u->cells && !u->fused && !is_label(u, i) && !is_total(u, i) &&
	    !is_name(u, i, h) && !u->cell[i].number && (is_name(u, i + 1, h) || is_label(u, i + 1) ||
	    (i + 1 < u->cells && is_total(u, i + 1)))) {
		unfold_put(u, row, i++, h->reason);
	}
	return i;
}

/* First or second level?  What is both is a first one before a second. */
static void
take_label(const struct unfold *u, size_t i, size_t *label)
{
	bool one = level(u, i, TERM_LEVEL1) != NULL, two = level(u, i, TERM_LEVEL2) != NULL;

	if (one && (!two || is_label(u, i + 1)) && label[0] == SIZE_MAX)
		label[0] = i;
	else if (two || label[0] != SIZE_MAX)
		label[1] = i;
}

static size_t
take_total(struct unfold *u, size_t i)
{
	struct form_row *row = new_row(u, i);
	int column = 0, numbers = 0;

	unfold_put(u, row, i++, column++);
	for (; i < u->cells && numbers < TOTAL_CELLS && (u->cell[i].number ||
	    u->cell[i].token.word.len == 0); i++) {
		numbers += u->cell[i].number;
		unfold_put(u, row, i, ++column);
	}
	return i;
}

size_t
unfold_indicators(struct unfold *u, size_t i)
{
	size_t label[2] = {SIZE_MAX, SIZE_MAX};
	struct heads h;

	while (i < u->cells && !unfold_is_caption(u, i))
		i++;
	if (i == u->cells)
		return i;
	i = take_captions(u, i, &h);
	if (h.name == 0 || h.score <= h.name || (h.weight != 0 && h.weight <= h.name))
		return i;
	while (i < u->cells) {
		if (is_total(u, i))
			return take_total(u, i);
		if (is_label(u, i)) {
			take_label(u, i++, label);
		} else if (is_name(u, i, &h) || is_bare(u, i, &h)) {
			i = take_indicator(u, i, label, &h);
			label[0] = label[1] = SIZE_MAX;
		} else {
			i++;
		}
	}
	return i;
}
