/* SPDX-License-Identifier: ISC */
/* Cover, second title page, contents, duties and the unit list; the glossary at the end. */
#include "report.h"
#include "sheet.h"

enum { DUTY_MAX = 32 };

static const char *const ordinal[] = {
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};

static void
put_title(struct doc *d, const struct report *r)
{
	static const char *const form[] = {
	    "部门决算公开文本", "部门决算", "部门决算公开", "决算公开说明"};
	bool unit = r->scope == SCOPE_UNIT;

	doc_number(d, (size_t)r->year);
	doc_put(d, rng_mix(r->seed, 20) % 3 == 0 ? " 年度" : "年度");
	doc_put(d, unit ? "单位决算" : form[rng_mix(r->seed, 21) % 4]);
}

static void
put_date(struct doc *d, const struct report *r)
{
	static const char digit[][4] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	int year = r->year + 1, k;

	for (k = 1000; k > 0; k /= 10)
		doc_put(d, digit[year / k % 10]);
	doc_put(d, r->version > 0 ? "年八月" : "年九月");
}

static void
cover(struct doc *d, const struct report *r)
{
	put_title(d, r);
	doc_line(d, false);
	doc_blank(d);
	doc_add(d, r->title);
	doc_line(d, false);
	doc_blank(d);
	if (r->budget_code.len > 0) {
		doc_put(d, "预算代码：");
		doc_add(d, r->budget_code);
		doc_line(d, false);
		doc_blank(d);
	}
	put_date(d, r);
	doc_line(d, false);
	if (rng_mix(r->seed, 22) % 2 == 0)
		return;
	doc_page(d);
	doc_add(d, r->title);
	doc_number(d, (size_t)r->year);
	doc_put(d, "年度部门决算公开文本");
	doc_line(d, false);
	doc_blank(d);
	put_date(d, r);
	doc_line(d, false);
}

/* The dots and the page number behind an entry. */
static void
leader(struct doc *d, const struct report *r, size_t page)
{
	if (!r->lay.leaders)
		return;
	doc_put(d, rng_mix(r->seed, 26) % 2 == 0 ? "…………………………" : "............................");
	doc_number(d, page);
}

static void
contents(struct doc *d, const struct report *r)
{
	const int *order = report_sheet_order(r);
	bool tables_first = r->lay.style != STYLE_YUNNAN;
	size_t i;

	doc_page(d);
	doc_text_line(d, rng_mix(r->seed, 23) % 2 == 0 ? "目 录" : "目录");
	doc_blank(d);
	doc_text_line(d, "第一部分 部门概况");
	doc_text_line(d, "一、部门职责");
	doc_text_line(d, "二、机构设置");
	doc_blank(d);
	if (!tables_first) {
		doc_text_line(d, "第二部分 部门决算情况说明");
		doc_blank(d);
	}
	doc_put(d, tables_first ? "第二部分 " : "第三部分 ");
	doc_number(d, (size_t)r->year);
	doc_put(d, "年度部门决算报表");
	doc_line(d, false);
	for (i = 0; i < report_sheets(r); i++) {
		if (!report_has_sheet(r, order[i]))
			continue;
		doc_put(d, ordinal[i]);
		doc_put(d, "、");
		doc_put(d, report_sheet_title(r, order[i]));
		leader(d, r, 4 + i);
		doc_line(d, false);
	}
	doc_blank(d);
	if (tables_first) {
		doc_text_line(d, "第三部分 部门决算情况说明");
		doc_blank(d);
	}
	doc_text_line(d, "第四部分 名词解释");
}

static void
duties(struct doc *d, const struct report *r)
{
	struct rng rng = rng_fork(r->seed, 24);
	const struct phrases *words = &r->data->words;
	struct slice duty[DUTY_MAX];
	size_t i, n = (size_t)rng_range(&rng, 4, 11), n_duties = 0, first;

	for (i = 0; i < words->n && n_duties < DUTY_MAX; i++)
		if (slice_eq(words->line[i].kind, SLICE("duty")))
			duty[n_duties++] = words->line[i].text;
	if (n > n_duties)
		n = n_duties;
	first = (size_t)rng_below(&rng, (int64_t)n_duties);
	doc_page(d);
	doc_text_line(d, "第一部分 部门概况");
	doc_blank(d);
	doc_text_line(d, "一、部门职责");
	doc_blank(d);
	doc_add(d, r->entity);
	doc_put(d, "的主要职责是：");
	doc_line(d, true);
	doc_blank(d);
	for (i = 0; i < n; i++) {
		doc_put(d, "（");
		doc_put(d, ordinal[i]);
		doc_put(d, "）");
		doc_add(d, duty[(first + i) % n_duties]);
		doc_line(d, true);
	}
	doc_blank(d);
}

static const char *
nature(char kind)
{
	return kind == 'x' ? "行政单位" : kind == 'a' ? "参公事业单位" : "财政补助事业单位";
}

static void
unit_fact(struct doc *d, size_t line, struct slice name, const char *measure, struct slice text)
{
	struct figure f = {.sheet = "U",
	    .line = line,
	    .item = name,
	    .key = name,
	    .measure = slice_of(measure),
	    .raw = text,
	    .unit = ""};

	if (text.len > 0)
		doc_figure(d, &f);
	doc_cell(d);
}

