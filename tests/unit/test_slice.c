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

/* Needles and digits at every place of haystacks of every length, against the plain way. */
static void
finds(void)
{
	char text[80];
	size_t len, at, n, from, plain;
	struct slice hay, needle;

	for (len = 0; len < sizeof(text); len++) {
		for (at = 0; at < len; at++) {
			memset(text, 'a', len);
			text[at] = 'b';
			hay = slice_make(text, len);
			for (n = 2; n < 6; n++) {
				needle = slice_make("baaaa", n);
				for (from = 0; from <= len; from += 7) {
					plain = at >= from && at + n <= len ? at : SLICE_NONE;
					CHECK(slice_find(hay, needle, from) == plain);
				}
			}
			text[at] = (char)('0' + at % 10);
			CHECK(slice_find_digit(hay, at / 2) == at);
			CHECK(slice_find_digit(hay, at + 1) == SLICE_NONE);
		}
	}
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
	CHECK(slice_eq_but_digits(SLICE("第9页 3/16"), SLICE("第10页 4/16")));
	CHECK(!slice_eq_but_digits(SLICE("第9页"), SLICE("第页")));
	CHECK(!slice_eq_but_digits(SLICE("a1"), SLICE("a1b")));
	CHECK(slice_find_byte(nul, '\0', 0) == 1);
	CHECK_TEXT(slice_trim(SLICE(" \t x y \r\n")), "x y");
	CHECK_TEXT(slice_sub(SLICE("abc"), 2, 1), "");
	CHECK_TEXT(slice_sub(SLICE("abc"), 1, 99), "bc");
	CHECK(slice_sub((struct slice){NULL, 0}, 0, 5).len == 0);
	splits();
	finds();
	return check_failures != 0;
}
