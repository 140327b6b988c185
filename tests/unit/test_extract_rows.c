/* SPDX-License-Identifier: ISC */
/* units: cmd/extract/memo.c cmd/extract/emit.c */
/* What is spent once for many rows: answers that are remembered, columns that figures share. */
#include "arena.h"
#include "check.h"
#include "../../cmd/extract/emit.h"
#include "../../cmd/extract/memo.h"

static int
answer(struct memo *m, const char *question, int given)
{
	const int *kept = memo_find(m, slice_of(question));
	int *keep;

	if (kept != NULL)
		return *kept;
	keep = memo_add(m, slice_of(question));
	if (keep != NULL)
		*keep = given;
	return given;
}

static void
answers(void)
{
	struct memo *m = memo_open(sizeof(int), 2);

	CHECK(m != NULL);
	CHECK(answer(m, "a", 1) == 1);
	CHECK(answer(m, "a", 2) == 2);		/* kept now */
	CHECK(answer(m, "a", 3) == 2);
	CHECK(answer(m, "c", 4) == 4 && answer(m, "c", 5) == 5 && answer(m, "c", 6) == 5);
	/* there is no more room */
	CHECK(answer(m, "b", 7) == 7 && answer(m, "b", 8) == 8 && answer(m, "b", 9) == 9);
	CHECK(answer(m, "a", 9) == 2 && !memo_failed(m));
	memo_close(m);
	memo_close(NULL);
}

/* Figures in a row are what they are one by one, wherever the output's buffer ends. */
static void
rows(void)
{
	static const char *const measure[] = {"决算数", "a\tb", "", "预算数"};
	static char large[3000];
	struct buf in_rows = {0}, alone = {0};
	struct out a, b;
	struct line line = {.number = 123};
	struct report r = {.name = "r", .year = SLICE("2024")};
	size_t i, k;

	memset(large, 'x', sizeof(large));
	CHECK(emit_lead(&r) && out_open_kept(&a) == STATUS_OK && out_open_kept(&b) == STATUS_OK);
	out_keep(&a, &in_rows);
	out_keep(&b, &alone);
	for (i = 0; i < 200; i++) {
		struct figure f = {.sheet = "T01", .item = slice_make(large, i * 15), .source = &line};
		struct emit_row row = {0};

		for (k = 0; k < 4; k++) {
			f.measure = slice_of(measure[k]);
			f.raw = slice_make(large, k * 7);
			f.source = k == 2 ? NULL : &line;
			emit_in_row(&a, &r, &f, i % 2 == 0 ? &i : NULL, &row);
			if (i % 2 == 0)
				emit_numbered(&b, &r, &f, i);
			else
				emit_figure(&b, &r, &f);
		}
	}
	out_flush(&a);
	out_flush(&b);
	CHECK(in_rows.len > 800000 && slice_eq(buf_view(&in_rows), buf_view(&alone)));
	out_abort(&a);
	out_abort(&b);
	buf_free(&in_rows);
	buf_free(&alone);
	arena_free(&r.arena);
}

int
main(void)
{
	answers();
	rows();
	return check_failures != 0;
}
