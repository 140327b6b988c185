/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
/* command: aggregate */
/*
 * Figures by strangers: what one thread adds up, two add up to the same bytes, and
 * so do partial roll-ups of two shares of the reports, merged in either order.
 */
#include "cut.h"

#include <string.h>

#include "diag.h"
#include "finish.h"
#include "mem.h"
#include "partial.h"
#include "read.h"
#include "shared_rules.h"
#include "workers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum how { PRINT, PRINT_TWO, PARTIAL, MERGE };

static enum status
take_in(enum how how, struct settings *set, struct finish *f)
{
	struct reader reader = {.set = set, .rules = f->rules, .gather = f->gather};
	enum status st;

	if (how == MERGE)
		return partial_read(set, f->gather, &f->figures, &f->rollup);
	if (how == PRINT_TWO)
		return workers_read(set, f->rules, f->gather, 2, &f->figures, &f->rollup);
	st = read_inputs(&reader);
	f->figures = reader.figures;
	f->rollup = reader.rollup;
	reader_free(&reader);
	return st;
}

/* Adds up the files; *to: a new descriptor of what comes out. */
static enum status
add_up(enum how how, char *const *file, size_t files, int *to)
{
	struct settings set;
	struct registry registry = {0};
	struct gather gather[2];
	struct out out = {.fd = memfd_create("out", 0), .name = "fuzz", .buf = mem_alloc(OUT_CAP)};
	struct finish f = {.set = &set, .rules = shared_rules(), .registry = &registry,
	    .gather = gather, .gathers = how == PRINT_TWO ? 2 : 1, .out = &out};
	enum status st;
	size_t i;

	settings_default(&set);
	set.memory = 1 << 26;
	set.merge = how == MERGE;
	set.partial = how == PARTIAL;
	set.file = file;
	set.files = files;
	for (i = 0; i < f.gathers; i++)
		gather_init(&gather[i], &set, &registry, set.memory);
	st = take_in(how, &set, &f);
	if (st == STATUS_OK)
		st = how == PARTIAL ? partial_write(&f) : finish_print(&f);
	out_flush(&out);
	mem_free(out.buf);
	for (i = 0; i < f.gathers; i++)
		gather_free(&gather[i]);
	registry_free(&registry);
	settings_free(&set);
	*to = out.fd;
	return st;
}

static uint64_t
sum_of(int fd)
{
	char block[4096];
	uint64_t sum = 0;
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, block, sizeof(block))) > 0)
		sum = cut_sum(sum, block, (size_t)n);
	return sum;
}

/* Lines by the name of their report into two files; headers into both. */
static void
share(const char *p, size_t size, struct buf to[2])
{
	const char *end = p + size, *next, *tab;
	int of;

	for (; p < end; p = next) {
		next = memchr(p, '\n', (size_t)(end - p));
		next = next == NULL ? end : next + 1;
		tab = memchr(p, '\t', (size_t)(next - p));
		tab = tab == NULL ? next : tab;
		of = (int)(cut_sum(14695981039346656037u, p, (size_t)(tab - p)) >> 7 & 1);
		if (tab - p == 6 && memcmp(p, "report", 6) == 0)
			of = 2;
		for (int i = 0; i < 2; i++)
			if (of != 1 - i && (!buf_add(&to[i], p, (size_t)(next - p)) ||
			    (next[-1] != '\n' && !buf_byte(&to[i], '\n'))))
				abort();
	}
}

static void
same_in_shares(const uint8_t *data, size_t size, uint64_t wanted)
{
	char path[4][64];
	char *one[1] = {NULL}, *ab[2] = {path[2], path[3]}, *ba[2] = {path[3], path[2]};
	struct buf to[2] = {0};
	int file[2], partial[2], merged[2];

	share((const char *)data, size, to);
	for (int i = 0; i < 2; i++) {
		file[i] = cut_file(to[i].ptr, to[i].len, path[i]);
		one[0] = path[i];
		if (add_up(PARTIAL, one, 1, &partial[i]) != STATUS_OK)
			abort();
		snprintf(path[2 + i], sizeof(path[0]), "/proc/self/fd/%d", partial[i]);
		buf_free(&to[i]);
	}
	if (add_up(MERGE, ab, 2, &merged[0]) != STATUS_OK || add_up(MERGE, ba, 2, &merged[1]) != STATUS_OK ||
	    sum_of(merged[0]) != wanted || sum_of(merged[1]) != wanted)
		abort();
	for (int i = 0; i < 2; i++) {
		close(file[i]);
		close(partial[i]);
		close(merged[i]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	char *one[1] = {path};
	int in, out, again;
	uint64_t wanted;

	diag_set_level(DIAG_QUIET);
	in = cut_file(data, size, path);
	if (add_up(PRINT, one, 1, &out) == STATUS_OK) {
		wanted = sum_of(out);
		if (add_up(PRINT_TWO, one, 1, &again) != STATUS_OK || sum_of(again) != wanted)
			abort();
		close(again);
		/* shares are cut by the first column, which must be the report's name */
		if (size > 7 && memcmp(data, "report\t", 7) == 0)
			same_in_shares(data, size, wanted);
	}
	close(out);
	close(in);
	return 0;
}
