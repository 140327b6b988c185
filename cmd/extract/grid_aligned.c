/* SPDX-License-Identifier: ISC */
/*
 * grid_aligned.c - text that keeps a table's columns by blanks, as a layout-keeping
 * PDF conversion writes it.
 *
 * Positions are characters from the line's start, or columns of a terminal where
 * those keep captions apart better.  Columns are what captions and
 * numbers cover together; a label goes to the caption column it stands under or
 * nearest to.  A page without captions is read by the columns of the page before
 * when all its numbers stand in them, and else left alone.
 */
#include <stdint.h>
#include <string.h>

#include "diag.h"
#include "grid.h"
#include "pieces.h"
#include "utf8.h"

enum {
	COLUMNS_MAX = 48,
	CAPTION_CHARS = 14,
	FITS_MAX = COLUMNS_MAX + 1
};

struct text_line {
	const struct line *line;
	struct piece *piece;
	uint32_t pieces;
	bool body;
};

struct span {
	uint32_t from, to;
	bool number, caption;	/* what stands in it */
};

struct columns {
	struct span col[COLUMNS_MAX];
	uint32_t n;
};

static bool
is_number(const struct piece *p)
{
	return p->kind == CELL_AMOUNT || p->kind == CELL_INTEGER;
}

/* A row of the table's body: a figure with decimals, a code, or a label with ordinal. */
static bool
is_body(const struct text_line *t)
{
	uint32_t i;

	for (i = 0; i < t->pieces; i++) {
		const struct piece *p = &t->piece[i];

		if (p->kind == CELL_AMOUNT && slice_find_byte(p->text, '.', 0) != SLICE_NONE)
			return true;
		if (i == 0 && p->kind == CELL_INTEGER && cell_code_digits(p->text) >= 3)
			return true;
		if (p->kind == CELL_LABEL && slice_find(slice_sub(p->text, 0, 12), SLICE("、"), 0) !=
		    SLICE_NONE)
			return true;
	}
	return false;
}

static void
add_span(struct columns *c, struct span s)
{
	uint32_t i, k;

	for (i = 0; i < c->n && c->col[i].to <= s.from; i++)
		continue;
	if (i < c->n && c->col[i].from < s.to) {
		if (s.from < c->col[i].from)
			c->col[i].from = s.from;
		if (s.to > c->col[i].to)
			c->col[i].to = s.to;
		c->col[i].number = c->col[i].number || s.number;
		c->col[i].caption = c->col[i].caption || s.caption;
		while (i + 1 < c->n && c->col[i + 1].from < c->col[i].to) {
			if (c->col[i + 1].to > c->col[i].to)
				c->col[i].to = c->col[i + 1].to;
			c->col[i].number = c->col[i].number || c->col[i + 1].number;
			c->col[i].caption = c->col[i].caption || c->col[i + 1].caption;
			for (k = i + 1; k + 1 < c->n; k++)
				c->col[k] = c->col[k + 1];
			c->n--;
		}
		return;
	}
	if (c->n == COLUMNS_MAX)
		return;
	for (k = c->n++; k > i; k--)
		c->col[k] = c->col[k - 1];
	c->col[i] = s;
}

/* Captions that stand over several columns would melt them into one. */
static bool
stands_over_others(const struct text_line *t, size_t n, size_t row, const struct piece *p)
{
	size_t i;

	for (i = row + 1; i < n && !t[i].body; i++) {
		uint32_t k, under = 0;

		for (k = 0; k < t[i].pieces; k++)
			under += t[i].piece[k].kind == CELL_LABEL && t[i].piece[k].from < p->to + 3 &&
			    t[i].piece[k].to + 3 > p->from;
		if (under >= 2)
			return true;
	}
	return false;
}

/* Does a row of the body have words in this column? */
static bool
holds_labels(const struct text_line *t, size_t n, const struct span *s)
{
	size_t i;
	uint32_t k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < t[i].pieces && t[i].body; k++) {
			const struct piece *p = &t[i].piece[k];

			if (!is_number(p) && p->from < s->to && s->from < p->to)
				return true;
		}
	}
	return false;
}

/* A caption at the left of its column and the numbers at its right are one column. */
static void
join_apart(const struct text_line *t, size_t n, struct columns *c)
{
	uint32_t j, k;

	for (j = 0; j + 1 < c->n; j++) {
		struct span *a = &c->col[j];

		if (a->number || !c->col[j + 1].number || c->col[j + 1].caption || holds_labels(t, n, a))
			continue;
		a->to = c->col[j + 1].to;
		a->number = true;
		for (k = j + 1; k + 1 < c->n; k++)
			c->col[k] = c->col[k + 1];
		c->n--;
	}
}

