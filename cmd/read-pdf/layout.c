/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "layout.h"

#include <math.h>

#include "diag.h"
#include "slice.h"
#include "check.h"
#include "lines.h"
#include "sheet.h"
#include "table.h"

/* The page at work, as it is written. */
struct writer {
	struct layout *layout;
	struct sheet *sheet;
	size_t body_first;	/* lines before and from body_end on are heads and page numbers */
	size_t body_end;
	struct buf carry;	/* what completes the paragraph of the page before */
	struct buf text;	/* the page's own */
	struct buf *target;	/* the paragraph being written goes there; NULL: none is */
	struct flow_shape last;	/* its last line so far */
	const struct line *last_line;
	bool last_is_table;
	bool last_is_guessed;	/* one without rules */
};

/* The same, but for the number of the page: an address and 3/16. */
static bool
is_same(struct slice a, struct slice b)
{
	if (slice_has(a, SLICE("/")) || slice_has(a, SLICE("页")))
		return slice_eq_but_digits(a, b);
	return slice_eq(a, b);
}

/* Whether a line says what the same place said on the page before; remembers it. */
static bool
is_repeated(struct buf *before, const struct line *line, bool *same)
{
	struct buf text = {0};

	if (!lines_text(&text, line)) {
		buf_free(&text);
		return false;
	}
	*same = is_same(buf_view(&text), buf_view(before));
	buf_free(before);
	*before = text;
	return true;
}

static bool
is_above(const struct grid_list *grids, const struct line *line)
{
	return grids->count == 0 || line->y < grids->grids[0].ys[0];
}

static bool
is_below(const struct grid_list *grids, const struct line *line)
{
	for (size_t g = 0; g < grids->count; g++)
		if (line->y < grids->grids[g].ys[grids->grids[g].rows])
			return false;
	return true;
}

/* Sets heads and page numbers apart from the body. */
static bool
find_body(struct writer *w)
{
	const struct line_list *lines = &w->sheet->lines;
	const struct line *first = lines->lines;
	const struct line *last;
	bool same = false;

	w->body_end = lines->count;
	if (lines->count == 0)
		return true;
	last = first + lines->count - 1;
	if (!is_repeated(&w->layout->head, first, &same))
		return false;
	if ((same || check_is_number(first)) && is_above(&w->sheet->grids, first))
		w->body_first = 1;
	if (lines->count == 1)
		return true;
	if (!is_repeated(&w->layout->foot, last, &same))
		return false;
	if ((same || check_is_number(last)) && is_below(&w->sheet->grids, last))
		w->body_end--;
	return true;
}

/* Ends the paragraph being written; *at gets the place where it might go on. */
static bool
end_paragraph(struct writer *w, size_t *at)
{
	struct buf *target = w->target;

	w->target = NULL;
	if (at != NULL)
		*at = target == &w->text ? w->text.len : 0;
	return target != &w->text || buf_text(target, "\n\n");
}

static bool
close_paragraph(struct writer *w)
{
	return w->target == NULL || end_paragraph(w, NULL);
}

static bool
begin_paragraph(struct writer *w, struct flow_shape *shape, const struct line *line)
{
	struct layout *layout = w->layout;
	struct line tail = {.glyphs = &layout->tail_glyph, .count = 1, .x1 = layout->tail.x1};

	if (!close_paragraph(w))
		return false;
	w->target = &w->text;
	flow_indent(&layout->margins, shape);
	if (layout->open == 0 || w->text.len > 0 || w->carry.len > 0 || w->last_is_table ||
	    fabsf(layout->tail_width - layout->margins.page_width) >= 1 ||
	    !flow_continues(&layout->margins, &layout->tail, shape))
		return true;
	w->target = &w->carry;
	shape->indented = layout->tail.indented;
	return lines_join(&w->carry, &tail, line, layout->margins.right);
}

static bool
add_text_line(struct writer *w, const struct line *line)
{
	struct flow_shape shape = flow_shape(line);
	bool done;

	if (w->target != NULL && flow_continues(&w->layout->margins, &w->last, &shape)) {
		shape.indented = w->last.indented;
		done = lines_join(w->target, w->last_line, line, w->layout->margins.right);
	} else {
		done = begin_paragraph(w, &shape, line);
	}
	w->last = shape;
	w->last_line = line;
	return done && lines_text(w->target, line);
}

