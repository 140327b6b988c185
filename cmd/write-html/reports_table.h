/* SPDX-License-Identifier: ISC */
/*
 * reports_table.h - reports as a table that can be sorted and searched.
 */
#ifndef WRITE_HTML_REPORTS_TABLE_H
#define WRITE_HTML_REPORTS_TABLE_H

#include <stddef.h>

#include "html.h"

/* The reports report[0 .. n), numbers of the index; `id` is the table's, of our making. */
void reports_table(struct html *h, const char *id, const size_t *report, size_t n);
/* A field to search the table `id` with. */
void reports_search(struct html *h, const char *id);
/* The wrapping of a wide table: begin with a caption (text), then thead and so on, then end. */
void reports_wide(struct html *h, struct slice caption, const char *id, const char *table_class);

#endif
