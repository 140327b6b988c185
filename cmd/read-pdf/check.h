/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * check.h - whether a page gave the text that it shows.
 */
#ifndef READ_PDF_CHECK_H
#define READ_PDF_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "lines.h"
#include "sheet.h"
#include "status.h"

/* Whether a line is a page number: 7, - 7 -, 第7页 共25页. */
bool check_is_number(const struct line *line);

/*
 * Tells, with the file's name and the page's number, what text is missing: of a scan, of
 * letters drawn as outlines, of characters without Unicode (STATUS_NO), perhaps of a
 * picture (a warning).
 */
enum status check_page(const char *name, size_t number, const struct sheet *sheet);

#endif
