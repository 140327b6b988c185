/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
/*
 * A TSV stream read from a file: every field lies inside its record, escapes come
 * back, nothing is lost; in pieces of any size the same records at the same lines.
 */
#include "cut.h"
#include "diag.h"
#include "figure.h"
#include "tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_fields(const struct tsv *t)
{
	struct buf b = {0};
	struct slice line = tsv_line_text(t), field;
	bool ok = true;
	size_t i, total = 0;

	for (i = 0; i < tsv_fields(t); i++) {
		field = tsv_field(t, i);
		if (field.ptr < line.ptr || field.ptr + field.len > line.ptr + line.len)
			abort();
		total += field.len + 1;
		tsv_unescape(field, &b, &ok);
	}
	if (tsv_fields(t) > 0 && total != line.len + 1)
		abort();
	buf_free(&b);
}

static uint64_t
read_all(char *path, const struct ceilings *ceilings)
{
	char *file[1] = {path};
	struct tsv t;
	enum tsv_event event;
	uint64_t sum = 0;
	size_t place[2];

	if (tsv_open(&t, file, 1, &figure_schema) != STATUS_OK)
		abort();
	tsv_limit(&t, ceilings);
	while ((event = tsv_next(&t)) != TSV_END) {
		check_fields(&t);
		place[0] = tsv_line(&t);
		place[1] = tsv_fields(&t);
		sum = cut_sum(sum, place, sizeof(place));
		if (tsv_fields(&t) > 0)
			sum = cut_sum(sum, tsv_line_text(&t).ptr, tsv_line_text(&t).len);
	}
	sum += (uint64_t)tsv_status(&t);
	tsv_close(&t);
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ceilings ceilings = CEILINGS_DEFAULT;
	char path[64];
	int fd = cut_file(data, size, path);
	uint64_t whole = 0, sum;
	size_t i;

	diag_set_level(DIAG_QUIET);
	for (i = 0; i < sizeof(cut_pieces) / sizeof(cut_pieces[0]); i++) {
		cut_piece = cut_pieces[i];
		sum = read_all(path, &ceilings);
		whole = i == 0 ? sum : whole;
		if (sum != whole)
			abort();
	}
	cut_piece = 0;
	ceilings.cells = 20;
	(void)read_all(path, &ceilings);
	close(fd);
	return 0;
}
