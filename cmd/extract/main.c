/* SPDX-License-Identifier: ISC */
/*
 * extract - every figure of a final accounts report as one line of TSV.
 */
#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "files.h"
#include "opt.h"
#include "run.h"

enum { OPT_FILES_FROM = 256, OPT_MAX_REPORT, OPT_NAMES_FROM, OPT_REFERENCE, OPT_UNCLAIMED };

static const struct opt table[] = {
	{OPT_FILES_FROM, "files-from", "FILE", "take the names of the reports from FILE (-: standard input), one a line"},
	{OPT_MAX_REPORT, "max-report", "SIZE", "refuse a report larger than SIZE (256M)"},
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

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_BAD };

/* What of the command line is needed only here. */
struct words {
	const char *output, *list, *names;
	char list_end;
};

static enum parsed
parse_options(struct extract_settings *set, struct words *words, struct opt_state *st,
    struct out *out)
{
	int id;

	while ((id = opt_next(st, out)) != OPT_END) {
		switch (id) {
		case OPT_FILES_FROM:
			words->list = st->value;
			break;
		case OPT_MAX_REPORT:
			if (!opt_size(st, "--max-report", 1, &set->max_report))
				return PARSED_BAD;
			break;
		case OPT_NAMES_FROM:
			words->names = st->value;
			break;
		case '0':
			words->list_end = '\0';
			break;
		case 'o':
			words->output = st->value;
			break;
		case OPT_REFERENCE:
			set->reference = st->value;
			break;
		case OPT_UNCLAIMED:
			set->unclaimed = st->value;
			break;
		case OPT_DONE:
			return PARSED_DONE;
		default:
			return PARSED_BAD;
		}
	}
	return PARSED_RUN;
}

static enum status
name_files(struct files *files, struct files *names, const struct words *words,
    const struct opt_state *st)
{
	enum status status = STATUS_OK;
	int i;

	for (i = st->at; i < st->argc && status == STATUS_OK; i++)
		status = files_add(files, st->argv[i]);
	if (status == STATUS_OK && words->list != NULL)
		status = files_add_list(files, words->list, words->list_end);
	else if (status == STATUS_OK)
		status = files_or_stdin(files);
	if (status == STATUS_OK && words->names != NULL) {
		status = files_add_list(names, words->names, words->list_end);
		if (status == STATUS_OK && names->n != files->n) {
			diag_error(DIAG_IN(words->names), "%zu names for %zu files", names->n, files->n);
			status = STATUS_FAIL;
		}
	}
	return status;
}

int
main(int argc, char *argv[])
{
	struct extract_settings set = {.max_report = (size_t)256 << 20};
	struct words words = {.list_end = '\n'};
	struct files files = {0}, names = {0};
	struct opt_state st;
	struct out out;
	enum status status;
	enum parsed parsed;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	opt_start(&st, &command, argc, argv);
	parsed = parse_options(&set, &words, &st, &out);
	status = parsed == PARSED_BAD ? STATUS_FAIL : STATUS_OK;
	if (parsed == PARSED_RUN) {
		set.sandbox = st.sandbox;
		set.renames = words.output != NULL || set.unclaimed != NULL;
		status = name_files(&files, &names, &words, &st);
		if (status == STATUS_OK)
			status = out_reopen(&out, words.output);
		if (status == STATUS_OK)
			status = extract_run(&set, &files, &names, &out);
	}
	files_free(&files);
	files_free(&names);
	/* a full disk often shows only in the last flush; --help can meet one too */
	return (int)out_finish(&out, status);
}
