/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "columns.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"

static const float wide_gap = 1.8F;	/* ems between two pieces of a line */
static const float row_distance = 4.0F;	/* ems between rows at most */

enum {
	LEAST_ROWS = 3,
	LEAST_AMOUNT_ROWS = 2,
	LONGEST_SPACED = 8	/* letters of a heading drawn far apart */
};

struct span {
	float x0;
	float x1;
};

struct span_list {
	struct span *spans;
	size_t count;
	size_t cap;
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

	*amount = false;
	for (size_t first = 0; first < line->count; first = end) {
		struct line piece;

		end = columns_piece(line, first);
		piece = lines_part(line, first, end);
		if (pieces > 0 && is_amount(&piece))
			*amount = true;
		pieces++;
	}
	return pieces;
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
		/* A lone piece is a wrapped label when rows go on right after it. */
		if (pieces < 2 && (i == 0 || last + 1 < i))
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
	const struct span *a = left;
	const struct span *b = right;

	return a->x0 < b->x0 ? -1 : a->x0 > b->x0;
}

/* Columns are what the pieces of the rows with amounts cover; captions may span several. */
static bool
find_columns(const struct line *lines, size_t count, struct span_list *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool amount;
		size_t end;

		(void)count_pieces(&lines[i], &amount);
		for (size_t first = 0; amount && first < lines[i].count; first = end) {
			struct line piece;

			end = columns_piece(&lines[i], first);
			piece = lines_part(&lines[i], first, end);
			if (!mem_grow(&list->spans, &list->cap, list->count + 1,
			    sizeof(*list->spans)))
				return false;
			list->spans[list->count++] = (struct span){piece.x0, piece.x1};
		}
	}
	if (list->count > 1)
		qsort(list->spans, list->count, sizeof(*list->spans), by_left);
	for (size_t i = 0; i < list->count; i++) {
		if (kept > 0 && list->spans[i].x0 <= list->spans[kept - 1].x1)
			list->spans[kept - 1].x1 = fmaxf(list->spans[kept - 1].x1,
			    list->spans[i].x1);
		else
			list->spans[kept++] = list->spans[i];
	}
	list->count = kept;
	return true;
}

static size_t
column_of(const struct span_list *list, const struct line *piece)
{
	size_t best = 0;
	float least = INFINITY;

	for (size_t i = 0; i < list->count; i++) {
		float distance = fmaxf(list->spans[i].x0, piece->x0) -
		    fminf(list->spans[i].x1, piece->x1);

		if (distance < least) {
			least = distance;
			best = i;
		}
	}
	return best;
}

static bool
add_row(struct buf *out, const struct span_list *list, const struct line *line)
{
	size_t column = 0;
	size_t end;

	for (size_t first = 0; first < line->count; first = end) {
		struct line piece;
		size_t wanted;

		end = columns_piece(line, first);
		piece = lines_part(line, first, end);
		wanted = column_of(list, &piece);
		if (first > 0 && wanted <= column && !buf_byte(out, ' '))
			return false;
		for (; column < wanted; column++)
			if (!buf_byte(out, '\t'))
				return false;
		if (!lines_text(out, &piece))
			return false;
	}
	for (; column + 1 < list->count; column++)
		if (!buf_byte(out, '\t'))
			return false;
	return buf_byte(out, '\n');
}

bool
columns_text(struct buf *out, const struct line *lines, size_t count)
{
	struct span_list list = {0};
	bool done = find_columns(lines, count, &list);

	for (size_t i = 0; done && i < count; i++)
		done = add_row(out, &list, &lines[i]);
	mem_free(list.spans);
	return done;
}
