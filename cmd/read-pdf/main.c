/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * read-pdf - a published PDF as tabbed text: tables by their ruling lines, paragraphs whole.
 */
#include <stddef.h>

#include "batch_command.h"
#include "convert.h"
#include "opt.h"
#include "out.h"
#include "program.h"

enum { OPT_MAX_MEMORY = 256, OPT_MAX_OBJECTS };

static const struct opt table[] = {
	{'j', "jobs", "N", "read N files at a time (1)"},
	{OPT_MAX_MEMORY, "max-memory", "SIZE", "refuse a file that needs more memory (1G)"},
	{OPT_MAX_OBJECTS, "max-objects", "N", "refuse a page with more drawn objects (2000000)"},
	{OPT_MAX_SECONDS, "max-seconds", "N", "refuse a file that takes longer to read (60)"},
	{'o', "output", "FILE", "write to FILE, which appears when all is well"},
	{OPT_OUTPUT_DIR, "output-dir", "DIR", "write the text of NAME.pdf to DIR/NAME.txt"},
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	"turn published PDF files into tabbed text, one line a table row or paragraph",
	"[FILE ...]", table,
};

struct settings {
	struct document_limits limits;
	struct batch_command batch;
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case OPT_MAX_MEMORY:
		return opt_size(st, "--max-memory", 1, &set->limits.max_memory);
	case OPT_MAX_OBJECTS:
		return opt_number(st, "--max-objects", 1, (size_t)1 << 31,
		    &set->limits.max_objects);
	default:
		return batch_command_take(&set->batch, id, st);
	}
}

static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;

	return batch_command_check(&set->batch, st);
}

static enum status
run(void *settings, struct out *out)
{
	const struct settings *set = settings;

	return batch_command_run(&set->batch, convert_file, &set->limits, out);
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {
		.limits = {.max_objects = 2000000, .max_memory = (size_t)1 << 30},
		.batch = BATCH_COMMAND_DEFAULT,
	};

	return program_main(&program, &set, argc, argv);
}
