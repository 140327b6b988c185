/* SPDX-License-Identifier: ISC */
/*
 * sheet.h - the pieces that the nine statements are made of.
 */
#ifndef GENERATE_SHEET_H
#define GENERATE_SHEET_H

#include "report.h"

/* What an amount belongs to. */
struct place {
	const char *sheet;
	size_t line;
	struct slice code, item, key;
	const char *measure;
};

/* Label as this report prints it: brackets, colons and commas by the layout's width. */
struct slice sheet_label(struct doc *d, const struct report *r, struct slice s);
/* An amount as a cell: a figure, or the layout's form of nothing. */
void sheet_amount(struct doc *d, const struct report *r, const struct place *p, int64_t fen);
void sheet_count(struct doc *d, size_t n); /* a cell with a line or column number */
void sheet_text(struct doc *d, const struct report *r, const char *s);
/* Title, number, entity, year and unit of money above a table; opens the table. */
void sheet_head(struct doc *d, const struct report *r, int sheet, const char *unit);
void sheet_note(struct doc *d, const struct report *r, const char *note);

/* Statements whose rows are functional codes. */
struct code_column {
	const char *group; /* caption above, NULL: none */
	const char *caption, *measure;
};
struct code_sheet {
	int sheet;
	const char *name; /* "T02" */
	const struct code_column *column;
	size_t columns;
	void (*fill)(const struct item *it, int64_t *v); /* columns amounts; all zero: no row */
	bool total_last;
	const char *note, *nil;
};
void sheet_codes(struct doc *d, const struct report *r, const struct code_sheet *s);

void sheet_basic(struct doc *d, const struct report *r); /* 表06 */
void sheet_three(struct doc *d, const struct report *r); /* 表09 */
void sheet_running(struct doc *d, const struct report *r); /* 表09 with counts and 机关运行经费 */
void sheet_assets(struct doc *d, const struct report *r); /* 国有资产使用情况表 */
void sheet_totals(struct doc *d, const struct report *r); /* 表01 */
void sheet_fiscal(struct doc *d, const struct report *r); /* 表04 */

#endif
