/* SPDX-License-Identifier: ISC */
/* units: cmd/tag-codes/label.c cmd/tag-codes/years.c cmd/tag-codes/match.c cmd/tag-codes/codes.c */
/* Labels without ordinals, years, distances of names. */
#include "check.h"
#include "../../cmd/tag-codes/label.h"
#include "../../cmd/tag-codes/match.h"
#include "../../cmd/tag-codes/years.h"

static void
labels(void)
{
	struct buf b = {0};
	bool ok = true;

	CHECK_TEXT(label_strip(SLICE("一、一般公共服务支出")), "一般公共服务支出");
	CHECK_TEXT(label_strip(SLICE("二十三、其他支出")), "其他支出");
	CHECK_TEXT(label_strip(SLICE("(一)基本支出")), "基本支出");
	CHECK_TEXT(label_strip(SLICE("1.基本支出")), "基本支出");
	CHECK_TEXT(label_strip(SLICE("其中:基本支出:")), "基本支出");
	CHECK_TEXT(label_strip(SLICE("三公经费")), "三公经费");
	CHECK_TEXT(label_strip(SLICE("一般公共服务")), "一般公共服务");
	CHECK_TEXT(label_strip(SLICE("")), "");
	CHECK_TEXT(label_fold(SLICE("因公出国（境）费"), &b, &ok), "因公出国(境)费");
	CHECK_TEXT(label_fold(SLICE("合 计"), &b, &ok), "合计");
	CHECK_TEXT(label_fold(SLICE("合\xe3\x80\x80计"), &b, &ok), "合计");
	CHECK(ok);
	buf_free(&b);
}

static void
years(void)
{
	struct years y;

	CHECK(years_read(SLICE("2019"), SLICE(""), &y));
	CHECK(years_ask(&y, 2018) == YEARS_BEFORE && years_ask(&y, 2019) == YEARS_IN);
	CHECK(years_ask(&y, 0) == YEARS_IN);
	CHECK(years_read(SLICE(""), SLICE("~2018"), &y));
	CHECK(years_ask(&y, 2020) == YEARS_IN && years_ask(&y, 2021) == YEARS_AFTER);
	CHECK(!years_read(SLICE("19"), SLICE(""), &y));
	CHECK(!years_read(SLICE("~"), SLICE(""), &y));
	CHECK(years_number(SLICE("2024")) == 2024 && years_number(SLICE("２０２４")) == 0);
}

static void
distances(void)
{
	CHECK(match_distance(SLICE("行政运行"), SLICE("事业运行"), 9) == 2);
	CHECK(match_distance(SLICE(""), SLICE("事业"), 9) == 2);
	CHECK(match_distance(SLICE("甲乙丙丁"), SLICE("戊己庚辛"), 2) == 3);
	CHECK(match_close(SLICE("行政事业单位离退休"), SLICE("行政事业单位养老支出")));
	CHECK(!match_close(SLICE("行政运行"), SLICE("教育支出")));
}

int
main(void)
{
	labels();
	years();
	distances();
	return check_failures != 0;
}
