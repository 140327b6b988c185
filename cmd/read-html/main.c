/* SPDX-License-Identifier: ISC */
/*
 * read-html - a published web page as tabbed text.
 */
#include <limits.h>
#include <stddef.h>

#include "batch.h"
#include "convert.h"
#include "files.h"
#include "opt.h"
#include "out.h"
#include "program.h"

enum { OPT_MAX_REPORT = 256, OPT_MAX_SECONDS, OPT_OUTPUT_DIR };

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
	const char *output;
	const char *directory;
	size_t jobs;
	size_t max_seconds;
	char *const *file;
	size_t files;
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case 'j':
		return opt_number(st, "--jobs", 1, BATCH_MAX_WORKERS, &set->jobs);
	case OPT_MAX_REPORT:
		if (!opt_size(st, "--max-report", 1, &set->convert.max_bytes))
			return false;
		/* the parser counts in int */
		if (set->convert.max_bytes > INT_MAX)
			set->convert.max_bytes = INT_MAX;
		break;
	case OPT_MAX_SECONDS:
		return opt_number(st, "--max-seconds", 1, 86400, &set->max_seconds);
	case 'o':
		set->output = st->value;
		break;
	case OPT_OUTPUT_DIR:
		set->directory = st->value;
		break;
	}
	return true;
}

static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;

	if (set->output != NULL && set->directory != NULL)
		return opt_usage(st, "--output and --output-dir exclude one another");
	set->file = st->argv + st->at;
	set->files = (size_t)(st->argc - st->at);
	return true;
}

static enum status
run(void *settings, struct out *out)
{
	struct settings *set = settings;
	struct files files = {0};
	struct batch batch = {
		.files = &files,
		.convert = convert_file,
		.settings = &set->convert,
		.directory = set->directory,
		.workers = set->jobs,
		.max_seconds = set->max_seconds,
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < set->files && status == STATUS_OK; i++)
		status = files_add(&files, set->file[i]);
	if (status == STATUS_OK)
		status = files_or_stdin(&files);
	if (status == STATUS_OK)
		status = out_reopen(out, set->output);
	if (status == STATUS_OK)
		status = batch_run(&batch, out);
	files_free(&files);
	return status;
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {
		.convert = {.max_bytes = (size_t)64 << 20},
		.jobs = 1,
		.max_seconds = 60,
	};

	return program_main(&program, &set, argc, argv);
}
