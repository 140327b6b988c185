/* SPDX-License-Identifier: ISC */
/*
 * rollup.h - the columns of a roll-up as aggregate(1) writes it, found by name.
 */
#ifndef JUESUAN_ROLLUP_H
#define JUESUAN_ROLLUP_H

#include "slice.h"
#include "status.h"
#include "tsv.h"

enum rollup_column {
	ROLLUP_REGION, ROLLUP_PLACE, ROLLUP_SPAN, ROLLUP_YEAR, ROLLUP_SHEET, ROLLUP_KEY, ROLLUP_MEASURE,
	ROLLUP_SUM, ROLLUP_N, ROLLUP_REPORTS, ROLLUP_DEPARTMENTS, ROLLUP_MIN, ROLLUP_MAX, ROLLUP_ULP,
	ROLLUP_BAD, ROLLUP_MEAN, ROLLUP_WEIGHT,
	ROLLUP_COLUMNS
};

extern const char *const rollup_name[ROLLUP_COLUMNS + 1];	/* NULL-ended */
extern const struct tsv_schema rollup_schema;			/* mark "region"; a header it must have */

/* A record; slices borrow the reader's block, escapes are not undone. */
struct rollup_row {
	struct slice field[ROLLUP_COLUMNS];	/* empty where the table has no such column */
};

struct rollup_map {
	size_t column[ROLLUP_COLUMNS];
};

/* After a TSV_HEADER; a table without the five default keys or sum is refused (told). */
enum status rollup_map_columns(const struct tsv *t, struct rollup_map *m);
void rollup_get(const struct tsv *t, const struct rollup_map *m, struct rollup_row *row);

/*
 * Calls take(ctx, row) for each record of the roll-up in `path`, in its order,
 * until it returns something else than STATUS_OK.
 */
enum status rollup_each(char *path, enum status (*take)(void *ctx, const struct rollup_row *row),
    void *ctx);

#endif
