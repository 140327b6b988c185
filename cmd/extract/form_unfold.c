/* SPDX-License-Identifier: ISC */
/*
 * A form that lost its rows: one cell a line, one cell and a bar a line, or words
 * and numbers of several rows behind one another.
 *
 * Its cells are put into rows again by what they are: labels, captions, sources of
 * funds, levels of indicators; an indicator is a name with its weight and score
 * as many cells behind it as the captions say.  A cell that fits nowhere is left.
 */
#include "unfold.h"

#include "furniture.h"

enum {
	LEAST = 16,		/* cells of the smallest form */
	LABEL_MOST = 60		/* bytes of a label of a level */
};

/* 服务对象 | 满意度指标: two lines of one label. */
static void
rejoin(struct unfold *u, struct unfold_cell *a, const struct unfold_cell *b)
{
	struct slice word;

	if (a->number || a->token.word.len == 0 || a->token.word.len + b->token.word.len > LABEL_MOST)
		return;
	word = form_join(u->form, a->token.word, b->token.word);
	if (terms_find(u->form->terms, TERM_LEVEL2, word) == NULL &&
	    terms_find(u->form->terms, TERM_LEVEL1, word) == NULL &&
	    terms_find(u->form->terms, TERM_COLUMN, word) == NULL)
		return;
	a->token.word = a->token.text = word;
	u->cells--;
}

static void
add(struct unfold *u, struct slice text, const struct line *line)
{
	struct unfold_cell *c;

	if (!mem_grow(&u->cell, &u->cap, u->cells + 1, sizeof(*u->cell))) {
		u->form->ok = false;
		return;
	}
	c = &u->cell[u->cells++];
	*c = (struct unfold_cell){.token = {.text = text, .word = form_folded(u->form, text)},
	    .line = line};
	c->number = text.len != 0 && quantity_alone(u->form->terms, text, &c->quantity);
	if (u->cells > 1 && !c->number && text.len != 0)
		rejoin(u, c - 1, c);
}

/* How the lines are cut: "name 1 1 10 10" ends in a number behind a blank. */
static bool
ends_in_number(struct slice s)
{
	size_t n = s.len, at;

	while (n > 0 && (slice_is_digit(s.ptr[n - 1]) || s.ptr[n - 1] == '.' || s.ptr[n - 1] == '%'))
		n--;
	if (n == s.len || n == 0 || s.ptr[n - 1] != ' ')
		return false;
	at = slice_find_byte(s, ' ', 0);
	return at < n;
}

static void
add_line(struct unfold *u, const struct line *l, bool fused)
{
	struct slice rest = slice_trim(l->text), piece;

	if (l->kind == LINE_ROW) {
		add(u, slice_trim(report_cell(u->form->report, l, 0)), l);
		return;
	}
	if (!fused) {
		add(u, rest, l);
		return;
	}
	while (slice_split(&rest, ' ', &piece)) {
		if (piece.len != 0)
			add(u, piece, l);
	}
}

/* Are the rows lost, and are words divided by blanks alone? */
static bool
is_folded(const struct form *f, size_t first, size_t end, bool *fused, bool *blanks)
{
	size_t i, rows = 0, single = 0, barred = 0, blank = 0, numbered = 0;

	for (i = first; i < end; i++) {
		const struct line *l = &f->report->line[i];

		if (l->kind == LINE_BLANK)
			continue;
		rows++;
		single += l->kind == LINE_PROSE || l->cells == 1;
		barred += l->kind == LINE_ROW && l->cells == 1 && report_cell(f->report, l, 0).len != 0;
		blank += l->kind == LINE_ROW && l->cells == 1 && report_cell(f->report, l, 0).len == 0;
		numbered += l->kind == LINE_PROSE && (ends_in_number(slice_trim(l->text)) ||
		    l->text.len > 600);
	}
	*blanks = barred * 4 > (rows - blank) * 3;	/* a bar alone is a blank cell then */
	*fused = !*blanks && (numbered >= 3 || numbered * 2 >= rows);
	return rows != 0 && single * 10 >= rows * 9;
}

static struct form_row *
new_row(struct unfold *u, const struct line *line)
{
	struct form *f = u->form;
	struct form_row *row = &f->row[f->rows++];

	*row = (struct form_row){.line = line, .token = u->token + u->used};
	return row;
}

/* The head: labels and their values in one row. */
static size_t
take_head(struct unfold *u)
{
	struct form_row *row = new_row(u, u->cell[0].line);
	size_t i, label = 0;

	for (i = 0; i < u->cells && !funds_is_money(funds_label(u->form, TERM_FUND,
	    u->cell[i].token.word)); i++) {
		bool names = u->cell[i].token.word.len != 0 && terms_prefix(u->form->terms, TERM_LABEL,
		    u->cell[i].token.word, &u->scratch) != NULL;

		/* whole cells: a label has the one behind it */
		if (i != 0 && (names || unfold_is_section(u, i) || (!u->fused && i == label + 2)))
			row = new_row(u, u->cell[i].line);
		if (names)
			label = i;
		unfold_put(u, row, i, (int)row->tokens);
	}
	return i;
}

