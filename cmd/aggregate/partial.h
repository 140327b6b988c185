/* SPDX-License-Identifier: ISC */
/*
 * partial.h - roll-ups that are not finished: what --partial writes and --merge
 * reads (aggregate(1), PARTIAL ROLL-UPS).
 *
 * A partial roll-up keeps the register of its sources, their unit lists and
 * what each gave to each cell, so that the choice of sources is made only when
 * all shards are there.  Any split of the input, merged in any order, gives the
 * bytes of one run.
 */
#ifndef AGGREGATE_PARTIAL_H
#define AGGREGATE_PARTIAL_H

#include "finish.h"
#include "gather.h"
#include "out.h"
#include "settings.h"
#include "status.h"

/* Writes what was gathered (after gather_end). */
enum status partial_write(const struct finish *f);

/*
 * Reads partial roll-ups into the gather.  The keys and columns that they were
 * made with are put into *set; *figures and *rollup say of what kind they are.
 */
enum status partial_read(struct settings *set, struct gather *g, bool *figures, bool *rollup);

#endif
