/* SPDX-License-Identifier: ISC */
#include "metric.h"

#include <stdio.h>
#include <string.h>

#include "money.h"

static const char *const three_name[] = {"合计", "因公出国(境)费", "公务用车购置及运行维护费",
    "公务用车购置费", "公务用车运行维护费", "公务接待费"};

const struct metric *
metrics_find(const struct metrics *m, struct slice name)
{
	size_t i = map_find(&m->names, name);

	return i == MAP_NONE ? NULL : &m->value[i];
}

static void
set(struct metrics *m, const char *path, const char *measure, struct metric v)
{
	char name[256];
	int n = snprintf(name, sizeof name, "%s,%s", path, measure);
	size_t i = map_add(&m->names, slice_make(name, (size_t)n));

	if (i < METRIC_MAX)
		m->value[i] = v;
}

static void
money(struct metrics *m, const char *path, const char *measure, int64_t fen)
{
	set(m, path, measure, (struct metric){.kind = METRIC_MONEY, .a = fen});
}

static void
rate(struct metrics *m, const char *path, const char *measure, int64_t num, int64_t den)
{
	set(m, path, measure, (struct metric){.kind = METRIC_RATE, .a = num, .b = den});
}

static void
count(struct metrics *m, const char *path, const char *measure, int64_t n)
{
	set(m, path, measure, (struct metric){.kind = METRIC_COUNT, .a = n});
}

/* 增减额 and 增减率 (or the two against a budget), from the exact amounts as the offices' programs have them. */
static void
change(struct metrics *m, const char *path, const char *amount, const char *percent, int64_t now,
    int64_t before)
{
	int64_t diff = now - before;

	set(m, path, amount, (struct metric){.kind = METRIC_MONEY, .a = diff, .change = true});
	/* From nothing to something is called 100 per cent in most offices. */
	set(m, path, percent,
	    (struct metric){.kind = METRIC_RATE,
		.a = before == 0 ? (diff == 0 ? 0 : 1) : diff,
		.b = before == 0 ? 1 : before,
		.change = true});
}

static void
against_year(struct metrics *m, const char *path, int64_t now, int64_t before)
{
	money(m, path, "金额", now);
	money(m, path, "上年", before);
	change(m, path, "增减额", "增减率", now, before);
}

static void
against_initial(struct metrics *m, const char *path, int64_t now, int64_t initial)
{
	money(m, path, "年初预算", initial);
	rate(m, path, "完成年初预算率", now, initial);
	change(m, path, "较年初预算额", "较年初预算率", now, initial);
	set(m, path, "方向",
	    (struct metric){.kind = METRIC_SIGN, .a = money_wan(now), .b = money_wan(initial)});
	money(m, path, "差额", money_wan(now) - money_wan(initial));
}

static void
fill_totals(struct metrics *m, const struct report *r)
{
	struct totals t = account_totals(r->now), before = account_totals(r->prev);
	int64_t in = account_sum_revenue(r->now, -1), out = account_sum_expense(r->now, -1);
	char path[128];
	size_t i;

	against_year(m, "收支总计", in + t.surplus + t.open,
	    account_sum_revenue(r->prev, -1) + before.surplus + before.open);
	money(m, "收支总计/本年收入合计", "金额", in);
	money(m, "收支总计/使用非财政拨款结余", "金额", t.surplus);
	money(m, "收支总计/年初结转和结余", "金额", t.open);
	money(m, "收支总计/本年支出合计", "金额", out);
	money(m, "收支总计/结余分配", "金额", t.distribution);
	money(m, "收支总计/年末结转和结余", "金额", t.close);
	money(m, "本年收入", "金额", in);
	money(m, "本年支出", "金额", out);
	for (i = 0; i < REV_N; i++) {
		(void)snprintf(path, sizeof path, "收入/%s", metric_revenue[i]);
		money(m, path, "金额", account_sum_revenue(r->now, (int)i));
		rate(m, path, "占比", account_sum_revenue(r->now, (int)i), in);
	}
	for (i = 0; i < EXP_N; i++) {
		(void)snprintf(path, sizeof path, "支出/%s", metric_expense[i]);
		money(m, path, "金额", account_sum_expense(r->now, (int)i));
		rate(m, path, "占比", account_sum_expense(r->now, (int)i), out);
	}
}

