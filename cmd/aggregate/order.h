/* SPDX-License-Identifier: ISC */
/*
 * order.h - the cells in the order of their keys, byte by byte.
 */
#ifndef AGGREGATE_ORDER_H
#define AGGREGATE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cells.h"
#include "status.h"

struct order {
	uint32_t *handle;
	size_t n;
};

/*
 * With `as_made` in the order in which the cells were made.  The table's slots
 * are used up: no looking up until cells_clear.
 */
enum status order_cells(struct order *o, struct cells *c, bool as_made);
void order_free(struct order *o);

#endif
