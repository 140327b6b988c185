/* SPDX-License-Identifier: ISC */
/*
 * expect.h - who should have reported, and whose reports failed reconcile.
 */
#ifndef AGGREGATE_EXPECT_H
#define AGGREGATE_EXPECT_H

#include <stddef.h>

#include "choose.h"
#include "gather.h"
#include "map.h"
#include "out.h"
#include "settings.h"
#include "status.h"

struct missing {
	struct slice region, entity, year; /* borrowed from expect */
};

struct expect {
	struct map wanted;	 /* region TAB entity, from --expect */
	struct map failed;	 /* reports with a failing finding of severity E */
	struct map years;	 /* that have reports */
	struct missing *missing; /* sorted */
	size_t missings, cap;
	bool *present; /* by number in wanted, for one year */
	bool has_list, has_findings;
};

/* Reads the files of --expect and --findings, where given. */
enum status expect_read(struct expect *e, const struct settings *set);
/* Finds out who is missing in each year that has reports, and names them. */
enum status expect_match(struct expect *e, const struct registry *r, const struct choice *c);
/* Is the entity on the list?  `key` is for work. */
bool expect_wanted(
    const struct expect *e, struct slice region, struct slice entity, struct buf *key);
bool expect_failed(const struct expect *e, struct slice report);
void expect_free(struct expect *e);

#endif
