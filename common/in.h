/* SPDX-License-Identifier: ISC */
/*
 * in.h - bytes from files, standard input and gzip, one interface.
 *
 * gzip is recognised by its first bytes (several members in one file are read on;
 * trailing zero bytes are accepted as gzip(1) does).  Errors of reading and of
 * the compressed stream are told with the file's name.  Memory: 512 KiB.
 */
#ifndef JUESUAN_IN_H
#define JUESUAN_IN_H

#include <stddef.h>

#include "buf.h"
#include "status.h"

struct in;

/* Opens path; NULL or "-" is standard input.  A directory is refused here. */
enum status in_open(struct in **out, const char *path);
const char *in_name(const struct in *in);	/* path, or "<stdin>" */

/* Up to `cap` bytes (of 3 or more) into ptr; *got 0 means the end.  After a failure *got is 0 as well. */
enum status in_read(struct in *in, char *ptr, size_t cap, size_t *got);
/* How many times its size gzip may grow; in_open sets the default of ceilings.h. */
void in_limit(struct in *in, size_t expansion);
void in_close(struct in *in);			/* NULL-safe */

/* What is read counts for progress.h, but for: all of a file appended to b; more than `ceiling` bytes is refused. */
enum status in_slurp(const char *path, struct buf *b, size_t ceiling);

#endif
