/* SPDX-License-Identifier: ISC */
#include "figure.h"

const char *const figure_name[FIGURE_COLUMNS + 1] = {
	"report", "entity", "scope", "year", "sheet", "part", "line", "code", "item", "measure",
	"raw", "unit", "source", "value", "ulp", "status", "key", "region", "family", "scheme",
	"level", "parent", "name", "tag", NULL,
};

static const char *const finding_name[] = {
	"report", "entity", "year", "rule", "severity", "verdict", "lhs", "rhs", "difference",
	"bound", "group", "cells", "message", "suggestion", NULL,
};

const struct tsv_schema figure_schema = {"report", figure_name};
const struct tsv_schema figure_headed = {"report", NULL};
const struct tsv_schema finding_schema = {"report", finding_name};

void
figure_map_columns(const struct tsv *t, struct figure_map *m)
{
	size_t i;

	for (i = 0; i < FIGURE_COLUMNS; i++)
		m->column[i] = tsv_column(t, figure_name[i]);
}

void
figure_header(struct out *o, size_t columns)
{
	size_t i;

	for (i = 0; i < columns && i < FIGURE_COLUMNS; i++) {
		if (i > 0)
			out_byte(o, '\t');
		out_text(o, figure_name[i]);
	}
	out_byte(o, '\n');
}

void
figure_add_header(struct out *o, const struct tsv *t, enum figure_column first,
    enum figure_column last)
{
	size_t i;

	for (i = 0; i < tsv_columns(t); i++) {
		if (i > 0)
			out_byte(o, '\t');
		out_slice(o, tsv_column_name(t, i));
	}
	for (i = first; i <= (size_t)last; i++) {
		if (tsv_column(t, figure_name[i]) != TSV_NONE)
			continue;
		out_byte(o, '\t');
		out_text(o, figure_name[i]);
	}
	out_line_end(o);
}

bool
figure_has(const struct figure_map *m, enum figure_column first, enum figure_column last)
{
	size_t i;

	for (i = first; i <= (size_t)last; i++) {
		if (m->column[i] != TSV_NONE)
			return true;
	}
	return false;
}

void
figure_renew(struct out *o, const struct tsv *t, const struct figure_map *m,
    enum figure_column first, enum figure_column last, const struct slice *piece)
{
	size_t i, k;

	for (i = 0; i < tsv_columns(t); i++) {
		if (i > 0)
			out_byte(o, '\t');
		for (k = first; k <= (size_t)last && m->column[k] != i; k++)
			;
		out_slice(o, k <= (size_t)last ? piece[k - first] : tsv_field(t, i));
	}
	for (k = first; k <= (size_t)last; k++) {
		if (m->column[k] != TSV_NONE)
			continue;
		out_byte(o, '\t');
		out_slice(o, piece[k - first]);
	}
	out_line_end(o);
}
