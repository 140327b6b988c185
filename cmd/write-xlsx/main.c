/* SPDX-License-Identifier: ISC */
/*
 * write-xlsx - roll-up, findings and figures as a workbook.
 */
#include <string.h>
#include <unistd.h>

#include "opt.h"
#include "program.h"
#include "progress.h"
#include "run.h"

enum { OPT_REFERENCE = 256 };
static const struct opt table[] = {
	{'o', "output", "FILE", "write to FILE"},
	{OPT_REFERENCE, "reference", "DIR", "look for reference files in DIR first"},
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	.summary = "roll-up, findings and figures as a workbook",
	.operands = "ROLLUP [FINDINGS [FIGURES]]",
	.table = table,
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case 'o':
		set->output = st->value;
		break;
	case OPT_REFERENCE:
		set->reference = st->value;
		break;
	}
	return true;
}

/* The inputs are read more than once, so none can be a pipe. */
static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;
	int n = st->argc - st->at;

	if (n < 1 || n > 3)
		return opt_usage(st, "give the roll-up and, if wanted, the findings and the figures");
	for (int i = st->at; i < st->argc; i++)
		if (strcmp(st->argv[i], "-") == 0)
			return opt_usage(st, "the inputs are read more than once: give files, not standard input");
	set->rollup = st->argv[st->at];
	set->findings = n > 1 ? st->argv[st->at + 1] : NULL;
	set->figures = n > 2 ? st->argv[st->at + 2] : NULL;
	progress_expect_file(set->rollup);	/* once more, as these two are read twice */
	if (set->findings != NULL)
		progress_expect_file(set->findings);
	if (set->output == NULL && isatty(STDOUT_FILENO))
		return opt_usage(st, "a workbook is not for a terminal: give -o FILE");
	set->language = st->language;
	return true;
}

static enum status
run(void *settings, struct out *out)
{
	struct settings *set = settings;
	enum status st = out_reopen(out, set->output);

	return st == STATUS_OK ? book_write(set, out) : st;
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {0};

	return program_main(&program, &set, argc, argv);
}
