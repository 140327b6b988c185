/* SPDX-License-Identifier: ISC */
/*
 * figure.h - the columns of the figures stream, in one place (figures(5)).
 */
#ifndef JUESUAN_FIGURE_H
#define JUESUAN_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "tsv.h"

enum figure_column {
	FIGURE_REPORT, FIGURE_ENTITY, FIGURE_SCOPE, FIGURE_YEAR, FIGURE_SHEET, FIGURE_PART,
	FIGURE_LINE, FIGURE_CODE, FIGURE_ITEM, FIGURE_MEASURE, FIGURE_RAW, FIGURE_UNIT, FIGURE_SOURCE,
	/* added by normalise-numbers */
	FIGURE_VALUE, FIGURE_ULP, FIGURE_STATUS,
	/* added by tag-codes */
	FIGURE_KEY, FIGURE_REGION, FIGURE_FAMILY, FIGURE_SCHEME, FIGURE_LEVEL, FIGURE_PARENT,
	FIGURE_NAME, FIGURE_TAG,
	FIGURE_COLUMNS
};

enum {
	FIGURE_EXTRACTED = FIGURE_VALUE,	/* columns that extract writes */
	FIGURE_NORMALISED = FIGURE_KEY		/* columns after normalise-numbers */
};

extern const char *const figure_name[FIGURE_COLUMNS + 1];	/* NULL-ended */
extern const struct tsv_schema figure_schema;			/* mark "report" */
extern const struct tsv_schema figure_headed;			/* the same for who must not take another table for one */
extern const struct tsv_schema finding_schema;			/* DESIGN.md section 5 */

/* Where each standard column is in the header in force; TSV_NONE where it is not. */
struct figure_map {
	size_t column[FIGURE_COLUMNS];
};
void figure_map_columns(const struct tsv *t, struct figure_map *m);

static inline struct slice
figure_get(const struct tsv *t, const struct figure_map *m, enum figure_column c)
{
	return tsv_field(t, m->column[c]);
}

/* The header line of the first `columns` standard columns, with LF. */
void figure_header(struct out *o, size_t columns);

/*
 * For filters that add columns first .. last: the header in force, and behind it
 * those of them that it lacks.  figure_has says whether it has any already, and
 * then figure_renew writes a record with piece[i] in place of column first + i,
 * or behind when the header lacks it.
 */
void figure_add_header(struct out *o, const struct tsv *t, enum figure_column first,
    enum figure_column last);
bool figure_has(const struct figure_map *m, enum figure_column first, enum figure_column last);
void figure_renew(struct out *o, const struct tsv *t, const struct figure_map *m,
    enum figure_column first, enum figure_column last, const struct slice *piece);

#endif
