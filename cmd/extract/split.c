/* SPDX-License-Identifier: ISC */
/*
 * split.c - a report's text into lines and cells.
 */
#include "report.h"

#include <string.h>

#include "mem.h"
#include "scan.h"
#include "utf8.h"

enum { WINDOW = 16384 };	/* bytes scanned at a time; a longer line is split by itself */

struct splitter {
	struct report *r;
	size_t number;		/* of the line before */
	size_t page;
	bool top;		/* the next line is a page's first */
	const char *feed;	/* the next form feed; the text's end: none */
	bool pipes;		/* and | */
};

/* Does it begin with a graphic character of ASCII or an ideograph, and end so? */
static inline bool
is_trimmed(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	return s.len != 0 && p[0] > ' ' && p[s.len - 1] > ' ' &&
	    (p[0] < 0x80 || (p[0] >= 0xe4 && p[0] <= 0xe9)) &&
	    (p[s.len - 1] < 0x80 || (s.len >= 3 && p[s.len - 3] >= 0xe4 && p[s.len - 3] <= 0xe9));
}

/* A cell or a prose line without blanks of any kind at its ends. */
static struct slice
trim(struct slice s)
{
	size_t used, at;

	if (is_trimmed(s))
		return s;
	s = slice_trim(s);
	while (s.len > 0 && (unsigned char)s.ptr[0] >= 0x80 && utf8_is_blank(utf8_decode(s, 0, &used)))
		s = slice_trim(slice_from(s, used));
	while (s.len > 0 && (unsigned char)s.ptr[s.len - 1] >= 0x80) {
		for (at = s.len - 1; at > 0 && ((unsigned char)s.ptr[at] & 0xc0) == 0x80; at--)
			;
		if (!utf8_is_blank(utf8_decode(s, at, &used)))
			break;
		s = slice_trim(slice_sub(s, 0, at));
	}
	return s;
}

/* There is room. */
static inline void
put_cell(struct report *r, const char *from, const char *to)
{
	const struct slice cell = slice_make(from, (size_t)(to - from));

	r->cell[r->cells++] = cell.len == 0 || is_trimmed(cell) ? cell : trim(cell);
}

static bool
reserve_cells(struct report *r, size_t more)
{
	return r->cells + more <= r->cell_cap ||
	    mem_grow(&r->cell, &r->cell_cap, r->cells + more, sizeof(*r->cell));
}

/* |---|:---:| : the rule below the head of a pipe table. */
static bool
is_pipe_rule(struct slice s)
{
	size_t i, dashes = 0;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '-')
			dashes++;
		else if (s.ptr[i] != '|' && s.ptr[i] != ':' && s.ptr[i] != ' ' && s.ptr[i] != '\t')
			return false;
	}
	return dashes >= 2 && slice_find_byte(s, '|', 0) != SLICE_NONE;
}

static bool
is_pipe_row(struct slice s)
{
	size_t bar = slice_find_byte(s, '|', 0);

	return bar != SLICE_NONE && (s.ptr[0] == '|' || s.ptr[s.len - 1] == '|' ||
	    slice_find_byte(s, '|', bar + 1) != SLICE_NONE);
}

/* **text** of markdown without its marks. */
static struct slice
unmarked(struct slice cell)
{
	cell = trim(cell);
	while (cell.len > 4 && slice_starts(cell, SLICE("**")) && slice_ends(cell, SLICE("**")))
		cell = trim(slice_sub(cell, 2, cell.len - 2));
	return cell;
}

/* Line breaks in a cell (<br>, <br/>) become blanks of the same length. */
static void
blank_breaks(struct report *r, struct slice row)
{
	char *text = r->text.ptr + (row.ptr - r->text.ptr);
	size_t at = 0, end;

	while ((at = slice_find(row, SLICE("<br"), at)) != SLICE_NONE) {
		end = slice_find_byte(row, '>', at);
		if (end == SLICE_NONE || end - at > 5)
			return;
		memset(text + at, ' ', end + 1 - at);
	}
}

static bool
split_pipes(struct report *r, struct line *l)
{
	struct slice rest = slice_trim(l->text), piece;

	if (rest.ptr[0] == '|')
		rest = slice_from(rest, 1);
	if (rest.len > 0 && rest.ptr[rest.len - 1] == '|')
		rest.len--;
	l->kind = LINE_ROW;
	while (slice_split(&rest, '|', &piece)) {
		if (!reserve_cells(r, 1))
			return false;
		r->cell[r->cells++] = unmarked(piece);
	}
	l->cells = (uint32_t)r->cells - l->cell;
	return true;
}

/* Cells between tabs, of which the positions in the report's text are known. */
static bool
split_tabs(struct report *r, struct line *l, const uint32_t *tab, size_t n)
{
	const char *from = l->text.ptr, *text = r->text.ptr;
	size_t i;

	if (!reserve_cells(r, n + 1))
		return false;
	for (i = 0; i < n; from = text + tab[i++] + 1)
		put_cell(r, from, text + tab[i]);
	put_cell(r, from, l->text.ptr + l->text.len);
	l->kind = LINE_ROW;
	l->cells = (uint32_t)n + 1;
	return true;
}

/* The same where they are not. */
static bool
find_tabs(struct report *r, struct line *l)
{
	struct slice rest = l->text, piece;

	l->kind = LINE_ROW;
	while (slice_split(&rest, '\t', &piece)) {
		if (!reserve_cells(r, 1))
			return false;
		put_cell(r, piece.ptr, piece.ptr + piece.len);
	}
	l->cells = (uint32_t)r->cells - l->cell;
	return true;
}

