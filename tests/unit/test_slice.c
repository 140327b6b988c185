/* SPDX-License-Identifier: ISC */
#include "check.h"

static void
splits(void)
{
	struct slice rest = SLICE("a,,b"), piece;

	CHECK(slice_split(&rest, ',', &piece));
	CHECK_TEXT(piece, "a");
	CHECK(slice_split(&rest, ',', &piece));
	CHECK_TEXT(piece, "");
	CHECK(slice_split(&rest, ',', &piece));
	CHECK_TEXT(piece, "b");
	CHECK(!slice_split(&rest, ',', &piece));
	rest = SLICE("");
	CHECK(slice_split(&rest, ',', &piece) && piece.len == 0);
	CHECK(!slice_split(&rest, ',', &piece));
	rest = SLICE("a,");
	CHECK(slice_split(&rest, ',', &piece));
	CHECK(slice_split(&rest, ',', &piece) && piece.len == 0);
	CHECK(!slice_split(&rest, ',', &piece));
}

int
main(void)
{
	struct slice nul = slice_make("a\0b", 3);

	CHECK(slice_eq(SLICE(""), slice_of(NULL)));
	CHECK(slice_cmp(SLICE("ab"), SLICE("abc")) < 0);
	CHECK(slice_cmp(SLICE("\xff"), SLICE("a")) > 0);
	CHECK(slice_starts(SLICE("公开01表"), SLICE("公开")));
	CHECK(slice_ends(SLICE("公开01表"), SLICE("表")));
	CHECK(!slice_ends(SLICE("表"), SLICE("公开01表")));
	CHECK(slice_find(SLICE("aab"), SLICE("ab"), 0) == 1);
	CHECK(slice_find(SLICE("aab"), SLICE("ab"), 2) == SLICE_NONE);
	CHECK(slice_find(SLICE("aab"), SLICE(""), 0) == SLICE_NONE);
	CHECK(slice_find_byte(nul, '\0', 0) == 1);
	CHECK_TEXT(slice_trim(SLICE(" \t x y \r\n")), "x y");
	CHECK_TEXT(slice_sub(SLICE("abc"), 2, 1), "");
	CHECK_TEXT(slice_sub(SLICE("abc"), 1, 99), "bc");
	CHECK(slice_sub((struct slice){NULL, 0}, 0, 5).len == 0);
	splits();
	return check_failures != 0;
}
