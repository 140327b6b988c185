/* SPDX-License-Identifier: ISC */
/*
 * world.h - the regions, departments and units of a run, and their reports.
 */
#ifndef GENERATE_WORLD_H
#define GENERATE_WORLD_H

#include "report.h"

enum { YEARS_MAX = 12 };

struct plan { /* what the user asked for */
	uint64_t seed;
	size_t departments;	 /* of each region */
	size_t cities, counties; /* counties of each city */
	bool provincial;	 /* departments of the province as well */
	int first_year, last_year;
	bool style[STYLE_N]; /* allowed; none set: all */
	bool caliber_mix, duplicates;
};

struct department {
	const struct region *region;
	const struct family *family;
	struct slice entity;
	struct slice budget_code;
	uint64_t seed;
	enum style style;
	struct unit_spec spec[UNIT_MAX];
	struct unit_line line[UNIT_MAX];    /* 0 is the bureau itself, with its suffix */
	struct slice unit_entity[UNIT_MAX]; /* 0: the department */
	size_t units;
	bool all, self, parts; /* which reports it publishes: 汇总 or 部门, 本级, 单位 */
	bool says_all;	       /* the suffix 汇总 is printed */
};

/* Regions of the run, in order; the array is the caller's (mem_free), *n its length. */
bool world_regions(
    const struct data *d, const struct plan *p, const struct region ***out, size_t *n);
/* The j-th department of a region; texts live in the arena. */
bool world_department(struct department *dep, struct arena *a, const struct data *d,
    const struct plan *p, const struct region *region, size_t j);

/*
 * Calls `each` for every report of the department, oldest year first; a report
 * is valid during the call.  Returns what `each` returned when not STATUS_OK.
 */
typedef enum status (*world_each)(void *context, struct report *r);
enum status world_reports(const struct department *dep, struct arena *a, const struct data *d,
    const struct plan *p, world_each each, void *context);

#endif
