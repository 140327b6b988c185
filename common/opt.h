/* SPDX-License-Identifier: ISC */
/*
 * opt.h - command lines: POSIX order and grouping, long options with = or a
 * following word, `--` ends them, `-` is an operand.  One table a command; help,
 * usage is made from it.
 */
#ifndef JUESUAN_OPT_H
#define JUESUAN_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "out.h"
#include "slice.h"
#include "status.h"

struct opt {
	int id;			/* what opt_next returns; the short letter where there is one, else > 255 */
	const char *name;	/* long name, without dashes */
	const char *arg;	/* name of the operand in help; NULL: takes none */
	const char *help;	/* one line */
};

struct opt_command {
	const char *summary;	/* one line, begins in lower case: what the command does */
	const char *operands;	/* as in the synopsis: "[FILE ...]" */
	const struct opt *table;	/* ended by an entry with id 0; sorted by name */
};

enum { OPT_END = -1, OPT_BAD = -2, OPT_DONE = -3 };

struct opt_state {
	const struct opt_command *command;
	int argc;
	char **argv;
	int at;			/* next word; after OPT_END the first operand */
	const char *group;	/* rest of a group of short options */
	const char *value;	/* operand of the option just returned */
	bool sandbox;		/* no --no-sandbox so far */
};

void opt_start(struct opt_state *st, const struct opt_command *command, int argc, char **argv);

/*
 * The id of the next option; OPT_END: operands follow at argv[at]; OPT_BAD: told,
 * exit 2; OPT_DONE: --help or --version was answered on `out`.
 * The options h/help, V/version, q/quiet and v/verbose every command has: list
 * them with OPT_COMMON in the table; q and v are acted on here and not returned.
 */
int opt_next(struct opt_state *st, struct out *out);

#define OPT_COMMON \
	{'h', "help", NULL, "print this help"}, \
	{'q', "quiet", NULL, "no warnings"}, \
	{'v', "verbose", NULL, "say what was done, on standard error"}, \
	{'V', "version", NULL, "print the version"}

/* For commands that enter the sandbox; acted on here as well, see opt_state.sandbox. */
enum { OPT_NO_SANDBOX = 1000 };
#define OPT_SANDBOX \
	{OPT_NO_SANDBOX, "no-sandbox", NULL, "keep all rights of the process, for debugging"}

/* A whole number min..max; else tells which option wants what, and returns false. */
bool opt_number(const struct opt_state *st, const char *option, size_t min, size_t max, size_t *n);
/* The same with K, M, G (powers of 1024) after it, for sizes in bytes. */
bool opt_size(const struct opt_state *st, const char *option, size_t min, size_t *n);
/* Tells a usage error in the common form; returns OPT_BAD. */
int opt_usage(const struct opt_state *st, const char *what, ...) __attribute__((format(printf, 2, 3)));

#endif
