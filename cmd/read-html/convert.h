/* SPDX-License-Identifier: ISC */
/*
 * convert.h - one HTML page into tabbed text.
 *
 * Errors	told.  STATUS_NO: the page was refused or read in part; STATUS_FAIL: trouble.
 */
#ifndef READ_HTML_CONVERT_H
#define READ_HTML_CONVERT_H

#include <stddef.h>

#include "buf.h"
#include "out.h"
#include "status.h"

struct convert_settings {
	size_t max_bytes;	/* of a page */
};

/* settings: a struct convert_settings.  path "-" is standard input. */
enum status convert_file(const void *settings, const char *path, struct out *out);

/* The same of bytes in memory, which are brought to UTF-8 in place; name stands in messages. */
enum status convert_bytes(struct buf *bytes, const char *name, struct out *out);

#endif
