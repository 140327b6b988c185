/* SPDX-License-Identifier: ISC */
#include "rollup.h"

#include "diag.h"

const char *const rollup_name[ROLLUP_COLUMNS + 1] = {
	"region", "place", "span", "year", "sheet", "key", "measure", "sum", "n", "reports",
	"departments", "min", "max", "ulp", "bad", "mean", "weight", NULL,
};
const struct tsv_schema rollup_schema = {"region", NULL};

enum status
rollup_map_columns(const struct tsv *t, struct rollup_map *m)
{
	static const enum rollup_column needed[] = {
		ROLLUP_REGION, ROLLUP_YEAR, ROLLUP_SHEET, ROLLUP_KEY, ROLLUP_MEASURE, ROLLUP_SUM,
	};

	for (size_t i = 0; i < ROLLUP_COLUMNS; i++)
		m->column[i] = tsv_column(t, rollup_name[i]);
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (m->column[needed[i]] == TSV_NONE) {
			diag_error(DIAG_AT(tsv_file(t), tsv_line(t)),
			    "no column named %s -- give the roll-up that aggregate writes for figures",
			    rollup_name[needed[i]]);
			return STATUS_FAIL;
		}
	return STATUS_OK;
}

void
rollup_get(const struct tsv *t, const struct rollup_map *m, struct rollup_row *row)
{
	for (size_t i = 0; i < ROLLUP_COLUMNS; i++)
		row->field[i] = tsv_field(t, m->column[i]);
}

enum status
rollup_each(char *path, enum status (*take)(void *ctx, const struct rollup_row *row), void *ctx)
{
	struct rollup_map map;
	struct rollup_row row;
	struct tsv t;
	enum tsv_event event;
	enum status st = tsv_open(&t, &path, 1, &rollup_schema);

	if (st != STATUS_OK)
		return st;
	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_HEADER) {
			if (tsv_columns(&t) > 0)
				st = rollup_map_columns(&t, &map);
			continue;
		}
		rollup_get(&t, &map, &row);
		st = take(ctx, &row);
	}
	st = status_max(st, tsv_status(&t));
	tsv_close(&t);
	return st;
}
