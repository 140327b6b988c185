/* SPDX-License-Identifier: ISC */
/*
 * batch_command.h - the command line of a reader of documents: files, or standard input,
 * each turned into text by a process of its own (batch.h).
 *
 * The options are -j, -o, --output-dir and --max-seconds; the command's table words them.
 */
#ifndef JUESUAN_BATCH_COMMAND_H
#define JUESUAN_BATCH_COMMAND_H

#include "batch.h"
#include "opt.h"

struct batch_command {
	const char *output;	/* NULL: standard output */
	const char *directory;	/* NULL: one output for all */
	size_t jobs, max_seconds;
	char *const *file;
	size_t files;
};

#define BATCH_COMMAND_DEFAULT {.jobs = 1, .max_seconds = 60}

enum { OPT_MAX_SECONDS = 900, OPT_OUTPUT_DIR };

/* One of the options above; false: told. */
bool batch_command_take(struct batch_command *set, int id, const struct opt_state *st);
/* What goes with what, and the operands; false: told. */
bool batch_command_check(struct batch_command *set, const struct opt_state *st);
/* `convert` and its settings as in struct batch. */
enum status batch_command_run(const struct batch_command *set,
    enum status (*convert)(const void *settings, const char *path, struct out *out),
    const void *settings, struct out *out);

#endif
