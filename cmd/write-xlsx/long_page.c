/* SPDX-License-Identifier: ISC */
#include "long_page.h"

#include <stdint.h>
#include <string.h>

#include "diag.h"
#include "mem.h"

enum { NOTE_ROW, HEAD_ROW, FIRST_ROW, HEAD_HEIGHT = 32 };


static struct slice
keep(const char *text, bool *ok)
{
	size_t len = strlen(text);
	char *copy = mem_alloc(len + 1);

	*ok = copy != NULL;
	if (copy == NULL)
		return slice_of(NULL);
	memcpy(copy, text, len + 1);
	return slice_make(copy, len);
}

enum status
long_page_open(struct long_page *l, struct book *book, const char *name, const char *note, size_t frozen)
{
	bool ok1, ok2;

	*l = (struct long_page){.book = book, .frozen = frozen};
	l->name = keep(name, &ok1);
	l->note = keep(note, &ok2);
	return ok1 && ok2 ? STATUS_OK : STATUS_FAIL;
}

enum status
long_page_column(struct long_page *l, const char *name, unsigned width, bool number)
{
	bool ok;

	if (l->columns == BOOK_COLUMNS) {
		diag_error(NULL, "%.*s: more columns than a sheet has", (int)l->name.len, l->name.ptr);
		return STATUS_FAIL;
	}
	if (!mem_grow(&l->column, &l->cap, l->columns + 1, sizeof(*l->column)))
		return STATUS_FAIL;
	l->column[l->columns] = (struct long_column){keep(name, &ok), width, number};
	l->columns++;
	return ok ? STATUS_OK : STATUS_FAIL;
}

enum status
long_page_begin(struct long_page *l)
{
	l->page = book_page(l->book, l->name);
	if (l->page == NULL)
		return STATUS_FAIL;
	l->pages++;
	for (size_t i = 0; i < l->columns; i++)
		page_width(l->page, i, l->column[i].width);
	page_row(l->page, NOTE_ROW, 0, 0);
	page_text(l->page, NOTE_ROW, 0, l->note, BOOK_NOTE);
	page_row(l->page, HEAD_ROW, 0, HEAD_HEIGHT);
	for (size_t i = 0; i < l->columns; i++)
		page_text(l->page, HEAD_ROW, i, l->column[i].name,
		    l->column[i].number ? BOOK_HEAD_NUMBER : BOOK_HEAD);
	page_freeze(l->page, FIRST_ROW, l->frozen);
	l->row = FIRST_ROW;
	return STATUS_OK;
}

static void
finish_page(struct long_page *l)
{
	size_t last = l->row > FIRST_ROW ? l->row - 1 : FIRST_ROW;

	if (l->page == NULL)
		return;
	page_filter(l->page, HEAD_ROW, last, l->columns);
	page_print(l->page, HEAD_ROW, last, l->printed > 0 ? l->printed : l->columns);
}

enum status
long_page_row(struct long_page *l, unsigned level, double height)
{
	if (l->row == BOOK_ROWS) {
		finish_page(l);
		if (long_page_begin(l) != STATUS_OK)
			return STATUS_FAIL;
		diag_warn(NULL, "more rows than a sheet has: %.*s goes on in %s", (int)l->name.len, l->name.ptr,
		    page_name(l->page));
	}
	if (level > 0 || height > 0)
		page_row(l->page, l->row, level, height);
	l->row++;
	return STATUS_OK;
}

void
long_page_end(struct long_page *l)
{
	finish_page(l);
	for (size_t i = 0; i < l->columns; i++)
		mem_free((void *)(uintptr_t)l->column[i].name.ptr);
	mem_free((void *)(uintptr_t)l->name.ptr);
	mem_free((void *)(uintptr_t)l->note.ptr);
	mem_free(l->column);
	*l = (struct long_page){.book = NULL};
}
