/* SPDX-License-Identifier: ISC */
/*
 * index.h - every report of the figures: whose it is, its first totals, its page.
 *
 * The figures of a report must stand together, as extract(1) writes them.
 * Memory: some 300 bytes a report.
 */
#ifndef WRITE_HTML_INDEX_H
#define WRITE_HTML_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "findings.h"
#include "map.h"
#include "settings.h"
#include "slice.h"
#include "status.h"

enum { INDEX_TOTALS = 8, INDEX_FILE_CAP = 48 };

struct report {
	struct slice path, entity, scope, year, region;	/* escapes of tsv(5) still in */
	char file[INDEX_FILE_CAP];	/* of its page, below reports/ */
	bool known[INDEX_TOTALS];
	struct dec total[INDEX_TOTALS];	/* as the totals of a summary */
	size_t count[FINDINGS_RANKS];
	size_t next;			/* of the same entity in the same region, + 1; 0: none */
};

struct index {
	struct map path, file, owner;
	struct report *report;
	size_t cap;
	size_t *last;			/* report of each owner that was added last, + 1 */
	size_t last_cap;
	struct arena memory;
};

enum status index_read(struct index *x, const struct site *site);
void index_free(struct index *x);
size_t index_find(const struct index *x, struct slice path);		/* MAP_NONE: there is none */
/* File name of a region's page, below regions/; also for what is no code. */
void index_region_file(struct slice region, char file[INDEX_FILE_CAP]);

#endif
