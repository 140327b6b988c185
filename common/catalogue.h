/* SPDX-License-Identifier: ISC */
/*
 * catalogue.h - the names of what pages speak of: codes, statements, rules, regions.
 *
 * All of it is looked up in the reference files (rows.tsv, the classifications it
 * names, rules.tsv, regions.tsv, measures.tsv).  Slices live as long as the
 * catalogue; what is not known is empty.
 */
#ifndef JUESUAN_CATALOGUE_H
#define JUESUAN_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "language.h"
#include "slice.h"
#include "status.h"

struct catalogue;

enum status catalogue_open(struct catalogue **out, const char *dir, enum language language);
void catalogue_close(struct catalogue *c);	/* NULL-safe */

/* Name of the code `key` of a statement, as of that year (2024, or 2023/2024). */
struct slice catalogue_code(const struct catalogue *c, struct slice sheet, struct slice key,
    struct slice year);
bool catalogue_is_code(struct slice key);	/* digits only, as long as a class, section or item */

struct slice catalogue_sheet(const struct catalogue *c, struct slice sheet);	/* its title */
/* The measures of a statement in the order of its columns, divided by blanks. */
struct slice catalogue_measures(const struct catalogue *c, struct slice sheet);
struct slice catalogue_rule(const struct catalogue *c, struct slice id);	/* its title */
struct slice catalogue_region(const struct catalogue *c, struct slice code);	/* its name */
struct slice catalogue_parent(const struct catalogue *c, struct slice code);	/* code of the region above */
bool catalogue_is_money(const struct catalogue *c, struct slice measure);

#endif
