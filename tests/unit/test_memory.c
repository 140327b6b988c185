/* SPDX-License-Identifier: ISC */
/* mem, huge, buf, arena, map */
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "huge.h"
#include "map.h"
#include "mem.h"

static void
sizes_do_not_wrap(void)
{
	size_t n;
	int *array = NULL;
	size_t cap = 0;

	CHECK(!size_add(SIZE_MAX, 1, &n));
	CHECK(!size_mul(SIZE_MAX / 2, 3, &n));
	CHECK(mem_grow(&array, &cap, 10, sizeof(*array)) && cap >= 10);
	array[9] = 7;
	CHECK(mem_grow(&array, &cap, 1000, sizeof(*array)) && array[9] == 7);
	mem_free(array);
}

/* From the heap to a mapping that moves, by steps and at once. */
static void
large_blocks_grow(void)
{
	char *block = NULL, *other = NULL;
	size_t cap = 0, other_cap = 0, at, i;

	for (i = 0, at = 8; at < 64u << 20; i++, at += at / 2) {
		CHECK(huge_grow(&block, &cap, at) && cap >= at);
		block[at - 1] = (char)i;
	}
	for (i = 0, at = 8; at < 64u << 20; i++, at += at / 2)
		CHECK(block[at - 1] == (char)i);
	CHECK((uintptr_t)block % (2 << 20) == 0);
	CHECK(huge_grow(&other, &other_cap, 5000000) && other[4999999] == 0);
	huge_free(other, other_cap);
	huge_free(block, cap);
	huge_free(NULL, 0);
}

static void
buffers_grow(void)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < 100000; i++)
		CHECK(buf_byte(&b, (char)i));
	CHECK(b.len == 100000 && b.ptr[70000] == (char)70000);
	buf_clear(&b);
	CHECK(buf_number(&b, 0) && buf_byte(&b, '|') && buf_number(&b, SIZE_MAX) && buf_code(&b, 0x51b3));
	CHECK_TEXT(buf_view(&b), "0|18446744073709551615决");
	buf_free(&b);
	buf_free(&b);
}

static void
arenas_reset(void)
{
	struct arena a = {0};
	bool ok = true;
	struct slice s;
	char *big;
	int i;

	for (i = 0; i < 10000; i++) {
		s = arena_slice(&a, SLICE("年初结转和结余"), &ok);
		CHECK(ok && s.len == 21 && ((uintptr_t)s.ptr % _Alignof(max_align_t)) == 0);
	}
	big = arena_take(&a, 1 << 20);
	CHECK(big != NULL);
	memset(big, 1, 1 << 20);
	arena_reset(&a);
	CHECK(arena_zero(&a, 3, 5) != NULL);
	arena_free(&a);
	arena_free(&a);
}

static void
maps_count_from_zero(void)
{
	struct map m = {0};
	char key[32];
	size_t i, round;

	for (round = 0; round < 2; round++) {
		for (i = 0; i < 20000; i++) {
			int n = snprintf(key, sizeof(key), "%zu-%zu", i, i * i);

			CHECK(map_add(&m, slice_make(key, (size_t)n)) == i);
		}
	}
	CHECK(m.count == 20000);
	CHECK(map_find(&m, SLICE("3-9")) == 3);
	CHECK(map_find(&m, SLICE("3-8")) == MAP_NONE);
	CHECK_TEXT(map_key(&m, 4), "4-16");
	CHECK(map_add(&m, SLICE("")) == 20000);
	map_clear(&m);
	CHECK(map_find(&m, SLICE("3-9")) == MAP_NONE);
	CHECK(map_add(&m, slice_make("a\0b", 3)) == 0 && map_add(&m, SLICE("a")) == 1);
	CHECK(map_lend(&m, SLICE("a")) == 1 && map_lend(&m, SLICE("lent")) == 2 && map_add(&m, SLICE("lent")) == 2);
	map_free(&m);
}

int
main(void)
{
	sizes_do_not_wrap();
	large_blocks_grow();
	buffers_grow();
	arenas_reset();
	maps_count_from_zero();
	return check_failures != 0;
}
