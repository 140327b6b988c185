/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * convert.h - one PDF file into tabbed text.
 *
 * Errors	told.  STATUS_NO: the file or some of its pages were refused; what was
 *		readable is written.  STATUS_FAIL: trouble, the text is not to be used.
 */
#ifndef READ_PDF_CONVERT_H
#define READ_PDF_CONVERT_H

#include "document.h"
#include "out.h"
#include "slice.h"
#include "status.h"

/* settings: a struct document_limits.  path "-" is standard input. */
enum status convert_file(const void *settings, const char *path, struct out *out);

/* The same of bytes in memory; name stands in messages. */
enum status convert_bytes(const struct document_limits *limits, struct slice bytes,
    const char *name, struct out *out);

#endif
