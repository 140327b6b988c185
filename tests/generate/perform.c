/* SPDX-License-Identifier: ISC */
/* The performance self-evaluation forms, in two layouts: weights per group, or per indicator. */
#include "perform.h"

#include "money.h"
#include "sheet.h"

void
form_value(const struct sheet_form *s, struct slice path, const char *measure, struct slice raw,
    const char *unit, bool with_unit)
{
	struct figure f = {.sheet = "P",
	    .part = s->f->name,
	    .item = path,
	    .measure = slice_of(measure),
	    .raw = raw,
	    .unit = unit};

	f.key = path.len == 0 ? s->f->name
			      : doc_format(s->d, "%.*s/%.*s", (int)s->f->name.len, s->f->name.ptr,
				    (int)path.len, path.ptr);
	doc_figure(s->d, &f);
	if (with_unit)
		doc_put(s->d, unit);
	doc_cell(s->d);
}

struct slice
form_exact(const struct sheet_form *s, int64_t fen)
{
	char raw[MONEY_MAX];

	return doc_keep(s->d, slice_make(raw, money_print_exact(raw, fen)));
}

struct slice
form_hundredths(const struct sheet_form *s, int64_t n)
{
	char raw[MONEY_MAX];

	return doc_keep(s->d, slice_make(raw, money_print_places(raw, n, 2, true)));
}

static const char *
group_name(enum indicator_kind kind)
{
	return kind == IND_RATE				? "预算执行率指标"
	    : kind == IND_SATISFIED			? "满意度指标"
	    : kind == IND_SOCIAL || kind == IND_LASTING ? "效益指标"
							: "产出指标";
}

static const char *
second_name(enum indicator_kind kind)
{
	static const char *const name[] = {"", "数量指标", "质量指标", "时效指标", "社会效益指标",
	    "可持续影响指标", "满意度指标", "成本指标", "预算执行率"};

	return name[kind];
}

static int64_t
group_weight(const struct form *f, enum indicator_kind kind)
{
	return kind == IND_RATE || kind == IND_SATISFIED ? 10
	    : kind == IND_SOCIAL || kind == IND_LASTING	 ? f->benefit
							 : f->output;
}

static void
amounts(const struct sheet_form *s, bool rate_here, const char *suffix, bool fiscal)
{
	static const char *const measure[] = {"预算数", "到位数", "执行数"};
	int64_t v[3] = {s->f->project->budget, s->f->project->received, s->f->project->spent};
	size_t i;

	for (i = 0; i < 3; i++) {
		struct slice name = doc_format(s->d, "%s%s", measure[i], suffix);

		if (s->r->lay.weights_each && i == 0) {
			/* the label stands in front of the row already */
		} else if (!s->r->lay.weights_each) {
			if (fiscal)
				sheet_text(s->d, s->r, "其中：财政资金");
			else
				doc_cell_text(s->d, doc_format(s->d, "%s：", measure[i]));
		}
		form_value(s, (struct slice){0}, name.ptr, form_exact(s, v[i]), "万元", false);
	}
	if (rate_here)
		form_value(
		    s, (struct slice){0}, "执行进度", form_hundredths(s, s->f->rate), "%", true);
	else
		doc_cell(s->d);
}

static void
head(const struct sheet_form *s)
{
	struct doc *d = s->d;

	doc_row(d, ROW_BODY);
	sheet_text(d, s->r, "一、基本情况");
	sheet_text(d, s->r, "项目名称");
	doc_cell_text(d, s->f->name);
	doc_cell(d);
	sheet_text(d, s->r, "实施（主管）单位");
	doc_cell_text(d, s->r->entity);
	doc_cell_empty(d, 2);
	doc_row(d, ROW_CAPTION);
	sheet_text(d, s->r, "二、预算执行情况");
	sheet_text(d, s->r, "预算安排情况（调整后）");
	doc_cell(d);
	sheet_text(d, s->r, "资金到位情况");
	doc_cell(d);
	sheet_text(d, s->r, "资金执行情况");
	doc_cell(d);
	sheet_text(d, s->r, "预算执行进度");
	doc_row(d, ROW_BODY);
	doc_cell(d);
	amounts(s, true, "", false);
	doc_row(d, ROW_BODY);
	doc_cell(d);
	amounts(s, false, "/财政资金", true);
	doc_row(d, ROW_BODY);
	doc_cell(d);
	sheet_text(d, s->r, "其他");
	doc_cell(d);
	sheet_text(d, s->r, "其他");
	doc_cell(d);
	sheet_text(d, s->r, "其他");
	doc_cell_empty(d, 2);
}

