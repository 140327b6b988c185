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

#include "language.h"
#include "ceilings.h"
#include "opt_table.h"
#include "out.h"
#include "slice.h"
#include "status.h"

enum { OPT_END = -1, OPT_BAD = -2, OPT_DONE = -3 };

struct opt_state {
	const struct opt_command *command;
	int argc;
	char **argv;
	int at;			/* next word; after OPT_END the first operand */
	const char *group;	/* rest of a group of short options */
	const char *value;	/* operand of the option just returned */
	bool sandbox;		/* no --no-sandbox so far */
	bool progress;		/* --progress */
	enum language language;	/* --lang, else what the environment says */
	struct ceilings ceilings;	/* of OPT_CEILINGS */
};

/* Sets the language of messages as well, also for --lang further on in the line. */
void opt_start(struct opt_state *st, const struct opt_command *command, int argc, char **argv);

/*
 * The id of the next option; OPT_END: operands follow at argv[at]; OPT_BAD: told,
 * exit 2; OPT_DONE: --help or --version was answered on `out`.
 * The options every command has are listed with OPT_COMMON in the table, and acted
 * on here.  --completion=bash|zsh, which help does not show, is answered as well.
 */
int opt_next(struct opt_state *st, struct out *out);

enum { OPT_NO_SANDBOX = 1000, OPT_LANGUAGE, OPT_PROGRESS, OPT_MAX_CELLS, OPT_MAX_EXPANSION, OPT_MAX_RECORD };
#define OPT_COMMON \
	{'h', "help", NULL, "print this help"}, \
	{OPT_LANGUAGE, "lang", "zh|en", "language of what is written for people " \
	    "(default: by LC_ALL, LC_MESSAGES, LANG)"}, \
	{OPT_PROGRESS, "progress", NULL, "show on a terminal how far the work has come"}, \
	{'q', "quiet", NULL, "no warnings"}, \
	{'v', "verbose", NULL, "say what was done, on standard error"}, \
	{'V', "version", NULL, "print the version"}

/* For commands that enter the sandbox; acted on here as well, see opt_state.sandbox. */
#define OPT_SANDBOX \
	{OPT_NO_SANDBOX, "no-sandbox", NULL, "keep all rights of the process, for debugging"}

/* For commands that read streams of records; acted on here, see opt_state.ceilings. */
#define OPT_CEILINGS \
	{OPT_MAX_CELLS, "max-cells", "N", "refuse a record of more fields (100000)"}, \
	OPT_GZIP_LIMIT, \
	{OPT_MAX_RECORD, "max-record", "SIZE", "refuse a longer record (64M)"}
#define OPT_GZIP_LIMIT \
	{OPT_MAX_EXPANSION, "max-expansion", "N", "refuse gzip that grows more than N times (1000)"}

/* A whole number min..max; else tells which option wants what, and returns false. */
bool opt_number(const struct opt_state *st, const char *option, size_t min, size_t max, size_t *n);
/* The same with K, M, G (powers of 1024) after it, for sizes in bytes. */
bool opt_size(const struct opt_state *st, const char *option, size_t min, size_t *n);
/* Tells a usage error in the common form; returns false. */
bool opt_usage(const struct opt_state *st, const char *what, ...) __attribute__((format(printf, 2, 3)));

#endif
