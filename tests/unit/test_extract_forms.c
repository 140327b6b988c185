/* SPDX-License-Identifier: ISC */
/* units: cmd/extract/quantity.c cmd/extract/year.c cmd/extract/align.c cmd/extract/terms.c cmd/extract/office.c cmd/extract/heading_core.c cmd/extract/layout.c */
/* What the readers of facts and forms stand on: numbers in texts, years, names, cells to columns. */
#include "check.h"
#include "../../cmd/extract/form.h"
#include "../../cmd/extract/office.h"
#include "../../cmd/extract/quantity.h"
#include "../../cmd/extract/readers.h"
#include "../../cmd/extract/year.h"

static struct terms *terms;

/* The n-th number of a text, from 0. */
static struct quantity
nth(const char *text, size_t n)
{
	struct quantity q = {0};
	size_t at = 0;

	for (n++; n > 0 && quantity_next(terms, slice_of(text), &at, &q); n--)
		;
	CHECK(n == 0);
	return q;
}

static void
numbers(void)
{
	struct quantity q = nth("公文印刷页数≥ 10000页", 0);

	CHECK_TEXT(q.sign, "≥");
	CHECK_TEXT(q.digits, "10000");
	CHECK_TEXT(q.unit, "页");
	CHECK(q.symbol);
	q = nth("5 工作日内", 0);
	CHECK_TEXT(q.sign, "≤");
	CHECK_TEXT(q.unit, "工作日");
	q = nth("大于 90%", 0);
	CHECK_TEXT(q.sign, ">");
	CHECK_TEXT(q.unit, "%");
	q = nth("金额＞1,234.50万元，余5元", 0);
	CHECK_TEXT(q.sign, ">");
	CHECK_TEXT(q.digits, "1,234.50");
	CHECK_TEXT(q.unit, "万元");
	CHECK(nth("2024年12月31日前完成", 0).kind == QUANTITY_DATE);
	CHECK(nth("2024年12月31日前完成", 1).kind == QUANTITY_DATE);
	CHECK(nth("2024年12月31日前完成", 2).kind == QUANTITY_DATE);
	CHECK(nth("1.2024 年共5项", 0).kind == QUANTITY_MARKER);
	CHECK(nth("1.2024 年共5项", 1).kind == QUANTITY_DATE);
	CHECK(nth("2、完成验收", 0).kind == QUANTITY_MARKER);
	CHECK(nth("建成5G基站", 0).kind == QUANTITY_NAME);
	CHECK(nth("财预〔2023〕83号", 1).kind == QUANTITY_NAME);
	CHECK(quantity_count(terms, SLICE("建设项目 64 运维项目 87")) == 2);
}

static void
alone(void)
{
	struct quantity q;

	CHECK(quantity_alone(terms, SLICE("36567.00505 4"), &q));
	CHECK_TEXT(q.digits, "36567.00505 4");
	CHECK(quantity_alone(terms, SLICE("0.45 8402"), &q));
	CHECK(quantity_alone(terms, SLICE(" 97.84 分 "), &q));
	CHECK_TEXT(q.unit, "分");
	CHECK(!quantity_alone(terms, SLICE("3 2.9954"), &q));
	CHECK(!quantity_alone(terms, SLICE("1.2.3"), &q));
	CHECK(!quantity_alone(terms, SLICE("约3"), &q));
	CHECK(!quantity_alone(terms, SLICE(""), &q));
}

static void
years(void)
{
	struct year_place y;
	size_t start, end;

	CHECK(year_find(SLICE("石泉路街道 2025\n年度部门决算"), 0, &y));
	CHECK(memcmp(y.digits, "2025", 4) == 0 && y.fiscal && !y.date);
	CHECK(year_find(SLICE("二○二四年度单位决算"), 0, &y) && memcmp(y.digits, "2024", 4) == 0);
	CHECK(year_find(SLICE("２０２１年度"), 0, &y) && memcmp(y.digits, "2021", 4) == 0);
	CHECK(year_find(SLICE("2017-度"), 0, &y) && y.fiscal);
	CHECK(year_find(SLICE("二〇二五年九月"), 0, &y) && y.date);
	CHECK(!year_find(SLICE("一般公共服务支出 1234 年鉴 12024年"), 0, &y));
	CHECK(year_date(SLICE("印发 2025年9月10日 起"), 0, &start, &end));
	CHECK(!year_date(SLICE("2024年度"), 0, &start, &end));
}

static void
names(void)
{
	struct office o;

	CHECK(office_read(terms, SLICE("南山县统计局(汇总)"), &o));
	CHECK_TEXT(o.name, "南山县统计局");
	CHECK_TEXT(o.scope, "汇总");
	CHECK(office_read(terms, SLICE("南山县统计局(汇"), &o));
	CHECK_TEXT(o.name, "南山县统计局");
	CHECK(office_read(terms, SLICE("南山县XX局"), &o) && o.placeholder);
	CHECK(!office_read(terms, SLICE("本部门"), &o));
	CHECK(office_read(terms, SLICE("年度"), &o) && !o.usual);
	CHECK(office_in_title(terms, SLICE("南山县少年宝塔2024年度部门决算"), &o) && !o.usual);
	CHECK(office_in_title(terms, SLICE("第二部分南山县统计局2024年度部门决算表"), &o));
	CHECK_TEXT(o.name, "南山县统计局");
	CHECK(office_in_title(terms, SLICE("2024年度南山县统计局部门决算公开"), &o));
	CHECK_TEXT(o.name, "南山县统计局");
	CHECK(office_at_end(terms, SLICE("按照规定,南山县统计局"), &o));
	CHECK_TEXT(o.name, "南山县统计局");
}

static void
columns(void)
{
	/* name (two columns wide), target, score; the row lost its first column and the target */
	const struct align_column column[] = {{0, 1, 2, 5, 2}, {1, 3, 3, 3, 4}, {2, 4, 4, 4, ALIGN_NEVER}};
	const int position[] = {0, 3}, fit[] = {0, 0, 12, 9, 1, 0};
	size_t to[2];
	int many[ALIGN_MOST + 1] = {0};

	CHECK(align_cells(column, 3, position, 2, fit, NULL, to));
	CHECK(to[0] == 0 && to[1] == 2);
	CHECK(!align_cells(column, 3, position, 0, fit, NULL, to));
	CHECK(!align_cells(column, 3, many, ALIGN_MOST + 1, fit, NULL, to));
}

int
main(void)
{
	if (terms_open(&terms, NULL) != STATUS_OK)
		return 1;
	numbers();
	alone();
	years();
	names();
	columns();
	terms_close(terms);
	return check_failures != 0;
}
