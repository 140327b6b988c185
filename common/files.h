/* SPDX-License-Identifier: ISC */
/*
 * files.h - the list of input files: operands and lists of names.
 *
 * Start with `struct files f = {0}`; the names are copies and live until
 * files_free.  With no name added, files_or_stdin makes the list "-".
 */
#ifndef JUESUAN_FILES_H
#define JUESUAN_FILES_H

#include <stddef.h>

#include "arena.h"
#include "status.h"

struct files {
	char **path;
	size_t n;
	size_t cap;
	struct arena names;
};

enum status files_add(struct files *f, const char *path);
/* Adds the names in the file `list` ("-": standard input), each ended by `end` (LF or NUL). Empty ones are skipped. */
enum status files_add_list(struct files *f, const char *list, char end);
enum status files_or_stdin(struct files *f);
void files_free(struct files *f);

#endif
