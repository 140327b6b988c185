/* SPDX-License-Identifier: ISC */
/*
 * print.h - the rows of a roll-up.
 *
 * Rows come in order of key; those that agree in all fields but the last stand
 * together and are held back until the group is complete, so that shares, the
 * largest and the weights of averages can be told.
 */
#ifndef AGGREGATE_PRINT_H
#define AGGREGATE_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "layout.h"
#include "out.h"
#include "quantile.h"
#include "regions.h"
#include "rules.h"
#include "runs.h"
#include "settings.h"

struct printer {
	const struct settings *set;
	const struct layout *layout;
	const struct rules *rules;     /* NULL: not figures */
	const struct regions *regions; /* NULL: regions do not roll up */
	bool sources;		       /* distinct reports were counted */
	bool no_sums;		       /* what was added may not be alike */
	struct out *out;
	struct result *row; /* of the group */
	size_t rows, cap;
	struct arena keys; /* of these rows */
	bool addresses; /* keys are whole addresses: sheet E may occur */
	struct buf net_key;
	struct buf region; /* of the row before, and its name */
	struct slice region_name;
	struct quantiles quantiles; /* of the rows held back */
};

void print_header(struct printer *p);
enum status print_row(struct printer *p, const struct result *r);
/* Do the rows of a group depend on one another, so that they wait for print_end? */
bool print_is_grouped(const struct printer *p);
enum status print_end(struct printer *p);
void print_free(struct printer *p);

#endif
