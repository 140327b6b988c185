/* SPDX-License-Identifier: ISC */
/* The two statements with two sides: 表01 收入支出决算总表 and 表04 财政拨款收入支出决算总表. */
#include "sheet.h"

#include <string.h>

enum { SIDE_MAX = 48 };

struct side_row {
	struct slice label, key;
	int64_t v[4];
};

struct side {
	struct side_row row[SIDE_MAX];
	size_t n;
};

static const char *const ordinal[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
    "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一",
    "二十二", "二十三", "二十四", "二十五", "二十六", "二十七", "二十八"};

static struct side_row *
put(struct side *s, const char *label, const char *key)
{
	struct side_row *row = &s->row[s->n++];

	memset(row, 0, sizeof *row);
	row->label = slice_of(label);
	row->key = slice_of(key);
	return row;
}

static void
add_income(struct doc *d, const struct report *r, struct side *s)
{
	static const char *const name[] = {
	    "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"};
	static const char *const fund[] = {"一、一般公共预算财政拨款收入",
	    "二、政府性基金预算财政拨款收入", "三、国有资本经营预算财政拨款收入"};
	static const char *const fund_key[] = {"一般公共预算财政拨款收入",
	    "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"};
	bool old = r->lay.style == STYLE_OLD;
	size_t i;

	if (old) {
		put(s, "一、财政拨款收入", "财政拨款收入")->v[0] =
		    account_fiscal(r->now, -1).revenue;
		put(s, "其中：政府性基金预算财政拨款", fund_key[1])->v[0] =
		    account_fiscal(r->now, FUND_GOVERNMENT).revenue;
	} else {
		for (i = 0; i < 3; i++)
			put(s, fund[i], fund_key[i])->v[0] = account_fiscal(r->now, (int)i).revenue;
	}
	for (i = 0; i < 5; i++) {
		struct side_row *row = put(s, "", name[i]);

		row->label = doc_format(d, "%s、%s", ordinal[(old ? 1 : 3) + i], name[i]);
		row->v[0] = account_sum_revenue(r->now, (int)i + 1);
	}
}

/* Expenditure by class: column 0 all money, or the fiscal money as a whole and of each fund. */
static void
add_classes(struct doc *d, const struct report *r, struct side *s, bool fiscal)
{
	size_t i, k, n = 0;

	for (i = 0; i < r->data->class_rows; i++) {
		const struct class_row *c = &r->data->classes[i];
		struct side_row *row;

		if (c->since > r->year || c->until < r->year)
			continue;
		row = put(s, "", "");
		row->label = doc_format(d, "%s、%.*s", ordinal[n++], (int)c->name.len, c->name.ptr);
		row->key = c->code;
		for (k = 0; k < r->now->items; k++) {
			const struct item *it = &r->now->item[k];
			int64_t v =
			    fiscal ? it->fiscal_basic + it->fiscal_project : item_expense(it);

			if (!slice_starts(r->data->function[it->function].code, c->code))
				continue;
			row->v[0] += v;
			row->v[1 + it->fund] += fiscal ? v : 0;
		}
	}
}

static void
pad(struct side *s, size_t n)
{
	while (s->n < n)
		put(s, "", "");
}

static size_t
put_side(struct doc *d, const struct report *r, const char *sheet, const struct side_row *row,
    size_t line, const char *const *measure, size_t columns)
{
	struct place p = {.sheet = sheet, .line = r->lay.line_numbers ? line : 0, .key = row->key};
	size_t i;

	p.item = sheet_label(d, r, row->label);
	doc_cell_text(d, p.item);
	if (r->lay.line_numbers)
		sheet_count(d, line);
	for (i = 0; i < columns; i++) {
		p.measure = measure[i];
		if (row->label.len == 0)
			doc_cell(d);
		else
			sheet_amount(d, r, &p, row->v[i]);
	}
	return line + 1;
}

static void
put_rows(struct doc *d, const struct report *r, const char *sheet, const struct side *left,
    const struct side *right, const char *const *measure, size_t columns)
{
	static const char *const income[] = {"收入"};
	size_t i;

	for (i = 0; i < left->n; i++) {
		doc_row(d, ROW_BODY);
		(void)put_side(d, r, sheet, &left->row[i], i + 1, income, 1);
		(void)put_side(d, r, sheet, &right->row[i], left->n + i + 1, measure, columns);
	}
}

static void
captions(struct doc *d, const struct report *r, const char *amount, const char *const *column,
    size_t columns)
{
	size_t lines = r->lay.line_numbers ? 1 : 0, i;

	doc_row(d, ROW_CAPTION);
	sheet_text(d, r, "收入");
	doc_cell_empty(d, 1 + lines);
	sheet_text(d, r, "支出");
	doc_cell_empty(d, columns + lines);
	doc_row(d, ROW_CAPTION);
	for (i = 0; i < 2; i++) {
		size_t k;

		sheet_text(d, r, "项目");
		if (lines > 0)
			sheet_text(d, r, "行次");
		for (k = 0; k < (i == 0 ? 1 : columns); k++)
			sheet_text(d, r, i == 0 || column == NULL ? amount : column[k]);
	}
	if (!r->lay.column_numbers)
		return;
	doc_row(d, ROW_NUMBERS);
	sheet_text(d, r, "栏次");
	doc_cell_empty(d, lines);
	sheet_count(d, 1);
	sheet_text(d, r, "栏次");
	doc_cell_empty(d, lines);
	for (i = 0; i < columns; i++)
		sheet_count(d, i + 2);
}