static void
goals(const struct sheet_form *s)
{
	struct doc *d = s->d;
	bool all = true;
	size_t i;

	for (i = 0; i < s->f->inds; i++)
		all = all && s->f->ind[i].score == s->f->ind[i].weight;
	doc_row(d, ROW_CAPTION);
	sheet_text(d, s->r, "三、目标完成情况");
	sheet_text(d, s->r, "年度预期目标");
	doc_cell_empty(d, 2);
	sheet_text(d, s->r, "具体完成情况");
	doc_cell_empty(d, 2);
	sheet_text(d, s->r, "总体完成率");
	doc_row(d, ROW_BODY);
	doc_cell(d);
	doc_put(d, "按计划完成");
	doc_add(d, s->f->name);
	doc_put(d, "的各项工作，保障业务顺利开展");
	doc_cell(d);
	doc_cell_empty(d, 2);
	sheet_text(d, s->r, "各项工作已经完成，有效保障了业务开展");
	doc_cell_empty(d, 2);
	form_value(s, (struct slice){0}, "总体完成率", all ? SLICE("100") : SLICE("98"), "%", true);
}

static bool
numeric(struct slice s)
{
	return s.len > 0 && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9';
}

static void
measured(const struct sheet_form *s, const struct indicator *x, struct slice path)
{
	const char *unit = doc_format(s->d, "%.*s", (int)x->unit.len, x->unit.ptr).ptr;

	if (x->kind == IND_RATE) {
		sheet_text(s->d, s->r, "执行数/预算数*100%");
		form_value(s, path, "实际完成值", form_hundredths(s, s->f->rate), "%", true);
		return;
	}
	if (!numeric(x->target)) {
		doc_cell_text(s->d, x->target);
		doc_cell_text(s->d, x->actual);
		return;
	}
	if (rng_mix(s->r->seed, x->name.len) % 3 == 0)
		doc_add(s->d, x->name);
	form_value(s, path, "预期指标值", x->target, unit, true);
	form_value(s, path, "实际完成值", x->actual, unit, true);
}

static void
put_weight(const struct sheet_form *s, const char *group, int64_t weight)
{
	struct figure f = {.sheet = "P",
	    .part = s->f->name,
	    .item = slice_of(group),
	    .measure = SLICE("分值"),
	    .unit = "分"};

	f.raw = doc_format(s->d, "%d", (int)weight);
	f.key = doc_format(s->d, "%.*s/%s", (int)s->f->name.len, s->f->name.ptr, group);
	doc_figure(s->d, &f);
}

void
form_indicator(const struct sheet_form *s, size_t i)
{
	const struct indicator *x = &s->f->ind[i];
	const char *group = group_name(x->kind);
	bool first = i == 0 || group_name(s->f->ind[i - 1].kind) != group;
	struct slice path = doc_format(
	    s->d, "%s/%s/%.*s", group, second_name(x->kind), (int)x->name.len, x->name.ptr);

	doc_row(s->d, ROW_BODY);
	doc_cell(s->d);
	if (first && !s->r->lay.weights_each) {
		doc_put(s->d, group);
		doc_put(s->d, s->r->lay.half_width ? "(" : "（");
		put_weight(s, group, group_weight(s->f, x->kind));
		doc_put(s->d, rng_mix(s->r->seed, 41) % 2 == 0 ? "分" : "");
		doc_put(s->d, s->r->lay.half_width ? ")" : "）");
		doc_cell(s->d);
	} else if (first) {
		sheet_text(s->d, s->r, group);
	} else {
		doc_cell(s->d);
	}
	if (i == 0 || s->f->ind[i - 1].kind != x->kind)
		sheet_text(s->d, s->r, second_name(x->kind));
	else
		doc_cell(s->d);
	doc_cell_text(s->d, x->name);
	measured(s, x, path);
	if (s->r->lay.weights_each)
		form_value(s, path, "分值", form_hundredths(s, x->weight), "分", false);
	form_value(
	    s, path, "得分", form_hundredths(s, x->score), "分", rng_mix(s->r->seed, 42) % 5 == 0);
}

