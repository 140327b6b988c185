/* SPDX-License-Identifier: ISC */
/*
 * summary.h - the first figures of a roll-up: totals, parts, functions and coverage of
 * each region, span and year.
 *
 * Which addresses count is data (highlights.tsv).  Feed it every row of the
 * roll-up; memory grows with regions and years, not with rows.  Everything it
 * hands out lives until summary_free.
 */
#ifndef JUESUAN_SUMMARY_H
#define JUESUAN_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "catalogue.h"
#include "dec.h"
#include "map.h"
#include "rollup.h"
#include "slice.h"
#include "status.h"

enum summary_group {
	SUMMARY_TOTAL, SUMMARY_NATURE, SUMMARY_BUDGET, SUMMARY_ACTUAL, SUMMARY_COVERAGE,	/* as in highlights.tsv */
	SUMMARY_FUNCTION,			/* by code */
	SUMMARY_ELIMINATION,			/* sheet E, as it comes */
	SUMMARY_GROUPS
};

struct summary_line {
	size_t order;		/* of the highlight; lines that share a label share it */
	struct slice label;	/* name in the summary's language; of E the key */
	struct slice key, measure;
	struct dec sum;
	size_t reports;
};

struct summary_lines {
	struct summary_line *line;
	size_t n, cap;
};

/* One region, span and year. */
struct summary_scope {
	struct slice region, place, span, year;
	bool whole;		/* 全辖: with all regions below */
	struct summary_lines group[SUMMARY_GROUPS];
};

struct summary;

enum status summary_open(struct summary **out, const char *dir, const struct catalogue *c,
    enum language language);
void summary_free(struct summary *s);		/* NULL-safe */
enum status summary_add(struct summary *s, const struct rollup_row *row);

/* Is this address a highlight, and which place of which group? */
bool summary_is(struct summary *s, struct slice sheet, struct slice key, struct slice measure,
    enum summary_group *group, size_t *order);

/* Scopes in the order of the roll-up. */
size_t summary_scopes(const struct summary *s);
const struct summary_scope *summary_scope(const struct summary *s, size_t i);
/* NULL: there is none. */
const struct summary_scope *summary_find(const struct summary *s, struct slice region, bool whole,
    struct slice year);
/* The region that holds the others, its last year of its own, and all years that reports are of, last first. */
struct slice summary_top(const struct summary *s);
struct slice summary_year(const struct summary *s, size_t i);	/* empty: no more */

/* The value with that place in the group; NULL: none. */
const struct summary_line *summary_get(const struct summary_scope *scope, enum summary_group group,
    size_t order);
/* How many places a group has, and the label of each; 0 for functions and eliminations. */
size_t summary_places(const struct summary *s, enum summary_group group);
struct slice summary_label(const struct summary *s, enum summary_group group, size_t order);
/* A count of sheet C, such as 部门 缺报; zero where it is not told. */
struct dec summary_coverage(const struct summary_scope *scope, struct slice key, struct slice measure);

/* Lines of a group by sum, greatest first, into `out` (room for group.n). */
void summary_sorted(const struct summary_lines *lines, const struct summary_line **out);

#endif
