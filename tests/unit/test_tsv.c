/* SPDX-License-Identifier: ISC */
/* tsv, figure, in and out: through real files */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "figure.h"
#include "mem.h"
#include "out.h"
#include "tsv.h"

static char path[] = "/tmp/test_tsv.XXXXXX";

static void
put(const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	CHECK(f != NULL && fwrite(bytes, 1, len, f) == len && fclose(f) == 0);
}

static struct tsv
open_text(const char *bytes, size_t len, const struct tsv_schema *schema)
{
	static char *file[1];
	struct tsv t;

	file[0] = path;
	put(bytes, len);
	CHECK(tsv_open(&t, file, 1, schema) == STATUS_OK);
	return t;
}

#define OPEN(lit, schema) open_text(lit, sizeof(lit) - 1, schema)

static void
header_wherever_it_stands(void)
{
	struct tsv t = OPEN("\xef\xbb\xbfreport\tsheet\traw\r\na\tT01\t1\r\n\n"
	    "report\traw\tsheet\nb\t2\tT02\nc\t3", &figure_schema);

	CHECK(tsv_next(&t) == TSV_HEADER && tsv_column(&t, "raw") == 2);
	CHECK(tsv_next(&t) == TSV_RECORD && tsv_fields(&t) == 3);
	CHECK_TEXT(tsv_field(&t, 2), "1");
	CHECK(tsv_line(&t) == 2);
	CHECK(tsv_next(&t) == TSV_HEADER && tsv_column(&t, "raw") == 1 && tsv_column(&t, "unit") == TSV_NONE);
	CHECK(tsv_next(&t) == TSV_RECORD);
	CHECK_TEXT(tsv_range(&t, 1, 2), "2\tT02");
	CHECK(tsv_next(&t) == TSV_RECORD && tsv_fields(&t) == 2);
	CHECK_TEXT(tsv_field(&t, 1), "3");
	CHECK_TEXT(tsv_field(&t, 2), "");
	CHECK(tsv_next(&t) == TSV_END && tsv_status(&t) == STATUS_OK);
	tsv_close(&t);
}

static void
standard_columns_without_header(void)
{
	struct tsv t = OPEN("a.txt\t局\t汇总\t2024\tT03\t\t1\t201\tx\t基本支出\t1.00\t万元\t:3\n", &figure_schema);
	struct figure_map m;

	CHECK(tsv_next(&t) == TSV_HEADER && tsv_fields(&t) == 0 && tsv_columns(&t) == FIGURE_EXTRACTED);
	figure_map_columns(&t, &m);
	CHECK(m.column[FIGURE_VALUE] == TSV_NONE);
	CHECK(tsv_next(&t) == TSV_RECORD);
	CHECK_TEXT(figure_get(&t, &m, FIGURE_MEASURE), "基本支出");
	CHECK_TEXT(figure_get(&t, &m, FIGURE_VALUE), "");
	CHECK_TEXT(figure_get(&t, &m, FIGURE_SOURCE), ":3");
	CHECK(tsv_next(&t) == TSV_END);
	tsv_close(&t);
}

/* Records of every length around the block size come back whole, NUL bytes and all. */
static void
long_records(void)
{
	static const struct tsv_schema plain = {NULL, NULL};
	size_t len[] = {1, 262142, 262143, 262144, 262145, 600000, 3000000, 5}, i, total = 4, at = 4;
	char *text;
	struct tsv t;

	for (i = 0; i < 8; i++)
		total += len[i] + 3;
	text = mem_alloc(total);
	memcpy(text, "a\tb\n", 4);
	for (i = 0; i < 8; i++) {
		memset(text + at, i == 4 ? '\0' : (int)('0' + i), len[i]);
		at += len[i];
		memcpy(text + at, "\tz\n", 3);
		at += 3;
	}
	t = open_text(text, total, &plain);
	CHECK(tsv_next(&t) == TSV_HEADER && tsv_column(&t, "b") == 1);
	for (i = 0; i < 8; i++) {
		CHECK(tsv_next(&t) == TSV_RECORD && tsv_fields(&t) == 2);
		CHECK(tsv_field(&t, 0).len == len[i]);
		CHECK_TEXT(tsv_field(&t, 1), "z");
		CHECK(tsv_line(&t) == i + 2);
	}
	CHECK(tsv_next(&t) == TSV_END);
	tsv_close(&t);
	mem_free(text);
}

static void
escapes_round_trip(void)
{
	char bytes[64];
	unsigned long long state = 3;
	struct buf once = {0}, back = {0};
	size_t len, i;
	int round;
	bool ok = true;
	struct slice got;

	for (round = 0; round < 20000; round++) {
		len = check_random(&state) % sizeof(bytes);
		for (i = 0; i < len; i++)
			bytes[i] = "\t\n\r\\tnrab\0\xff"[check_random(&state) % 11];
		buf_clear(&once);
		CHECK(tsv_escape_buf(&once, slice_make(bytes, len)));
		CHECK(slice_find_byte(buf_view(&once), '\t', 0) == SLICE_NONE);
		CHECK(slice_find_byte(buf_view(&once), '\n', 0) == SLICE_NONE);
		got = tsv_unescape(buf_view(&once), &back, &ok);
		CHECK(ok && slice_eq(got, slice_make(bytes, len)));
	}
	buf_free(&once);
	buf_free(&back);
}

static void
output_appears_whole_or_not(void)
{
	struct out o;
	FILE *f;
	char text[8] = "";

	put("old", 3);
	CHECK(out_open(&o, path) == STATUS_OK);
	out_text(&o, "new");
	CHECK(out_finish(&o, STATUS_FAIL) == STATUS_FAIL);
	f = fopen(path, "rb");
	CHECK(f != NULL && fread(text, 1, 8, f) == 3 && memcmp(text, "old", 3) == 0);
	fclose(f);
	CHECK(out_open(&o, path) == STATUS_OK);
	out_text(&o, "new");
	CHECK(out_close(&o) == STATUS_OK);
	f = fopen(path, "rb");
	CHECK(f != NULL && fread(text, 1, 8, f) == 3 && memcmp(text, "new", 3) == 0);
	fclose(f);
	if (access("/dev/full", W_OK) == 0) {
		CHECK(out_open(&o, "/dev/full") == STATUS_OK);
		out_text(&o, "x");
		CHECK(out_close(&o) == STATUS_FAIL && o.error == ENOSPC);
	}
}

int
main(void)
{
	int fd = mkstemp(path);

	CHECK(fd >= 0);
	close(fd);
	diag_program("test_tsv");
	header_wherever_it_stands();
	standard_columns_without_header();
	long_records();
	escapes_round_trip();
	output_appears_whole_or_not();
	unlink(path);
	return check_failures != 0;
}
