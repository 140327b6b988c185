/* SPDX-License-Identifier: ISC */
/*
 * said_unit.h - the unit that a caption or a row's label says in brackets at its end:
 * 公务用车保有量(辆), 预算数(万元).
 */
#ifndef EXTRACT_SAID_UNIT_H
#define EXTRACT_SAID_UNIT_H

#include <stdbool.h>

#include "buf.h"
#include "layout.h"
#include "slice.h"

/*
 * A view of the unit (units.tsv) in `text`, folded or as printed, and in *rest what stands before
 * the bracket; empty: none.  *counts: it counts or measures things, so that the table's unit of
 * money does not hold.  `work` is scratch.
 */
struct slice said_unit(const struct layout *known, struct slice text, struct buf *work,
    struct slice *rest, bool *counts);

#endif
