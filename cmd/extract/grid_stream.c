/* SPDX-License-Identifier: ISC */
/*
 * grid_stream.c - tables that lost their cells' places: one cell a line, or labels
 * and numbers of a whole table on one line.  Each token becomes a row of one cell.
 */
#include "grid.h"
#include "utf8.h"

static bool
put_token(struct report *r, struct grid *g, const struct line *l, struct slice text, bool blanks)
{
	struct grid_row *row;

	text = slice_trim(text);
	if (text.len == 0 && !blanks)
		return true;
	row = grid_add(r, g, l, 1, 0);
	if (row == NULL)
		return false;
	row->cell[0] = text;
	grid_classify(row);
	return true;
}

static bool
add_token(struct report *r, struct grid *g, const struct line *l, struct slice text)
{
	return put_token(r, g, l, text, false);
}

/* Cells that stand on lines of their own with a bar behind them: then a bar alone is a blank one. */
static bool
keeps_blanks(const struct report *r, const struct line *const *line, size_t n)
{
	size_t i, barred = 0, plain = 0;

	for (i = 0; i < n; i++) {
		barred += line[i]->kind == LINE_ROW && line[i]->cells == 1 &&
		    report_cell(r, line[i], 0).len != 0;
		plain += line[i]->kind == LINE_PROSE;
	}
	return barred > plain;
}

/* Bytes of a number at `at`: digits with separators and at most two decimals. */
static size_t
number_len(struct slice s, size_t at)
{
	size_t i = at, n;

	if (i < s.len && s.ptr[i] == '-')
		i++;
	if (i >= s.len || !slice_is_digit(s.ptr[i]))
		return 0;
	while (i < s.len && (slice_is_digit(s.ptr[i]) || (s.ptr[i] == ',' && i + 3 < s.len &&
	    slice_is_digit(s.ptr[i + 1]) && slice_is_digit(s.ptr[i + 2]) && slice_is_digit(s.ptr[i + 3]))))
		i++;
	if (i + 1 < s.len && s.ptr[i] == '.' && slice_is_digit(s.ptr[i + 1])) {
		for (n = 0, i++; i < s.len && slice_is_digit(s.ptr[i]) && n < 2; n++)
			i++;
	}
	return i - at;
}

/* 1. and 12、 and (1) before a word belong to the word. */
static bool
is_marker(struct slice s, size_t at, size_t len)
{
	struct slice rest = slice_from(s, at + len);

	if (len > 2 || rest.len < 4)
		return false;
	if (rest.ptr[0] == ')' || slice_starts(rest, SLICE("）")))
		return true;
	return ((rest.ptr[0] == '.' && (unsigned char)rest.ptr[1] >= 0xe3) ||
	    slice_starts(rest, SLICE("、")) || slice_starts(rest, SLICE("．")));
}

/* Blanks between two ideographs that stand alone only spread a word (合 计, 项      目); bytes of them. */
static size_t
spread(struct slice s, size_t start, size_t at)
{
	size_t end = at, used, next;

	if (at - start != 3 || (unsigned char)s.ptr[start] < 0xe4)
		return 0;
	while (end < s.len && utf8_is_blank(utf8_decode(s, end, &used)))
		end += used;
	if (end == at || end >= s.len || (unsigned char)s.ptr[end] < 0xe4)
		return 0;
	utf8_decode(s, end, &next);
	next += end;
	return next >= s.len || utf8_is_blank(utf8_decode(s, next, &used)) ? end - at : 0;
}

/* Words and numbers of one line, each a token; blanks divide words. */
static bool
cut_fused(struct report *r, struct grid *g, const struct line *l, struct slice s)
{
	size_t at = 0, start = 0, used;

	while (at < s.len) {
		size_t n = number_len(s, at);

		if (n != 0 && !is_marker(s, at, n)) {
			if (!add_token(r, g, l, slice_sub(s, start, at)) ||
			    !add_token(r, g, l, slice_sub(s, at, at + n)))
				return false;
			at += n;
			start = at;
			continue;
		}
		if (n != 0) {
			if (!add_token(r, g, l, slice_sub(s, start, at)))
				return false;
			start = at;
			at += n;
			continue;
		}
		if ((n = spread(s, start, at)) != 0) {
			at += n;
			continue;
		}
		if (utf8_is_blank(utf8_decode(s, at, &used))) {
			if (!add_token(r, g, l, slice_sub(s, start, at)))
				return false;
			start = at + used;
		}
		at += used;
	}
	return add_token(r, g, l, slice_from(s, start));
}

