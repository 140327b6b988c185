/* SPDX-License-Identifier: ISC */
/* units: cmd/aggregate/seam.c */
#include "../../cmd/aggregate/seam.h"
#include "check.h"
#include "map.h"

static bool
began_with(struct first_row begun, const char *row)
{
	return begun.len == strlen(row) && begun.hash == map_hash(slice_of(row));
}

/* Follows the blocks one after another; what goes on in the last. */
static struct first_row
after(const char *const *block, size_t n)
{
	struct seam s = {{0}, {0, 0}};
	struct first_row begun = {0, 0};
	size_t i;

	for (i = 0; i < n; i++) {
		begun = seam_goes_on(&s, slice_of(block[i]));
		CHECK(seam_follow(&s, slice_of(block[i])));
	}
	seam_free(&s);
	return begun;
}

#define AFTER(...) after((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

int
main(void)
{
	CHECK(AFTER("r\te\ts\ty\t1\n").len == 0);
	CHECK(began_with(AFTER("q\te\ts\ty\t0\nr\te\ts\ty\t1\nr\te\ts\ty\t2\n", "r\te\ts\ty\t3\n"), "r\te\ts\ty\t1"));
	/* a block, or several, of one report; CR, empty lines */
	CHECK(began_with(AFTER("r\te\ts\ty\t1\r\n", "\n\r\nr\te\ts\ty\t2\n\n", "r\te\ts\ty\t3\n", "r\te\ts\ty\t4\n"),
	    "r\te\ts\ty\t1"));
	/* another report, or year; a line of few fields is of none */
	CHECK(AFTER("r\te\ts\ty\t1\n", "q\te\ts\ty\t3\n").len == 0);
	CHECK(AFTER("r\te\ts\ty\t1\n", "r\te\ts\tx\t3\n").len == 0);
	CHECK(AFTER("r\te\ts\n", "r\te\ts\n").len == 0);
	CHECK(AFTER("r\te\ts\ty\t1\n", "\n", "r\te\ts\ty\t1\n").len != 0);
	return check_failures != 0;
}
