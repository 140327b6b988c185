/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * page.h - what is printed on one page: glyphs and ruling lines, in points.
 *
 * The origin is the upper left corner, x grows to the right and y downwards.
 * `page_turn` brings a page whose text runs up or down the sheet upright.
 *
 * Ownership	a page owns its arrays; start with {0}, empty it for the next page
 *		with page_clear (keeps the memory), end with page_free.
 * Errors	the adding functions return false when memory ran out (told).
 */
#ifndef READ_PDF_PAGE_H
#define READ_PDF_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum glyph_kind {
	GLYPH_VISIBLE,
	GLYPH_INVISIBLE		/* drawn without ink, as recognised text lies over a scanned image */
};

struct glyph {
	float x;		/* origin: start of the baseline */
	float y;
	float size;		/* of the font */
	float width;		/* advance */
	uint32_t code;		/* Unicode; 0xFFFD where the file does not say */
	uint32_t order;		/* as drawn, from 0 */
	uint8_t turn;		/* direction of the text in quarter turns, clockwise */
	uint8_t kind;		/* enum glyph_kind */
	uint32_t table;		/* set when the page is laid out: table it lies in, from 1; 0 none */
	uint32_t cell;		/* and the cell's first position there */
};

/* A ruling line: a horizontal one lies at y = at from x = from to x = to, an upright one turned. */
struct rule {
	float at;
	float from;
	float to;
};

struct rule_list {
	struct rule *rules;
	size_t count;
	size_t cap;
};

struct page {
	float width;
	float height;
	struct glyph *glyphs;
	size_t glyph_count;
	size_t glyph_cap;
	struct rule_list across;	/* horizontal */
	struct rule_list down;		/* upright */
	bool recognised;		/* its text is that recognised on a scan */
	float image_area;		/* square points, overlaps counted twice */
	size_t curves;			/* filled curves: letters drawn as outlines have many */
	size_t slanted;			/* glyphs left out because they run askew (watermarks) */
};

bool page_add_glyph(struct page *page, const struct glyph *glyph);
bool page_add_rule(struct rule_list *list, float at, float from, float to);

/* Keeps one kind of glyph (all visible ones, or the recognised text of a scan) inside the page. */
void page_select(struct page *page);

/* Turns the page by the direction most of its glyphs have. */
void page_turn(struct page *page);

void page_clear(struct page *page);
void page_free(struct page *page);

#endif
