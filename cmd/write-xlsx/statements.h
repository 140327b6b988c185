/* SPDX-License-Identifier: ISC */
/*
 * statements.h - the roll-up itself: a page for each statement, its measures as
 * columns; everything else (narrative, performance, coverage) one figure a row.
 *
 * Every row of the roll-up is noted first, so that pages and columns are known,
 * then written.
 */
#ifndef WRITE_XLSX_STATEMENTS_H
#define WRITE_XLSX_STATEMENTS_H

#include <stddef.h>

#include "rollup.h"
#include "settings.h"
#include "status.h"

struct statements;

enum status statements_open(struct statements **out, const struct job *job);
enum status statements_note(struct statements *s, const struct rollup_row *row);
enum status statements_begin(struct statements *s);		/* makes the pages */
enum status statements_write(struct statements *s, const struct rollup_row *row);
void statements_end(struct statements *s);			/* all is written */
/* For the list of sheets: name and title of page i; NULL: no more. */
const char *statements_page(const struct statements *s, size_t i, struct slice *title);
void statements_free(struct statements *s);			/* NULL-safe */

#endif
