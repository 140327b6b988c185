/* SPDX-License-Identifier: ISC */
/*
 * usage.h - --help: the synopsis and a line an option, in the language of messages.
 */
#ifndef JUESUAN_USAGE_H
#define JUESUAN_USAGE_H

#include "opt_table.h"
#include "out.h"

void usage_print(struct out *out, const struct opt_command *c);

#endif
