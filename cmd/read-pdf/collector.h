/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * collector.h - the MuPDF device that notes the glyphs, rules and images of a page.
 *
 * Shared by document.c alone; the two files are the binding to MuPDF.  The device throws
 * FZ_ERROR_ABORT at more than max_objects drawn objects, FZ_ERROR_MEMORY for want of
 * memory.  The caller drops it; the page must outlive it.
 */
#ifndef READ_PDF_COLLECTOR_H
#define READ_PDF_COLLECTOR_H

#include <stddef.h>

#include "page.h"

struct fz_context;
struct fz_device;

struct fz_device *collector_new(struct fz_context *ctx, struct page *page, size_t max_objects);

#endif
