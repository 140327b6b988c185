/* SPDX-License-Identifier: ISC */
/*
 * opt_table.h - the options of a command as a table: what opt.h reads command lines
 * by, and what help and shell completions are made from.
 */
#ifndef JUESUAN_OPT_TABLE_H
#define JUESUAN_OPT_TABLE_H

enum { OPT_LETTER_MAX = 255 };

struct opt {
	int id;			/* what opt_next returns; the short letter where there is one, else > OPT_LETTER_MAX */
	const char *name;	/* long name, without dashes */
	const char *arg;	/* name of the operand in help; NULL: takes none */
	const char *help;	/* one line */
};

struct opt_command {
	const char *summary;	/* one line, begins in lower case: what the command does */
	const char *operands;	/* as in the synopsis: "[FILE ...]" */
	const struct opt *table;	/* ended by an entry with id 0; sorted by name */
};

#endif