static const char *
surplus_label(const struct report *r)
{
	return r->year <= 2018				       ? "用事业基金弥补收支差额"
	    : r->year >= 2023 || rng_mix(r->seed, 90) % 2 == 0 ? "使用非财政拨款结余（含专用结余）"
							       : "使用非财政拨款结余";
}

void
sheet_totals(struct doc *d, const struct report *r)
{
	static const char *const measure[] = {"支出"};
	struct side left = {.n = 0}, right = {.n = 0};
	struct totals t = account_totals(r->now);
	int64_t income = account_sum_revenue(r->now, -1), spent = account_sum_expense(r->now, -1);

	add_income(d, r, &left);
	add_classes(d, r, &right, false);
	pad(&left, right.n);
	put(&left, "本年收入合计", "本年收入合计")->v[0] = income;
	put(&right, "本年支出合计", "本年支出合计")->v[0] = spent;
	put(&left, surplus_label(r), "使用非财政拨款结余")->v[0] = t.surplus;
	put(&right, "结余分配", "结余分配")->v[0] = t.distribution;
	put(&left, "年初结转和结余", "年初结转和结余")->v[0] = t.open;
	put(&right, "年末结转和结余", "年末结转和结余")->v[0] = t.close;
	if (r->lay.line_numbers) {
		put(&left, "", "");
		put(&right, "", "");
	}
	put(&left, "总计", "总计")->v[0] = income + t.surplus + t.open;
	put(&right, "总计", "总计")->v[0] = spent + t.distribution + t.close;
	sheet_head(d, r, 1, NULL);
	captions(d, r, "决算数", NULL, 1);
	put_rows(d, r, "T01", &left, &right, measure, 1);
	sheet_note(d, r,
	    "注：本表列示本年度全部收支和年末结余；金额按四舍五入列示，个别尾数可能不等于分项之和"
	    "。");
}

static void
open_close(struct side *left, struct side *right, const struct report *r)
{
	static const char *const label[] = {"一、一般公共预算财政拨款",
	    "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款"};
	static const char *const key[] = {"年初/一般公共预算财政拨款",
	    "年初/政府性基金预算财政拨款", "年初/国有资本经营预算财政拨款"};
	struct side_row *row;
	size_t i;

	put(left, "年初财政拨款结转和结余", "年初财政拨款结转和结余")->v[0] =
	    account_fiscal(r->now, -1).open;
	row = put(right, "年末财政拨款结转和结余", "年末财政拨款结转和结余");
	row->v[0] = account_fiscal(r->now, -1).close;
	for (i = 0; i < 3; i++)
		row->v[1 + i] = account_fiscal(r->now, (int)i).close;
	for (i = 0; i < (r->lay.style == STYLE_OLD ? 2u : 3u); i++) {
		put(left, label[i], key[i])->v[0] = account_fiscal(r->now, (int)i).open;
		put(right, "", "");
	}
}

void
sheet_fiscal(struct doc *d, const struct report *r)
{
	static const char *const measure[] = {
	    "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"};
	static const char *const label[] = {"一、一般公共预算财政拨款",
	    "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款"};
	size_t i, funds = r->lay.style == STYLE_OLD ? 2 : 3;
	struct side left = {.n = 0}, right = {.n = 0};
	struct side_row *spent, *total;
	struct fiscal all = account_fiscal(r->now, -1);

	for (i = 0; i < funds; i++)
		put(&left, label[i], measure[1 + i])->v[0] = account_fiscal(r->now, (int)i).revenue;
	add_classes(d, r, &right, true);
	pad(&left, right.n);
	put(&left, "本年收入合计", "本年收入合计")->v[0] = all.revenue;
	spent = put(&right, "本年支出合计", "本年支出合计");
	open_close(&left, &right, r);
	put(&left, "总计", "总计")->v[0] = all.revenue + all.open;
	total = put(&right, "总计", "总计");
	spent->v[0] = all.basic + all.project;
	total->v[0] = spent->v[0] + all.close;
	for (i = 0; i < funds; i++) {
		struct fiscal f = account_fiscal(r->now, (int)i);

		spent->v[1 + i] = f.basic + f.project;
		total->v[1 + i] = f.basic + f.project + f.close;
	}
	sheet_head(d, r, 4, NULL);
	captions(d, r, r->lay.captions_first ? "决算数" : "金额", measure, 1 + funds);
	put_rows(d, r, "T04", &left, &right, measure, 1 + funds);
	sheet_note(d, r, "注：本表列示本年度各项财政拨款的收支和结转结余。");
}
