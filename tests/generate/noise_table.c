/* SPDX-License-Identifier: ISC */
/* What conversions do to tables.  Each table is copied row by row into new rows, changed on the way. */
#include <string.h>

#include "noise_cell.h"

/* A long label around its row: above and below, or begun in the row and ended below. */
static void
wrap_label(struct mess *m, const struct row *row, size_t i)
{
	struct slice s = cell_view(m, row, i);
	struct cell c = cell_part(m, row, i);
	size_t at = cell_seam(m->n, s, 9), cells = row->cells, made, other;
	bool around = rng_chance(&m->n->rng, 500);
	struct row old = *row;

	if (around) {
		other = row_empty(m, ROW_LABEL, cells);
		cell_set_part(m, other, i, c.off, at);
	}
	made = row_copy(m, &old);
	row_split(m, made);
	cell_set_part(m, made, i, around ? 0 : c.off, around ? 0 : at);
	other = row_empty(m, ROW_LABEL, cells);
	cell_set_part(m, other, i, c.off + at, c.len - at);
}

static bool
wrapped(struct mess *m, const struct row *row)
{
	size_t i;

	for (i = 0; i < row->cells && i < 7; i++)
		if (cell_is_label(cell_view(m, row, i)) && cell_view(m, row, i).len >= 24 &&
		    noise_hits(m->n, NOISE_WRAP_LABEL, 150)) {
			wrap_label(m, row, i);
			return true;
		}
	return false;
}

static bool
can_cut(const struct mess *m, const struct row *row)
{
	size_t i;

	for (i = 0; i < row->cells; i++)
		if (cell_is_amount(cell_view(m, row, i)) && cell_view(m, row, i).len > 9)
			return true;
	return false;
}

/* A form's row that holds text long enough to be cut. */
static bool
can_cut_text(const struct mess *m, const struct row *row)
{
	size_t i;

	for (i = 3; i < row->cells; i++)
		if (cell_is_label(cell_view(m, row, i)))
			return true;
	return false;
}

/*
 * 其中：财政资金 over two rows, the first with the upper halves of the digits below
 * taken for digits of their own.
 */
static bool
ghost_row(struct mess *m, const struct row *row)
{
	struct row old = *row;
	size_t ghost, real, i;

	if (!slice_starts(cell_view(m, row, 1), SLICE("其中")) || row->cells < 8 ||
	    !slice_starts(cell_view(m, row, 3), SLICE("其中")) || !noise_hits(m->n, NOISE_GHOST_ROW, 400))
		return false;
	ghost = row_empty(m, ROW_LABEL, old.cells);
	real = row_copy(m, &old);
	for (i = 1; i < old.cells && !m->d->failed; i++) {
		struct slice s = cell_view(m, &old, i);
		char text[8];
		size_t k, n = (size_t)rng_range(&m->n->rng, 1, 4);

		if (slice_starts(s, SLICE("其中"))) {
			cell_set(m, ghost, i, "其中:", strlen("其中:"));
			cell_set(m, real, i, "财政资金", strlen("财政资金"));
		} else if (cell_is_amount(s)) {
			for (k = 0; k < n; k++)
				text[k] = (char)('0' + rng_below(&m->n->rng, 10));
			cell_set(m, ghost, i, text, n);
		}
	}
	return true;
}

/* A row cut through by the edge of the page: upper halves, the break, lower halves. */
static void
cut_row(struct mess *m, const struct row *row)
{
	struct row old = *row;
	size_t upper = row_copy(m, &old), lower, i, cuts = 0;

	(void)doc_new_row(m->d, ROW_BREAK);
	lower = row_empty(m, ROW_HALF, old.cells);
	for (i = 0; !m->d->failed && i < old.cells; i++) {
		struct slice s = cell_view(m, &old, i);
		struct cell c = cell_part(m, &old, i);
		size_t at = 0;

		if (cell_is_amount(s) && s.len > 9 && (cuts == 0 || rng_chance(&m->n->rng, 500)))
			at = s.len - (size_t)rng_range(&m->n->rng, 1, 4);
		else if ((!m->form || i >= 3) && cell_is_label(s) && rng_chance(&m->n->rng, 600))
			at = cell_seam(m->n, s, 9);
		else if (cell_is_code(s) && s.len == 5 && rng_chance(&m->n->rng, 500))
			at = s.len - 1;
		if (at == 0)
			continue;
		cuts += cell_is_amount(s);
		cell_set_part(m, upper, i, c.off, at);
		cell_set_part(m, lower, i, c.off + at, c.len - at);
	}
}

