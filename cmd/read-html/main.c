/* SPDX-License-Identifier: ISC */
/*
 * read-html - a published web page as tabbed text.
 */
#include <limits.h>
#include <stddef.h>

#include "batch_command.h"
#include "convert.h"
#include "opt.h"
#include "out.h"
#include "program.h"

enum { OPT_MAX_REPORT = 256 };

static const struct opt table[] = {
	{'j', "jobs", "N", "read N pages at a time (1)"},
	{OPT_MAX_REPORT, "max-report", "SIZE", "refuse a page larger than SIZE (64M)"},
	{OPT_MAX_SECONDS, "max-seconds", "N", "refuse a page that takes longer to read (60)"},
	{'o', "output", "FILE", "write to FILE, which appears when all is well"},
	{OPT_OUTPUT_DIR, "output-dir", "DIR", "write the text of NAME.html to DIR/NAME.txt"},
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	"turn published web pages into tabbed text, one line a table row or paragraph",
	"[FILE ...]", table,
};

struct settings {
	struct convert_settings convert;
	struct batch_command batch;
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case OPT_MAX_REPORT:
		if (!opt_size(st, "--max-report", 1, &set->convert.max_bytes))
			return false;
		/* the parser counts in int */
		if (set->convert.max_bytes > INT_MAX)
			set->convert.max_bytes = INT_MAX;
		break;
	default:
		return batch_command_take(&set->batch, id, st);
	}
	return true;
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

	return batch_command_run(&set->batch, convert_file, &set->convert, out);
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {
		.convert = {.max_bytes = (size_t)64 << 20},
		.batch = BATCH_COMMAND_DEFAULT,
	};

	return program_main(&program, &set, argc, argv);
}
