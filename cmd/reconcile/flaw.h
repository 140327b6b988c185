/* SPDX-License-Identifier: ISC */
/*
 * flaw.h - which sheets have cells that are blank, malformed or below zero at all.
 *
 * Most rules that count such cells count none: one look at the report's cells tells
 * them so for every sheet and measure, and how many cells of a row are not blank.
 */
#ifndef RECONCILE_FLAW_H
#define RECONCILE_FLAW_H

#include "report.h"

/* Does the cell count for blank, bad or negative (of its sheet)? */
static inline bool
flaw_counts(const struct rule_set *set, uint32_t sheet, enum op op, const struct cell *c)
{
	switch (op) {
	case OP_BLANK:	/* outside statements 无 and - are a fact's text */
		return set->sheet[sheet].statement ? c->state == CELL_BLANK : c->raw.len == 0;
	case OP_BAD:
		return c->malformed;
	default:
		return c->state == CELL_NUMBER && c->value < 0;
	}
}

/* Looks, if nobody did: then row.filled is known. */
void flaw_look(struct report *r);

/* Is it certain that no cell which the reference can mean counts?  column: its measure. */
bool flaw_none(struct report *r, const struct ref *ref, uint32_t column);

#endif
