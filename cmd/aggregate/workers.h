/* SPDX-License-Identifier: ISC */
/*
 * workers.h - -j: several threads read one input, each keeping a part of the groups.
 */
#ifndef AGGREGATE_WORKERS_H
#define AGGREGATE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "gather.h"
#include "registry.h"
#include "rules.h"
#include "settings.h"
#include "status.h"

/*
 * Reads the inputs into gather[0..jobs), which share one registry.  *figures and
 * *rollup say what the input is.  Not for --rejects and -m, which keep rows.
 */
enum status workers_read(struct settings *set, const struct rules *rules,
    struct gather *gather, size_t jobs, bool *figures, bool *rollup);

/*
 * Runs `work` for each number below n, each in a thread of its own; the worst
 * status.  When one cannot be started 0 does not run either, and those that wait
 * for another are told by `stop` (NULL: none does).
 */
enum status workers_run(size_t n, enum status (*work)(void *context, size_t number),
    void (*stop)(void *context), void *context);

#endif