static void
copy_captions(struct mess *m)
{
	size_t i;

	for (i = 0; i < m->rows; i++) {
		struct row row = m->d->row[m->first + i];

		if (row.kind != ROW_CAPTION && row.kind != ROW_NUMBERS)
			return;
		(void)row_copy(m, &row);
	}
}

/* From here on the page's rows lose the empty cells at their ends, all alike or each its own. */
static void
drop_blanks(struct mess *m, size_t from)
{
	size_t most = 0, i, k;

	if (rng_chance(&m->n->rng, 400)) {
		for (i = from; i < m->d->rows; i++)
			m->d->row[i].keep_blank = false;
		return;
	}
	for (i = from; i < m->d->rows; i++)
		for (k = 0; k < m->d->row[i].cells; k++)
			if (cell_view(m, &m->d->row[i], k).len > 0 && k + 1 > most)
				most = k + 1;
	for (i = from; i < m->d->rows; i++)
		if (m->d->row[i].cells > most)
			m->d->row[i].cells = most;
}

static void
garbage(struct mess *m)
{
	static const char *const text[] = {
	    "ulte i", "+111", "项 ,", "- /", "20211", ", , ,", "I=", "'\"", "科 ]"};
	size_t cells = m->d->row[m->first].cells, made = row_empty(m, ROW_LABEL, cells), k;

	for (k = 0; k < 3 && cells > 0; k++) {
		const char *s = text[rng_below(&m->n->rng, (int64_t)(sizeof text / sizeof *text))];

		cell_set(m, made, (size_t)rng_below(&m->n->rng, (int64_t)cells), s, strlen(s));
	}
}

/* A caption with a blank in it, one run together with its neighbour, one cut over two lines. */
static void
spoil_caption(struct mess *m, size_t row)
{
	size_t i, cells = m->d->row[row].cells;

	for (i = 1; !m->d->failed && i < cells; i++) {
		struct slice s = cell_view(m, &m->d->row[row], i);
		struct cell c = cell_part(m, &m->d->row[row], i);
		size_t at, below;

		if (s.len < 12)
			continue;
		if (i + 1 < cells && cell_view(m, &m->d->row[row], i + 1).len >= 12 &&
		    noise_hits(m->n, NOISE_GLUE_CAPTION, 120)) {
			cell_fuse(m, row, i++);
			continue;
		}
		if (s.len < 15 || !noise_hits(m->n, NOISE_CUT_CAPTION, 200))
			continue;
		at = cell_seam(m->n, s, 3);
		if (rng_chance(&m->n->rng, 600)) {
			cell_blank(m, row, i, at);
			continue;
		}
		below = row_empty(m, ROW_LABEL, cells);
		cell_set_part(m, row, i, c.off, at);
		cell_set_part(m, below, i, c.off + at, c.len - at);
		return;
	}
}

/* Labels of merged cells stand in the middle of their span: down from the first row of it. */
static void
sink_labels(struct mess *m, size_t column)
{
	size_t i, end;

	for (i = 0; i < m->rows; i = end) {
		struct row *row = &m->d->row[m->first + i];

		for (end = i + 1; end < m->rows; end++) {
			const struct row *next = &m->d->row[m->first + end];

			if (next->kind != ROW_BODY || cell_view(m, next, column).len > 0 ||
			    cell_view(m, next, 3).len == 0)
				break;
		}
		if (row->kind != ROW_BODY || cell_view(m, row, 3).len == 0 ||
		    cell_view(m, row, column).len == 0 || end - i < 2 ||
		    !noise_hits(m->n, NOISE_MIDDLE_LABEL, 800))
			continue;
		m->d->cell[m->d->row[m->first + (i + end) / 2].cell + column] =
		    cell_part(m, row, column);
		cell_set_part(m, m->first + i, column, 0, 0);
	}
}

