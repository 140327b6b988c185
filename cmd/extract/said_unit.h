/* SPDX-License-Identifier: ISC */
/*
 * said_unit.h - the unit that a caption or a row's label says in brackets at its end:
 * 公务用车保有量(辆), 预算数(万元).
 */
#ifndef EXTRACT_SAID_UNIT_H
#define EXTRACT_SAID_UNIT_H

#include <stdbool.h>

#include "slice.h"

/* A view of the unit in `text` (folded or as printed), and in *rest what stands before the bracket; empty: none. */
struct slice said_unit(struct slice text, struct slice *rest);

/* Does it count things, so that the table's unit of money does not hold for the row? */
bool said_unit_counts(struct slice unit);

#endif
