/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "document.h"

#include "diag.h"
#include "mem.h"
#include "collector.h"
#include "heap.h"
#include "mupdf.h"

enum {
	STORE_BYTES = 32 * 1024 * 1024	/* what the library may keep for reuse */
};

struct document {
	struct heap heap;
	struct document_limits limits;
	const char *name;
	fz_context *ctx;
	pdf_document *pdf;
	size_t pages;
};

static void
remark(void *opaque, const char *message)
{
	struct document *document = opaque;

	diag_note(DIAG_IN(document->name), "%s", diag_quote(slice_of(message)).text);
}

static bool
out_of_memory(const struct document *document)
{
	if (document->heap.refused)
		diag_error(DIAG_IN(document->name),
		    "needs more than %zu MiB of memory -- raise --max-memory",
		    document->limits.max_memory >> 20);
	return document->heap.refused;
}

static enum status
tell_unreadable(struct document *document, const char *reason)
{
	if (document->heap.failed)
		return STATUS_FAIL;
	if (!out_of_memory(document))
		diag_error(DIAG_IN(document->name), "not a readable PDF, damaged or cut short: %s "
		    "-- get the file again", diag_quote(slice_of(reason)).text);
	return STATUS_NO;
}

static enum status
check_open(struct document *document)
{
	fz_context *ctx = document->ctx;
	volatile int pages = 0;
	volatile int objects = 0;

	if (pdf_needs_password(ctx, document->pdf)) {
		diag_error(DIAG_IN(document->name), "needs a password -- decrypt it first: "
		    "qpdf --decrypt --password=... IN.pdf OUT.pdf");
		return STATUS_NO;
	}
	fz_try(ctx) {
		pages = pdf_count_pages(ctx, document->pdf);
		objects = pdf_xref_len(ctx, document->pdf);
	}
	fz_catch(ctx)
		return tell_unreadable(document, fz_caught_message(ctx));
	/* The library takes want of memory for damage in places. */
	if (document->heap.failed)
		return STATUS_FAIL;
	if (pages <= 0) {
		diag_error(DIAG_IN(document->name), "has no pages -- get the file again");
		return STATUS_NO;
	}
	if (pages > objects)
		return tell_unreadable(document, "more pages than objects");
	if (pdf_was_repaired(ctx, document->pdf))
		diag_warn(DIAG_IN(document->name),
		    "the file is damaged and was repaired -- check that no page is missing");
	document->pages = (size_t)pages;
	return STATUS_OK;
}

static enum status
open_bytes(struct document *document, struct slice bytes)
{
	fz_context *ctx = document->ctx;
	fz_stream *stream = NULL;

	fz_disable_icc(ctx);
	fz_set_warning_callback(ctx, remark, document);
	fz_set_error_callback(ctx, remark, document);
	fz_var(stream);
	fz_try(ctx) {
		stream = fz_open_memory(ctx, (const unsigned char *)bytes.ptr, bytes.len);
		document->pdf = pdf_open_document_with_stream(ctx, stream);
	}
	fz_always(ctx)
		fz_drop_stream(ctx, stream);
	fz_catch(ctx)
		return tell_unreadable(document, fz_caught_message(ctx));
	return check_open(document);
}

enum status
document_open(struct document **out, struct slice bytes, const char *name,
    const struct document_limits *limits)
{
	struct document *document = mem_zero(1, sizeof(*document));
	fz_alloc_context alloc = {NULL, heap_alloc, heap_resize, heap_free};
	enum status status;

	*out = NULL;
	if (document == NULL)
		return STATUS_FAIL;
	document->name = name;
	document->limits = *limits;
	document->heap.ceiling = limits->max_memory;
	alloc.user = &document->heap;
	document->ctx = fz_new_context(&alloc, NULL, STORE_BYTES);
	if (document->ctx == NULL) {
		status = out_of_memory(document) ? STATUS_NO : STATUS_FAIL;
		document_close(document);
		return status;
	}
	status = open_bytes(document, bytes);
	if (status != STATUS_OK)
		document_close(document);
	else
		*out = document;
	return status;
}

size_t
document_pages(const struct document *document)
{
	return document->pages;
}

/* What stopped or marred the reading of a page. */
static enum status
tell_page(struct document *document, size_t number, const char *reason, int code)
{
	if (document->heap.failed)
		return STATUS_FAIL;
	if (out_of_memory(document))
		return STATUS_NO;
	if (code == FZ_ERROR_ABORT)
		diag_error(DIAG_IN(document->name), "page %zu: more than %zu drawn objects "
		    "-- raise --max-objects", number, document->limits.max_objects);
	else
		diag_error(DIAG_IN(document->name), "page %zu: damaged, text may be missing: %s "
		    "-- get the file again", number, diag_quote(slice_of(reason)).text);
	return STATUS_NO;
}

static void
set_bounds(struct page *page, fz_rect bounds)
{
	page->width = bounds.x1 - bounds.x0;
	page->height = bounds.y1 - bounds.y0;
}

enum status
document_page(struct document *document, size_t number, struct page *page)
{
	fz_context *ctx = document->ctx;
	pdf_page *loaded = NULL;
	fz_device *collector = NULL;
	fz_cookie cookie = {0};
	enum status status = STATUS_OK;

	fz_var(loaded);
	fz_var(collector);
	fz_var(status);
	document->heap.refused = false;
	fz_try(ctx) {
		loaded = pdf_load_page(ctx, document->pdf, (int)number - 1);
		set_bounds(page, pdf_bound_page(ctx, loaded));
		collector = collector_new(ctx, page, document->limits.max_objects);
		pdf_run_page(ctx, loaded, collector, fz_identity, &cookie);
		fz_close_device(ctx, collector);
		if (cookie.errors > 0)
			status = tell_page(document, number, "errors in its content",
			    FZ_ERROR_GENERIC);
	}
	fz_always(ctx) {
		fz_drop_device(ctx, collector);
		fz_drop_page(ctx, (fz_page *)loaded);
	}
	fz_catch(ctx)
		status = tell_page(document, number, fz_caught_message(ctx), fz_caught(ctx));
	return document->heap.failed ? STATUS_FAIL : status;
}

void
document_close(struct document *document)
{
	if (document == NULL)
		return;
	if (document->ctx != NULL) {
		pdf_drop_document(document->ctx, document->pdf);
		fz_flush_warnings(document->ctx);
		fz_drop_context(document->ctx);
	}
	mem_free(document);
}
