/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "columns.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"
#include "utf8.h"

static const float wide_gap = 1.8F;	/* ems between two pieces of a line */
static const float cell_gap = 0.3F;	/* the same between captions, once a line is a row */
static const float amount_gap = 0.1F;	/* the same beside an amount: in a number there is none */
static const float row_distance = 4.0F;	/* ems between rows at most */

enum {
	LEAST_ROWS = 3,
	LEAST_AMOUNT_ROWS = 2,
	LONGEST_LABEL = 3,	/* lines of it besides the row's own */
	LONGEST_SPACED = 8	/* letters of a heading drawn far apart */
};

static bool
is_spaced_heading(const struct line *line)
{
	if (line->count > LONGEST_SPACED)
		return false;
	for (size_t i = 0; i < line->count; i++)
		if (line->glyphs[i].code < 0x2E80 ||
		    (i > 0 && lines_gap(line, i) <= wide_gap * line->size / 2))
			return false;
	return true;
}

size_t
columns_piece(const struct line *line, size_t first)
{
	size_t end = first + 1;

	if (is_spaced_heading(line))
		return line->count;
	while (end < line->count && lines_gap(line, end) <= wide_gap * line->size)
		end++;
	return end;
}

/* Does .12 end before glyph i? */
static bool
amount_ends(const struct line *line, size_t i)
{
	return i >= 4 && line->glyphs[i - 3].code == '.' && utf8_is_digit(line->glyphs[i - 2].code) &&
	    utf8_is_digit(line->glyphs[i - 1].code) && utf8_is_digit(line->glyphs[i - 4].code);
}

/* Does 1,234.56 begin at glyph i? */
static bool
amount_begins(const struct line *line, size_t i)
{
	size_t start;

	i += lines_code(line, i) == '-';
	for (start = i; utf8_is_digit(lines_code(line, i)) || (i > start && lines_code(line, i) == ',');)
		i++;
	return i > start && lines_code(line, i) == '.' && utf8_is_digit(lines_code(line, i + 1)) &&
	    utf8_is_digit(lines_code(line, i + 2));
}

/* The same in a line that is a row: an amount is a cell, even close beside another. */
static size_t
row_piece(const struct line *line, size_t first)
{
	size_t end = first + 1, stop = columns_piece(line, first);

	while (end < stop && (lines_gap(line, end) <= amount_gap * line->size ||
	    !(amount_ends(line, end) || amount_begins(line, end))))
		end++;
	return end;
}

/* A number with decimals or with thousands set apart, alone in its piece. */
static bool
is_amount(const struct line *piece)
{
	bool marked = false;
	bool digits = false;

	for (size_t i = 0; i < piece->count; i++) {
		uint32_t code = piece->glyphs[i].code;

		if (code >= '0' && code <= '9')
			digits = true;
		else if (code == '.' || code == ',')
			marked = true;
		else if (code != '-' && code != '%')
			return false;
	}
	return marked && digits;
}

static size_t
count_pieces(const struct line *line, bool *amount)
{
	size_t pieces = 0;
	size_t end;

	for (size_t first = 0; first < line->count; first = columns_piece(line, first))
		pieces++;
	*amount = false;
	for (size_t first = 0; pieces > 1 && first < line->count; first = end) {
		struct line piece;

		end = row_piece(line, first);
		piece = lines_part(line, first, end);
		if (first > 0 && is_amount(&piece))
			*amount = true;
	}
	return pieces;
}

/* May it be more of a label of the row? */
static bool
is_wrapped(const struct line *row, const struct line *line)
{
	return line->x0 > row->x0 - line->size && (line->x1 - line->x0) * 2 < row->x1 - row->x0;
}

size_t
columns_rows(const struct line *lines, size_t count, size_t *seen)
{
	size_t rows = 0;
	size_t amounts = 0;
	size_t last = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		bool amount;
		size_t pieces = count_pieces(&lines[i], &amount);

		if (i > 0 && lines[i].y - lines[i - 1].y > row_distance * lines[i].size)
			break;
		/* A lone piece is a wrapped label when rows go on after it. */
		if (pieces < 2 && (i == 0 || i - last > LONGEST_LABEL ||
		    !is_wrapped(&lines[last], &lines[i])))
			break;
		if (pieces < 2)
			continue;
		last = i;
		rows++;
		amounts += amount;
	}
	*seen = i;
	return rows >= LEAST_ROWS && amounts >= LEAST_AMOUNT_ROWS ? last + 1 : 0;
}

static int
by_left(const void *left, const void *right)
{
	const struct columns_span *a = left;
	const struct columns_span *b = right;

	return a->x0 < b->x0 ? -1 : a->x0 > b->x0;
}

static bool
add_span(struct columns *columns, const struct line *piece)
{
	if (!mem_grow(&columns->spans, &columns->cap, columns->count + 1, sizeof(*columns->spans)))
		return false;
	columns->spans[columns->count++] = (struct columns_span){piece->x0, piece->x1};
	return true;
}

/* The pieces of a row that begin left of `end`. */
static bool
add_spans(struct columns *columns, const struct line *line, float end)
{
	size_t next;

	for (size_t first = 0; first < line->count; first = next) {
		struct line piece;

		next = row_piece(line, first);
		piece = lines_part(line, first, next);
		if (piece.x0 < end && !add_span(columns, &piece))
			return false;
	}
	return true;
}

/* Spans that touch are one column. */
static void
unite(struct columns *columns)
{
	struct columns_span *spans = columns->spans;
	size_t kept = 0;

	if (columns->count > 1)
		qsort(spans, columns->count, sizeof(*spans), by_left);
	for (size_t i = 0; i < columns->count; i++) {
		if (kept > 0 && spans[i].x0 <= spans[kept - 1].x1)
			spans[kept - 1].x1 = fmaxf(spans[kept - 1].x1, spans[i].x1);
		else
			spans[kept++] = spans[i];
	}
	columns->count = kept;
}

