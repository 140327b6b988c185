/* SPDX-License-Identifier: ISC */
/*
 * lines.h - -j: rows that depend on no other become text in the threads that
 * hold them; one more thread puts the lines into the order of their keys.
 *
 * For parts that have no key in common.  A thread is at most a few sheets of
 * text ahead.
 */
#ifndef AGGREGATE_LINES_H
#define AGGREGATE_LINES_H

#include <stddef.h>

#include "parts.h"
#include "print.h"
#include "status.h"

/* All rows of all parts, in order, through copies of the printer to its out. */
enum status lines_print(const struct printer *printer, struct part *part, size_t parts);

#endif
