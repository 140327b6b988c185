/* SPDX-License-Identifier: ISC */
/* utf8 and fold */
#include "check.h"
#include "buf.h"
#include "fold.h"
#include "utf8.h"

static void
folds(bool fold(struct buf *, struct slice), const char *from, const char *to)
{
	struct buf b = {0};

	CHECK(fold(&b, slice_of(from)));
	CHECK_TEXT(buf_view(&b), to);
	buf_free(&b);
}

static void
decodes_strictly(void)
{
	static const char *const bad[] = {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
	    "\xf4\x90\x80\x80", "\xf8", "\xe5\x86", "\xff"};
	size_t i, used;
	char out[4];

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CHECK(utf8_decode(slice_of(bad[i]), 0, &used) == UTF8_BAD && used == 1);
	CHECK(utf8_decode(SLICE("决"), 0, &used) == 0x51b3 && used == 3);
	CHECK(utf8_decode(SLICE("\xf0\x9f\x98\x80"), 0, &used) == 0x1f600 && used == 4);
	CHECK(utf8_encode(0x110000, out) == 0 && utf8_encode(0xd800, out) == 0);
	for (uint32_t c = 0; c <= 0x10ffff; c += 7) {
		size_t n = utf8_encode(c, out);

		CHECK(n == 0 || (utf8_decode(slice_make(out, n), 0, &used) == c && used == n));
	}
	CHECK(utf8_invalid(SLICE("决算\xff")) == 6);
	CHECK(utf8_invalid(SLICE("决算")) == SLICE_NONE);
	CHECK(utf8_invalid(SLICE("部门决算公开2024 \xed\xa0\x80 xxxx")) == 23);
	CHECK(utf8_invalid(SLICE("部\xe0\x80\x80 xxxxxxxx")) == 3);
	CHECK(utf8_invalid(SLICE("abcdefgh部门决\xe7\xae x")) == 17);
	CHECK(utf8_count(SLICE("a决\xff")) == 3);
}

int
main(void)
{
	decodes_strictly();
	folds(fold_label, "　项　目 （万元）", "项目(万元)");
	folds(fold_label, "\xe2\xbc\x80\xe2\xbc\xa8", "一寸");
	folds(fold_label, "１２，３４５．６７％", "12,345.67%");
	folds(fold_label, "“三公”经费", "\"三公\"经费");
	folds(fold_label, "减少－5—6−7", "减少-5-6-7");
	folds(fold_label, "坏\xff字", "坏\xff字");
	folds(fold_text, "a\xc2\xa0" "b　c", "a b c");
	folds(fold_glyphs, "\xe2\xbe\xa6额（元）", "金额（元）");
	folds(fold_glyphs, "\xef\xa4\x8a", "金");
	folds(fold_glyphs, "１．２　", "１．２　");
	folds(fold_label, "\xe2\xbb\x93期", "长期");
	return check_failures != 0;
}
