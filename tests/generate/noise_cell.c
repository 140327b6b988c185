/* SPDX-License-Identifier: ISC */
#include "noise_cell.h"

#include <string.h>

struct slice
cell_view(const struct mess *m, const struct row *row, size_t i)
{
	return i < row->cells ? doc_cell_view(m->d, row->cell + i) : (struct slice){0};
}

struct cell
cell_part(const struct mess *m, const struct row *row, size_t i)
{
	return m->d->cell[row->cell + i];
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A cell that is one marked number and nothing else. */
bool
cell_is_amount(struct slice s)
{
	return s.len > 4 && (unsigned char)s.ptr[0] >= 0xF3 && is_digit(s.ptr[4]) &&
	    is_digit(s.ptr[s.len - 1]);
}

bool
cell_is_code(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (!is_digit(s.ptr[i]))
			return false;
	return s.len == 5 || s.len == 7;
}

/* A label long enough to be broken: CJK text without a figure. */
bool
cell_is_label(struct slice s)
{
	return s.len >= 18 && doc_mark_of(s) == 0 && (unsigned char)s.ptr[0] >= 0xE3 &&
	    !is_digit(s.ptr[s.len - 1]);
}

/* A place between two characters of s, neither end nor beside a mark. */
size_t
cell_seam(struct noise *n, struct slice s, size_t least)
{
	size_t at = least + (size_t)rng_below(&n->rng, (int64_t)(s.len - 2 * least) + 1);

	while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
		at++;
	return at;
}

size_t
row_copy(struct mess *m, const struct row *row)
{
	struct row old = *row;
	size_t made = doc_new_row(m->d, old.kind), i;

	for (i = 0; i < old.cells; i++) {
		struct cell c = cell_part(m, &old, i);

		doc_new_part(m->d, c.off, c.len);
	}
	return made;
}

/* Changes a cell of the last row made to a text of its own. */
void
cell_set(struct mess *m, size_t row, size_t i, const char *text, size_t len)
{
	size_t off = m->d->text.len;

	doc_add(m->d, slice_make(text, len));
	m->d->open = m->d->text.len;
	if (!m->d->failed)
		m->d->cell[m->d->row[row].cell + i] = (struct cell){off, len};
}

/* An otherwise empty row of as many cells, with parts of old cells put in later. */
size_t
row_empty(struct mess *m, enum row_kind kind, size_t cells)
{
	size_t made = doc_new_row(m->d, kind), i;

	for (i = 0; i < cells; i++)
		doc_new_part(m->d, 0, 0);
	return made;
}

void
cell_set_part(struct mess *m, size_t row, size_t i, size_t off, size_t len)
{
	if (!m->d->failed)
		m->d->cell[m->d->row[row].cell + i] = (struct cell){off, len};
}

/* "37,83 2.13", "3010 1": a blank within. */
void
cell_blank(struct mess *m, size_t row, size_t i, size_t at)
{
	struct slice s = cell_view(m, &m->d->row[row], i);
	char text[80];

	if (s.len + 1 >= sizeof text || at == 0 || at >= s.len)
		return;
	memcpy(text, s.ptr, at);
	text[at] = ' ';
	memcpy(text + at + 1, s.ptr + at, s.len - at);
	cell_set(m, row, i, text, s.len + 1);
}

void
row_split(struct mess *m, size_t row)
{
	size_t i;

	for (i = 0; !m->d->failed && i < m->d->row[row].cells; i++) {
		struct slice s = cell_view(m, &m->d->row[row], i);

		if (s.len == 5 && cell_is_code(s) && noise_hits(m->n, NOISE_LOST_DIGIT, 40))
			cell_set_part(m, row, i, cell_part(m, &m->d->row[row], i).off, 4);
		else if (cell_is_amount(s) && s.len > 8 &&
		    noise_hits(m->n, NOISE_SPLIT_NUMBER, 120))
			cell_blank(
			    m, row, i, 5 + (size_t)rng_below(&m->n->rng, (int64_t)s.len - 5));
		else if (cell_is_code(s) && noise_hits(m->n, NOISE_SPLIT_CODE, 300))
			cell_blank(m, row, i, s.len - (size_t)rng_range(&m->n->rng, 1, 2));
	}
}

/* "2010301 行政运行" in the first cell, "预算数：170": what stood in two cells. */
void
cell_fuse(struct mess *m, size_t row, size_t i)
{
	struct slice a = cell_view(m, &m->d->row[row], i), b = cell_view(m, &m->d->row[row], i + 1);
	char text[400];

	if (a.len + b.len + 1 >= sizeof text)
		return;
	memcpy(text, a.ptr, a.len);
	text[a.len] = ' ';
	memcpy(text + a.len + 1, b.ptr, b.len);
	cell_set(m, row, i, text, a.len + b.len + 1);
	cell_set_part(m, row, i + 1, 0, 0);
}

void
row_fuse(struct mess *m, size_t row)
{
	size_t i;

	for (i = 0; !m->d->failed && i + 1 < m->d->row[row].cells; i++) {
		struct slice a = cell_view(m, &m->d->row[row], i),
			     b = cell_view(m, &m->d->row[row], i + 1);

		if (a.len == 0 || b.len == 0)
			continue;
		if (m->form && slice_eq(a, SLICE("项目名称")) && noise_hits(m->n, NOISE_FUSED_CELLS, 250)) {
			cell_fuse(m, row, i++);
			continue;
		}
		if ((cell_is_code(a) && cell_is_label(b) && !m->l->three_codes) ||
		    (m->form && cell_is_label(a) && i > 0 && i < 3 && cell_is_amount(b)) ||
		    (!m->form && !m->l->line_numbers && cell_is_label(a) && cell_is_amount(b) &&
			i == 0))
			if (noise_hits(m->n, NOISE_FUSED_CELLS, 120))
				cell_fuse(m, row, i++);
	}
}

/* A code that runs over into the line below. */
void
row_hang(struct mess *m, size_t row)
{
	size_t i, cells = m->d->row[row].cells;

	for (i = 0; i < cells; i++) {
		struct slice s = cell_view(m, &m->d->row[row], i);
		struct cell c;
		size_t below;

		if (!cell_is_code(s) || !noise_hits(m->n, NOISE_SPLIT_CODE, 60))
			continue;
		c = cell_part(m, &m->d->row[row], i);
		below = row_empty(m, ROW_HALF, cells);
		cell_set_part(m, row, i, c.off, s.len - 1);
		cell_set_part(m, below, i, c.off + s.len - 1, 1);
		return;
	}
}

/* Conversions that see a rule through a text repeat the character at the seam. */
void
row_seam(struct mess *m, size_t row)
{
	size_t i, cells = m->d->row[row].cells;

	for (i = 1; !m->d->failed && i + 1 < cells; i++) {
		struct slice s = cell_view(m, &m->d->row[row], i);
		struct cell c = cell_part(m, &m->d->row[row], i);
		size_t at, back;

		if (!cell_is_label(s) || s.len < 24 || cell_view(m, &m->d->row[row], i + 1).len > 0 ||
		    !noise_hits(m->n, NOISE_SEAM, 120))
			continue;
		at = cell_seam(m->n, s, 9);
		back = rng_chance(&m->n->rng, 500) ? 1 : 0;	/* the whole character before the seam */
		while (back != 0 && ((unsigned char)s.ptr[at - back] & 0xC0) == 0x80)
			back++;
		cell_set_part(m, row, i, c.off, at);
		cell_set_part(m, row, i + 1, c.off + at - back, c.len - at + back);
		i++;
	}
}
