/* SPDX-License-Identifier: ISC */
/*
 * Heads of statements: 部门(单位): X局(汇总) | 2024年度 | 金额单位:万元, in cells, in lines of
 * their own, or in one line with wide blanks between, before the captions.
 */
#include "facts.h"

enum {
	HEAD_LINES = 14,	/* a head is no longer */
	PIECES_MOST = 12,
	PIECE_MOST = 240	/* bytes */
};

static void
add(struct facts *f, struct head_fact h)
{
	struct head_fact *grown;
	size_t cap, i;

	if (f->heads == f->head_cap) {
		cap = f->head_cap == 0 ? 64 : 2 * f->head_cap;
		grown = arena_take(&f->report->arena, cap * sizeof(*grown));
		if (grown == NULL) {
			f->ok = false;
			return;
		}
		for (i = 0; i < f->heads; i++)
			grown[i] = f->head[i];
		f->head = grown;
		f->head_cap = cap;
	}
	f->head[f->heads++] = h;
}

/* Pieces of a head's line: its cells, cut again where two blanks or more stand. */
static size_t
split_line(const struct report *r, const struct line *line, struct slice piece[PIECES_MOST])
{
	struct slice rest, part;
	size_t i, n = 0, gap;

	for (i = 0; i < line->cells && n < PIECES_MOST; i++) {
		rest = report_cell(r, line, i);
		while (rest.len != 0 && n < PIECES_MOST) {
			gap = slice_find(rest, SLICE("  "), 0);
			part = slice_trim(slice_sub(rest, 0, gap == SLICE_NONE ? rest.len : gap));
			if (part.len != 0)
				piece[n++] = part;
			if (gap == SLICE_NONE)
				break;
			rest = slice_trim(slice_from(rest, gap));
		}
	}
	return n;
}

static bool
is_money(const struct facts *f, struct slice word, struct slice *unit)
{
	const struct term *t;
	size_t used = 0;

	t = terms_prefix(f->terms, TERM_UNIT, word, &used);
	if (t == NULL || !slice_eq(t->parent, SLICE("money")))
		return false;
	*unit = t->canonical;
	return used == word.len || word.ptr[used] == ')' || word.ptr[used] == '(';
}

/* 单位:万元 anywhere in the piece. */
static bool
read_unit(struct facts *f, struct head_fact h, struct slice word)
{
	size_t at = slice_find(word, SLICE("单位:"), 0);

	if (at == SLICE_NONE || !is_money(f, slice_from(word, at + 7), &h.text))
		return false;
	h.kind = HEAD_UNIT;
	add(f, h);
	return true;
}

static bool
read_entity(struct facts *f, struct head_fact h, struct slice word, const struct slice *next)
{
	size_t colon = slice_find_byte(word, ':', 0);
	struct slice label, value, unit;
	const struct layout_entry *e;

	if (colon == SLICE_NONE || colon == 0)
		return false;
	label = slice_sub(word, 0, colon);
	value = slice_from(word, colon + 1);
	e = layout_find(f->layout, LAYOUT_LABEL, "*", label);
	if (e == NULL || !(slice_eq(e->name, SLICE("entity")) || slice_eq(label, SLICE("单位"))))
		return false;
	if (value.len == 0 && next != NULL)
		value = facts_fold(f, *next);
	if (value.len == 0 || is_money(f, value, &unit))
		return false;
	h.kind = HEAD_ENTITY;
	h.text = value;
	h.named = office_read(f->terms, value, &h.office);
	add(f, h);
	return true;
}

static void
read_year(struct facts *f, struct head_fact h, struct slice word)
{
	struct year_place y;
	char *digits;
	size_t i;

	if (word.len > 60 || !year_find(word, 0, &y) || y.date)
		return;
	digits = arena_take(&f->report->arena, 4);
	if (digits == NULL) {
		f->ok = false;
		return;
	}
	for (i = 0; i < 4; i++)
		digits[i] = y.digits[i];
	h.kind = HEAD_YEAR;
	h.text = slice_make(digits, 4);
	add(f, h);
}

/* A piece with a colon. */
static void
read_said(struct facts *f, struct head_fact h, struct slice piece, const struct slice *next)
{
	struct slice word = facts_fold(f, piece);

	if (!read_unit(f, h, word) && !read_entity(f, h, word, next))
		read_year(f, h, word);
}

/* Rows of captions and figures end the head. */
static bool
ends_head(struct facts *f, const struct line *line)
{
	struct word *word;
	struct slice cell;
	size_t i, filled = 0;

	if (line->kind != LINE_ROW)
		return false;
	for (i = 0; i < line->cells; i++) {
		cell = report_cell(f->report, line, i);
		filled += cell.len != 0;
		if (cell.len >= 6 && (word = facts_word(f, cell)) != NULL && word->heads)
			return false;
	}
	return filled >= 3;
}

static void
read_head(struct facts *f, const struct part *part)
{
	const struct report *r = f->report;
	struct slice piece[PIECES_MOST];
	struct word *word;
	struct head_fact h = {.part = part};
	size_t i, k, n, stop = part->first + HEAD_LINES;

	for (i = part->first; i < part->end && i < stop; i++) {
		h.line = &r->line[i];
		if (h.line->kind == LINE_BLANK)
			continue;
		if (ends_head(f, h.line))
			break;
		n = split_line(r, h.line, piece);
		for (k = 0; k < n; k++) {
			if (piece[k].len > PIECE_MOST || (word = facts_word(f, piece[k])) == NULL)
				continue;
			if (word->colon)
				read_said(f, h, piece[k], k + 1 < n ? &piece[k + 1] : NULL);
			else if (word->year)
				read_year(f, h, word->folded);
		}
	}
}

void
facts_heads(struct facts *f)
{
	size_t i;

	f->heads = 0;
	for (i = 0; i < f->report->parts; i++) {
		if (f->report->part[i].kind == PART_STATEMENT)
			read_head(f, &f->report->part[i]);
	}
}
