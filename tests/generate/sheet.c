/* SPDX-License-Identifier: ISC */
#include "sheet.h"

#include <string.h>

#include "money.h"

static const char *const wide[] = {"（", "）", "：", "，"};
static const char narrow[] = "():,";

struct slice
sheet_label(struct doc *d, const struct report *r, struct slice s)
{
	char out[256];
	size_t i, k, n = 0;

	if (!r->lay.half_width || s.len >= sizeof out)
		return s;
	for (i = 0; i < s.len;) {
		for (k = 0; k < 4; k++)
			if (s.len - i >= 3 && memcmp(s.ptr + i, wide[k], 3) == 0)
				break;
		if (k < 4) {
			out[n++] = narrow[k];
			i += 3;
		} else {
			out[n++] = s.ptr[i++];
		}
	}
	return n == s.len ? s : doc_keep(d, slice_make(out, n));
}

void
sheet_text(struct doc *d, const struct report *r, const char *s)
{
	static const char *const spaced[][2] = {{"项目", "项 目"}, {"合计", "合　计"},
	    {"栏次", "栏 次"}, {"收入", "收  入"}, {"支出", "支  出"}, {"金额", "金 额"}};
	size_t i;

	for (i = 0; r->lay.spaced_labels && i < sizeof spaced / sizeof *spaced; i++)
		if (slice_eq(slice_of(s), slice_of(spaced[i][0])))
			s = spaced[i][1];
	doc_cell_text(d, sheet_label(d, r, slice_of(s)));
}

void
sheet_count(struct doc *d, size_t n)
{
	doc_number(d, n);
	doc_cell(d);
}

void
sheet_amount(struct doc *d, const struct report *r, const struct place *p, int64_t fen)
{
	char raw[MONEY_MAX];
	size_t n;
	struct figure f = {.sheet = p->sheet,
	    .line = p->line,
	    .code = p->code,
	    .item = p->item,
	    .key = p->key,
	    .measure = slice_of(p->measure),
	    .unit = r->lay.yuan ? "元" : "万元"};

	f.value = r->lay.yuan ? fen : money_wan(fen);
	f.exact = fen;
	f.money = true;
	if (fen == 0 && r->lay.zero == ZERO_BLANK) {
		doc_cell(d);
		return;
	}
	n = r->lay.yuan ? money_print_yuan(raw, fen, r->lay.grouped, r->lay.yuan_trim)
			: money_print_wan(raw, fen, r->lay.grouped, false);
	if (fen == 0 && r->lay.zero == ZERO_DASH) {
		raw[0] = '-';
		n = 1;
		f.money = false;
	}
	f.raw = doc_keep(d, slice_make(raw, n));
	doc_figure(d, &f);
	doc_cell(d);
}

/* Which of the nine this style prints at this place, and its printed number. */
static size_t
position(const struct report *r, int sheet)
{
	const int *order = report_sheet_order(r);
	size_t i;

	for (i = 0; i < report_sheets(r); i++)
		if (order[i] == sheet)
			break;
	return i + 1;
}

static void
put_unit(struct doc *d, const struct report *r, const char *unit)
{
	static const char *const form[] = {"金额单位：", "单位：", "金额单位:", "单位:"};

	doc_put(d, form[rng_mix(r->seed, 77) % 4]);
	doc_put(d, unit);
	doc_line(d, false);
}

static void
put_year(struct doc *d, const struct report *r)
{
	doc_number(d, (size_t)r->year);
	doc_put(d, rng_mix(r->seed, 78) % 2 == 0 ? " 年度" : "年度");
	doc_line(d, false);
}

static void
put_title(struct doc *d, const struct report *r, int sheet)
{
	static const char *const ordinal[] = {
	    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"};
	size_t n = position(r, sheet);

	switch (r->lay.title_form) {
	case 1:
		doc_put(d, ordinal[n - 1]);
		doc_put(d, "、");
		break;
	case 2:
		doc_put(d, "表");
		doc_put(d, ordinal[n - 1]);
		doc_put(d, "：");
		break;
	case 3:
		doc_put(d, "附表");
		doc_number(d, n);
		doc_put(d, " ");
		break;
	default:
		break;
	}
	doc_text_line(d, report_sheet_title(r, sheet));
	doc_titled(d);
}

/* Entity, year and unit side by side, as a line or as a row of the table. */
static void
put_head_line(struct doc *d, const struct report *r, const char *by, const char *unit)
{
	const char *gap = rng_mix(r->seed, 82) % 2 == 0 ? "\t" : "          ";

	doc_add(d, sheet_label(d, r, slice_of(by)));
	doc_add(d, r->title);
	doc_put(d, gap);
	doc_number(d, (size_t)r->year);
	doc_put(d, "年度");
	doc_put(d, gap);
	put_unit(d, r, unit != NULL ? unit : r->lay.yuan ? "元" : "万元");
	doc_blank(d);
	doc_table(d);
}

void
sheet_head(struct doc *d, const struct report *r, int sheet, const char *unit)
{
	static const char *const by[] = {
	    "部门（单位）：", "部门：", "编制部门（单位）：", "公开部门："};
	bool spaced = rng_mix(r->seed, 79) % 2 == 0;

	doc_page(d);
	put_title(d, r, sheet);
	doc_blank(d);
	if (r->lay.sheet_numbers) {
		doc_put(d, spaced ? "公开 " : "公开");
		doc_put(d, position(r, sheet) < 10 ? "0" : "");
		doc_number(d, position(r, sheet));
		doc_put(d, spaced ? " 表" : "表");
		doc_line(d, false);
		doc_blank(d);
	}
	if (r->lay.head_in_line && r->lay.entity_line) {
		put_head_line(d, r, by[rng_mix(r->seed, 80) % 4], unit);
		return;
	}
	if (r->lay.entity_line) {
		doc_add(d, sheet_label(d, r, slice_of(by[rng_mix(r->seed, 80) % 4])));
		doc_add(d, r->title);
		doc_line(d, false);
		doc_blank(d);
		put_year(d, r);
		doc_blank(d);
	}
	put_unit(d, r, unit != NULL ? unit : r->lay.yuan ? "元" : "万元");
	doc_blank(d);
	doc_table(d);
}

void
sheet_note(struct doc *d, const struct report *r, const char *note)
{
	doc_blank(d);
	doc_add(d, sheet_label(d, r, slice_of(note)));
	doc_line(d, false);
	doc_blank(d);
}
