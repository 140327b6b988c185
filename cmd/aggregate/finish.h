/* SPDX-License-Identifier: ISC */
/*
 * finish.h - from what was gathered to the roll-up that is printed.
 */
#ifndef AGGREGATE_FINISH_H
#define AGGREGATE_FINISH_H

#include <stdbool.h>
#include <stddef.h>

#include "gather.h"
#include "members.h"
#include "out.h"
#include "registry.h"
#include "rules.h"
#include "settings.h"
#include "status.h"

struct finish {
	const struct settings *set;
	const struct rules *rules;
	struct registry *registry;
	struct gather *gather; /* by thread */
	size_t gathers;
	bool figures;		       /* sources are reports; else a table */
	bool rollup;		       /* keys have a span */
	const struct members *members; /* print these instead of sums; NULL: sums */
	struct out *out;
};

enum status finish_print(struct finish *f);
/* The rows that were kept as members, those of the sources that count. */
enum status finish_members(struct finish *f);

#endif
