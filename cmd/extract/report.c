/* SPDX-License-Identifier: ISC */
#include "report.h"

#include <string.h>

#include "mem.h"
#include "utf8.h"

/* Does it begin with a graphic character of ASCII or an ideograph, and end so? */
static bool
is_trimmed(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	return s.len >= 3 && p[0] > ' ' && p[s.len - 1] > ' ' &&
	    (p[0] < 0x80 || (p[0] >= 0xe4 && p[0] <= 0xe9)) &&
	    (p[s.len - 1] < 0x80 || (p[s.len - 3] >= 0xe4 && p[s.len - 3] <= 0xe9));
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

static bool
add_cell(struct report *r, struct slice text)
{
	if (r->cells == r->cell_cap &&
	    !mem_grow(&r->cell, &r->cell_cap, r->cells + 1, sizeof(*r->cell)))
		return false;
	r->cell[r->cells++] = trim(text);
	return true;
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
split_cells(struct report *r, struct line *l, char separator)
{
	struct slice rest = l->text, piece;

	if (separator == '|') {
		rest = slice_trim(rest);
		if (rest.ptr[0] == '|')
			rest = slice_from(rest, 1);
		if (rest.len > 0 && rest.ptr[rest.len - 1] == '|')
			rest.len--;
	}
	l->kind = LINE_ROW;
	while (slice_split(&rest, separator, &piece)) {
		if (!add_cell(r, separator == '|' ? unmarked(piece) : piece))
			return false;
	}
	l->cells = (uint32_t)r->cells - l->cell;
	return true;
}

static bool
add_line(struct report *r, struct slice text, size_t number, size_t page, bool top)
{
	struct line *l;
	struct slice bare;

	if (!mem_grow(&r->line, &r->line_cap, r->lines + 1, sizeof(*r->line)))
		return false;
	l = &r->line[r->lines++];
	*l = (struct line){.text = text, .number = (uint32_t)number, .page = (uint32_t)page,
	    .cell = (uint32_t)r->cells, .kind = LINE_BLANK, .page_top = top};
	if (slice_find_byte(text, '\t', 0) != SLICE_NONE)
		return split_cells(r, l, '\t');
	bare = trim(text);
	if (bare.len == 0 || is_pipe_rule(bare))
		return true;
	if (is_pipe_row(bare)) {
		blank_breaks(r, bare);
		return split_cells(r, l, '|');
	}
	l->kind = LINE_PROSE;
	l->cells = 1;
	return add_cell(r, text);
}

/* One physical line: form feeds in it start pages; what stands between them are lines of the same number. */
static bool
split_pages(struct report *r, struct slice text, size_t number, size_t *page, bool *top)
{
	size_t at;

	if (text.len > 0 && text.ptr[text.len - 1] == '\r')
		text.len--;
	while ((at = slice_find_byte(text, '\f', 0)) != SLICE_NONE) {
		if (at > 0) {
			if (!add_line(r, slice_sub(text, 0, at), number, *page, *top))
				return false;
		}
		text = slice_from(text, at + 1);
		*page += 1;
		*top = true;
	}
	if (!add_line(r, text, number, *page, *top))
		return false;
	*top = false;
	return true;
}

enum status
report_split(struct report *r)
{
	struct slice rest = buf_view(&r->text), text;
	size_t number = 0, page;
	bool top = true;

	r->lines = r->cells = r->parts = 0;
	if (rest.len == 0)
		return STATUS_OK;
	r->claim = arena_zero(&r->arena, rest.len, 1);
	if (r->claim == NULL)
		return STATUS_FAIL;
	page = slice_find_byte(rest, '\f', 0) == SLICE_NONE ? 0 : 1;
	/* a form feed before anything starts page 1, not page 2 */
	if (rest.ptr[0] == '\f')
		page = 0;
	while (slice_split(&rest, '\n', &text)) {
		number++;
		if (rest.ptr == NULL && text.len == 0)
			break;
		if (!split_pages(r, text, number, &page, &top))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

void
report_clear(struct report *r)
{
	buf_clear(&r->text);
	arena_reset(&r->arena);
	r->claim = NULL;
	r->lines = r->cells = r->parts = r->heads = 0;
	r->head = NULL;
	r->entity = r->scope = r->year = r->unit = r->lead = SLICE("");
}

void
report_free(struct report *r)
{
	buf_free(&r->text);
	arena_free(&r->arena);
	mem_free(r->line);
	mem_free(r->cell);
	mem_free(r->part);
	*r = (struct report){0};
}

static bool
inside(const struct report *r, struct slice part)
{
	return part.len > 0 && part.ptr >= r->text.ptr &&
	    part.ptr + part.len <= r->text.ptr + r->text.len;
}

void
report_claim(struct report *r, struct slice part, enum claim what)
{
	if (inside(r, part))
		memset(r->claim + (part.ptr - r->text.ptr), (int)what, part.len);
}

bool
report_claimed(const struct report *r, struct slice part)
{
	size_t i;

	if (!inside(r, part))
		return true;
	for (i = 0; i < part.len; i++) {
		if (part.ptr[i] >= '0' && part.ptr[i] <= '9' &&
		    r->claim[part.ptr + i - r->text.ptr] == CLAIM_NONE)
			return false;
	}
	return true;
}

struct line *
report_line_of(const struct report *r, const char *where)
{
	size_t low = 0, high = r->lines, mid;

	if (where < r->text.ptr || where >= r->text.ptr + r->text.len)
		return NULL;
	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (r->line[mid].text.ptr <= where)
			low = mid;
		else
			high = mid;
	}
	return r->lines == 0 ? NULL : &r->line[low];
}
