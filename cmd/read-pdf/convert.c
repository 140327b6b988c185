/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "convert.h"

#include <string.h>

#include "buf.h"
#include "diag.h"
#include "in.h"
#include "layout.h"
#include "page.h"

enum {
	HEADER_WITHIN = 1024	/* bytes: a PDF may be preceded by so much of anything */
};

static bool
is_pdf(struct slice bytes)
{
	return slice_has(slice_sub(bytes, 0, HEADER_WITHIN), SLICE("%PDF-"));
}

static enum status
convert_pages(struct document *document, const char *name, struct out *out)
{
	struct layout layout = {.out = out, .name = name};
	struct page page = {0};
	enum status status = STATUS_OK;

	for (size_t n = 1; n <= document_pages(document) && status != STATUS_FAIL &&
	    !out_failed(out); n++) {
		page_clear(&page);
		status = status_max(status, document_page(document, n, &page));
		if (status != STATUS_FAIL)
			status = status_max(status, layout_page(&layout, &page));
	}
	if (status != STATUS_FAIL)
		layout_end(&layout);
	diag_note(DIAG_IN(name), "pages: %zu", document_pages(document));
	layout_free(&layout);
	page_free(&page);
	return status;
}

enum status
convert_bytes(const struct document_limits *limits, struct slice bytes, const char *name,
    struct out *out)
{
	struct document *document;
	enum status status;

	if (bytes.len == 0) {
		diag_error(DIAG_IN(name), "is empty -- get the file again");
		return STATUS_NO;
	}
	if (!is_pdf(bytes)) {
		diag_error(DIAG_IN(name), "is not a PDF -- see pipelines/to-text for other kinds");
		return STATUS_NO;
	}
	status = document_open(&document, bytes, name, limits);
	if (status == STATUS_OK)
		status = convert_pages(document, name, out);
	document_close(document);
	return status;
}

enum status
convert_file(const void *settings, const char *path, struct out *out)
{
	const struct document_limits *limits = settings;
	struct buf bytes = {0};
	enum status status = in_slurp(path, &bytes, limits->max_memory);

	if (status == STATUS_OK)
		status = convert_bytes(limits, buf_view(&bytes),
		    strcmp(path, "-") == 0 ? "<stdin>" : path, out);
	buf_free(&bytes);
	return status;
}
