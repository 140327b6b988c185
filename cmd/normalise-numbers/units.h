/* SPDX-License-Identifier: ISC */
/*
 * units.h - what a unit is worth (units.tsv).
 */
#ifndef NORMALISE_UNITS_H
#define NORMALISE_UNITS_H

#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"

enum unit_kind {
	UNIT_MONEY,
	UNIT_RATIO,
	UNIT_COUNT,
	UNIT_MEASURE,
	UNIT_UNKNOWN,		/* not in the reference: the number itself */
	UNIT_UNKNOWN_MONEY	/* not in the reference, and a sum of money: refused */
};

struct unit {
	enum unit_kind kind;
	int power;		/* to the base unit, times 10^power */
};

struct units {
	struct reference *file;
	struct map name;	/* names and aliases, folded */
	struct unit *unit;	/* by number in name */
	size_t unit_cap;
	size_t longest;		/* bytes of the longest name */
	const struct unit *yuan, *percent, *permille;
	struct unit unknown, unknown_money;
};

enum status units_open(struct units *u, const char *reference_dir);
void units_close(struct units *u);

/* Of a folded name; NULL for the empty one, the unknown kinds for what is not in the reference. */
const struct unit *units_get(const struct units *u, struct slice name);

/* The longest unit that s begins with, and its bytes; NULL: none. */
const struct unit *units_prefix(const struct units *u, struct slice s, size_t *used);

#endif
