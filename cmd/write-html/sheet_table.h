/* SPDX-License-Identifier: ISC */
/*
 * sheet_table.h - one sheet of a report as printed: rows by line, columns by measure.
 */
#ifndef WRITE_HTML_SHEET_TABLE_H
#define WRITE_HTML_SHEET_TABLE_H

#include "grid.h"
#include "held.h"
#include "html.h"
#include "status.h"

enum status sheet_table_write(struct html *h, struct held *held, struct grid *grid, struct slice sheet);

#endif
