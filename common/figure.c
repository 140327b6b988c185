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
