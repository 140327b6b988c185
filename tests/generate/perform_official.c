/* SPDX-License-Identifier: ISC */
#include "perform.h"
#include "sheet.h"

/*
 * The layout of the finance ministry's form: amounts of year's beginning, whole
 * year and spent, with weight, rate and score of the spending in the same row.
 */
static void
official_amounts(const struct sheet_form *s, const char *label, const char *suffix, bool all)
{
	static const char *const measure[] = {"年初预算", "预算数", "执行数"};
	const struct project *p = s->f->project;
	int64_t v[3] = {p->budget, p->budget, p->spent};
	size_t i;

	doc_row(s->d, ROW_BODY);
	doc_cell(s->d);
	sheet_text(s->d, s->r, label);
	for (i = 0; i < 3; i++)
		form_value(s, (struct slice){0}, doc_format(s->d, "%s%s", measure[i], suffix).ptr,
		    form_exact(s, v[i]), "万元", false);
	if (all) {
		form_value(s, SLICE("预算执行率指标"), "分值", SLICE("10"), "分", false);
		form_value(
		    s, (struct slice){0}, "执行进度", form_hundredths(s, s->f->rate), "%", true);
		form_value(s, SLICE("预算执行率指标/预算执行率/预算执行率"), "得分",
		    form_hundredths(s, (s->f->rate * 1000 + 5000) / 10000), "分", false);
	} else {
		sheet_text(s->d, s->r, "—");
		doc_cell(s->d);
		sheet_text(s->d, s->r, "—");
	}
	doc_cell(s->d);
}

static void
official_blank(const struct sheet_form *s, const char *label)
{
	doc_row(s->d, ROW_BODY);
	doc_cell(s->d);
	sheet_text(s->d, s->r, label);
	doc_cell_empty(s->d, 3);
	sheet_text(s->d, s->r, "—");
	doc_cell(s->d);
	sheet_text(s->d, s->r, "—");
	doc_cell(s->d);
}

void
form_official_head(const struct sheet_form *s)
{
	static const char *const caption[] = {"项目资金（万元）", "", "年初预算数", "全年预算数",
	    "全年执行数", "分值", "执行率", "得分", ""};
	size_t i;

	doc_row(s->d, ROW_BODY);
	sheet_text(s->d, s->r, "项目名称");
	doc_cell(s->d);
	doc_cell_text(s->d, s->f->name);
	doc_cell_empty(s->d, 6);
	doc_row(s->d, ROW_BODY);
	sheet_text(s->d, s->r, "主管部门");
	doc_cell(s->d);
	doc_cell_text(s->d, s->r->entity);
	doc_cell_empty(s->d, 2);
	sheet_text(s->d, s->r, "实施单位");
	doc_cell_text(s->d, s->r->entity);
	doc_cell_empty(s->d, 2);
	doc_row(s->d, ROW_CAPTION);
	for (i = 0; i < 9; i++)
		sheet_text(s->d, s->r, caption[i]);
	official_amounts(s, "年度资金总额", "", true);
	official_amounts(s, "其中：当年财政拨款", "/财政资金", false);
	official_blank(s, "上年结转资金");
	official_blank(s, "其他资金");
	doc_row(s->d, ROW_CAPTION);
	sheet_text(s->d, s->r, "年度总体目标");
	sheet_text(s->d, s->r, "预期目标");
	doc_cell_empty(s->d, 3);
	sheet_text(s->d, s->r, "实际完成情况");
	doc_cell_empty(s->d, 3);
	doc_row(s->d, ROW_BODY);
	doc_cell(s->d);
	doc_put(s->d, "做好");
	doc_add(s->d, s->f->name);
	doc_put(s->d, "相关工作");
	doc_cell(s->d);
	doc_cell_empty(s->d, 3);
	sheet_text(s->d, s->r, "年度目标已经实现");
	doc_cell_empty(s->d, 3);
}

void
form_official_indicators(const struct sheet_form *s)
{
	static const char *const caption[] = {"绩效指标", "一级指标", "二级指标", "三级指标",
	    "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"};
	size_t i;

	doc_row(s->d, ROW_CAPTION);
	for (i = 0; i < 9; i++)
		sheet_text(s->d, s->r, caption[i]);
	for (i = 0; i < s->f->inds; i++) {
		if (s->f->ind[i].kind == IND_RATE)
			continue;
		form_indicator(s, i);
		sheet_text(s->d, s->r,
		    s->f->ind[i].score < s->f->ind[i].weight ? "进度略慢，下一步加强管理" : "");
	}
	doc_row(s->d, ROW_BODY);
	sheet_text(s->d, s->r, "总分");
	doc_cell_empty(s->d, 5);
	form_value(s, (struct slice){0}, "分值", SLICE("100"), "分", false);
	form_value(s, (struct slice){0}, "总分", form_hundredths(s, s->f->total), "分", false);
	doc_cell(s->d);
}
