/* SPDX-License-Identifier: ISC */
/* Which statements a style prints, in which order and under which titles. */
#include "sheet.h"

/* 10 and 11 are further tables, 项目支出 and 国有资产. */
static const int order_usual[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
static const int order_three_first[] = {1, 2, 3, 4, 5, 6, 9, 7, 8};
static const int order_three_last[] = {1, 2, 3, 4, 5, 6, 10, 7, 8, 9, 11};
static const int order_fiscal_first[] = {4, 5, 6, 7, 8, 9, 1, 2, 3, 10, 11};

const int *
report_sheet_order(const struct report *r)
{
	switch (r->lay.style) {
	case STYLE_SHANGHAI:
	case STYLE_OLD:
		return order_three_first;
	case STYLE_YUNNAN:
		return rng_mix(r->seed, 60) % 4 == 0 ? order_fiscal_first : order_three_last;
	default:
		return order_usual;
	}
}

size_t
report_sheets(const struct report *r)
{
	return r->lay.more_sheets ? 11 : 9;
}

bool
report_has_sheet(const struct report *r, int sheet)
{
	return (sheet < 10 || r->lay.more_sheets) &&
	    (sheet != 8 || r->lay.style != STYLE_OLD || r->year >= 2019);
}

const char *
report_sheet_title(const struct report *r, int sheet)
{
	static const char *const usual[] = {"收入支出决算总表", "收入决算表", "支出决算表",
	    "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
	    "一般公共预算财政拨款基本支出决算明细表", "政府性基金预算财政拨款收入支出决算表",
	    "国有资本经营预算财政拨款支出决算表", "财政拨款“三公”经费支出决算表",
	    "一般公共预算财政拨款项目支出决算表", "国有资产使用情况表"};

	if (sheet == 6 && (r->lay.style == STYLE_SHANGHAI || r->lay.style == STYLE_OLD))
		return "一般公共预算财政拨款基本支出决算表";
	if (sheet == 5 && r->lay.general_six)
		return "一般公共预算财政拨款收入支出决算表";
	if (sheet == 9 && r->lay.three_running)
		return "财政拨款“三公”经费、行政参公单位机关运行经费情况表";
	if (sheet == 8 && r->lay.capital_six)
		return "国有资本经营预算财政拨款收入支出决算表";
	if (sheet == 9 && r->lay.three_meetings)
		return "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表";
	if (sheet == 9 && r->lay.style == STYLE_OLD)
		return "一般公共预算财政拨款“三公”经费支出决算表";
	if (sheet == 1 && r->lay.style == STYLE_YUNNAN)
		return "收入支出决算表";
	return usual[sheet - 1];
}

static void
fill_revenue(const struct item *it, int64_t *v)
{
	size_t k;

	v[0] = item_revenue(it);
	for (k = 0; k < REV_N; k++)
		v[1 + k] = it->revenue[k];
}

static void
fill_expense(const struct item *it, int64_t *v)
{
	size_t k;

	v[0] = item_expense(it);
	for (k = 0; k < EXP_N; k++)
		v[1 + k] = it->expense[k];
}

static void
fill_general(const struct item *it, int64_t *v)
{
	if (it->fund != FUND_GENERAL)
		return;
	v[0] = it->fiscal_basic + it->fiscal_project;
	v[1] = it->fiscal_basic;
	v[2] = it->fiscal_project;
}

static void
fill_projects(const struct item *it, int64_t *v)
{
	if (it->fund == FUND_GENERAL)
		v[0] = it->fiscal_project;
}

static void
six(const struct item *it, int64_t *v)
{
	v[0] = it->open_fiscal;
	v[1] = it->revenue[REV_FISCAL];
	v[2] = it->fiscal_basic + it->fiscal_project;
	v[3] = it->fiscal_basic;
	v[4] = it->fiscal_project;
	v[5] = it->close_fiscal;
}

static void
fill_general_six(const struct item *it, int64_t *v)
{
	if (it->fund == FUND_GENERAL)
		six(it, v);
}

static void
fill_government(const struct item *it, int64_t *v)
{
	if (it->fund == FUND_GOVERNMENT)
		six(it, v);
}

static void
fill_capital_six(const struct item *it, int64_t *v)
{
	if (it->fund == FUND_CAPITAL)
		six(it, v);
}

static void
fill_capital(const struct item *it, int64_t *v)
{
	if (it->fund != FUND_CAPITAL)
		return;
	v[0] = it->fiscal_basic + it->fiscal_project;
	v[1] = it->fiscal_basic;
	v[2] = it->fiscal_project;
}

static const struct code_column revenue_column[] = {{NULL, "本年收入合计", "本年收入合计"},
    {NULL, "财政拨款收入", "财政拨款收入"}, {NULL, "上级补助收入", "上级补助收入"},
    {NULL, "事业收入", "事业收入"}, {NULL, "经营收入", "经营收入"},
    {NULL, "附属单位上缴收入", "附属单位上缴收入"}, {NULL, "其他收入", "其他收入"}};
static const struct code_column expense_column[] = {{NULL, "本年支出合计", "本年支出合计"},
    {NULL, "基本支出", "基本支出"}, {NULL, "项目支出", "项目支出"},
    {NULL, "上缴上级支出", "上缴上级支出"}, {NULL, "经营支出", "经营支出"},
    {NULL, "对附属单位补助支出", "对附属单位补助支出"}};
static const struct code_column general_grouped[] = {{"本年支出", "小计", "合计"},
    {"本年支出", "基本支出", "基本支出"}, {"本年支出", "项目支出", "项目支出"}};
static const struct code_column general_plain[] = {
    {NULL, "合计", "合计"}, {NULL, "基本支出", "基本支出"}, {NULL, "项目支出", "项目支出"}};
static const struct code_column general_six[] = {{NULL, "年初结转和结余", "年初结转和结余"},
    {NULL, "本年收入", "本年收入"}, {"本年支出", "合计", "合计"},
    {"本年支出", "基本支出", "基本支出"}, {"本年支出", "项目支出", "项目支出"},
    {NULL, "年末结转和结余", "年末结转和结余"}};
static const struct code_column project_column[] = {{NULL, "项目支出", "项目支出"}};
static const struct code_column six_column[] = {{NULL, "年初结转和结余", "年初结转和结余"},
    {NULL, "本年收入", "本年收入"}, {"本年支出", "小计", "小计"},
    {"本年支出", "基本支出", "基本支出"}, {"本年支出", "项目支出", "项目支出"},
    {NULL, "年末结转和结余", "年末结转和结余"}};
static const struct code_column capital_column[] = {{"本年支出", "合计", "合计"},
    {"本年支出", "基本支出", "基本支出"}, {"本年支出", "项目支出", "项目支出"}};

static void
put_revenue(struct doc *d, const struct report *r)
{
	const struct code_sheet s = {2, "T02", revenue_column, 7, fill_revenue, false,
	    "注：本表列示本年度取得的各项收入。", NULL};

	sheet_codes(d, r, &s);
}

static void
put_expense(struct doc *d, const struct report *r)
{
	const struct code_sheet s = {3, "T03", expense_column, 6, fill_expense, false,
	    "注：本表列示本年度的各项支出。", NULL};

	sheet_codes(d, r, &s);
}

static void
put_general(struct doc *d, const struct report *r)
{
	bool plain = r->lay.style == STYLE_SHANGHAI || r->lay.style == STYLE_OLD;
	bool all = r->lay.general_six;
	const struct code_sheet s = {5, "T05",
	    all		? general_six
		: plain ? general_plain
			: general_grouped,
	    all ? 6 : 3, all ? fill_general_six : fill_general, r->lay.total_last,
	    "注：本表列示本年度一般公共预算财政拨款支出。", NULL};

	sheet_codes(d, r, &s);
}

static void
put_government(struct doc *d, const struct report *r)
{
	const struct code_sheet s = {7, "T07", six_column, 6, fill_government, r->lay.total_last,
	    "注：本表列示政府性基金预算财政拨款的收支和结转结余。",
	    "本年度没有政府性基金预算财政拨款收支，故本表无数据。"};

	sheet_codes(d, r, &s);
}

static void
put_capital(struct doc *d, const struct report *r)
{
	const struct code_sheet s = {8, "T08", r->lay.capital_six ? six_column : capital_column,
	    r->lay.capital_six ? 6 : 3, r->lay.capital_six ? fill_capital_six : fill_capital,
	    r->lay.total_last, "注：本表列示国有资本经营预算财政拨款支出。",
	    "本年度没有国有资本经营预算财政拨款支出，故本表无数据。"};

	sheet_codes(d, r, &s);
}

static void
put_projects(struct doc *d, const struct report *r)
{
	const struct code_sheet s = {10, "X02", project_column, 1, fill_projects, r->lay.total_last,
	    "注：本表列示一般公共预算财政拨款项目支出。", NULL};

	sheet_codes(d, r, &s);
}

void
statements_write(struct doc *d, const struct report *r)
{
	static void (*const write[])(struct doc *, const struct report *) = {sheet_totals,
	    put_revenue, put_expense, sheet_fiscal, put_general, sheet_basic, put_government,
	    put_capital, sheet_three, put_projects, sheet_assets};
	const int *order = report_sheet_order(r);
	size_t i;

	for (i = 0; i < report_sheets(r); i++)
		if (report_has_sheet(r, order[i]))
			write[order[i] - 1](d, r);
}

bool
report_three_initial(const struct report *r)
{
	return r->lay.style == STYLE_SHANGHAI || r->lay.style == STYLE_YUNNAN;
}

bool
report_sheet_empty(const struct report *r, int sheet)
{
	struct fiscal f = account_fiscal(r->now, sheet == 7 ? FUND_GOVERNMENT : FUND_CAPITAL);

	return f.open == 0 && f.revenue == 0 && f.basic + f.project == 0 && f.close == 0;
}
