/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "lines.h"

#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "mem.h"
#include "utf8.h"

/* In ems. */
static const float same_baseline = 0.4F;
static const float same_place = 0.1F;	/* the second copy of a glyph */
static const float latin_blank = 0.2F;	/* gap between words and between numbers */
static const float mixed_blank = 0.4F;	/* between CJK and other text; less is mere fitting */

static int
by_baseline(const void *left, const void *right)
{
	const struct glyph *a = left;
	const struct glyph *b = right;

	if (a->y != b->y)
		return a->y < b->y ? -1 : 1;
	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static int
by_place(const void *left, const void *right)
{
	const struct glyph *a = left;
	const struct glyph *b = right;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static bool
is_drawn(const struct glyph *glyph)
{
	return !utf8_is_blank(glyph->code) && glyph->code >= 0x20 && glyph->code != 0x7F;
}

static size_t
drop_blanks(struct glyph *glyphs, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (is_drawn(&glyphs[i]))
			glyphs[kept++] = glyphs[i];
	return kept;
}

/* A part of a ligature has no width of its own and the place of the whole. */
static bool
is_copy(const struct glyph *glyph, const struct glyph *kept)
{
	return glyph->code == kept->code && glyph->width > 0 &&
	    fabsf(glyph->x - kept->x) <= same_place * glyph->size;
}

static size_t
drop_copies(struct glyph *glyphs, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool copy = false;

		for (size_t k = kept; k > 0 && !copy && glyphs[i].x - glyphs[k - 1].x <=
		    same_place * glyphs[i].size; k--)
			copy = is_copy(&glyphs[i], &glyphs[k - 1]);
		if (!copy)
			glyphs[kept++] = glyphs[i];
	}
	return kept;
}

struct line
lines_part(const struct line *line, size_t first, size_t end)
{
	struct line part = {
		.glyphs = line->glyphs + first,
		.count = end - first,
		.x0 = line->glyphs[first].x,
		.y = line->glyphs[first].y,
		.size = line->glyphs[first].size,
	};
	bool wide = false;

	part.x1 = part.x0;
	for (size_t i = first; i < end; i++) {
		const struct glyph *glyph = &line->glyphs[i];

		part.x1 = fmaxf(part.x1, glyph->x + glyph->width);
		if (!wide && utf8_is_solid(glyph->code)) {
			wide = true;
			part.size = glyph->size;
		}
	}
	return part;
}

static bool
add_line(struct line_list *list, struct glyph *glyphs, size_t count)
{
	struct line whole = {.glyphs = glyphs};

	qsort(glyphs, count, sizeof(*glyphs), by_place);
	count = drop_copies(glyphs, count);
	if (!mem_grow(&list->lines, &list->cap, list->count + 1, sizeof(*list->lines)))
		return false;
	list->lines[list->count++] = lines_part(&whole, 0, count);
	return true;
}

bool
lines_build(struct line_list *list, struct glyph *glyphs, size_t count)
{
	size_t end;

	count = drop_blanks(glyphs, count);
	if (count == 0)
		return true;
	qsort(glyphs, count, sizeof(*glyphs), by_baseline);
	for (size_t first = 0; first < count; first = end) {
		float size = glyphs[first].size;

		for (end = first + 1; end < count; end++) {
			size = fmaxf(size, glyphs[end].size);
			if (glyphs[end].y - glyphs[first].y > same_baseline * size)
				break;
		}
		if (!add_line(list, glyphs + first, end - first))
			return false;
	}
	return true;
}

float
lines_gap(const struct line *line, size_t i)
{
	const struct glyph *before = &line->glyphs[i - 1];

	return line->glyphs[i].x - before->x - before->width;
}

static bool
blank_between(const struct glyph *a, const struct glyph *b, float gap)
{
	bool a_wide = utf8_is_solid(a->code);
	bool b_wide = utf8_is_solid(b->code);

	if (a_wide && b_wide)
		return false;
	return gap > (a_wide || b_wide ? mixed_blank : latin_blank) * fmaxf(a->size, b->size);
}

static bool
needs_folding(uint32_t code)
{
	return (code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF) ||
	    (code >= 0x2F800 && code <= 0x2FA1F);
}

static bool
add_code(struct buf *out, uint32_t code)
{
	char bytes[4];
	size_t len = utf8_encode(code, bytes);

	if (len == 0)
		return buf_code(out, 0xFFFD);
	if (needs_folding(code))
		return fold_glyphs(out, slice_make(bytes, len));
	return buf_add(out, bytes, len);
}

bool
lines_text(struct buf *out, const struct line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct glyph *glyph = &line->glyphs[i];

		if (i > 0 && blank_between(glyph - 1, glyph, lines_gap(line, i)) &&
		    !buf_byte(out, ' '))
			return false;
		if (!add_code(out, glyph->code))
			return false;
	}
	return true;
}

static bool
is_number_sign(uint32_t code)
{
	return (code >= '0' && code <= '9') || code == '.' || code == ',' || code == '-' ||
	    code == '%';
}

bool
lines_join(struct buf *out, const struct line *line, const struct line *next, float right)
{
	const struct glyph *a = &line->glyphs[line->count - 1];
	const struct glyph *b = &next->glyphs[0];

	if (utf8_is_solid(a->code) || utf8_is_solid(b->code))
		return true;
	/* A number that had no room left was broken; else the next one begins. */
	if (is_number_sign(a->code) && is_number_sign(b->code) &&
	    (line->x1 + a->size > right || a->code == ',' || a->code == '.'))
		return true;
	return buf_byte(out, ' ');
}

void
lines_free(struct line_list *list)
{
	mem_free(list->lines);
	*list = (struct line_list){0};
}
