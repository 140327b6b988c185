/* SPDX-License-Identifier: ISC */
/*
 * facts ROWS: a table of figures for the stopwatch, the same on every machine:
 * about 160 bytes a row, 15 provinces, some five million addresses in 10^7 rows.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 88172645463325252u;

static uint64_t
below(uint64_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state % n;
}

static const char *const province[] = {
	"河北省", "山西省", "辽宁省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省",
	"湖北省", "湖南省", "广东省", "四川省", "陕西省"
};
static const char *const item[] = {
	"行政运行", "一般行政管理事务", "机关服务", "住房公积金", "行政单位医疗",
	"机关事业单位基本养老保险缴费支出", "其他商品和服务支出", "办公费", "差旅费", "公务接待费"
};
static const char *const measure[] = {"合计", "基本支出", "项目支出"};

/* Amounts in yuan of very different sizes, some negative. */
static int64_t
amount(void)
{
	int64_t fen = (int64_t)below(1000000000000u);

	if (below(4) != 0)
		fen /= 1000;
	return below(16) == 0 ? -fen / 100 : fen;
}

int
main(int argc, char **argv)
{
	long rows = argc > 1 ? strtol(argv[1], NULL, 10) : 10000000, left = 0, i;
	unsigned where = 0, region = 0, year = 0, unit = 0;

	puts("source\tprovince\tregion\tentity\tyear\tsheet\tcode\titem\tmeasure\tvalue\tplace");
	for (i = 0; i < rows; i++, left--) {
		int64_t fen = amount();
		unsigned code = (unsigned)(2010000 + below(10) * 100 + below(9));

		if (left == 0) {	/* another report */
			left = (long)(500 + below(400));
			where = (unsigned)below(15);
			region = (unsigned)((13 + where) * 10000 + (1 + below(12)) * 100 + below(11));
			year = (unsigned)(2020 + below(5));
			unit = (unsigned)below(200);
		}
		printf("reports/%u/%s第%u号单位-%u.txt\t%s\t%u\t%s第%u号单位\t%u\tT0%u\t%u\t%s\t%s\t%s%lld.%02lld\t%ld:%ld\n",
		    region, province[where], unit, year, province[where], region, province[where], unit, year,
		    (unsigned)(2 + below(5)), code, item[below(10)], measure[below(3)], fen < 0 ? "-" : "",
		    (long long)(llabs(fen) / 100), (long long)(llabs(fen) % 100), left % 30, left);
	}
	return ferror(stdout) || fflush(stdout) != 0 ? 2 : 0;
}
