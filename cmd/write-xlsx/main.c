/* SPDX-License-Identifier: ISC */
/*
 * write-xlsx - roll-up, findings and figures as a workbook.
 */
#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "opt.h"
#include "progress.h"
#include "run.h"

enum { OPT_REFERENCE = 256 };
enum parsed { PARSED_RUN, PARSED_BAD, PARSED_DONE };

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
take_option(struct settings *set, const struct opt_state *st, int id)
{
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
take_operands(struct settings *set, const struct opt_state *st)
{
	int n = st->argc - st->at;

	if (n < 1 || n > 3) {
		opt_usage(st, "give the roll-up and, if wanted, the findings and the figures");
		return false;
	}
	for (int i = st->at; i < st->argc; i++)
		if (strcmp(st->argv[i], "-") == 0) {
			opt_usage(st, "the inputs are read more than once: give files, not standard input");
			return false;
		}
	set->rollup = st->argv[st->at];
	set->findings = n > 1 ? st->argv[st->at + 1] : NULL;
	set->figures = n > 2 ? st->argv[st->at + 2] : NULL;
	progress_expect_file(set->rollup);	/* once more, as these two are read twice */
	if (set->findings != NULL)
		progress_expect_file(set->findings);
	if (set->output == NULL && isatty(STDOUT_FILENO)) {
		opt_usage(st, "a workbook is not for a terminal: give -o FILE");
		return false;
	}
	return true;
}

static enum parsed
parse_settings(struct settings *set, int argc, char *argv[], struct out *out)
{
	struct opt_state st;
	int id;

	*set = (struct settings){0};
	opt_start(&st, &command, argc, argv);
	while ((id = opt_next(&st, out)) >= 0)
		if (!take_option(set, &st, id))
			return PARSED_BAD;
	set->language = st.language;
	if (id == OPT_DONE)
		return PARSED_DONE;
	return id == OPT_BAD || !take_operands(set, &st) ? PARSED_BAD : PARSED_RUN;
}

int
main(int argc, char *argv[])
{
	struct settings set;
	struct out out;
	enum status st = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	switch (parse_settings(&set, argc, argv, &out)) {
	case PARSED_RUN:
		st = out_reopen(&out, set.output);
		if (st == STATUS_OK)
			st = run(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	return (int)out_finish(&out, st);
}
