/* SPDX-License-Identifier: ISC */
/* Tables of the narrative-first templates: 三公 with counts and running costs, and the assets. */
#include "sheet.h"

#include <string.h>

struct line {
	const char *label, *key; /* key NULL: a heading without amounts */
	int64_t budget, final;
	bool count; /* number, no money; no budget */
};

static void
put_count(struct doc *d, const struct line *l, struct slice item, size_t line)
{
	struct figure f = {.sheet = "T09",
	    .line = line,
	    .item = item,
	    .key = slice_of(l->key),
	    .measure = SLICE("决算数"),
	    .unit = ""};

	f.raw = doc_format(d, "%d", (int)l->final);
	doc_figure(d, &f);
	doc_cell(d);
}

/* Marks a cell that the template closes: —. */
static void
put_closed(struct doc *d)
{
	doc_put(d, "—");
	doc_cell(d);
}

static void
put_line(struct doc *d, const struct report *r, const struct line *l, size_t line)
{
	struct slice label = sheet_label(d, r, slice_of(l->label));
	struct place p = {.sheet = "T09", .line = r->lay.line_numbers ? line : 0};

	doc_row(d, ROW_BODY);
	doc_cell_text(d, label);
	if (r->lay.line_numbers)
		sheet_count(d, line);
	if (l->key == NULL) {
		put_closed(d);
		put_closed(d);
		return;
	}
	if (l->count) {
		put_closed(d);
		put_count(d, l, label, r->lay.line_numbers ? line : 0);
		return;
	}
	p.item = p.key = slice_of(l->key);
	p.measure = "预算数";
	sheet_amount(d, r, &p, l->budget);
	p.measure = "决算数";
	sheet_amount(d, r, &p, l->final);
}

void
sheet_running(struct doc *d, const struct report *r)
{
	const struct account *a = r->now;
	const int64_t *b = a->three_initial, *f = a->three;
	int64_t cars = b[THREE_BUY] + b[THREE_RUN], spent = f[THREE_BUY] + f[THREE_RUN];
	const struct line line[] = {
	    {"一、“三公”经费支出", NULL, 0, 0, false},
	    {"（一）支出合计", "合计", b[THREE_ABROAD] + cars + b[THREE_GUEST],
		f[THREE_ABROAD] + spent + f[THREE_GUEST], false},
	    {"1．因公出国（境）费", "因公出国(境)费", b[THREE_ABROAD], f[THREE_ABROAD], false},
	    {"2．公务用车购置及运行维护费", "公务用车购置及运行维护费", cars, spent, false},
	    {"（1）公务用车购置费", "公务用车购置费", b[THREE_BUY], f[THREE_BUY], false},
	    {"（2）公务用车运行维护费", "公务用车运行维护费", b[THREE_RUN], f[THREE_RUN], false},
	    {"3．公务接待费", "公务接待费", b[THREE_GUEST], f[THREE_GUEST], false},
	    {"（二）相关统计数", NULL, 0, 0, false},
	    {"1．因公出国（境）团组数（个）", "因公出国(境)团组数", 0, a->groups, true},
	    {"2．因公出国（境）人次数（人）", "因公出国(境)人次数", 0, a->travellers, true},
	    {"3．公务用车购置数（辆）", "公务用车购置数", 0, a->cars_bought, true},
	    {"4．公务用车保有量（辆）", "公务用车保有量", 0, a->cars_kept, true},
	    {"5．国内公务接待批次（个）", "国内公务接待批次", 0, a->receptions, true},
	    {"6．国内公务接待人次（人）", "国内公务接待人次", 0, a->guests, true},
	};
	static const char *const caption[] = {"项目", "行次", "预算数", "决算数"};
	size_t i;

	sheet_head(d, r, 9, NULL);
	doc_row(d, ROW_CAPTION);
	for (i = 0; i < 4; i++)
		if (i != 1 || r->lay.line_numbers)
			sheet_text(d, r, caption[i]);
	for (i = 0; i < sizeof line / sizeof *line; i++)
		put_line(d, r, &line[i], i + 1);
	sheet_note(
	    d, r, "注：“三公”经费的预算数为年初预算数，决算数含使用以前年度结转资金的支出。");
}

void
sheet_assets(struct doc *d, const struct report *r)
{
	static const char *const label[] = {"资产总额", "流动资产", "固定资产", "房屋构筑物",
	    "车辆", "单价100万元以上设备", "其他固定资产", "在建工程", "无形资产"};
	struct rng rng = rng_fork(r->seed, 81);
	int64_t v[9] = {0};
	size_t i;

	for (i = 3; i < 9; i++)
		v[i] = rng_chance(&rng, 700) ? rng_wide(&rng, 1000000, 2000000000) : 0;
	v[1] = rng_wide(&rng, 1000000, 2000000000);
	v[2] = v[3] + v[4] + v[5] + v[6];
	v[0] = v[1] + v[2] + v[7] + v[8];
	sheet_head(d, r, 11, NULL);
	doc_row(d, ROW_CAPTION);
	sheet_text(d, r, "项目");
	sheet_text(d, r, "行次");
	sheet_text(d, r, "金额");
	for (i = 0; i < 9; i++) {
		struct place p = {.sheet = "X09",
		    .line = i + 1,
		    .item = slice_of(label[i]),
		    .key = slice_of(label[i]),
		    .measure = "金额"};

		doc_row(d, ROW_BODY);
		sheet_text(d, r, label[i]);
		sheet_count(d, i + 1);
		sheet_amount(d, r, &p, v[i]);
	}
	sheet_note(d, r, "注：本表列示年末国有资产的账面数。");
}
