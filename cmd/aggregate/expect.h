/* SPDX-License-Identifier: ISC */
/*
 * expect.h - who should have reported, and whose reports failed reconcile.
 */
#ifndef AGGREGATE_EXPECT_H
#define AGGREGATE_EXPECT_H

#include <stddef.h>
#include <stdint.h>

#include "choose.h"
#include "gather.h"
#include "map.h"
#include "out.h"
#include "settings.h"
#include "status.h"

struct missing {
	struct slice region, entity, year; /* borrowed from expect */
	uint32_t wanted;		   /* its number there */
	uint32_t renamed;		   /* department that it is now, by all appearances; or REGISTRY_NONE */
};

enum standing { STANDING_EXPECTED, STANDING_NEW, STANDING_RENAMED };

struct old_unit { /* that the list has under a department */
	uint32_t wanted, name;
};

struct expect {
	struct map wanted;	 /* region TAB entity, from --expect */
	struct map failed;	 /* reports with a failing finding of severity E */
	struct map years;	 /* that have reports */
	struct map name;	 /* folded names of units */
	struct old_unit *unit;
	size_t units, unit_cap;
	enum standing *standing; /* by department of the choice; NULL without a list */
	struct missing *missing; /* sorted */
	size_t missings, cap;
	bool *present; /* by number in wanted, for one year */
	bool has_list, has_findings;
};

/* Reads the files of --expect and --findings, where given. */
enum status expect_read(struct expect *e, const struct settings *set);
/* Finds out who is missing, and who is new, in each year that has reports. */
enum status expect_match(struct expect *e, const struct registry *r, const struct choice *c);
/* Names the missing. */
void expect_tell(const struct expect *e, const struct registry *r, const struct choice *c);
bool expect_failed(const struct expect *e, struct slice report);
void expect_free(struct expect *e);

#endif
