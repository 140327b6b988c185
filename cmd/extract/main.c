/* SPDX-License-Identifier: ISC */
/*
 * extract - every figure of a final accounts report as one line of TSV.
 */
#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "files.h"
#include "opt.h"
#include "program.h"
#include "run.h"

enum { OPT_FILES_FROM = 256, OPT_MAX_REPORT, OPT_MAX_ROWS, OPT_NAMES_FROM, OPT_REFERENCE, OPT_UNCLAIMED };

static const struct opt table[] = {
	{OPT_FILES_FROM, "files-from", "FILE", "take the names of the reports from FILE (-: standard input), one a line"},
	{OPT_MAX_CELLS, "max-cells", "N", "refuse a report with a row of more cells (100000)"},
	OPT_GZIP_LIMIT,
	{OPT_MAX_REPORT, "max-report", "SIZE", "refuse a report larger than SIZE (64M)"},
	{OPT_MAX_ROWS, "max-rows", "N", "refuse a report of more lines (1000000)"},
	{OPT_NAMES_FROM, "names-from", "FILE", "take from FILE what to print as `report` for each file in turn"},
	{'0', "null", NULL, "names in --files-from and --names-from end in NUL"},
	{'o', "output", "FILE", "write to FILE, which appears when all is well"},
	{OPT_REFERENCE, "reference", "DIR", "reference files of your own, before the built-in ones"},
	{OPT_UNCLAIMED, "unclaimed", "FILE", "list in FILE each number that became nothing"},
	OPT_SANDBOX,
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	"extract the figures of final accounts reports (tabbed text, CSV; also gzip) as TSV",
	"[FILE ...]", table,
};

struct settings {
	struct extract_settings extract;
	const char *output, *list, *names;
	char list_end;
	char *const *file;
	size_t files;
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case OPT_FILES_FROM:
		set->list = st->value;
		break;
	case OPT_MAX_REPORT:
		return opt_size(st, "--max-report", 1, &set->extract.max_report);
	case OPT_MAX_ROWS:
		return opt_number(st, "--max-rows", 1, (size_t)1 << 31, &set->extract.max_rows);
	case OPT_NAMES_FROM:
		set->names = st->value;
		break;
	case '0':
		set->list_end = '\0';
		break;
	case 'o':
		set->output = st->value;
		break;
	case OPT_REFERENCE:
		set->extract.reference = st->value;
		break;
	case OPT_UNCLAIMED:
		set->extract.unclaimed = st->value;
		break;
	}
	return true;
}

static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;

	set->extract.sandbox = st->sandbox;
	set->extract.ceilings = st->ceilings;
	set->extract.renames = set->output != NULL || set->extract.unclaimed != NULL;
	set->file = st->argv + st->at;
	set->files = (size_t)(st->argc - st->at);
	return true;
}

static enum status
name_files(const struct settings *set, struct files *files, struct files *names)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < set->files && st == STATUS_OK; i++)
		st = files_add(files, set->file[i]);
	if (st == STATUS_OK && set->list != NULL)
		st = files_add_list(files, set->list, set->list_end);
	else if (st == STATUS_OK)
		st = files_or_stdin(files);
	if (st == STATUS_OK && set->names != NULL) {
		st = files_add_list(names, set->names, set->list_end);
		if (st == STATUS_OK && names->n != files->n) {
			diag_error(DIAG_IN(set->names), "%zu names for %zu files", names->n, files->n);
			st = STATUS_FAIL;
		}
	}
	return st;
}

static enum status
run(void *settings, struct out *out)
{
	const struct settings *set = settings;
	struct files files = {0}, names = {0};
	enum status st = name_files(set, &files, &names);

	if (st == STATUS_OK)
		st = out_reopen(out, set->output);
	if (st == STATUS_OK)
		st = extract_run(&set->extract, &files, &names, out);
	files_free(&files);
	files_free(&names);
	return st;
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {
	    .extract = {.max_report = (size_t)64 << 20, .max_rows = 1000000},
	    .list_end = '\n',
	};

	return program_main(&program, &set, argc, argv);
}