static void
units(struct doc *d, const struct report *r)
{
	struct rng rng = rng_fork(r->seed, 25);
	bool remark = r->lay.style == STYLE_SHANGHAI;
	struct figure count = {.sheet = "N",
	    .part = SLICE("二、机构设置"),
	    .item = SLICE("单位"),
	    .key = SLICE("单位"),
	    .measure = SLICE("数量"),
	    .unit = "个"};
	size_t i;

	doc_text_line(d, "二、机构设置");
	doc_blank(d);
	doc_put(d, "从决算编报单位构成看，纳入");
	doc_number(d, (size_t)r->year);
	doc_put(d, "年度本部门决算汇编范围的独立核算单位（以下简称“单位”）共");
	count.raw = doc_format(d, "%zu", r->units);
	doc_figure(d, &count);
	doc_put(d, "个，具体情况如下：");
	doc_line(d, true);
	doc_blank(d);
	doc_table(d);
	doc_row(d, ROW_CAPTION);
	sheet_text(d, r, "序号");
	sheet_text(d, r, "单位名称");
	sheet_text(d, r, remark ? "备注" : "单位基本性质");
	if (!remark)
		sheet_text(d, r, "经费形式");
	for (i = 0; i < r->units; i++) {
		struct slice name = r->unit[i].name;

		doc_row(d, ROW_BODY);
		sheet_count(d, i + 1);
		doc_cell_text(d, name);
		if (remark) {
			unit_fact(d, i + 1, name, "备注",
			    rng_chance(&rng, 300) ? SLICE("预算单列") : SLICE("独立核算"));
			continue;
		}
		unit_fact(d, i + 1, name, "性质", slice_of(nature(r->unit[i].kind)));
		unit_fact(
		    d, i + 1, name, "经费形式", phrase_pick(&r->data->words, "fundform", &rng));
	}
	doc_blank(d);
}

void
front_write(struct doc *d, const struct report *r)
{
	cover(d, r);
	contents(d, r);
	duties(d, r);
	units(d, r);
}

void
glossary_write(struct doc *d, const struct report *r)
{
	const struct phrases *g = &r->data->glossary;
	size_t i, n = 0;

	doc_page(d);
	doc_text_line(d, "第四部分 名词解释");
	doc_blank(d);
	for (i = 0; i < g->n; i++) {
		if (rng_mix(r->seed, 400 + i) % 5 == 0)
			continue;
		if (n < 12)
			doc_put(d, ordinal[n]);
		else
			doc_put(d, n == 12 ? "十三" : n == 13 ? "十四" : n == 14 ? "十五" : "十六");
		n++;
		doc_put(d, "、");
		doc_add(d, g->line[i].kind);
		doc_put(d, "：");
		doc_add(d, g->line[i].text);
		doc_line(d, true);
		doc_blank(d);
	}
}

void
report_dress(struct report *r, enum style style)
{
	struct rng rng = rng_fork(r->seed, 10);
	struct layout *l = &r->lay;

	*l = (struct layout){.style = style, .grouped = true};
	l->zero = rng_chance(&rng, 600) ? ZERO_BLANK
	    : rng_chance(&rng, 750)	? ZERO_ZERO
					: ZERO_DASH;
	l->line_numbers = style == STYLE_SHANGHAI ? false : rng_chance(&rng, 850);
	l->column_numbers = style == STYLE_SHANGHAI ? rng_chance(&rng, 100) : rng_chance(&rng, 850);
	l->three_codes = style == STYLE_SHANGHAI || rng_chance(&rng, 150);
	l->total_last = style == STYLE_SHANGHAI || style == STYLE_OLD;
	l->yuan = rng_chance(&rng, 60);
	l->yuan_trim = l->yuan && rng_chance(&rng, 300);
	l->text_grouped = style == STYLE_SHANGHAI ? rng_chance(&rng, 150) : rng_chance(&rng, 700);
	l->text_trim = style == STYLE_SHANGHAI && rng_chance(&rng, 400);
	l->rate_places = style == STYLE_HEBEI ? 1 : rng_chance(&rng, 250) ? 1 : 2;
	l->three_pairs = style == STYLE_SHANGHAI;
	l->three_rows = style == STYLE_YUNNAN || rng_chance(&rng, 80);
	l->two_pairs = style == STYLE_SHANGHAI || style == STYLE_OLD || rng_chance(&rng, 100);
	l->general_six = style == STYLE_YUNNAN && rng_chance(&rng, 500);
	l->three_running = style == STYLE_YUNNAN && rng_chance(&rng, 400);
	l->three_meetings = !l->three_running && style != STYLE_HEBEI && style != STYLE_SHANGHAI &&
	    rng_chance(&rng, 250);
	l->more_sheets = style == STYLE_YUNNAN && rng_chance(&rng, 500);
	l->capital_six = style == STYLE_SHANGHAI || style == STYLE_YUNNAN;
	l->captions_first = rng_chance(&rng, 500);
	l->half_width = rng_chance(&rng, style == STYLE_HEBEI ? 700 : 250);
	l->form_feeds = rng_chance(&rng, 550);
	l->sheet_numbers = style != STYLE_SHANGHAI || rng_chance(&rng, 200);
	l->repeat_captions = rng_chance(&rng, 400);
	l->weights_each =
	    style == STYLE_SHANGHAI || style == STYLE_CENTRAL || rng_chance(&rng, 200);
	l->form_official = style == STYLE_CENTRAL ? rng_chance(&rng, 700) : rng_chance(&rng, 200);
	l->weights_each = l->weights_each || l->form_official;
	l->title_form = rng_chance(&rng, 600) ? 0 : (int)rng_range(&rng, 1, 3);
	l->spaced_labels = rng_chance(&rng, 200);
	l->head_in_line = rng_chance(&rng, 200);
	l->leaders = rng_chance(&rng, 250);
	l->nil_note = style == STYLE_SHANGHAI || rng_chance(&rng, 300);
	l->entity_line = style != STYLE_SHANGHAI;
}
