/* SPDX-License-Identifier: ISC */
/*
 * write-html - roll-up, findings and figures as a site.
 */
#include <string.h>

#include "diag.h"
#include "opt.h"
#include "progress.h"
#include "run.h"

enum { OPT_REFERENCE = 256 };
enum parsed { PARSED_RUN, PARSED_BAD, PARSED_DONE };

static const struct opt table[] = {
	{'o', "output", "DIR", "write the site into the folder DIR"},
	{OPT_REFERENCE, "reference", "DIR", "look for reference files in DIR first"},
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	.summary = "roll-up, findings and figures as pages to look at",
	.operands = "-o DIR ROLLUP FINDINGS FIGURES",
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

	if (n != 3) {
		opt_usage(st, "give the roll-up, the findings and the figures");
		return false;
	}
	for (int i = st->at; i < st->argc; i++)
		if (strcmp(st->argv[i], "-") == 0) {
			opt_usage(st, "the inputs are read more than once: give files, not standard input");
			return false;
		}
	set->rollup = st->argv[st->at];
	set->findings = st->argv[st->at + 1];
	set->figures = st->argv[st->at + 2];
	progress_expect_file(set->rollup);	/* once more, as these two are read twice */
	progress_expect_file(set->figures);
	if (set->output == NULL || set->output[0] == '\0') {
		opt_usage(st, "name the folder of the site: -o DIR");
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
		st = run(&set);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	return (int)out_finish(&out, st);
}