/* What stands between two pieces of a line: a label keeps its text, an entry its page number. */
static const char *
separator(const struct line *before, const struct line *piece, bool last)
{
	uint32_t code = before->glyphs[before->count - 1].code;

	if (code == ':' || code == 0xFF1A)
		return "";
	return last && check_is_number(piece) ? " " : "\n\n";
}

/* A line in pieces far apart, each a block of its own. */
static bool
add_pieces(struct writer *w, const struct line *line)
{
	struct line before = {0};
	size_t end;

	if (!close_paragraph(w))
		return false;
	for (size_t first = 0; first < line->count; first = end) {
		struct line piece;

		end = columns_piece(line, first);
		piece = lines_part(line, first, end);
		if (first > 0 &&
		    !buf_text(&w->text, separator(&before, &piece, end == line->count)))
			return false;
		if (!lines_text(&w->text, &piece))
			return false;
		before = piece;
	}
	return buf_text(&w->text, "\n\n");
}

static bool
add_columns(struct writer *w, const struct line *lines, size_t count)
{
	struct columns *columns = &w->layout->columns;

	if (lines != w->sheet->lines.lines + w->body_first ||
	    fabsf(w->layout->columns_width - w->sheet->page->width) >= 1)
		columns->count = 0;
	w->layout->columns_width = w->sheet->page->width;
	if (!w->layout->guessed)
		diag_warn(DIAG_IN(w->layout->name), "page %zu: a table without ruling lines, its "
		    "columns are guessed from the gaps -- check them", w->layout->page);
	w->layout->guessed = true;
	return close_paragraph(w) && columns_text(&w->text, lines, count, columns) &&
	    buf_byte(&w->text, '\n');
}

/* The lines [first, end), between which no table stands. */
static bool
add_lines(struct writer *w, size_t first, size_t end)
{
	const struct line *lines = w->sheet->lines.lines;

	size_t looked_at = first;

	for (size_t i = first; i < end; i++) {
		size_t rows = 0;
		size_t seen = 0;
		bool done;

		/* Lines that were no table from an earlier one on are none from a later one on. */
		if (i >= looked_at)
			rows = columns_rows(lines + i, end - i, &seen);
		if (seen > 0)
			looked_at = i + seen;
		if (rows > 0)
			done = add_columns(w, lines + i, rows);
		else if (columns_piece(&lines[i], 0) < lines[i].count)
			done = add_pieces(w, &lines[i]);
		else
			done = add_text_line(w, &lines[i]);
		if (!done)
			return false;
		w->last_is_table = false;
		w->last_is_guessed = rows > 0;
		i += rows > 0 ? rows - 1 : 0;
	}
	return true;
}

static bool
add_table(struct writer *w, size_t g)
{
	const struct sheet_table *table = &w->sheet->tables[g];
	size_t before;

	if (!close_paragraph(w))
		return false;
	before = w->text.len;
	w->last_is_table = true;
	w->last_is_guessed = false;
	if (!table_text(&w->text, &w->sheet->grids.grids[g], table->glyphs, table->count))
		return false;
	return w->text.len == before || buf_byte(&w->text, '\n');
}

/* Tables and lines of the body in the order of their tops. */
static bool
add_body(struct writer *w)
{
	const struct line *lines = w->sheet->lines.lines;
	size_t i = w->body_first;

	for (size_t g = 0; g < w->sheet->grids.count; g++) {
		size_t first = i;

		while (i < w->body_end && lines[i].y < w->sheet->grids.grids[g].ys[0])
			i++;
		if (!add_lines(w, first, i) || !add_table(w, g))
			return false;
	}
	return add_lines(w, i, w->body_end);
}

static bool
add_furniture(struct writer *w, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (!add_pieces(w, &w->sheet->lines.lines[i]))
			return false;
	return true;
}

static bool
insert(struct buf *b, size_t at, const struct buf *text)
{
	struct buf rest = {0};
	bool done;

	if (at == b->len)
		return buf_slice(b, buf_view(text));
	done = buf_add(&rest, b->ptr + at, b->len - at);
	b->len = done ? at : b->len;
	done = done && buf_slice(b, buf_view(text)) && buf_slice(b, buf_view(&rest));
	buf_free(&rest);
	return done;
}

