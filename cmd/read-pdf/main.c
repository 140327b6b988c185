/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * read-pdf - a published PDF as tabbed text: tables by their ruling lines, paragraphs whole.
 */
#include <stddef.h>

#include "batch.h"
#include "convert.h"
#include "files.h"
#include "opt.h"
#include "out.h"
#include "program.h"

enum { OPT_MAX_MEMORY = 256, OPT_MAX_OBJECTS, OPT_MAX_SECONDS, OPT_OUTPUT_DIR };

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
	case OPT_MAX_MEMORY:
		return opt_size(st, "--max-memory", 1, &set->limits.max_memory);
	case OPT_MAX_OBJECTS:
		return opt_number(st, "--max-objects", 1, (size_t)1 << 31,
		    &set->limits.max_objects);
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
		.settings = &set->limits,
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
		.limits = {.max_objects = 2000000, .max_memory = (size_t)1 << 30},
		.jobs = 1,
		.max_seconds = 60,
	};

	return program_main(&program, &set, argc, argv);
}
