/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * rulings.h - which drawn shapes are ruling lines of a table.
 *
 * Office programs draw a rule as a stroked segment (one per cell edge, or one for
 * the whole table) or as a thin filled rectangle, often both in one table.
 * Coordinates are those of the page.  False: no memory (told).
 */
#ifndef READ_PDF_RULINGS_H
#define READ_PDF_RULINGS_H

#include <stdbool.h>

#include "page.h"

/* A stroked segment; slanted ones are no rules. */
bool rulings_segment(struct page *page, float x0, float y0, float x1, float y1);

/* A filled shape with straight sides by its bounding box; thick ones are shading. */
bool rulings_box(struct page *page, float x0, float y0, float x1, float y1);

#endif
