/* SPDX-License-Identifier: ISC */
/*
 * csv.h - comma-separated text (RFC 4180 and its relatives) into tabbed text
 * (libcsv behind it).
 */
#ifndef JUESUAN_CSV_H
#define JUESUAN_CSV_H

#include <stdbool.h>

#include "buf.h"
#include "slice.h"
#include "status.h"

/* The delimiter that most lines agree on (, or ;); 0 when the text does not look like CSV. */
char csv_delimiter(struct slice text);

/*
 * Appends text to out as tabbed rows, one line a record; line feeds and tabs
 * inside a cell become a space.  Strict quoting errors are told with the line.
 */
enum status csv_to_tabbed(struct slice text, char delimiter, const char *name, struct buf *out);

#endif