/* Captions of the funds, then a row from each source on; which cell comes next. */
static size_t
take_funds(struct unfold *u, size_t i)
{
	struct form_row *row;
	const struct term *fund;
	size_t from, money = 0, numbers, k;
	int column = 1, captions;

	row = new_row(u, u->cell[i].line);
	for (; i < u->cells; i++) {
		fund = funds_label(u->form, TERM_FUND, u->cell[i].token.word);
		if (fund == NULL && row->tokens != 0 && !unfold_is_remark(u, i))
			break;
		money += funds_is_money(fund);
		if (fund != NULL)
			unfold_put(u, row, i, column++);
	}
	captions = column - 1;
	while (i < u->cells && !unfold_ends_funds(u, i)) {
		if (funds_label(u->form, TERM_SOURCE, u->cell[i].token.word) == NULL) {
			i++;
			continue;
		}
		from = i++;
		for (numbers = 0, k = i; k < u->cells && unfold_is_value(u, k); k++)
			numbers += u->cell[k].number && !funds_is_percent(&u->cell[k].quantity);
		/* where blank cells are lost, amounts that may be of any column are left */
		if ((u->blanks && (int)(k - i) >= captions - 1) || numbers >= money) {
			row = new_row(u, u->cell[from].line);
			unfold_put(u, row, from, 0);
			for (column = 1; i < k && column <= captions; i++)
				unfold_put(u, row, i, column++);
		}
		i = k;
	}
	return i;
}

/* Meant and done, where each is one cell. */
static size_t
take_goals(struct unfold *u, size_t i)
{
	size_t from, end;
	struct form_row *row;

	while (i < u->cells && !unfold_is_caption(u, i) && !unfold_is_goal(u, i))
		i++;
	if (i >= u->cells || !unfold_is_goal(u, i))
		return i;
	from = i;
	while (i < u->cells && unfold_is_goal(u, i))
		i++;
	for (end = i; end < u->cells && !unfold_is_caption(u, end) && !unfold_is_section(u, end); end++)
		continue;
	if (i - from != 2 || end - i != 2 || u->fused)
		return i;
	row = new_row(u, u->cell[from].line);
	unfold_put(u, row, from, 1);
	unfold_put(u, row, from + 1, 2);
	row = new_row(u, u->cell[i].line);
	unfold_put(u, row, i, 1);
	unfold_put(u, row, i + 1, 2);
	return end;
}

static void
take_rest(struct unfold *u, size_t i)
{
	struct form_row *row = NULL;

	for (; i < u->cells; i++) {
		if (row == NULL || unfold_is_section(u, i))
			row = new_row(u, u->cell[i].line);
		unfold_put(u, row, i, (int)row->tokens);
	}
}

static void
rebuild(struct unfold *u)
{
	struct form *f = u->form;
	size_t i, n;

	f->rows = 0;
	f->row = arena_take(&f->report->arena, (u->cells + 4) * 2 * sizeof(*f->row));
	u->token = arena_take(&f->report->arena, (u->cells + 4) * sizeof(*u->token));
	if (f->row == NULL || u->token == NULL) {
		f->ok = false;
		return;
	}
	i = take_head(u);
	if (i < u->cells)
		i = take_funds(u, i);
	i = take_goals(u, i);
	i = unfold_indicators(u, i);
	take_rest(u, i);
	/* rows without a cell are none */
	for (i = n = 0; i < f->rows; i++) {
		if (f->row[i].tokens != 0)
			f->row[n++] = f->row[i];
	}
	f->rows = n;
}

void
form_unfold(struct form *f, size_t first, size_t end)
{
	struct unfold u = {.form = f};
	struct quantity page;
	size_t i;

	if (!is_folded(f, first, end, &u.fused, &u.blanks))
		return;
	for (i = first; i < end && f->ok; i++) {
		const struct line *l = &f->report->line[i];

		/* a plain number may be a page's, but here it is a cell */
		if (l->kind == LINE_ROW && !u.blanks && report_cell(f->report, l, 0).len == 0)
			continue;
		if (l->kind != LINE_BLANK && !(l->kind == LINE_PROSE && furniture_page_number(l->text) &&
		    !quantity_alone(f->terms, slice_trim(l->text), &page)))
			add_line(&u, l, u.fused);
	}
	if (f->ok && u.cells >= LEAST)
		rebuild(&u);
	mem_free(u.cell);
}
