/* SPDX-License-Identifier: ISC */
/*
 * read-html - a published web page as tabbed text.
 */
#include <limits.h>
#include <stddef.h>

#include "batch.h"
#include "convert.h"
#include "diag.h"
#include "files.h"
#include "opt.h"
#include "out.h"

enum { OPT_MAX_REPORT = 256, OPT_MAX_SECONDS, OPT_OUTPUT_DIR };

static const struct opt table[] = {
	{'j', "jobs", "N", "read N pages at a time (1)"},
	{OPT_MAX_REPORT, "max-report", "SIZE", "refuse a page larger than SIZE (256M)"},
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

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_BAD };

struct settings {
	struct convert_settings convert;
	const char *output;
	const char *directory;
	size_t jobs;
	size_t max_seconds;
};

static bool
take_number(struct settings *set, int id, const struct opt_state *st)
{
	switch (id) {
	case 'j':
		return opt_number(st, "--jobs", 1, BATCH_MAX_WORKERS, &set->jobs);
	case OPT_MAX_REPORT:
		if (!opt_size(st, "--max-report", 1, &set->convert.max_bytes))
			return false;
		/* the parser counts in int */
		if (set->convert.max_bytes > INT_MAX)
			set->convert.max_bytes = INT_MAX;
		return true;
	default:
		return opt_number(st, "--max-seconds", 1, 86400, &set->max_seconds);
	}
}

static enum parsed
parse_options(struct settings *set, struct opt_state *st, struct out *out)
{
	int id;

	while ((id = opt_next(st, out)) != OPT_END) {
		switch (id) {
		case 'o':
			set->output = st->value;
			break;
		case OPT_OUTPUT_DIR:
			set->directory = st->value;
			break;
		case OPT_DONE:
			return PARSED_DONE;
		case OPT_BAD:
			return PARSED_BAD;
		default:
			if (!take_number(set, id, st))
				return PARSED_BAD;
		}
	}
	if (set->output != NULL && set->directory != NULL) {
		(void)opt_usage(st, "--output and --output-dir exclude one another");
		return PARSED_BAD;
	}
	return PARSED_RUN;
}

static enum status
run(const struct settings *set, const struct opt_state *st, struct out *out)
{
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

	for (int i = st->at; i < st->argc && status == STATUS_OK; i++)
		status = files_add(&files, st->argv[i]);
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
	struct settings set = {
		.convert = {.max_bytes = (size_t)256 << 20},
		.jobs = 1,
		.max_seconds = 60,
	};
	struct opt_state st;
	struct out out;
	enum status status = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	opt_start(&st, &command, argc, argv);
	switch (parse_options(&set, &st, &out)) {
	case PARSED_RUN:
		status = run(&set, &st, &out);
		break;
	case PARSED_BAD:
		status = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	/* a full disk often shows only in the last flush; --help can meet one too */
	return (int)out_finish(&out, status);
}