/* Cells on one line are divided by two blanks at least. */
static bool
cut_cells(struct report *r, struct grid *g, const struct line *l, struct slice s)
{
	size_t at;

	while ((at = slice_find(s, SLICE("  "), 0)) != SLICE_NONE) {
		if (!add_token(r, g, l, slice_sub(s, 0, at)))
			return false;
		s = slice_trim(slice_from(s, at));
	}
	return add_token(r, g, l, s);
}

static bool
is_number(struct slice s)
{
	enum cell_kind k = cell_kind(s);

	return k == CELL_AMOUNT || k == CELL_INTEGER;
}

/* One blank between the cells of a row: words and numbers follow one another on most lines with numbers. */
static bool
is_worded(const struct line *const *line, size_t n)
{
	size_t i, rows = 0, numbers = 0;

	for (i = 0; i < n; i++) {
		struct slice rest = slice_trim(line[i]->text), piece;
		unsigned words = 0, figures = 0;
		bool last = false;

		while (slice_split(&rest, ' ', &piece)) {
			if (piece.len == 0)
				continue;
			last = is_number(piece);
			figures += last;
			words += !last;
		}
		numbers += figures != 0;
		rows += figures != 0 && (words + figures >= 3 || (words != 0 && last));
	}
	return rows >= 2 && rows * 4 >= numbers * 3;
}

/* Blank lines between a line and the one before; few enough for one row. */
static size_t
gap_before(const struct line *const *line, size_t i)
{
	enum { ROW = 26 };
	size_t n = 0;
	const struct line *l;

	for (l = line[i - 1] + 1; l < line[i]; l++)
		n += l->kind == LINE_BLANK;
	return n < ROW ? n : ROW;
}

/*
 * One cell a line with a blank line behind each: then a blank cell is one line more,
 * or two where its own blank line follows it too.  0: the cells are not so spaced.
 */
static size_t
blank_lines(const struct line *const *line, size_t n)
{
	size_t i, gap, gaps = 0, wide = 0, even = 0;

	/* sentences behind the table are no cells */
	while (n != 0 && !is_number(slice_trim(line[n - 1]->text)))
		n--;
	for (i = 1; i < n; i++) {
		gap = gap_before(line, i);
		gaps += gap >= 1;
		wide += gap >= 2;
		even += gap != 0 && gap % 2 == 0;
	}
	if (n < 12 || gaps * 20 < (n - 1) * 19 || wide == 0)
		return 0;
	return even * 20 <= wide ? 2 : 1;
}

enum status
grid_stream(struct report *r, const struct line *const *line, size_t n, struct grid *g)
{
	enum { FUSED = 150 };	/* bytes: longer than any cell */
	size_t i, gap;
	uint32_t k;
	bool ok = true, worded = is_worded(line, n), blanks = keeps_blanks(r, line, n);
	size_t spaced = worded || blanks ? 0 : blank_lines(line, n);

	g->form = GRID_STREAM;
	if (blanks || spaced != 0)
		g->blanks = blanks ? GRID_BLANKS_KEPT : GRID_BLANKS_BEFORE;
	for (i = 0; i < n && ok; i++) {
		for (gap = spaced != 0 && i > 0 ? gap_before(line, i) : 0; gap > spaced && ok; gap -= spaced)
			ok = put_token(r, g, line[i], SLICE(""), true);
		if (!ok)
			break;
		if (line[i]->kind == LINE_ROW) {
			for (k = 0; k < line[i]->cells && ok; k++)
				ok = put_token(r, g, line[i], report_cell(r, line[i], k),
				    blanks && line[i]->cells == 1);
		} else if (worded || line[i]->text.len > FUSED) {
			ok = cut_fused(r, g, line[i], line[i]->text);
		} else {
			ok = cut_cells(r, g, line[i], slice_trim(line[i]->text));
		}
	}
	return ok ? STATUS_OK : STATUS_FAIL;
}
