/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
/* command: extract */
/* Reports one behind the other: told apart alike in pieces of any size, and no byte lost between them. */
#include "cut.h"
#include "diag.h"
#include "ceilings.h"
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t
read_all(const char *path, size_t *total)
{
	struct source *source;
	struct buf text = {0};
	uint64_t sum = 0;

	*total = 0;
	if (source_open(&source, path, 1 << 20, CEILINGS_DEFAULT.expansion) != STATUS_OK)
		abort();
	while (source_next(source, &text)) {
		sum = cut_sum(sum, text.ptr, text.len) + text.len;
		*total += text.len;
	}
	sum += (uint64_t)source_status(source);
	source_close(source);
	buf_free(&text);
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	int fd = cut_file(data, size, path);
	uint64_t whole = 0, sum;
	size_t i, total;

	diag_set_level(DIAG_QUIET);
	for (i = 0; i < sizeof(cut_pieces) / sizeof(cut_pieces[0]); i++) {
		cut_piece = cut_pieces[i];
		sum = read_all(path, &total);
		whole = i == 0 ? sum : whole;
		if (sum != whole || (total != size && size > 0 && data[0] != 0x1f))
			abort();
	}
	cut_piece = 0;
	close(fd);
	return 0;
}
