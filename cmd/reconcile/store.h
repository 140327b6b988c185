/* SPDX-License-Identifier: ISC */
/*
 * store.h - what is kept of each report for the rules across reports: the
 * figures that these rules address, the unit list, and who reports.
 *
 * Texts are numbered once for the whole stream; a figure takes some eighty
 * bytes.  Amounts are kept to 0.0001 of the base unit; finer ones are left out.
 */
#ifndef RECONCILE_STORE_H
#define RECONCILE_STORE_H

#include "kin.h"
#include "report.h"

struct stored_report {
	uint32_t id, entity, scope, year;	/* texts */
	uint32_t base;				/* entity without 本级 and brackets */
	long year_number;			/* -1: not a year */
	enum caliber caliber;
	uint64_t tags, printed_sheets, unread_sheets;
	int money_power;
	size_t first, figures;
	size_t first_unit, units;
	uint32_t twin;				/* first read of the same entity, scope and year, 1 + number; 0: itself */
};

struct store {
	struct rule_set *set;
	uint32_t unit_sheet;			/* U in the pool; UINT32_MAX not addressed */
	struct map text;
	uint32_t *text_of;			/* by name: 1 + its number as a text, 0 not known */
	size_t text_of_cap;
	uint32_t epoch;				/* of the names */
	struct stored_report *report;
	size_t reports, reports_cap;
	struct stored_figure *figure;
	size_t figures, figures_cap;
	uint32_t *unit;				/* bases of the names on unit lists */
	size_t units, units_cap;
	struct buf raw;				/* printed texts of the figures */
	struct kinship kinship;
	struct buf scratch;
};

bool store_init(struct store *s, struct rule_set *set);
bool store_keep(struct store *s, const struct report *r);
void store_free(struct store *s);

/* Fills r with a kept report. */
bool store_load(const struct store *s, size_t number, struct report *r);
/* Adds the figures of a kept report to r, which holds sums; sheets whose bit is in `leave` are left out. */
bool store_sum(const struct store *s, size_t number, uint64_t leave, struct report *r);
/* Statements (by bit) that the report has. */
uint64_t store_sheets(const struct store *s, size_t number);

#endif