/* What the pieces of the rows with amounts cover, as far as they begin left of `end`. */
static bool
cover(struct columns *columns, const struct line *lines, size_t count, float end)
{
	for (size_t i = 0; i < count; i++) {
		bool amount;

		(void)count_pieces(&lines[i], &amount);
		if (amount && !add_spans(columns, &lines[i], end))
			return false;
	}
	unite(columns);
	return true;
}

/* 1 2 3 over the columns: their number, and glyph *first of the 1; 0: no such line. */
static size_t
numbering(const struct line *line, size_t *first)
{
	size_t end, numbers = 0;

	for (size_t at = 0; at < line->count; at = end) {
		uint32_t value = 0;
		size_t i = at;

		for (end = columns_piece(line, at); i < end && i < at + 2 &&
		    utf8_is_digit(line->glyphs[i].code); i++)
			value = value * 10 + line->glyphs[i].code - '0';
		if (i == end && value == numbers + 1) {
			*first = numbers++ == 0 ? at : *first;
		} else if (numbers > 0) {
			return 0;
		}
	}
	return numbers;
}

/* From the piece to the span; negative: as much as they overlap. */
static float
distance(const struct columns_span *span, const struct line *piece)
{
	return fmaxf(span->x0, piece->x0) - fminf(span->x1, piece->x1);
}

/* Of the first `count` columns the nearest. */
static size_t
column_of(const struct columns *columns, size_t count, const struct line *piece)
{
	size_t best = 0;

	for (size_t i = 1; i < count; i++)
		if (distance(&columns->spans[i], piece) < distance(&columns->spans[best], piece))
			best = i;
	return best;
}

/* Of two captions over one column the further one has a column of its own, without amounts. */
static bool
add_captions(struct columns *columns, const struct line *line)
{
	struct line before = {0};
	size_t last = 0, known = columns->count, end;

	for (size_t first = 0; first < line->count; first = end) {
		struct line piece;
		size_t at;

		end = columns_piece(line, first);
		piece = lines_part(line, first, end);
		at = column_of(columns, known, &piece);
		if (first > 0 && at == last && !add_span(columns,
		    distance(&columns->spans[at], &piece) < distance(&columns->spans[at], &before) ?
		    &before : &piece))
			return false;
		before = piece;
		last = at;
	}
	unite(columns);
	return true;
}

/* Those of the rows above the first amount. */
static bool
find_captions(struct columns *columns, const struct line *lines, size_t count)
{
	bool amount = false;

	for (size_t i = 0; i < count && columns->count > 0; i++) {
		(void)count_pieces(&lines[i], &amount);
		if (amount)
			break;
		if (!add_captions(columns, &lines[i]))
			return false;
	}
	return true;
}

/* Columns without a single amount show in the numbering alone. */
static bool
find_columns(struct columns *columns, const struct line *lines, size_t count)
{
	size_t first = 0, numbers, amounts = 0;

	if (!cover(columns, lines, count, INFINITY))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct line *line = &lines[i];

		numbers = numbering(line, &first);
		if (numbers < LEAST_ROWS)
			continue;
		for (size_t k = amounts = 0; k < columns->count; k++)
			amounts += columns->spans[k].x1 > line->glyphs[first].x;
		if (amounts >= numbers)
			continue;
		columns->count = 0;
		return cover(columns, lines, count, line->glyphs[first].x - line->size) &&
		    add_spans(columns, line, INFINITY) && (unite(columns), true);
	}
	return find_captions(columns, lines, count);
}

/* Does the gap before glyph i lie between two columns? */
static bool
parts_columns(const struct columns *columns, const struct line *line, size_t i)
{
	float x0 = line->glyphs[i - 1].x + line->glyphs[i - 1].width, x1 = line->glyphs[i].x;

	for (size_t k = 0; k + 1 < columns->count; k++) {
		if (x0 < columns->spans[k + 1].x0 && x1 > columns->spans[k].x1)
			return true;
	}
	return false;
}

/* A caption close beside another is a cell as well, but a line that is one piece is one text. */
static size_t
cell_piece(const struct columns *columns, const struct line *line, size_t first)
{
	size_t end = first + 1, stop = row_piece(line, first);
	bool whole = columns_piece(line, 0) == line->count;

	while (end < stop && (whole || lines_gap(line, end) <= cell_gap * line->size ||
	    !parts_columns(columns, line, end)))
		end++;
	return end;
}

static bool
add_row(struct buf *out, const struct columns *columns, const struct line *line)
{
	size_t column = 0;
	size_t end;

	for (size_t first = 0; first < line->count; first = end) {
		struct line piece;
		size_t wanted;

		end = cell_piece(columns, line, first);
		piece = lines_part(line, first, end);
		wanted = column_of(columns, columns->count, &piece);
		if (first > 0 && wanted <= column && !buf_byte(out, ' '))
			return false;
		for (; column < wanted; column++)
			if (!buf_byte(out, '\t'))
				return false;
		if (!lines_text(out, &piece))
			return false;
	}
	for (; column + 1 < columns->count; column++)
		if (!buf_byte(out, '\t'))
			return false;
	return buf_byte(out, '\n');
}

bool
columns_text(struct buf *out, const struct line *lines, size_t count, struct columns *columns)
{
	if (!find_columns(columns, lines, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!add_row(out, columns, &lines[i]))
			return false;
	}
	return true;
}

void
columns_free(struct columns *columns)
{
	mem_free(columns->spans);
	*columns = (struct columns){0};
}
