/* SPDX-License-Identifier: ISC */
/*
 * write-html - roll-up, findings and figures as a site.
 */
#include <string.h>

#include "opt.h"
#include "program.h"
#include "progress.h"
#include "run.h"

enum { OPT_REFERENCE = 256 };
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

	if (n != 3)
		return opt_usage(st, "give the roll-up, the findings and the figures");
	for (int i = st->at; i < st->argc; i++)
		if (strcmp(st->argv[i], "-") == 0)
			return opt_usage(st, "the inputs are read more than once: give files, not standard input");
	set->rollup = st->argv[st->at];
	set->findings = st->argv[st->at + 1];
	set->figures = st->argv[st->at + 2];
	progress_expect_file(set->rollup);	/* once more, as these two are read twice */
	progress_expect_file(set->figures);
	if (set->output == NULL || set->output[0] == '\0')
		return opt_usage(st, "name the folder of the site: -o DIR");
	set->language = st->language;
	return true;
}

static enum status
run(void *settings, struct out *out)
{
	(void)out;	/* the site is a folder */
	return site_write(settings);
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {0};

	return program_main(&program, &set, argc, argv);
}
