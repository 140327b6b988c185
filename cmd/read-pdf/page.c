/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "page.h"

#include "mem.h"
#include "utf8.h"

bool
page_add_glyph(struct page *page, const struct glyph *glyph)
{
	if (!mem_grow(&page->glyphs, &page->glyph_cap, page->glyph_count + 1, sizeof(*glyph)))
		return false;
	page->glyphs[page->glyph_count] = *glyph;
	page->glyphs[page->glyph_count].order = (uint32_t)page->glyph_count;
	page->glyph_count++;
	return true;
}

bool
page_add_rule(struct rule_list *list, float at, float from, float to)
{
	if (!mem_grow(&list->rules, &list->cap, list->count + 1, sizeof(*list->rules)))
		return false;
	list->rules[list->count++] = (struct rule){
		.at = at,
		.from = from < to ? from : to,
		.to = from < to ? to : from,
	};
	return true;
}

static bool
on_page(const struct page *page, const struct glyph *glyph)
{
	return glyph->x >= 0 && glyph->y >= 0 && glyph->x <= page->width &&
	    glyph->y <= page->height;
}

static bool
has_visible(const struct page *page)
{
	for (size_t i = 0; i < page->glyph_count; i++)
		if (page->glyphs[i].kind == GLYPH_VISIBLE && !utf8_is_blank(page->glyphs[i].code) &&
		    on_page(page, &page->glyphs[i]))
			return true;
	return false;
}

void
page_select(struct page *page)
{
	uint8_t wanted = GLYPH_VISIBLE;
	size_t kept = 0;

	page->recognised = page->image_area > 0 && !has_visible(page);
	if (page->recognised)
		wanted = GLYPH_INVISIBLE;
	for (size_t i = 0; i < page->glyph_count; i++)
		if (page->glyphs[i].kind == wanted && on_page(page, &page->glyphs[i]))
			page->glyphs[kept++] = page->glyphs[i];
	page->glyph_count = kept;
}

static uint8_t
main_direction(const struct page *page)
{
	size_t counts[4] = {0};
	uint8_t best = 0;

	for (size_t i = 0; i < page->glyph_count; i++)
		counts[page->glyphs[i].turn & 3]++;
	for (uint8_t turn = 1; turn < 4; turn++)
		if (counts[turn] > counts[best])
			best = turn;
	return best;
}

/* One quarter turn anticlockwise: text that ran down the page then runs to the right. */
static void
turn_back(struct page *page)
{
	struct rule_list across = page->across;
	float width = page->width;

	for (size_t i = 0; i < page->glyph_count; i++) {
		struct glyph *glyph = &page->glyphs[i];
		float x = glyph->x;

		glyph->x = glyph->y;
		glyph->y = width - x;
		glyph->turn = (uint8_t)((glyph->turn + 3) & 3);
	}
	page->across = page->down;
	page->down = across;
	for (size_t i = 0; i < page->across.count; i++)
		page->across.rules[i].at = width - page->across.rules[i].at;
	for (size_t i = 0; i < page->down.count; i++) {
		struct rule *rule = &page->down.rules[i];
		float from = rule->from;

		rule->from = width - rule->to;
		rule->to = width - from;
	}
	page->width = page->height;
	page->height = width;
}

void
page_turn(struct page *page)
{
	for (uint8_t turn = main_direction(page); turn > 0; turn--)
		turn_back(page);
}

void
page_clear(struct page *page)
{
	page->glyph_count = 0;
	page->across.count = 0;
	page->down.count = 0;
	page->image_area = 0;
	page->curves = 0;
	page->slanted = 0;
}

void
page_free(struct page *page)
{
	mem_free(page->glyphs);
	mem_free(page->across.rules);
	mem_free(page->down.rules);
	*page = (struct page){0};
}
