/* SPDX-License-Identifier: ISC */
/*
 * findings.h - the columns of the findings stream that reconcile(1) writes, how
 * grave each is, and the figures that it cites.
 */
#ifndef JUESUAN_FINDINGS_H
#define JUESUAN_FINDINGS_H

#include <stdbool.h>

#include "buf.h"
#include "slice.h"
#include "status.h"
#include "tsv.h"

enum findings_column {
	FINDINGS_REPORT, FINDINGS_ENTITY, FINDINGS_YEAR, FINDINGS_RULE, FINDINGS_SEVERITY,
	FINDINGS_VERDICT, FINDINGS_LHS, FINDINGS_RHS, FINDINGS_DIFFERENCE, FINDINGS_BOUND,
	FINDINGS_GROUP, FINDINGS_CELLS, FINDINGS_MESSAGE, FINDINGS_SUGGESTION,
	FINDINGS_COLUMNS
};

/* Gravest first. */
enum findings_rank {
	FINDINGS_ERROR,		/* fail, severity E */
	FINDINGS_WARNING,	/* fail, severity W */
	FINDINGS_NOTICE,	/* fail, other severities */
	FINDINGS_UNRESOLVED,	/* a figure is missing or unreadable */
	FINDINGS_TOUCH,		/* at the very edge of rounding */
	FINDINGS_ROUNDING,	/* within rounding */
	FINDINGS_PASS,
	FINDINGS_RANKS
};

struct findings_row {
	struct slice field[FINDINGS_COLUMNS];	/* borrowed; escapes are not undone */
	enum findings_rank rank;
};

enum findings_rank findings_rank(struct slice verdict, struct slice severity);

/* Calls take(ctx, row) for each finding in `path`, in its order, until it returns something else than STATUS_OK. */
enum status findings_each(char *path, enum status (*take)(void *ctx, const struct findings_row *row),
    void *ctx);

/* Takes the next figure cited off *rest: "T05[合计,基本支出] 9:120", its address and its source. */
bool findings_cite(struct slice *rest, struct slice *cite);
/* Without what stands before the sheet (prev:, units:); *own says that nothing did. */
struct slice findings_address(struct slice cite, bool *own);
/* Makes b what a finding of the same report would cite a figure as. */
bool findings_cite_figure(struct buf *b, struct slice sheet, struct slice key, struct slice measure,
    struct slice source);

#endif
