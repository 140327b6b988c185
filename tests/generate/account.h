/* SPDX-License-Identifier: ISC */
/*
 * account.h - the exact account of one unit, or of a department, for one year.
 *
 * All money is whole 分 (0.01 yuan); every identity of the nine statements holds
 * exactly in these numbers.  Each 项 balances on its own:
 *	open_fiscal + revenue[FISCAL]           = basic + project (fiscal) + close_fiscal
 *	open_other + other revenue + surplus    = other expenditure + close_other + distribution
 */
#ifndef GENERATE_ACCOUNT_H
#define GENERATE_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "data.h"

enum { ITEM_MAX = 96, ECON_MAX = 120, PROJECT_MAX = 48, SPEC_MAX = 40 };

enum revenue {
	REV_FISCAL,
	REV_SUPERIOR,
	REV_BUSINESS,
	REV_OPERATING,
	REV_SUBSIDIARY,
	REV_OTHER,
	REV_N
};
enum expense { EXP_BASIC, EXP_PROJECT, EXP_UP, EXP_OPERATING, EXP_DOWN, EXP_N };
enum fund { FUND_GENERAL, FUND_GOVERNMENT, FUND_CAPITAL, FUND_N };
enum three { THREE_ABROAD, THREE_BUY, THREE_RUN, THREE_GUEST, THREE_N }; /* 三公 */
enum { VEHICLE_KINDS = 8 };

struct item {		 /* one 项 */
	size_t function; /* index in data.function */
	enum fund fund;
	int64_t revenue[REV_N];
	int64_t expense[EXP_N]; /* fiscal money included */
	int64_t fiscal_basic, fiscal_project;
	int64_t open_fiscal, close_fiscal, open_other, close_other;
	int64_t initial, full; /* budget of the fiscal expenditure: 年初, 全年 */
	int64_t surplus;       /* 使用非财政拨款结余 */
	int64_t distribution;  /* 结余分配 */
};

struct project {				/* of the performance sheets */
	size_t name;				/* line of data.project */
	size_t unit;				/* whose it is: 0 is the bureau itself */
	int64_t budget, received, spent, other; /* other: not fiscal, part of each */
	enum fund fund;
};

struct account {
	struct item item[ITEM_MAX];
	size_t items;
	int64_t econ[ECON_MAX]; /* 款 of the general basic expenditure */
	int64_t three[THREE_N], three_full[THREE_N], three_initial[THREE_N];
	int64_t running_cost; /* 机关运行经费 */
	int64_t goods, works, services, sme, micro;
	int64_t groups, travellers, cars_bought, cars_kept, receptions, guests;
	int64_t vehicle[VEHICLE_KINDS], equipment;
	struct project project[PROJECT_MAX];
	size_t projects;
};

enum role { ROLE_RUN, ROLE_SOCIAL, ROLE_PROJECT, ROLE_DOWN, ROLE_UP };

struct unit_spec { /* what does not change from year to year */
	uint64_t seed;
	char kind; /* x a s b */
	int64_t head;
	int64_t scale;	       /* of the projects, per cent */
	size_t spec[SPEC_MAX]; /* functions of the items */
	enum role role[SPEC_MAX];
	enum fund fund[SPEC_MAX];
	size_t specs;
	int64_t down; /* yuan given to (bureau) or got from (unit) by 对附属单位补助 */
	int64_t up;   /* the same for 上缴 */
	bool is_bureau;
	size_t number; /* of the unit in its department */
};

/* The year after `prev` (NULL: the first year, which opens with something). */
void account_make(struct account *a, const struct data *d, const struct unit_spec *u, int year,
    const struct account *prev);
void account_add(struct account *sum, const struct account *a);
/* Takes out what the department paid to itself: 对附属单位补助/上级补助, 上缴/附属上缴. */
void account_eliminate(struct account *a, int64_t down, int64_t up);

struct item *account_item(struct account *a, size_t function, enum fund fund); /* made when new */

int64_t account_sum_revenue(const struct account *a, int kind); /* -1: all six */
int64_t account_sum_expense(const struct account *a, int kind); /* -1: all five */
int64_t account_econ(
    const struct account *a, const struct data *d, const char *code); /* 类: sum of its 款 */
int64_t item_revenue(const struct item *it);
int64_t item_expense(const struct item *it);

/* Sums of the fiscal side of one fund (-1: all three). */
struct fiscal {
	int64_t open, revenue, basic, project, close, initial, full;
};
struct fiscal account_fiscal(const struct account *a, int fund);

/* Sums over everything, for 表01. */
struct totals {
	int64_t open, close, surplus, distribution;
};
struct totals account_totals(const struct account *a);

#endif