static void
fill_fund(struct metrics *m, const struct report *r, const char *name, int fund)
{
	struct fiscal f = account_fiscal(r->now, fund), before = account_fiscal(r->prev, fund);
	char path[128];

	(void)snprintf(path, sizeof path, "%s/本年收入", name);
	against_year(m, path, f.revenue, before.revenue);
	against_initial(m, path, f.revenue, f.initial);
	(void)snprintf(path, sizeof path, "%s/本年支出", name);
	against_year(m, path, f.basic + f.project, before.basic + before.project);
	against_initial(m, path, f.basic + f.project, f.initial);
}

static void
fill_fiscal(struct metrics *m, const struct report *r)
{
	struct fiscal all = account_fiscal(r->now, -1), before = account_fiscal(r->prev, -1);
	struct fiscal g = account_fiscal(r->now, FUND_GENERAL),
		      g0 = account_fiscal(r->prev, FUND_GENERAL);
	struct fiscal f = account_fiscal(r->now, FUND_GOVERNMENT),
		      c = account_fiscal(r->now, FUND_CAPITAL);
	int64_t people =
	    account_econ(r->now, r->data, "301") + account_econ(r->now, r->data, "303");
	size_t i;

	against_year(m, "财拨总计", all.open + all.revenue, before.open + before.revenue);
	fill_fund(m, r, "财政拨款", -1);
	for (i = 0; i < FUND_N; i++)
		fill_fund(m, r, metric_fund[i], (int)i);
	against_year(m, "一般公共预算支出", g.basic + g.project, g0.basic + g0.project);
	against_initial(m, "一般公共预算支出", g.basic + g.project, g.initial);
	rate(m, "一般公共预算支出", "占比", g.basic + g.project, account_sum_expense(r->now, -1));
	money(m, "基本支出", "金额", g.basic);
	money(m, "人员经费", "金额", people);
	money(m, "公用经费", "金额", g.basic - people);
	money(m, "基金收入", "金额", f.revenue);
	money(m, "基金支出", "金额", f.basic + f.project);
	money(m, "国资支出", "金额", c.basic + c.project);
}

static void
fill_items(struct metrics *m, const struct report *r)
{
	static const char *const list[FUND_N] = {"项", "基金项", "国资项"};
	int64_t general = account_fiscal(r->now, FUND_GENERAL).basic +
	    account_fiscal(r->now, FUND_GENERAL).project;
	char path[64];
	size_t i, k;

	for (i = 0; i < r->now->items; i++) {
		const struct item *it = &r->now->item[i];
		struct slice code = r->data->function[it->function].code;
		int64_t spent = it->fiscal_basic + it->fiscal_project, class = 0;

		if (spent == 0)
			continue;
		(void)snprintf(
		    path, sizeof path, "%s/%.*s", list[it->fund], (int)code.len, code.ptr);
		money(m, path, "金额", spent);
		against_initial(m, path, spent, it->initial);
		if (it->fund != FUND_GENERAL)
			continue;
		for (k = 0; k < r->now->items; k++)
			if (r->now->item[k].fund == FUND_GENERAL &&
			    slice_starts(r->data->function[r->now->item[k].function].code,
				slice_sub(code, 0, 3)))
				class +=
				    r->now->item[k].fiscal_basic + r->now->item[k].fiscal_project;
		(void)snprintf(path, sizeof path, "类/%.3s", code.ptr);
		money(m, path, "金额", class);
		rate(m, path, "占比", class, general);
	}
}

