/* SPDX-License-Identifier: ISC */
#include "program.h"

#include "diag.h"

/* OPT_END: ready to run. */
static int
parse(const struct program *program, void *settings, struct opt_state *st, struct out *out)
{
	int id;

	while ((id = opt_next(st, out)) >= 0)
		if (!program->take(settings, id, st))
			return OPT_BAD;
	return id == OPT_END && !program->check(settings, st) ? OPT_BAD : id;
}

int
program_main(const struct program *program, void *settings, int argc, char *argv[])
{
	struct opt_state st;
	struct out out;
	enum status status = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	opt_start(&st, program->command, argc, argv);
	switch (parse(program, settings, &st, &out)) {
	case OPT_END:
		status = program->run(settings, &out);
		break;
	case OPT_BAD:
		status = STATUS_FAIL;
		break;
	default: /* OPT_DONE: answered */
		break;
	}
	/* a full disk often shows only in the last flush; --help can meet one too */
	return (int)out_finish(&out, status);
}
