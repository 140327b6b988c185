/* SPDX-License-Identifier: ISC */
/* command: aggregate */
#define _GNU_SOURCE
/*
 * Partial roll-ups by strangers: what --merge takes it can print, and a partial
 * roll-up written of it comes to the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "finish.h"
#include "mem.h"
#include "partial.h"
#include "shared_rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Merges what the descriptor holds, and prints the roll-up or a partial one into `to`. */
static enum status
merge(int from, int to, bool partial, bool median)
{
	static char path[64];
	static char *file[1] = {path};
	struct settings set = {.sum = "value", .jobs = 1, .places = 4, .memory = 1 << 26,
	    .merge = true, .partial = partial, .file = file, .files = 1, .ceilings = CEILINGS_DEFAULT};
	struct registry registry = {0};
	struct gather gather;
	struct out out = {.fd = to, .name = "fuzz", .buf = mem_alloc(OUT_CAP)};
	struct finish f = {.set = &set, .rules = shared_rules(), .registry = &registry,
	    .gather = &gather, .gathers = 1, .out = &out};
	enum status st;

	if (median && !partial) {
		set.quantile[0] = dec_of(50, 0);
		set.quantile_name[0] = "median";
		set.quantiles = 1;
	}
	snprintf(path, sizeof(path), "/proc/self/fd/%d", from);
	gather_init(&gather, &set, &registry, set.memory);
	st = partial_read(&set, &gather, &f.figures, &f.rollup);
	if (st == STATUS_OK)
		st = partial ? partial_write(&f) : finish_print(&f);
	out_flush(&out);
	mem_free(out.buf);
	gather_free(&gather);
	registry_free(&registry);
	settings_free(&set);
	return st;
}

static bool
same(int a, int b)
{
	struct stat x, y;
	char *p, *q;
	bool yes;

	if (fstat(a, &x) != 0 || fstat(b, &y) != 0)
		abort();
	if (x.st_size != y.st_size || x.st_size == 0)
		return x.st_size == y.st_size;
	p = mmap(NULL, (size_t)x.st_size, PROT_READ, MAP_SHARED, a, 0);
	q = mmap(NULL, (size_t)x.st_size, PROT_READ, MAP_SHARED, b, 0);
	if (p == MAP_FAILED || q == MAP_FAILED)
		abort();
	yes = memcmp(p, q, (size_t)x.st_size) == 0;
	munmap(p, (size_t)x.st_size);
	munmap(q, (size_t)x.st_size);
	return yes;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int in = memfd_create("in", 0), once = memfd_create("once", 0);
	int again = memfd_create("again", 0), twice = memfd_create("twice", 0);
	bool median = size > 0 && data[size - 1] % 2 == 0;

	diag_set_level(DIAG_QUIET);
	if (write(in, data, size) != (ssize_t)size)
		abort();
	if (merge(in, once, false, median) == STATUS_OK) {
		if (merge(in, again, true, median) != STATUS_OK ||
		    merge(again, twice, false, median) != STATUS_OK || !same(once, twice))
			abort();
	}
	close(in);
	close(once);
	close(again);
	close(twice);
	return 0;
}
