/* SPDX-License-Identifier: ISC */
#include "findings.h"

#include "diag.h"
#include "figure.h"

static const char *const name[FINDINGS_COLUMNS] = {
	"report", "entity", "year", "rule", "severity", "verdict", "lhs", "rhs", "difference",
	"bound", "group", "cells", "message", "suggestion",
};

enum findings_rank
findings_rank(struct slice verdict, struct slice severity)
{
	if (slice_eq(verdict, SLICE("fail"))) {
		if (slice_eq(severity, SLICE("E")))
			return FINDINGS_ERROR;
		return slice_eq(severity, SLICE("W")) ? FINDINGS_WARNING : FINDINGS_NOTICE;
	}
	if (slice_eq(verdict, SLICE("touch")))
		return FINDINGS_TOUCH;
	if (slice_eq(verdict, SLICE("rounding")))
		return FINDINGS_ROUNDING;
	/* a verdict that we do not know is not a pass */
	return slice_eq(verdict, SLICE("pass")) ? FINDINGS_PASS : FINDINGS_UNRESOLVED;
}

static enum status
look_up(const struct tsv *t, size_t column[FINDINGS_COLUMNS])
{
	for (size_t i = 0; i < FINDINGS_COLUMNS; i++)
		column[i] = tsv_column(t, name[i]);
	if (column[FINDINGS_REPORT] != TSV_NONE && column[FINDINGS_RULE] != TSV_NONE &&
	    column[FINDINGS_VERDICT] != TSV_NONE)
		return STATUS_OK;
	diag_error(DIAG_AT(tsv_file(t), tsv_line(t)),
	    "no columns report, rule, verdict -- give the findings that reconcile writes");
	return STATUS_FAIL;
}

enum status
findings_each(char *path, enum status (*take)(void *ctx, const struct findings_row *row), void *ctx)
{
	size_t column[FINDINGS_COLUMNS];
	struct findings_row row;
	struct tsv t;
	enum tsv_event event;
	enum status st = tsv_open(&t, &path, 1, &figure_headed);

	if (st != STATUS_OK)
		return st;
	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_HEADER) {
			if (tsv_columns(&t) > 0)
				st = look_up(&t, column);
			continue;
		}
		for (size_t i = 0; i < FINDINGS_COLUMNS; i++)
			row.field[i] = tsv_field(&t, column[i]);
		row.rank = findings_rank(row.field[FINDINGS_VERDICT], row.field[FINDINGS_SEVERITY]);
		st = take(ctx, &row);
	}
	st = status_max(st, tsv_status(&t));
	tsv_close(&t);
	return st;
}

bool
findings_cite(struct slice *rest, struct slice *cite)
{
	size_t end = slice_find(*rest, SLICE("; "), 0);

	if (rest->len == 0)
		return false;
	*cite = slice_sub(*rest, 0, end == SLICE_NONE ? rest->len : end);
	*rest = end == SLICE_NONE ? slice_from(*rest, rest->len) : slice_from(*rest, end + 2);
	return true;
}

struct slice
findings_address(struct slice cite, bool *own)
{
	size_t bracket = slice_find_byte(cite, '[', 0), colon = slice_find_byte(cite, ':', 0);

	*own = colon == SLICE_NONE || bracket == SLICE_NONE || colon > bracket;
	return *own ? cite : slice_from(cite, colon + 1);
}

bool
findings_cite_figure(struct buf *b, struct slice sheet, struct slice key, struct slice measure,
    struct slice source)
{
	buf_clear(b);
	return buf_slice(b, sheet) && buf_byte(b, '[') && buf_slice(b, key) && buf_byte(b, ',') &&
	    buf_slice(b, measure) && buf_text(b, "] ") && buf_slice(b, source);
}