static void
write_held(struct layout *layout)
{
	out_slice(layout->out, buf_view(&layout->held));
	buf_clear(&layout->held);
	layout->open = 0;
}

/* Joins the page to what is held back, writes what is settled; `open` as in end_paragraph. */
static bool
hand_over(struct writer *w, size_t open, bool still_open)
{
	struct layout *layout = w->layout;
	size_t kept = layout->open + w->carry.len;

	if (w->carry.len > 0 && !insert(&layout->held, layout->open, &w->carry))
		return false;
	if (!still_open)
		write_held(layout);
	if (layout->page > 1 && !buf_text(&layout->held, "\f\n"))
		return false;
	layout->open = still_open ? kept : open > 0 ? layout->held.len + open : 0;
	return buf_slice(&layout->held, buf_view(&w->text));
}

static void
remember_tail(struct writer *w)
{
	struct layout *layout = w->layout;

	layout->tail = w->last;
	layout->tail.y = INFINITY;	/* the next page's lines are all below */
	layout->tail_glyph = w->last_line->glyphs[w->last_line->count - 1];
	layout->tail_width = layout->margins.page_width;
}

/* A table that begins the page, but for a head, may go on from the page before. */
static bool
goes_on(const struct writer *w)
{
	const struct grid_list *grids = &w->sheet->grids;
	const struct line *lines = w->sheet->lines.lines;

	if (w->layout->before.columns == 0 || grids->count == 0 ||
	    !grid_same_borders(&w->layout->before, &grids->grids[0]))
		return false;
	return w->body_first >= w->body_end || !is_above(grids, &lines[w->body_first]);
}

static bool
write_page(struct writer *w)
{
	const struct line_list *lines = &w->sheet->lines;
	size_t open = 0;
	bool still_open = false;
	struct buf heads = {0};
	bool done;

	if (!find_body(w))
		return false;
	if (goes_on(w) && !sheet_continue(w->sheet, &w->layout->before))
		return false;
	if (w->body_first < w->body_end)
		flow_measure(&w->layout->margins, lines->lines + w->body_first,
		    w->body_end - w->body_first, w->sheet->page->width);
	done = add_furniture(w, 0, w->body_first);
	/* Held apart, so that the first paragraph finds the page empty. */
	heads = w->text;
	w->text = (struct buf){0};
	done = done && add_body(w);
	if (done && w->target != NULL) {
		still_open = w->target == &w->carry;
		remember_tail(w);
		done = end_paragraph(w, &open);
	}
	done = done && add_furniture(w, w->body_end, lines->count) &&
	    insert(&w->text, 0, &heads) &&
	    hand_over(w, open > 0 ? open + heads.len : 0, still_open);
	buf_free(&heads);
	return done;
}

/* Keeps the last table for the next page when nothing but a page number follows it. */
static void
keep_table(struct writer *w, struct sheet *sheet)
{
	struct layout *layout = w->layout;

	if (!w->last_is_guessed)
		layout->columns.count = 0;
	grid_free(&layout->before);
	if (!w->last_is_table || sheet->grids.count == 0)
		return;
	layout->before = sheet->grids.grids[sheet->grids.count - 1];
	sheet->grids.count--;
}

enum status
layout_page(struct layout *layout, struct page *page)
{
	struct sheet sheet = {.page = page};
	struct writer w = {.layout = layout, .sheet = &sheet};
	enum status status = STATUS_FAIL;

	layout->page++;
	if (page->slanted > 0)
		diag_note(DIAG_IN(layout->name), "page %zu: %zu slanted characters left out",
		    layout->page, page->slanted);
	page_select(page);
	page_turn(page);
	if (sheet_make(&sheet)) {
		status = check_page(layout->name, layout->page, &sheet);
		if (!write_page(&w))
			status = STATUS_FAIL;
		keep_table(&w, &sheet);
	}
	buf_free(&w.carry);
	buf_free(&w.text);
	sheet_free(&sheet);
	return status;
}

void
layout_end(struct layout *layout)
{
	write_held(layout);
}

void
layout_free(struct layout *layout)
{
	buf_free(&layout->held);
	buf_free(&layout->head);
	buf_free(&layout->foot);
	grid_free(&layout->before);
	columns_free(&layout->columns);
}
