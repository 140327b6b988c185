/* SPDX-License-Identifier: ISC */
/*
 * source.h - the reports of one file, one after the other.
 *
 * A file is one report.  A stream of several reports written one behind the other
 * (cat *.txt) is told apart by the second table of contents: a line 目录 behind at
 * least SOURCE_BODY_ROWS table rows begins a new report, whose cover is the title
 * page above it.  Memory: one report, at most `ceiling` bytes.
 */
#ifndef EXTRACT_SOURCE_H
#define EXTRACT_SOURCE_H

#include <stdbool.h>

#include "buf.h"
#include "status.h"

enum { SOURCE_BODY_ROWS = 20 };

struct source;

/* expansion: see in_limit. */
enum status source_open(struct source **out, const char *path, size_t ceiling, size_t expansion);
/* Moves the next report's bytes, as they are, into text (cleared first); false: no more. */
bool source_next(struct source *s, struct buf *text);
enum status source_status(const struct source *s);
void source_close(struct source *s);		/* NULL-safe */

#endif
