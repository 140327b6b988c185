/* SPDX-License-Identifier: ISC */
/*
 * metric.h - every figure that a narrative may state, by "path,measure".
 */
#ifndef GENERATE_METRIC_H
#define GENERATE_METRIC_H

#include "form.h"
#include "map.h"
#include "report.h"

enum metric_kind { METRIC_MONEY, METRIC_RATE, METRIC_COUNT, METRIC_SCORE, METRIC_SIGN };

struct metric {
	enum metric_kind kind;
	int64_t a, b; /* money: 分; rate: a / b; count: a; score: hundredths; sign: a against b */
	bool change;  /* printed with a direction word */
};

/* Names of the sources, kinds of expenditure, funds and vehicles, as statements print them. */
extern const char *const metric_revenue[REV_N], *const metric_expense[EXP_N];
extern const char *const metric_fund[FUND_N], *const metric_vehicle[VEHICLE_KINDS];

enum { METRIC_MAX = 1600 };

struct metrics {
	struct map names;
	struct metric value[METRIC_MAX];
};

void metrics_fill(struct metrics *m, struct doc *d, const struct report *r);
const struct metric *metrics_find(const struct metrics *m, struct slice name); /* NULL: none */

/* The members of a list that narratives walk: path segment, name, and the names of class and group. */
struct member {
	struct slice path, name, class, group, full;
};
enum { MEMBER_MAX = 128 };
size_t metrics_members(const struct metrics *m, struct doc *d, const struct report *r,
    struct slice list, struct member *out);

#endif
