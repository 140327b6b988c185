/* SPDX-License-Identifier: ISC */
/*
 * spool.h - temporary files in TMPDIR (else /tmp) that have no name: they are
 * gone with the process, however it ends.  Failures are told.
 */
#ifndef AGGREGATE_SPOOL_H
#define AGGREGATE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

bool spool_open(int *fd);
bool spool_write(int fd, const void *ptr, size_t len); /* at the end */
/* `len` bytes from `at` into *block, which mem_grow enlarges. */
bool spool_read(int fd, size_t at, size_t len, char **block, size_t *cap);
char *spool_map(int fd, size_t len); /* the first len bytes, read only; munmap */

#endif
