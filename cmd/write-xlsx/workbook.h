/* SPDX-License-Identifier: ISC */
/*
 * workbook.h - an .xlsx file, row by row (libxlsxwriter behind it).
 *
 * Rows of one page are written from top to bottom, cells of a row in any order;
 * several pages may be written side by side.  Memory does not grow with rows.
 * Rows and columns count from 0.  Text is always text, never a formula; what
 * XML cannot hold becomes U+FFFD, and more than a cell holds is cut with a mark.
 * A number that a spreadsheet would round (more than 15 digits) is written as text.
 * The first failure is kept: book_close tells it.
 */
#ifndef WRITE_XLSX_WORKBOOK_H
#define WRITE_XLSX_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dec.h"
#include "out.h"
#include "slice.h"
#include "status.h"

enum book_style {
	BOOK_PLAIN, BOOK_BOLD, BOOK_TITLE, BOOK_NOTE, BOOK_SECTION, BOOK_HEAD, BOOK_HEAD_NUMBER,
	BOOK_WAN,		/* 元 shown in 万元 */
	BOOK_WAN_BOLD, BOOK_NUMBER, BOOK_COUNT, BOOK_DIGITS,	/* a number that had to become text */
	BOOK_WRAP, BOOK_LINK, BOOK_ERROR, BOOK_WARNING, BOOK_NOTICE, BOOK_RIGHT,
	BOOK_INDENT1, BOOK_INDENT2,
	BOOK_STYLES
};

enum { BOOK_ROWS = 1048576, BOOK_COLUMNS = 16384, BOOK_LINKS = 65000, BOOK_DIGITS_MAX = 15 };

struct book;
struct page;

/* Made in TMPDIR; book_close copies it to `out`. */
enum status book_open(struct book **book, const char *title);
enum status book_close(struct book *book, struct out *out);
void book_abort(struct book *book);	/* NULL-safe */

/* The name is made one that a sheet may have, and unique. */
struct page *book_page(struct book *book, struct slice name);	/* NULL: no memory, told */
const char *page_name(const struct page *page);

void page_text(struct page *page, size_t row, size_t column, struct slice text, enum book_style style);
void page_number(struct page *page, size_t row, size_t column, struct dec d, enum book_style style);
/* Text that leads to a cell of another page; plain text beyond BOOK_LINKS a page. */
void page_link(struct page *page, size_t row, size_t column, struct slice text, const char *target,
    size_t target_row);
void page_width(struct page *page, size_t column, unsigned width);	/* in half-width characters */
void page_row(struct page *page, size_t row, unsigned level, double height);	/* outline; height 0: as usual */
void page_freeze(struct page *page, size_t rows, size_t columns);
void page_filter(struct page *page, size_t head, size_t last, size_t columns);
/* Rows 0 .. last of so many columns, wide, one page across, row `head` on every page. */
void page_print(struct page *page, size_t head, size_t last, size_t columns);
void page_print_once(struct page *page);		/* a cover: no rows repeat */

enum book_chart { BOOK_BARS, BOOK_COLUMNS_SIDE_BY_SIDE, BOOK_DOUGHNUT };
struct page_range {
	size_t first, last;	/* rows */
	size_t label, value;	/* columns; the series' name is the cell above the first value */
	size_t series;		/* columns of values, from `value` on */
};
void page_chart(struct page *page, size_t row, size_t column, enum book_chart kind, struct slice title,
    const struct page_range *range, bool big);	/* big: the axis counts 亿元, else 万元 */

#endif
