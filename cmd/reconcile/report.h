/* SPDX-License-Identifier: ISC */
/*
 * report.h - the figures of one report, indexed by address.
 *
 * Only sheets that rules address are kept.  Amounts are integers of 10^-8 of the
 * base unit.  An address printed several times is one cell with its twins behind
 * it.  Texts live in the report's arena until report_clear().
 */
#ifndef RECONCILE_REPORT_H
#define RECONCILE_REPORT_H

#include "arena.h"
#include "cell.h"
#include "spot.h"

enum {
	ROW_CELLS_MAX = 512	/* more measures in a row are left out */
};
struct row {
	uint32_t key;
	uint32_t sheet;
	uint32_t first, last;	/* cells, 1 + number */
	uint32_t cells;		/* of different measures */
	uint32_t filled;	/* flaw.h: cells that are not blank, twins too */
	bool twinned;		/* one of them is printed more than once */
	uint64_t columns;	/* bits of its measures: most that are not there are seen not to be */
};

/* The bit of a measure in a set of 64, which others may share. */
static inline uint64_t
column_bit(uint32_t column)
{
	return (uint64_t)1 << (column & 63);
}

struct sheet_rows {
	uint32_t *row;		/* in the order printed */
	size_t rows, rows_cap;
	uint32_t *row_of;	/* by key: 1 + row */
	size_t row_of_cap;
	size_t numbers;		/* cells that hold a number */
	uint32_t column[64];	/* measures seen, in order */
	size_t columns;
	uint64_t seen;		/* bits of them */
	bool commas;		/* thousands are grouped */
	uint64_t blank, bad, negative;	/* flaw.h: bits of the measures with such cells */
	uint32_t listed;	/* stamp of the report whose rows are on their lists */
};

/* Rows of a list (list.h), chained in the order printed. */
struct list_entry {
	uint32_t row, capture;
	uint32_t after;		/* next of the list, 1 + entry */
	uint32_t next;		/* next of the same capture, 1 + entry */
};

struct list_rows {
	uint32_t stamp;		/* of the report that the rows are of */
	uint32_t first;		/* 1 + entry */
	struct list_head {	/* by capture: valid where stamp is the report's */
		uint32_t stamp, first;
	} *head;
	size_t head_cap;
};

struct report {
	struct rule_set *set;
	struct arena arena;
	struct slice id, entity, scope, year;
	struct row *row;
	size_t rows, rows_cap;
	struct cell *cell;
	size_t cells, cells_cap;
	struct sheet_rows *sheet;	/* by number in the pool */
	size_t sheets;
	struct list_rows *list;		/* by number in the pool */
	size_t lists;
	struct list_entry *entry;
	size_t entries, entries_cap;
	struct tally {			/* counts that tally.h remembers, by their number in the pool */
		uint32_t stamp;		/* of the report that was counted */
		size_t count;
	} *tally;
	uint32_t stamp;
	uint32_t flaws;			/* stamp of the report whose cells flaw.h looked at */
	struct spots spots;
	uint32_t last_row;		/* 1 + the row that was added to last */
	uint64_t tags;			/* variants it shows, set by judge */
	uint64_t printed_sheets;	/* statements that stand in the report, by their number */
	uint64_t unread_sheets;		/* statements of which numbers were left, by their number */
	bool commas;			/* thousands are grouped somewhere */
	int money_power;		/* of ten, from what is printed to the base unit; -1 not seen */
};

bool report_init(struct report *r, struct rule_set *set);
void report_clear(struct report *r);
void report_free(struct report *r);

/* Starts a report with these identities (copied). */
bool report_start(struct report *r, struct slice id, struct slice entity, struct slice scope, struct slice year);
/* Adds the stream's current figure; figures of sheets that no rule addresses are left out. */
bool report_add(struct report *r, const struct tsv *t, const struct figure_map *m);

/* A figure that is not in the stream (sums of units, counts); NULL: no memory, or the row is full. */
struct cell *report_put(struct report *r, uint32_t sheet, uint32_t key, uint32_t column);

static inline const struct row *	/* NULL: none */
report_row(const struct report *r, uint32_t sheet, uint32_t key)
{
	const struct sheet_rows *s = &r->sheet[sheet];

	return key < s->row_of_cap && s->row_of[key] != 0 ? &r->row[s->row_of[key] - 1] : NULL;
}

static inline const struct cell *
report_cell(const struct report *r, const struct row *row, uint32_t column)
{
	if ((row->columns & column_bit(column)) == 0)
		return NULL;
	for (uint32_t c = row->first; c != 0; c = r->cell[c - 1].next)
		if (r->cell[c - 1].column == column)
			return &r->cell[c - 1];
	return NULL;
}

#endif
