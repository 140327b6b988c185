/* SPDX-License-Identifier: ISC */
/*
 * overview.h - what the readers of duties and of units share.
 */
#ifndef EXTRACT_OVERVIEW_H
#define EXTRACT_OVERVIEW_H

#include "buf.h"
#include "emit.h"
#include "layout.h"
#include "report.h"
#include "terms.h"

struct overview {
	struct report *report;
	const struct layout *layout;
	const struct terms *terms;
	struct out *out;
	struct buf scratch;
	size_t duties, units;
	bool ok;
};

struct slice overview_fold(struct overview *v, struct slice text);	/* into the arena */
struct slice overview_squeeze(struct overview *v, struct slice text);	/* without blanks */
void overview_claim_numbers(struct overview *v, struct slice text);

/* Bytes of a list mark at the start: (一) 1. 一、 第一条 ①; 0: none. */
size_t overview_mark(struct slice text);

enum unit_column { UNIT_SERIAL, UNIT_NAME, UNIT_NATURE, UNIT_FUNDING, UNIT_REMARK, UNIT_OTHER, UNIT_COLUMNS };

struct unit {
	struct slice field[UNIT_COLUMNS];
	const struct line *line;
};

/* overview_table.c: units from tables among lines first .. end-1; true when there were any. */
bool overview_tables(struct overview *v, size_t first, size_t end);
void overview_put_unit(struct overview *v, const struct unit *u);
/* overview_units.c: sheet U from lines first .. end-1 of a part. */
void overview_units(struct overview *v, size_t first, size_t end);

#endif
