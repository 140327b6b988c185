/* SPDX-License-Identifier: ISC */
/*
 * completion.h - completions of a command for shells, made from its option table.
 */
#ifndef JUESUAN_COMPLETION_H
#define JUESUAN_COMPLETION_H

#include <stdbool.h>

#include "opt_table.h"
#include "out.h"

/* The script for `shell`, "bash" or "zsh"; false: there is none for it. */
bool completion_print(struct out *out, const struct opt_command *c, const char *shell);

#endif
