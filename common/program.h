/* SPDX-License-Identifier: ISC */
/*
 * program.h - a command from its command line to its exit status.
 *
 * Options are taken one by one, operands and what goes with what are checked, and only
 * then the work is run: nothing is read or written before the command line is known to
 * be right.  --help, --version and a full disk in the last flush are seen to here.
 */
#ifndef JUESUAN_PROGRAM_H
#define JUESUAN_PROGRAM_H

#include <stdbool.h>

#include "opt.h"
#include "out.h"
#include "status.h"

/* `settings` is the one of program_main: each command's own struct. */
struct program {
	const struct opt_command *command;
	/* One option and its st->value; false: told why not. */
	bool (*take)(void *settings, int id, const struct opt_state *st);
	/* After the last option, operands at st->argv[st->at]; false: told why not. */
	bool (*check)(void *settings, const struct opt_state *st);
	/* `out` is standard output: out_reopen first where there is -o FILE. */
	enum status (*run)(void *settings, struct out *out);
};

/* The exit status.  The caller frees what settings own. */
int program_main(const struct program *program, void *settings, int argc, char *argv[]);

#endif
