/* SPDX-License-Identifier: ISC */
/*
 * rule_part.h - what the modules that read rules files share.
 */
#ifndef RECONCILE_RULE_PART_H
#define RECONCILE_RULE_PART_H

#include "rule.h"

enum rule_column {
	RULE_ID, RULE_KIND, RULE_SEVERITY, RULE_VARIANTS, RULE_BLANK_AS, RULE_PRECISION, RULE_FORMULA, RULE_TITLE,
	RULE_TITLE_EN
};

/* Tells that something is wrong in a column (field, from 1) of the rule's line. */
enum status rule_bad_line(const struct rule *r, const char *column, size_t field, const char *what);
enum status rule_read_formula(struct rule_set *set, struct rule *r);
bool rule_sheet_room(struct rule_set *set);	/* an entry for each sheet of the pool */

/* rule_fact.c: lines that are facts of the notation. */
enum status rule_read_sheet(struct rule_set *set, struct rule *r);
enum status rule_read_word(struct rule_set *set, const struct rule *r);
enum status rule_read_row(struct rule_set *set, struct rule *r);

/* Finds what the rule needs, when the sheets are known. */
void rule_need(const struct rule_set *set, struct rule *r);

#endif
