/* SPDX-License-Identifier: ISC */
/*
 * rename.h - departments that are missing under the name on the list and new
 * under another.
 *
 * A missing and a new department of one region and year are taken for the same
 * when most of the units that the list has under the one now stand under the
 * other; else when their names begin alike, by two characters more than the
 * place and than any other name on the list does, and no other candidate has
 * that.
 */
#ifndef AGGREGATE_RENAME_H
#define AGGREGATE_RENAME_H

#include <stdbool.h>

#include "choose.h"
#include "expect.h"
#include "regions.h"
#include "registry.h"

/* Sets `renamed` of the missing and `standing` of the departments.  False: no memory. */
bool rename_match(struct expect *e, const struct registry *r, const struct choice *c,
    const struct regions *regions);

#endif
