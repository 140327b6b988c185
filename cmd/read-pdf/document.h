/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * document.h - a PDF file as a sequence of pages (MuPDF behind it).
 *
 * Ownership	the bytes are borrowed and must outlive the document; the document
 *		is closed by document_close (NULL-safe).
 * Limits	drawn objects per page (glyphs, path segments, images) and memory.
 * Errors	told with the file's name: STATUS_NO when the file or the page is
 *		refused or only partly readable, STATUS_FAIL for want of memory.
 *		What the library itself remarks is told with -v only.
 */
#ifndef READ_PDF_DOCUMENT_H
#define READ_PDF_DOCUMENT_H

#include <stddef.h>

#include "slice.h"
#include "status.h"
#include "page.h"

struct document;

struct document_limits {
	size_t max_objects;	/* on one page */
	size_t max_memory;	/* bytes */
};

enum status document_open(struct document **out, struct slice bytes, const char *name,
    const struct document_limits *limits);
size_t document_pages(const struct document *document);

/*
 * Adds what page `number` (from 1) shows to an empty page.  STATUS_NO: told, and the page
 * holds what could be read.
 */
enum status document_page(struct document *document, size_t number, struct page *page);

void document_close(struct document *document);

#endif