static void
body_row(struct mess *m, size_t i, size_t *page)
{
	struct row row = m->d->row[m->first + i];
	bool middle = i > 4 && i + 2 < m->rows;
	size_t made;

	if (middle && can_cut(m, &row) && noise_hits(m->n, NOISE_CUT_NUMBER, 40)) {
		cut_row(m, &row);
		return;
	}
	if (m->form && middle && can_cut_text(m, &row) && noise_hits(m->n, NOISE_CUT_TEXT, 60)) {
		cut_row(m, &row);
		return;
	}
	if (m->form && ghost_row(m, &row))
		return;
	if (middle && noise_hits(m->n, NOISE_PAGE_BREAK, 45)) {
		(void)doc_new_row(m->d, ROW_BREAK);
		if (*page != 0)
			drop_blanks(m, *page);
		*page = m->d->rows;
		if (m->l->repeat_captions && !m->form)
			copy_captions(m);
	}
	if (!m->form && wrapped(m, &row))
		return;
	made = row_copy(m, &row);
	if (m->form && cell_view(m, &m->d->row[made], 0).len == 0 &&
	    noise_hits(m->n, NOISE_SHIFT_CELLS, 250)) {
		m->d->row[made].cell++;
		m->d->row[made].cells--;
	}
	row_split(m, made);
	row_fuse(m, made);
	if (m->form)
		row_seam(m, made);
	if (!m->form)
		row_hang(m, made);
}

/* An empty column where the conversion saw one, from the captions down; a speck of ink in it at times. */
static void
stray_column(struct mess *m)
{
	size_t first = m->d->rows, column = 0, i, k;

	for (i = 0; i < m->rows; i++)
		if (m->d->row[m->first + i].cells > column)
			column = m->d->row[m->first + i].cells;
	column = (size_t)rng_below(&m->n->rng, (int64_t)column) + 1;
	for (i = 0; i < m->rows && !m->d->failed; i++) {
		struct row old = m->d->row[m->first + i];
		size_t made = row_empty(m, old.kind, old.cells + 1);

		for (k = 0; k < old.cells; k++) {
			struct cell c = cell_part(m, &old, k);

			cell_set_part(m, made, k < column ? k : k + 1, c.off, c.len);
		}
		if (old.kind == ROW_BODY && column < old.cells && rng_chance(&m->n->rng, 30))
			cell_set(m, made, column, ",", 1);
	}
	m->first = first;
}

static void
one_table(struct noise *n, struct doc *d, const struct layout *l, size_t block)
{
	struct mess m = {n, d, l, d->block[block].form, d->block[block].row, d->block[block].rows};
	size_t start, i, made, page = 0;

	if (m.rows > 0 && !m.form && noise_hits(n, NOISE_STRAY_COLUMN, 150))
		stray_column(&m);
	start = d->rows;
	if (m.form) {
		sink_labels(&m, 1);
		sink_labels(&m, 2);
	}
	if (m.rows > 0 && noise_hits(n, NOISE_GARBAGE_HEADER, 250))
		garbage(&m);
	for (i = 0; i < m.rows && !d->failed; i++) {
		struct row row = d->row[m.first + i];

		if (row.kind == ROW_BODY) {
			body_row(&m, i, &page);
			continue;
		}
		made = row_copy(&m, &row);
		if (row.kind == ROW_CAPTION && !m.form)
			spoil_caption(&m, made);
	}
	if (page != 0)
		drop_blanks(&m, page);
	d->block[block].row = start;
	d->block[block].rows = d->rows - start;
}

void
noise_tables(struct noise *n, struct doc *d, const struct layout *l)
{
	size_t i, blocks = d->blocks;

	if (n->level == 0)
		return;
	for (i = 0; i < blocks && !d->failed; i++)
		if (d->block[i].kind == BLOCK_TABLE)
			one_table(n, d, l, i);
}