static bool
split_prose(struct splitter *s, struct line *l)
{
	struct report *r = s->r;
	struct slice bare = trim(l->text);

	if (bare.len == 0 || (s->pipes && is_pipe_rule(bare)))
		return true;
	if (s->pipes && is_pipe_row(bare)) {
		blank_breaks(r, bare);
		return split_pipes(r, l);
	}
	if (!reserve_cells(r, 1))
		return false;
	l->kind = LINE_PROSE;
	l->cells = 1;
	r->cell[r->cells++] = bare;
	return true;
}

static struct line *
add_line(struct splitter *s, struct slice text)
{
	struct report *r = s->r;
	struct line *l;

	if (r->lines == r->line_cap &&
	    !mem_grow(&r->line, &r->line_cap, r->lines + 1, sizeof(*r->line)))
		return NULL;
	l = &r->line[r->lines++];
	*l = (struct line){.text = text, .number = (uint32_t)s->number, .page = (uint32_t)s->page,
	    .cell = (uint32_t)r->cells, .kind = LINE_BLANK, .page_top = s->top};
	return l;
}

static bool
add_piece(struct splitter *s, struct slice text)
{
	struct line *l = add_line(s, text);

	if (l == NULL)
		return false;
	return slice_find_byte(text, '\t', 0) != SLICE_NONE ? find_tabs(s->r, l) : split_prose(s, l);
}

static const char *
next_feed(const struct report *r, const char *from)
{
	const char *end = r->text.ptr + r->text.len, *feed = memchr(from, '\f', (size_t)(end - from));

	return feed == NULL ? end : feed;
}

/* Form feeds in a line start pages; what stands between them are lines of the same number. */
static bool
split_pages(struct splitter *s, struct slice text)
{
	size_t at;

	if (s->feed < text.ptr + text.len)
		s->feed = next_feed(s->r, text.ptr + text.len);
	while ((at = slice_find_byte(text, '\f', 0)) != SLICE_NONE) {
		if (at > 0 && !add_piece(s, slice_sub(text, 0, at)))
			return false;
		text = slice_from(text, at + 1);
		s->page++;
		s->top = true;
	}
	return add_piece(s, text);
}

/* One physical line without its LF; its tabs are known. */
static bool
split_line(struct splitter *s, struct slice text, const uint32_t *tab, size_t tabs)
{
	struct line *l;

	s->number++;
	if (text.len > 0 && text.ptr[text.len - 1] == '\r')
		text.len--;
	if (s->feed < text.ptr + text.len) {
		if (!split_pages(s, text))
			return false;
	} else if ((l = add_line(s, text)) == NULL ||
	    !(tabs != 0 ? split_tabs(s->r, l, tab, tabs) : split_prose(s, l))) {
		return false;
	}
	s->top = false;
	return true;
}

/* Lines of [from, to), at most WINDOW bytes, which ends with LF. */
static bool
split_window(struct splitter *s, size_t from, size_t to)
{
	struct report *r = s->r;
	struct scan_marks m = {.mark = r->scan, .line = r->scan + WINDOW + SCAN_SLACK};
	size_t i, lf, first = 0;
	const char *text = r->text.ptr;

	scan_block(text + from, to - from, (uint32_t)from, &m);
	for (i = 0; i < m.lines; i++) {
		lf = m.line[i];
		if (!split_line(s, slice_make(text + from, m.mark[lf] - from), m.mark + first, lf - first))
			return false;
		from = m.mark[lf] + 1;
		first = lf + 1;
	}
	return true;
}

/* A line longer than the window, or without LF. */
static bool
split_giant(struct splitter *s, struct slice text)
{
	s->number++;
	if (text.len > 0 && text.ptr[text.len - 1] == '\r')
		text.len--;
	if (!split_pages(s, text))
		return false;
	s->top = false;
	return true;
}

static bool
split_all(struct splitter *s, struct slice text)
{
	size_t from = 0, to;

	while (from < text.len) {
		to = from + WINDOW < text.len ? from + WINDOW : text.len;
		while (to > from && text.ptr[to - 1] != '\n')
			to--;
		if (to > from) {
			if (!split_window(s, from, to))
				return false;
			from = to;
			continue;
		}
		to = slice_find_byte(text, '\n', from);
		if (!split_giant(s, slice_sub(text, from, to)))
			return false;
		from = to == SLICE_NONE ? text.len : to + 1;
	}
	return true;
}

enum status
report_split(struct report *r, bool claims)
{
	struct slice text = buf_view(&r->text);
	struct splitter s = {.r = r, .top = true};

	r->lines = r->cells = r->parts = 0;
	if (text.len == 0)
		return STATUS_OK;
	if (r->scan == NULL)
		r->scan = mem_alloc(2 * (WINDOW + SCAN_SLACK) * sizeof(*r->scan));
	if (claims)
		r->claim = arena_zero(&r->arena, text.len, 1);
	if (r->scan == NULL || (claims && r->claim == NULL))
		return STATUS_FAIL;
	s.feed = next_feed(r, text.ptr);
	s.pipes = slice_find_byte(text, '|', 0) != SLICE_NONE;
	/* a form feed before anything starts page 1, not page 2 */
	s.page = s.feed != text.ptr + text.len && s.feed != text.ptr;
	return split_all(&s, text) ? STATUS_OK : STATUS_FAIL;
}