static void
find_columns(const struct text_line *t, size_t n, struct columns *c)
{
	size_t i;
	uint32_t k;
	bool begun = false;

	c->n = 0;
	for (i = 0; i < n; i++) {
		begun = begun || t[i].body;
		for (k = 0; k < t[i].pieces; k++) {
			const struct piece *p = &t[i].piece[k];

			if (is_number(p))
				add_span(c, (struct span){p->from, p->to, true, false});
			else if (!begun && p->kind == CELL_LABEL && utf8_count(p->text) <= CAPTION_CHARS &&
			    !stands_over_others(t, n, i, p))
				add_span(c, (struct span){p->from, p->to, false, true});
		}
	}
	join_apart(t, n, c);
}

/* Do all numbers of these lines stand in columns found before? */
static bool
keeps_columns(const struct text_line *t, size_t n, const struct columns *c)
{
	size_t i;
	uint32_t k, j, hits;

	for (i = 0; i < n; i++) {
		for (k = 0; k < t[i].pieces; k++) {
			if (!is_number(&t[i].piece[k]))
				continue;
			hits = 0;
			for (j = 0; j < c->n; j++)
				hits += c->col[j].from < t[i].piece[k].to && t[i].piece[k].from < c->col[j].to;
			if (hits != 1)
				return false;
		}
	}
	return true;
}

static uint32_t
distance(const struct span *s, const struct piece *p)
{
	if (s->from < p->to && p->from < s->to)
		return 0;
	return s->from >= p->to ? s->from - p->to + 1 : p->from - s->to + 1;
}

/* The column of a piece: the one it overlaps; of several, and for labels, the nearest that holds no numbers. */
static uint32_t
column_of(const struct columns *c, const struct piece *p, bool body)
{
	uint32_t j, best = COLUMNS_MAX, least = UINT32_MAX;

	for (j = 0; j < c->n; j++) {
		uint32_t d = distance(&c->col[j], p);

		if (is_number(p) && d != 0)
			continue;
		if (!is_number(p) && body && c->col[j].number)
			d += p->kind == CELL_LABEL ? 40 : 0;
		if (d < least) {
			least = d;
			best = j;
		}
	}
	return best;
}

static uint32_t
off_centre(const struct piece *a, const struct piece *b)
{
	uint32_t x = a->from + a->to, y = b->from + b->to;

	return x > y ? x - y : y - x;
}

/* The first of the captions below that piece k of a line stands over: a centred one begins left of itself. */
static const struct piece *
first_below(const struct text_line *t, const struct text_line *below, uint32_t k)
{
	const struct piece *first = NULL, *last = NULL;
	uint32_t i, j, under = 0;

	for (i = 0; i < below->pieces; i++) {
		const struct piece *p = &below->piece[i];
		bool nearest = p->kind == CELL_LABEL;

		for (j = 0; j < t->pieces && nearest; j++)
			nearest = off_centre(&t->piece[k], p) <= off_centre(&t->piece[j], p);
		if (p->from == t->piece[k].from)
			return NULL;		/* it stands where it belongs */
		if (!nearest)
			continue;
		under++;
		if (first == NULL)
			first = p;
		last = p;
	}
	for (j = 0; j < t->pieces && under >= 2; j++) {
		if (t->piece[j].from < first->to && first->from < t->piece[j].to)
			return NULL;
	}
	return under >= 2 && first->from < t->piece[k].from && last->to > t->piece[k].to ? first :
	    NULL;
}

static bool
put_line(struct report *r, struct grid *g, const struct text_line *t, const struct columns *c,
    uint32_t run, const struct text_line *below)
{
	struct grid_row *row = grid_add(r, g, t->line, c->n, run);
	uint32_t k, j;

	if (row == NULL)
		return false;
	for (j = 0; j < c->n; j++)
		row->cell[j] = (struct slice){NULL, 0};
	for (k = 0; k < t->pieces; k++) {
		const struct piece *p = &t->piece[k], *under = NULL;

		if (below != NULL && !t->body && !below->body && p->kind == CELL_LABEL)
			under = first_below(t, below, k);
		j = column_of(c, under != NULL ? under : p, t->body);
		if (j == COLUMNS_MAX)
			continue;
		if (row->cell[j].len != 0)
			row->cell[j].len = (size_t)(p->text.ptr + p->text.len - row->cell[j].ptr);
		else
			row->cell[j] = p->text;
	}
	grid_classify(row);
	return true;
}

/* Have captions that stand side by side come into one column? */
static bool
is_melted(const struct text_line *t, size_t n, const struct columns *c)
{
	size_t i;
	uint32_t k;

	for (i = 0; i < n && !t[i].body; i++) {
		for (k = 1; k < t[i].pieces; k++) {
			uint32_t a = column_of(c, &t[i].piece[k - 1], false);

			if (a != COLUMNS_MAX && a == column_of(c, &t[i].piece[k], false))
				return true;
		}
	}
	return false;
}

/* One page's lines. */
static bool
put_page(struct report *r, struct grid *g, const char *sheet, const struct text_line *t, size_t n,
    struct columns *c, bool first, uint32_t run)
{
	struct columns own;
	size_t i;

