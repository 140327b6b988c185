/* SPDX-License-Identifier: ISC */
/*
 * rollup.h - county into city into province into country.
 */
#ifndef AGGREGATE_ROLLUP_H
#define AGGREGATE_ROLLUP_H

#include "bads.h"
#include "cells.h"
#include "regions.h"
#include "status.h"

/*
 * Keys, and the heads of keys, begin with REGION TAB SPAN.  Every cell of a region's own departments is
 * added to the cell of span 全辖 of each region above it, and of its own region
 * where that has regions below.
 */
enum status rollup_regions(struct cells *c, struct bads *bads, const struct regions *r);

#endif
