/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * lines.h - glyphs gathered into lines of text, and lines into strings.
 *
 * A line holds the glyphs of about one baseline from left to right, without blanks and
 * without the second copy of what is printed twice (bold by over-printing).  Blanks
 * between words are told from the gaps; between CJK characters none is written,
 * however far a justified line is drawn apart.
 *
 * Ownership	lines borrow the glyphs they were made of; lines_free the list.
 * Errors	false: no memory (told).
 */
#ifndef READ_PDF_LINES_H
#define READ_PDF_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "page.h"

struct line {
	const struct glyph *glyphs;	/* from left to right */
	size_t count;			/* at least 1 */
	float x0;			/* left end */
	float x1;			/* right end */
	float y;			/* baseline */
	float size;			/* of its font, of the CJK one if mixed */
};

struct line_list {
	struct line *lines;		/* from top to bottom */
	size_t count;
	size_t cap;
};

/* Appends the lines that the glyphs make; sorts and thins out the glyphs in place. */
bool lines_build(struct line_list *list, struct glyph *glyphs, size_t count);

/* The part [first, end) of a line as a line. */
struct line lines_part(const struct line *line, size_t first, size_t end);

/* Blank space before glyph i of a line (i > 0), in points. */
float lines_gap(const struct line *line, size_t i);

/* The code point of glyph i; 0 behind the last. */
static inline uint32_t
lines_code(const struct line *line, size_t i)
{
	return i < line->count ? line->glyphs[i].code : 0;
}

/* Appends the text of a line. */
bool lines_text(struct buf *out, const struct line *line);

/*
 * Appends what stands between two lines of one text, a blank or nothing; `right` is
 * where the lines must break.
 */
bool lines_join(struct buf *out, const struct line *line, const struct line *next, float right);

void lines_free(struct line_list *list);

#endif
