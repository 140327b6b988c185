/* SPDX-License-Identifier: ISC */
/* The lists that narratives walk through, and the names of what is in them. */
#include <stdio.h>
#include <string.h>

#include "metric.h"

const char *const metric_revenue[REV_N] = {
    "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"};
const char *const metric_expense[EXP_N] = {
    "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"};
const char *const metric_fund[FUND_N] = {
    "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"};
const char *const metric_vehicle[VEHICLE_KINDS] = {"部级领导干部用车", "主要领导干部用车",
    "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "离退休干部用车",
    "其他用车"};

static size_t
names(const struct metrics *m, const char *prefix, const char *const *name, size_t n, bool all,
    struct member *out)
{
	char path[128];
	size_t i, found = 0;

	for (i = 0; i < n; i++) {
		const struct metric *v;
		int len = snprintf(path, sizeof path, "%s%s,%s", prefix, name[i],
		    strcmp(prefix, "车辆/") == 0 ? "数量" : "金额");

		v = metrics_find(m, slice_make(path, (size_t)len));
		if (!all && (v == NULL || v->a == 0))
			continue;
		out[found++] =
		    (struct member){.path = slice_of(name[i]), .name = slice_of(name[i])};
	}
	return found;
}

/* 一般公共服务支出 is called 一般公共服务 in a sentence that goes on with 支出 itself. */
static struct slice
bare(struct slice name)
{
	return slice_ends(name, SLICE("支出")) ? slice_sub(name, 0, name.len - strlen("支出"))
					       : name;
}

static void
code_member(struct member *x, const struct report *r, struct slice code)
{
	x->path = code;
	x->name = data_function_name(r->data, code, r->year);
	x->full = x->name;
	x->class = data_function_name(r->data, slice_sub(code, 0, 3), r->year);
	x->group = data_function_name(r->data, slice_sub(code, 0, 5), r->year);
	if (code.len == 3)
		x->name = bare(x->name);
}

static size_t
codes(const struct report *r, enum fund fund, size_t level, struct member *out)
{
	size_t i, k, n = 0;

	for (i = 0; i < r->now->items && n < MEMBER_MAX; i++) {
		const struct item *it = &r->now->item[i];
		struct slice code = slice_sub(r->data->function[it->function].code, 0, level);

		if (it->fund != fund || it->fiscal_basic + it->fiscal_project == 0)
			continue;
		for (k = 0; k < n && !slice_eq(out[k].path, code); k++)
			continue;
		if (k < n)
			continue;
		for (k = n; k > 0 && slice_cmp(out[k - 1].path, code) > 0; k--)
			out[k] = out[k - 1];
		code_member(&out[k], r, code);
		n++;
	}
	return n;
}

size_t
metrics_members(const struct metrics *m, struct doc *d, const struct report *r, struct slice list,
    struct member *out)
{
	static const char *const three[] = {
	    "因公出国(境)费", "公务用车购置及运行维护费", "公务接待费"};
	size_t i, n;

	if (slice_starts(list, SLICE("收入")))
		return names(m, "收入/", metric_revenue, REV_N, slice_ends(list, SLICE("全")), out);
	if (slice_starts(list, SLICE("支出")))
		return names(m, "支出/", metric_expense, EXP_N, slice_ends(list, SLICE("全")), out);
	if (slice_eq(list, SLICE("本级资金")))
		return names(m, "", metric_fund, FUND_N, true, out);
	if (slice_starts(list, SLICE("车辆")))
		return names(
		    m, "车辆/", metric_vehicle, VEHICLE_KINDS, slice_eq(list, SLICE("车辆")), out);
	if (slice_eq(list, SLICE("三公三项"))) {
		n = names(m, "三公/", three, 3, true, out);
		out[0].name = SLICE("因公出国（境）费");
		return n;
	}
	if (slice_eq(list, SLICE("类")))
		return codes(r, FUND_GENERAL, 3, out);
	if (slice_eq(list, SLICE("项")))
		return codes(r, FUND_GENERAL, 7, out);
	if (slice_eq(list, SLICE("基金项")))
		return codes(r, FUND_GOVERNMENT, 7, out);
	if (slice_eq(list, SLICE("国资项")))
		return codes(r, FUND_CAPITAL, 7, out);
	n = form_count(r);
	for (i = 0; i < n; i++) {
		memset(&out[i], 0, sizeof out[i]);
		out[i].path = out[i].name = form_name(d, r, i);
	}
	return n;
}