static void
indicators(const struct sheet_form *s)
{
	struct doc *d = s->d;
	size_t i;

	doc_row(d, ROW_CAPTION);
	sheet_text(d, s->r, "四、年度绩效指标完成情况");
	sheet_text(d, s->r, "一级指标");
	sheet_text(d, s->r, "二级指标");
	sheet_text(d, s->r, "三级指标");
	sheet_text(d, s->r, "预期指标值");
	sheet_text(d, s->r, "实际完成值");
	if (s->r->lay.weights_each)
		sheet_text(d, s->r, "分值");
	sheet_text(d, s->r, s->r->lay.weights_each ? "得分" : "自评得分");
	for (i = 0; i < s->f->inds; i++)
		form_indicator(s, i);
	doc_row(d, ROW_BODY);
	doc_cell(d);
	sheet_text(d, s->r, "总分");
	doc_cell_empty(d, s->r->lay.weights_each ? 5 : 4);
	form_value(s, (struct slice){0}, "总分", form_hundredths(s, s->f->total), "分", false);
	doc_row(d, ROW_BODY);
	sheet_text(d, s->r, "五、存在问题、原因及下一步整改措施");
	sheet_text(d, s->r, "无");
	doc_cell_empty(d, s->r->lay.weights_each ? 6 : 5);
}

/* The amounts of the layout with weights per indicator: one row each for all, fiscal and other money. */
static void
amount_row(const struct sheet_form *s, const char *label, const char *suffix, bool rate)
{
	doc_row(s->d, ROW_BODY);
	doc_cell(s->d);
	sheet_text(s->d, s->r, label);
	amounts(s, rate, suffix, false);
	doc_cell_empty(s->d, 2);
}

static void
head_each(const struct sheet_form *s)
{
	static const char *const caption[] = {
	    "二、项目资金（万元）", "", "全年预算数", "资金到位数", "全年执行数", "执行率", "", ""};
	size_t i;

	doc_row(s->d, ROW_BODY);
	sheet_text(s->d, s->r, "一、基本情况");
	sheet_text(s->d, s->r, "项目名称");
	doc_cell_text(s->d, s->f->name);
	doc_cell(s->d);
	sheet_text(s->d, s->r, "实施单位");
	doc_cell_text(s->d, s->r->entity);
	doc_cell_empty(s->d, 2);
	doc_row(s->d, ROW_CAPTION);
	for (i = 0; i < 8; i++)
		sheet_text(s->d, s->r, caption[i]);
	amount_row(s, "年度资金总额", "", true);
	amount_row(s, "其中：财政资金", "/财政资金", false);
}

static void
put_form(const struct sheet_form *s)
{
	if (s->r->lay.form_official) {
		form_official_head(s);
		form_official_indicators(s);
		return;
	}
	if (s->r->lay.weights_each)
		head_each(s);
	else
		head(s);
	goals(s);
	indicators(s);
}

void
forms_write(struct doc *d, const struct report *r)
{
	size_t n = form_count(r), i;
	struct form f;
	struct sheet_form s = {d, r, &f};

	for (i = 0; i < n; i++) {
		form_make(&f, d, r, i);
		doc_page(d);
		doc_add(d, f.name);
		doc_line(d, false);
		doc_blank(d);
		doc_text_line(
		    d, r->lay.weights_each ? "项目支出绩效自评表" : "部门预算项目绩效自评表");
		doc_blank(d);
		doc_put(d, r->lay.half_width ? "(" : "（");
		doc_number(d, (size_t)r->year);
		doc_put(d, r->lay.half_width ? "年度)" : "年度）");
		doc_line(d, false);
		doc_blank(d);
		if (r->lay.yuan && !r->lay.weights_each) {
			doc_text_line(d, "金额单位：万元");
			doc_blank(d);
		}
		doc_table(d);
		d->block[d->blocks - 1].form = true;
		put_form(&s);
		doc_blank(d);
	}
}