	find_columns(t, n, &own);
	if (first || (n != 0 && !t[0].body)) {
		*c = own;
	} else if (!keeps_columns(t, n, c)) {
		/* the order of a full row tells its columns all the same where there is one block */
		if (strchr("23578", sheet[2]) == NULL) {
			diag_warn(DIAG_AT(r->name, t[0].line->number), "a page of %s has other columns"
			    " than its captions -- its numbers are left unclaimed", sheet);
			return true;
		}
		*c = own;
	}
	for (i = 0; i < n; i++) {
		if (t[i].pieces != 0 && !put_line(r, g, &t[i], c, run,
		    i + 1 < n ? &t[i + 1] : NULL))
			return false;
	}
	return true;
}

/* Figures on lines without label or code: rows came apart over several lines. */
static bool
rows_apart(const struct text_line *t, size_t n)
{
	size_t i, lines = 0, alone = 0;
	uint32_t k;

	for (i = 0; i < n; i++) {
		bool amount = false, named = false;

		for (k = 0; k < t[i].pieces; k++) {
			amount = amount || t[i].piece[k].kind == CELL_AMOUNT;
			named = named || t[i].piece[k].kind == CELL_LABEL ||
			    t[i].piece[k].kind == CELL_INTEGER || t[i].piece[k].kind == CELL_MIXED;
		}
		lines += amount;
		alone += amount && !named;
	}
	return lines > 2 && alone * 10 > lines;
}

static enum status
cut_lines(struct report *r, const struct pieces_words *w, const struct line *const *line, size_t n,
    bool wide, struct text_line *t)
{
	struct piece piece[PIECES_MAX];
	size_t i;
	uint32_t k;
	bool begun = false;

	for (i = 0; i < n; i++) {
		t[i].line = line[i];
		t[i].body = false;
		t[i].pieces = pieces_cut(w, line[i]->text, wide, piece);
		t[i].pieces = pieces_join(w, piece, t[i].pieces);
		t[i].piece = arena_take(&r->arena, (t[i].pieces + 1) * sizeof(piece[0]));
		if (t[i].piece == NULL)
			return STATUS_FAIL;
		memcpy(t[i].piece, piece, t[i].pieces * sizeof(piece[0]));
		/* behind the first row of a page a plain number is enough */
		begun = begun && i > 0 && line[i]->page == line[i - 1]->page;
		for (k = 0; k < t[i].pieces && !t[i].body; k++)
			t[i].body = begun && is_number(&piece[k]);
		t[i].body = t[i].body || is_body(&t[i]);
		begun = begun || t[i].body;
	}
	return STATUS_OK;
}

/*
 * How well the first page's numbers stand under captions: more is better, 0 when
 * captions that stand side by side come into one column.
 */
static uint32_t
alignment(const struct text_line *t, size_t n)
{
	struct columns c;
	size_t end = 1;
	uint32_t j, good = FITS_MAX;

	while (end < n && t[end].line->page == t[0].line->page)
		end++;
	find_columns(t, end, &c);
	if (is_melted(t, end, &c))
		return 0;
	for (j = 0; j < c.n; j++) {
		if (c.col[j].number)
			good = c.col[j].caption ? good + 1 : good - 1;
	}
	return good;
}

enum status
grid_align(struct report *r, const struct layout *known, const char *sheet,
    const struct line *const *line, size_t n, struct grid *g)
{
	struct text_line *t = arena_take(&r->arena, (n + 1) * sizeof(*t));
	struct columns c = {.n = 0};
	struct buf work = {0};
	struct pieces_words words = {known, sheet, &work};
	size_t i, from = 0;
	uint32_t run = 0, fits, narrow = 0;
	enum status st;

	if (t == NULL)
		return STATUS_FAIL;
	g->form = GRID_ALIGNED;
	st = cut_lines(r, &words, line, n, false, t);
	if (st == STATUS_OK) {
		narrow = alignment(t, n);
		st = cut_lines(r, &words, line, n, true, t);
	}
	fits = st == STATUS_OK ? alignment(t, n) : 0;
	if (st == STATUS_OK && fits <= narrow) {
		fits = narrow;
		st = cut_lines(r, &words, line, n, false, t);
	}
	buf_free(&work);
	if (st != STATUS_OK)
		return st;
	if (fits == 0 || rows_apart(t, n)) {
		diag_warn(DIAG_AT(r->name, line[0]->number), "blanks do not keep this table's columns and"
		    " rows apart -- its numbers are left unclaimed");
		return STATUS_OK;
	}
	for (i = 1; i <= n; i++) {
		if (i < n && line[i]->page == line[from]->page)
			continue;
		if (!put_page(r, g, sheet, t + from, i - from, &c, from == 0, run++))
			return STATUS_FAIL;
		from = i;
	}
	return STATUS_OK;
}
