/* SPDX-License-Identifier: ISC */
/* units: cmd/extract/flow.c cmd/extract/simplify.c cmd/extract/numeral.c cmd/extract/phrases_match.c cmd/extract/phrases_load.c cmd/extract/phrases_trie.c cmd/extract/section.c cmd/extract/report.c cmd/extract/split.c */
/* What the reading of sentences stands on: running text, numbers with units, phrases, headings. */
#include "check.h"
#include "../../cmd/extract/flow.h"
#include "../../cmd/extract/numeral.h"
#include "../../cmd/extract/section.h"
#include "../../cmd/extract/simplify.h"

static struct phrases *known;

/* The lines of a text as one flow; the report keeps the text. */
static void
flow_of(struct report *r, struct flow *f, const char *text)
{
	size_t i;

	report_clear(r);
	flow_clear(f);
	CHECK(buf_text(&r->text, text));
	CHECK(report_split(r, true) == STATUS_OK);
	for (i = 0; i < r->lines; i++)
		CHECK(flow_add(f, r, known, r->line[i].text) == STATUS_OK);
}

static void
flows(void)
{
	struct report r = {0};
	struct flow f = {0};
	struct slice printed;

	flow_of(&r, &f, "收 入 １２．５ 万 元，占\n“Ａ”（含）的 3 ％");
	CHECK_TEXT(buf_view(&f.text), "收入12.5万元，占\"A\"(含)的3%");
	CHECK(flow_line(&f, &r, f.text.len - 1)->number == 2);
	CHECK(flow_starts(&f, 0));
	CHECK(!flow_starts(&f, 3));
	flow_claim(&f, &r, 6, 10, CLAIM_FIGURE);
	CHECK(report_claimed(&r, r.line[0].text));
	CHECK(!report_claimed(&r, r.line[1].text));
	CHECK(flow_printed(&f, &r, 6, 8, &printed));
	CHECK_TEXT(printed, "１２");
	flow_of(&r, &f, "合计3,804.70 1.财政拨款\n2995.39\n2024年");
	CHECK_TEXT(buf_view(&f.text), "合计3,804.70 1.财政拨款2995.39 2024年");
	flow_of(&r, &f, "財(cái)政撥款500.\n25萬(wàn)元");
	CHECK_TEXT(buf_view(&f.text), "财政拨款500.25万元");
	flow_of(&r, &f, "运行费1, 537.4万元，计1, 23元");
	CHECK_TEXT(buf_view(&f.text), "运行费1,537.4万元，计1, 23元");
	flow_free(&f);
	report_free(&r);
}

/* A page of a mirror site as a whole; ordinary text stays. */
static void
mirrors(void)
{
	struct buf b = {0};

	CHECK(buf_text(&b, "2017-度“三公”經(jīng)費(fèi)決算數(shù)為1.5萬元,本-購(gòu)車0輛,-0.5") &&
	    simplify_text(known, &b) == STATUS_OK);
	CHECK_TEXT(buf_view(&b), "2017年度“三公”经费决算数为1.5万元,本年购车0辆,-0.5");
	buf_clear(&b);
	CHECK(buf_text(&b, "2017-度经费(jīng)") && simplify_text(known, &b) == STATUS_OK);
	CHECK_TEXT(buf_view(&b), "2017-度经费(jīng)");
	buf_free(&b);
}

static struct numeral
number(const char *text, bool first)
{
	struct slice s = slice_of(text);
	size_t at = 0;

	while (at < s.len && !numeral_here(s, at))
		at++;
	return numeral_read(known, s, at, 0, first);
}

static void
numbers(void)
{
	struct numeral n = number("减少19,513.59万元", false);

	CHECK(n.kind == NUMERAL_MONEY && n.to - n.from == 9);
	CHECK_TEXT(n.unit, "万元");
	CHECK_TEXT(number("0.39万（含", false).unit, "万元");
	CHECK(number("34.0%,主要", false).kind == NUMERAL_RATE);
	CHECK(number("12,34万元", false).to == 2);	/* no separator: two digits follow */
	CHECK(number("2023年度", false).year == 2023);
	CHECK(number("2024初预算", false).kind != NUMERAL_YEAR);
	CHECK(number("12月31日", false).kind == NUMERAL_DAY);
	CHECK(number("2024-08-31止", false).end == 10);
	CHECK(number("1.公务接待费", true).kind == NUMERAL_MARKER);
	CHECK(number("1.公务接待费", false).kind == NUMERAL_BARE);
	CHECK(number("1.5万元", true).kind == NUMERAL_MONEY);
	CHECK(number("2.2130301农林水支出", true).end == 2);
	CHECK(number("2010301行政运行", false).kind == NUMERAL_CODE);
	CHECK(number("29700元", false).kind == NUMERAL_MONEY);
	CHECK(number("(208类)", false).kind == NUMERAL_CODE);
	CHECK(number("公开07表", false).kind == NUMERAL_OTHER);
	CHECK(number("图1：", false).kind == NUMERAL_OTHER);
	CHECK(number("4台(套)", false).kind == NUMERAL_COUNT);
	CHECK(number("增长-5.2%", false).to - number("增长-5.2%", false).from == 4);
}

static void
words(void)
{
	struct slice text = slice_of("财政拨款基本支出");
	unsigned basic = phrases_context(known, slice_of("一般公共预算财政拨款基本支出决算情况说明"));
	size_t used;
	const struct phrase *f = phrases_match(known, text, 0, 0, &used);

	CHECK(f != NULL && f->kind == PHRASE_SUBJECT && used == text.len);
	CHECK_TEXT(f->name, "基本支出");
	f = phrases_match(known, text, 12, 0, &used);
	CHECK(f != NULL);
	CHECK_TEXT(f->name, "支出/基本支出");
	f = phrases_match(known, text, 12, basic, &used);
	CHECK(f != NULL);
	CHECK_TEXT(f->name, "基本支出");	/* the section decides */
	CHECK(phrases_context(known, slice_of("食堂情况")) == 0);
	CHECK(phrases_ends(known, PHRASE_OWNER, slice_of("青川市水务局")));
	CHECK(!phrases_ends(known, PHRASE_OWNER, slice_of("非同级")));
	text = slice_of("本年增加(减少)0万元");
	CHECK(phrases_match_kind(known, text, 6, 0, PHRASE_RESIDUE, &used) != NULL && used == 14);
	CHECK(phrases_match_kind(known, text, 9, 0, PHRASE_RESIDUE, &used) == NULL);
	CHECK(phrases_has_sign(phrases_signs(known)->residue, 0x589e));	/* 增 */
}

static void
headings(void)
{
	bool top = false;

	CHECK(section_mark(slice_of("十一、其他"), &top) == 9 && top);
	CHECK(section_mark(slice_of("（二）收入"), &top) == 9 && !top);
	CHECK(section_mark(slice_of("(三)收入"), &top) == 5 && !top);
	CHECK(section_mark(slice_of("一般公共预算"), &top) == 0);
	CHECK(section_end(slice_of("三、支出决算情况说明本年支出"), 6) == 30);
	CHECK(section_end(slice_of("三、支出3万元的情况"), 6) == 0);
	CHECK(section_ends(known, slice_of("支出决算情况说明。")));
}

int
main(void)
{
	CHECK(phrases_open(&known, NULL) == STATUS_OK);
	flows();
	mirrors();
	numbers();
	words();
	headings();
	phrases_close(known);
	return check_failures != 0;
}
