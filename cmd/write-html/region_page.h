/* SPDX-License-Identifier: ISC */
/*
 * region_page.h - a page for each region, the topmost being index.html.
 *
 * The rows of the roll-up are handed over in its order, sorted by region; the
 * statements of one region at a time are held.
 */
#ifndef WRITE_HTML_REGION_PAGE_H
#define WRITE_HTML_REGION_PAGE_H

#include "arena.h"
#include "grid.h"
#include "map.h"
#include "rollup.h"
#include "settings.h"
#include "status.h"

struct region_row {
	struct slice year, sheet, key, measure, sum;
	bool bad;
};

struct region_pages {
	const struct site *site;
	struct slice region;		/* of the rows held; in `done` */
	bool begun;
	struct region_row *row;
	size_t n, cap;
	struct arena memory;
	struct map done, word;		/* regions written; years, sheets, measures */
	struct grid grid;
};

enum status region_pages_add(struct region_pages *p, const struct rollup_row *row);
enum status region_pages_end(struct region_pages *p, enum status st);	/* writes the last one; frees */

#endif