static void
six(const int64_t *three, int64_t *v)
{
	v[1] = three[THREE_ABROAD];
	v[3] = three[THREE_BUY];
	v[4] = three[THREE_RUN];
	v[2] = v[3] + v[4];
	v[5] = three[THREE_GUEST];
	v[0] = v[1] + v[2] + v[5];
}

static void
fill_three(struct metrics *m, const struct report *r)
{
	bool initial = report_three_initial(r);
	int64_t now[6], before[6], full[6], first[6];
	char path[128];
	size_t i;

	six(r->now->three, now);
	six(r->prev->three, before);
	six(r->now->three_full, full);
	six(r->now->three_initial, first);
	for (i = 0; i < 6; i++) {
		int64_t budget = initial ? first[i] : full[i];

		(void)snprintf(path, sizeof path, "三公/%s", three_name[i]);
		against_year(m, path, now[i], before[i]);
		money(m, path, "年初预算", first[i]);
		rate(m, path, "完成年初预算率", now[i], first[i]);
		money(m, path, "预算数", budget);
		rate(m, path, "完成预算率", now[i], budget);
		money(m, path, "全年预算", full[i]);
		rate(m, path, "完成全年预算率", now[i], full[i]);
		change(m, path, "较预算额", "较预算率", now[i], budget);
		money(m, path, "差额", money_wan(now[i]) - money_wan(budget));
		set(m, path, "方向",
		    (struct metric){
			.kind = METRIC_SIGN, .a = money_wan(now[i]), .b = money_wan(budget)});
		rate(m, path, "占比", now[i], now[0]);
	}
	money(m, "公务接待/国内", "金额", now[5]);
	count(m, "出国团组", "数量", r->now->groups);
	count(m, "出国团组/人次", "数量", r->now->travellers);
	count(m, "公务用车购置量", "数量", r->now->cars_bought);
	count(m, "公务用车保有量", "数量", r->now->cars_kept);
	count(m, "公务接待/批次", "数量", r->now->receptions);
	count(m, "公务接待/人次", "数量", r->now->guests);
}

static void
fill_procurement(struct metrics *m, const struct account *a)
{
	int64_t all = a->goods + a->works + a->services, reserved = a->sme / 20000 * 10000;

	money(m, "政府采购", "金额", all);
	money(m, "政府采购/货物", "金额", a->goods);
	money(m, "政府采购/工程", "金额", a->works);
	money(m, "政府采购/服务", "金额", a->services);
	money(m, "政府采购/中小企业", "金额", a->sme);
	rate(m, "政府采购/中小企业", "占比", a->sme, all);
	money(m, "政府采购/小微企业", "金额", a->micro);
	rate(m, "政府采购/小微企业", "占比", a->micro, all);
	rate(m, "政府采购/小微企业", "占中小比", a->micro, a->sme);
	money(m, "政府采购/中小预留预算", "金额", reserved);
	money(m, "政府采购/中小预留", "金额", reserved);
	money(m, "政府采购/小微预留预算", "金额", reserved / 30000 * 10000);
	money(m, "政府采购/小微预留", "金额", reserved / 30000 * 10000);
	money(m, "政府采购/其他中小", "金额", a->sme - reserved);
}

static int64_t
vehicles(const struct account *a)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < VEHICLE_KINDS; i++)
		n += a->vehicle[i];
	return n;
}

static void
fill_assets(struct metrics *m, const struct report *r)
{
	char path[64];
	size_t i;

	against_year(m, "机关运行经费", r->now->running_cost, r->prev->running_cost);
	count(m, "车辆", "数量", vehicles(r->now));
	set(m, "车辆", "增减额",
	    (struct metric){
		.kind = METRIC_COUNT, .a = vehicles(r->now) - vehicles(r->prev), .change = true});
	for (i = 0; i < VEHICLE_KINDS; i++) {
		(void)snprintf(path, sizeof path, "车辆/%s", metric_vehicle[i]);
		count(m, path, "数量", r->now->vehicle[i]);
	}
	count(m, "设备", "数量", r->now->equipment);
	count(m, "单位", "数量", (int64_t)r->units);
	count(m, "空表", "数量", report_sheet_empty(r, 7) || report_sheet_empty(r, 8));
}

