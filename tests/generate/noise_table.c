/* SPDX-License-Identifier: ISC */
/* What conversions do to tables.  Each table is copied row by row into new rows, changed on the way. */
#include <string.h>

#include "noise.h"
#include "utf8.h"

struct mess {
	struct noise *n;
	struct doc *d;
	const struct layout *l;
	bool form;
	size_t first, rows;		/* of the table as it was */
};

static struct slice
view(const struct mess *m, const struct row *row, size_t i)
{
	return i < row->cells ? doc_cell_view(m->d, row->cell + i) : (struct slice){0};
}

static struct cell
cell_at(const struct mess *m, const struct row *row, size_t i)
{
	return m->d->cell[row->cell + i];
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A cell that is one marked number and nothing else. */
static bool
is_amount(struct slice s)
{
	return s.len > 4 && (unsigned char)s.ptr[0] >= 0xF3 && is_digit(s.ptr[4]) && is_digit(s.ptr[s.len - 1]);
}

static bool
is_code(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (!is_digit(s.ptr[i]))
			return false;
	return s.len == 5 || s.len == 7;
}

/* A label long enough to be broken: CJK text without a figure. */
static bool
is_label(struct slice s)
{
	return s.len >= 18 && doc_mark_of(s) == 0 && (unsigned char)s.ptr[0] >= 0xE3 && !is_digit(s.ptr[s.len - 1]);
}

/* A place between two characters of s, neither end nor beside a mark. */
static size_t
seam(struct noise *n, struct slice s, size_t least)
{
	size_t at = least + (size_t)rng_below(&n->rng, (int64_t)(s.len - 2 * least) + 1);

	while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static size_t
copy_row(struct mess *m, const struct row *row)
{
	struct row old = *row;
	size_t made = doc_new_row(m->d, old.kind), i;

	for (i = 0; i < old.cells; i++) {
		struct cell c = cell_at(m, &old, i);

		doc_new_part(m->d, c.off, c.len);
	}
	return made;
}

/* Changes a cell of the last row made to a text of its own. */
static void
set_cell(struct mess *m, size_t row, size_t i, const char *text, size_t len)
{
	size_t off = m->d->text.len;

	doc_add(m->d, slice_make(text, len));
	m->d->open = m->d->text.len;
	if (!m->d->failed)
		m->d->cell[m->d->row[row].cell + i] = (struct cell){off, len};
}

/* An otherwise empty row of as many cells, with parts of old cells put in later. */
static size_t
empty_row(struct mess *m, enum row_kind kind, size_t cells)
{
	size_t made = doc_new_row(m->d, kind), i;

	for (i = 0; i < cells; i++)
		doc_new_part(m->d, 0, 0);
	return made;
}

static void
set_part(struct mess *m, size_t row, size_t i, size_t off, size_t len)
{
	if (!m->d->failed)
		m->d->cell[m->d->row[row].cell + i] = (struct cell){off, len};
}

/* "37,83 2.13", "3010 1": a blank within. */
static void
put_blank(struct mess *m, size_t row, size_t i, size_t at)
{
	struct slice s = view(m, &m->d->row[row], i);
	char text[80];

	if (s.len + 1 >= sizeof text || at == 0 || at >= s.len)
		return;
	memcpy(text, s.ptr, at);
	text[at] = ' ';
	memcpy(text + at + 1, s.ptr + at, s.len - at);
	set_cell(m, row, i, text, s.len + 1);
}

static void
split_cells(struct mess *m, size_t row)
{
	size_t i;

	for (i = 0; !m->d->failed && i < m->d->row[row].cells; i++) {
		struct slice s = view(m, &m->d->row[row], i);

		if (s.len == 5 && is_code(s) && noise_hits(m->n, NOISE_LOST_DIGIT, 40))
			set_part(m, row, i, cell_at(m, &m->d->row[row], i).off, 4);
		else if (is_amount(s) && s.len > 8 && noise_hits(m->n, NOISE_SPLIT_NUMBER, 120))
			put_blank(m, row, i, 5 + (size_t)rng_below(&m->n->rng, (int64_t)s.len - 5));
		else if (is_code(s) && noise_hits(m->n, NOISE_SPLIT_CODE, 300))
			put_blank(m, row, i, s.len - (size_t)rng_range(&m->n->rng, 1, 2));
	}
}

/* "2010301 行政运行" in the first cell, "预算数：170": what stood in two cells. */
static void
fuse(struct mess *m, size_t row, size_t i)
{
	struct slice a = view(m, &m->d->row[row], i), b = view(m, &m->d->row[row], i + 1);
	char text[400];

	if (a.len + b.len + 1 >= sizeof text)
		return;
	memcpy(text, a.ptr, a.len);
	text[a.len] = ' ';
	memcpy(text + a.len + 1, b.ptr, b.len);
	set_cell(m, row, i, text, a.len + b.len + 1);
	set_part(m, row, i + 1, 0, 0);
}

static void
fuse_cells(struct mess *m, size_t row)
{
	size_t i;

	for (i = 0; !m->d->failed && i + 1 < m->d->row[row].cells; i++) {
		struct slice a = view(m, &m->d->row[row], i), b = view(m, &m->d->row[row], i + 1);

		if (a.len == 0 || b.len == 0)
			continue;
		if ((is_code(a) && is_label(b) && !m->l->three_codes) ||
		    (m->form && is_label(a) && i > 0 && i < 3 && is_amount(b)) ||
		    (!m->form && !m->l->line_numbers && is_label(a) && is_amount(b) && i == 0))
			if (noise_hits(m->n, NOISE_FUSED_CELLS, 120))
				fuse(m, row, i++);
	}
}

/* A code that runs over into the line below. */
static void
hang_code(struct mess *m, size_t row)
{
	size_t i, cells = m->d->row[row].cells;

	for (i = 0; i < cells; i++) {
		struct slice s = view(m, &m->d->row[row], i);
		struct cell c;
		size_t below;

		if (!is_code(s) || !noise_hits(m->n, NOISE_SPLIT_CODE, 60))
			continue;
		c = cell_at(m, &m->d->row[row], i);
		below = empty_row(m, ROW_HALF, cells);
		set_part(m, row, i, c.off, s.len - 1);
		set_part(m, below, i, c.off + s.len - 1, 1);
		return;
	}
}

/* A long label around its row: above and below, or begun in the row and ended below. */
static void
wrap_label(struct mess *m, const struct row *row, size_t i)
{
	struct slice s = view(m, row, i);
	struct cell c = cell_at(m, row, i);
	size_t at = seam(m->n, s, 9), cells = row->cells, made, other;
	bool around = rng_chance(&m->n->rng, 500);
	struct row old = *row;

	if (around) {
		other = empty_row(m, ROW_LABEL, cells);
		set_part(m, other, i, c.off, at);
	}
	made = copy_row(m, &old);
	split_cells(m, made);
	set_part(m, made, i, around ? 0 : c.off, around ? 0 : at);
	other = empty_row(m, ROW_LABEL, cells);
	set_part(m, other, i, c.off + at, c.len - at);
}

static bool
wrapped(struct mess *m, const struct row *row)
{
	size_t i;

	for (i = 0; i < row->cells && i < 7; i++)
		if (is_label(view(m, row, i)) && view(m, row, i).len >= 24 &&
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
		if (is_amount(view(m, row, i)) && view(m, row, i).len > 9)
			return true;
	return false;
}

/* A row cut through by the edge of the page: upper halves, the break, lower halves. */
static void
cut_row(struct mess *m, const struct row *row)
{
	struct row old = *row;
	size_t upper = copy_row(m, &old), lower, i, cuts = 0;

	(void)doc_new_row(m->d, ROW_BREAK);
	lower = empty_row(m, ROW_HALF, old.cells);
	for (i = 0; !m->d->failed && i < old.cells; i++) {
		struct slice s = view(m, &old, i);
		struct cell c = cell_at(m, &old, i);
		size_t at = 0;

		if (is_amount(s) && s.len > 9 && (cuts == 0 || rng_chance(&m->n->rng, 500)))
			at = s.len - (size_t)rng_range(&m->n->rng, 1, 4);
		else if (!m->form && is_label(s) && rng_chance(&m->n->rng, 600))
			at = seam(m->n, s, 9);
		else if (is_code(s) && s.len == 5 && rng_chance(&m->n->rng, 500))
			at = s.len - 1;
		if (at == 0)
			continue;
		cuts += is_amount(s);
		set_part(m, upper, i, c.off, at);
		set_part(m, lower, i, c.off + at, c.len - at);
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
		(void)copy_row(m, &row);
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
			if (view(m, &m->d->row[i], k).len > 0 && k + 1 > most)
				most = k + 1;
	for (i = from; i < m->d->rows; i++)
		if (m->d->row[i].cells > most)
			m->d->row[i].cells = most;
}

static void
garbage(struct mess *m)
{
	static const char *const text[] = {"ulte i", "+111", "项 ,", "- /", "20211", ", , ,", "I=", "'\"", "科 ]"};
	size_t cells = m->d->row[m->first].cells, made = empty_row(m, ROW_LABEL, cells), k;

	for (k = 0; k < 3 && cells > 0; k++) {
		const char *s = text[rng_below(&m->n->rng, (int64_t)(sizeof text / sizeof *text))];

		set_cell(m, made, (size_t)rng_below(&m->n->rng, (int64_t)cells), s, strlen(s));
	}
}

/* A caption with a blank in it, one run together with its neighbour, one cut over two lines. */
static void
spoil_caption(struct mess *m, size_t row)
{
	size_t i, cells = m->d->row[row].cells;

	for (i = 1; !m->d->failed && i < cells; i++) {
		struct slice s = view(m, &m->d->row[row], i);
		struct cell c = cell_at(m, &m->d->row[row], i);
		size_t at, below;

		if (s.len < 12)
			continue;
		if (i + 1 < cells && view(m, &m->d->row[row], i + 1).len >= 12 &&
		    noise_hits(m->n, NOISE_GLUE_CAPTION, 120)) {
			fuse(m, row, i++);
			continue;
		}
		if (s.len < 15 || !noise_hits(m->n, NOISE_CUT_CAPTION, 200))
			continue;
		at = seam(m->n, s, 3);
		if (rng_chance(&m->n->rng, 600)) {
			put_blank(m, row, i, at);
			continue;
		}
		below = empty_row(m, ROW_LABEL, cells);
		set_part(m, row, i, c.off, at);
		set_part(m, below, i, c.off + at, c.len - at);
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

			if (next->kind != ROW_BODY || view(m, next, column).len > 0 || view(m, next, 3).len == 0)
				break;
		}
		if (row->kind != ROW_BODY || view(m, row, 3).len == 0 || view(m, row, column).len == 0 ||
		    end - i < 2 || !noise_hits(m->n, NOISE_MIDDLE_LABEL, 800))
			continue;
		m->d->cell[m->d->row[m->first + (i + end) / 2].cell + column] = cell_at(m, row, column);
		set_part(m, m->first + i, column, 0, 0);
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
	made = copy_row(m, &row);
	if (m->form && view(m, &m->d->row[made], 0).len == 0 && noise_hits(m->n, NOISE_SHIFT_CELLS, 250)) {
		m->d->row[made].cell++;
		m->d->row[made].cells--;
	}
	split_cells(m, made);
	fuse_cells(m, made);
	if (!m->form)
		hang_code(m, made);
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
		size_t made = empty_row(m, old.kind, old.cells + 1);

		for (k = 0; k < old.cells; k++) {
			struct cell c = cell_at(m, &old, k);

			set_part(m, made, k < column ? k : k + 1, c.off, c.len);
		}
		if (old.kind == ROW_BODY && column < old.cells && rng_chance(&m->n->rng, 30))
			set_cell(m, made, column, ",", 1);
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
		made = copy_row(&m, &row);
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
