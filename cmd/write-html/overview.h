/* SPDX-License-Identifier: ISC */
/*
 * overview.h - the upper part of a region's page: first figures, charts, coverage,
 * the regions below it.
 */
#ifndef WRITE_HTML_OVERVIEW_H
#define WRITE_HTML_OVERVIEW_H

#include "html.h"
#include "slice.h"
#include "status.h"

enum status overview_write(struct html *h, struct slice region);
/* The name of a region, leading to its page where it has one. */
void overview_region_link(struct html *h, struct slice region);

#endif