static void
score(struct metrics *m, const char *path, int64_t hundredths)
{
	set(m, path, strncmp(path, "项目/", strlen("项目/")) == 0 ? "得分" : "数量",
	    (struct metric){.kind = METRIC_SCORE, .a = hundredths});
}

struct tally {
	int64_t n, full, good, sum, high, low, money, budget, fund_n[FUND_N], fund_money[FUND_N];
};

static void
fill_project(struct metrics *m, struct doc *d, const struct report *r, size_t i, struct tally *t)
{
	struct form f;
	char path[256];

	form_make(&f, d, r, i);
	t->n++;
	t->full += f.total == 10000;
	t->good += f.total >= 9000;
	t->sum += f.total;
	t->high = f.total > t->high ? f.total : t->high;
	t->low = i == 0 || f.total < t->low ? f.total : t->low;
	t->money += f.project->spent;
	t->budget += f.project->budget;
	t->fund_n[f.project->fund]++;
	t->fund_money[f.project->fund] += f.project->spent;
	(void)snprintf(path, sizeof path, "项目/%.*s", (int)f.name.len, f.name.ptr);
	score(m, path, f.total);
	money(m, path, "全年预算", f.project->budget);
	money(m, path, "金额", f.project->spent);
	rate(m, path, "完成预算率", f.project->spent, f.project->budget);
}

static void
fill_projects(struct metrics *m, struct doc *d, const struct report *r)
{
	static const char *const fund[FUND_N] = {
	    "绩效自评/一般公共预算", "绩效自评/政府性基金", "绩效自评/国有资本"};
	struct tally t = {0};
	size_t i;

	for (i = 0; i < r->now->projects; i++)
		fill_project(m, d, r, i, &t);
	money(m, "绩效自评", "金额", t.money);
	money(m, "绩效自评/预算", "金额", t.budget);
	rate(m, "绩效自评", "占比", t.money, account_sum_expense(r->now, EXP_PROJECT));
	count(m, "绩效自评", "数量", t.n);
	for (i = 0; i < FUND_N; i++) {
		count(m, fund[i], "数量", t.fund_n[i]);
		money(m, fund[i], "金额", t.fund_money[i]);
		rate(m, fund[i], "占比", t.fund_money[i], account_fiscal(r->now, (int)i).project);
	}
	count(m, "绩效自评/满分", "数量", t.full);
	count(m, "绩效自评/满分/分数线", "数量", 100);
	count(m, "绩效自评/90以上", "数量", t.good);
	count(m, "绩效自评/90以上/分数线", "数量", 90);
	count(m, "绩效自评/90以下", "数量", t.n - t.good);
	count(m, "绩效自评/90以下/分数线", "数量", 90);
	count(m, "绩效自评/公开", "数量", (int64_t)form_count(r));
	score(m, "绩效自评/最高分", t.high);
	score(m, "绩效自评/最低分", t.low);
	score(m, "绩效自评/平均分", t.n == 0 ? 0 : (t.sum + t.n / 2) / t.n);
	count(m, "绩效自评/优", "数量", t.good);
	count(m, "绩效自评/良", "数量", t.n - t.good);
	count(m, "绩效自评/合格", "数量", 0);
	count(m, "绩效自评/不合格", "数量", 0);
	count(m, "绩效目标", "数量", t.n);
	money(m, "绩效目标", "金额", t.budget);
	count(m, "绩效跟踪", "数量", t.n);
	money(m, "绩效跟踪", "金额", t.budget);
}

void
metrics_fill(struct metrics *m, struct doc *d, const struct report *r)
{
	map_clear(&m->names);
	fill_totals(m, r);
	fill_fiscal(m, r);
	fill_items(m, r);
	fill_three(m, r);
	fill_procurement(m, r->now);
	fill_assets(m, r);
	fill_projects(m, d, r);
}
