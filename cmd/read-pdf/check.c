/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "check.h"

#include "diag.h"

enum {
	NUMBER_DIGITS = 8,	/* of a page number and the number of pages at most */
	NUMBER_SIGNS = 16,	/* of all that stands around them */
	OUTLINE_CURVES = 500	/* filled curves that must be letters */
};

/* Shares of the page that pictures take. */
static const float scan_share = 0.1F;		/* of a page with nothing else */
static const float numbered_share = 0.5F;	/* of one with a page number */
static const float picture_share = 0.3F;	/* enough to hold a table */

bool
check_is_number(const struct line *line)
{
	size_t digits = 0;

	if (line->count > NUMBER_SIGNS)
		return false;
	for (size_t i = 0; i < line->count; i++) {
		uint32_t code = line->glyphs[i].code;

		if (code >= '0' && code <= '9')
			digits++;
		else if (code != '-' && code != '/' && code != 0x7B2C /* 第 */ &&
		    code != 0x9875 /* 页 */ && code != 0x5171 /* 共 */ && code != 0xFF0D &&
		    (code < 0x2010 || code > 0x2015) && code != 0x2500 && code != 0x2501 &&
		    code != 0xB7 && code != '~')
			return false;
	}
	return digits > 0 && digits <= NUMBER_DIGITS;
}

static enum status
check_characters(const char *name, size_t number, const struct page *page)
{
	size_t unnamed = 0;

	for (size_t i = 0; i < page->glyph_count; i++)
		unnamed += page->glyphs[i].code == 0xFFFD;
	if (unnamed == 0)
		return STATUS_OK;
	diag_error(DIAG_IN(name), "page %zu: %zu of %zu characters have no Unicode "
	    "-- run ocrmypdf --force-ocr -l chi_sim first", number, unnamed, page->glyph_count);
	return STATUS_NO;
}

enum status
check_page(const char *name, size_t number, const struct sheet *sheet)
{
	const struct page *page = sheet->page;
	const struct line_list *lines = &sheet->lines;
	float pictures = page->image_area / (page->width * page->height);
	bool empty = sheet->grids.count == 0 && lines->count == 0;
	bool numbered = sheet->grids.count == 0 && lines->count == 1 &&
	    check_is_number(&lines->lines[0]);

	if ((empty && pictures > scan_share) || (numbered && pictures > numbered_share)) {
		diag_error(DIAG_IN(name), "page %zu: image only, no text "
		    "-- run ocrmypdf -l chi_sim first", number);
		return STATUS_NO;
	}
	if ((empty || numbered) && page->curves > OUTLINE_CURVES) {
		diag_error(DIAG_IN(name), "page %zu: text drawn as outlines "
		    "-- run ocrmypdf --force-ocr -l chi_sim first", number);
		return STATUS_NO;
	}
	if (pictures > picture_share && !page->recognised)
		diag_warn(DIAG_IN(name), "page %zu: a picture takes much of the page, text in it "
		    "is not read -- look at it", number);
	if (sheet->grids.refused)
		diag_warn(DIAG_IN(name), "page %zu: too many lines for a table, taken for a drawing "
		    "-- look at it", number);
	return check_characters(name, number, page);
}
