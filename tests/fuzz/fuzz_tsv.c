/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
/* A TSV stream read from a file: every field lies inside its record, escapes come back, nothing is lost. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char path[64];
	static char *file[1] = {path};
	int fd = memfd_create("fuzz", 0);
	struct tsv t;
	enum tsv_event event;

	diag_set_level(DIAG_QUIET);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (write(fd, data, size) != (ssize_t)size)
		abort();
	if (tsv_open(&t, file, 1, &figure_schema) == STATUS_OK) {
		while ((event = tsv_next(&t)) != TSV_END)
			check_fields(&t);
	}
	tsv_close(&t);
	close(fd);
	return 0;
}
