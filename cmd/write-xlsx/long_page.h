/* SPDX-License-Identifier: ISC */
/*
 * long_page.h - a table that goes on over as many pages as its rows need, each with
 * the note, the header, frozen panes, filter and print settings of the first.
 */
#ifndef WRITE_XLSX_LONG_PAGE_H
#define WRITE_XLSX_LONG_PAGE_H

#include "status.h"
#include "workbook.h"

struct long_column {
	struct slice name;
	unsigned width;
	bool number;		/* heads a column of numbers */
};

struct long_page {
	struct book *book;
	struct page *page;
	struct slice name, note;
	struct long_column *column;
	size_t columns, cap, frozen;	/* columns that stay */
	size_t printed;			/* columns that go to paper; 0: all */
	size_t row;			/* next */
	size_t pages;
};

/* Columns are added before the first page is begun. */
enum status long_page_open(struct long_page *l, struct book *book, const char *name, const char *note,
    size_t frozen);
enum status long_page_column(struct long_page *l, const char *name, unsigned width, bool number);
enum status long_page_begin(struct long_page *l);
/* The next row: its number is l->row - 1 afterwards, its page l->page. */
enum status long_page_row(struct long_page *l, unsigned level, double height);
void long_page_end(struct long_page *l);	/* sets filters, frees; the pages stay the book's */

#endif
