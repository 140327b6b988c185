/* SPDX-License-Identifier: ISC */
/*
 * names.h - the names in a narrative against those in the statements.
 *
 * Names of classes, groups and items are looked for among the row labels of T05
 * (else T03, T02); what a list of expenses names, among the rows of T06 that have
 * an amount.  Names are compared folded, without 支出 at their ends.  A level is
 * judged only when one of its names was found: some statements print items alone.
 *
 * Ownership	names_close gives back what names_open took; slices kept in between
 *		must live as long (the report's arena).
 */
#ifndef EXTRACT_NAMES_H
#define EXTRACT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "map.h"
#include "report.h"
#include "slice.h"
#include "status.h"

enum { NAMES_WRONG = 32, NAMES_LEVELS = 3 };

struct name_row {
	struct slice name;		/* as printed */
	struct slice code;		/* first three digits, empty: not printed */
	bool whole;			/* a row of a class (three digits) */
	bool paid;			/* has an amount */
	bool unclear;			/* 0.00 */
	bool listed;			/* was named in the list at hand */
};

struct names {
	struct report *r;
	bool loaded;
	bool widened;			/* labels of all statements were read */
	size_t checks;
	struct map labels;		/* of the statements of expenditure */
	struct map rows;		/* of T06; row[] by number */
	struct name_row *row;
	size_t row_cap;
	bool known[NAMES_LEVELS];	/* a name of the level was found */
	struct {
		struct slice name;
		const struct line *source;
		unsigned level;
	} wrong[NAMES_WRONG];
	size_t wrongs;
};

void names_open(struct names *n, struct report *r);	/* reads the statements when first asked */
void names_close(struct names *n);

/* A name of a level (0 class, 1 group, 2 item) that stands in `source`. */
enum status names_check(struct names *n, struct slice name, unsigned level,
    const struct line *source);

/* A list of expenses begins; each name of it; NULL: no such row. */
enum status names_list(struct names *n);
enum status names_find(struct names *n, struct slice name, struct name_row **row);

#endif
