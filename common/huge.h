/* SPDX-License-Identifier: ISC */
/*
 * huge.h - large tables on huge pages: visiting them at random is several times faster.
 *
 * The kernel gives huge pages to whole, aligned stretches of 2 MiB, and takes them
 * apart again when a mapping moves to a place that is aligned otherwise, as a heap's
 * do.  A block of huge_grow therefore begins, from a few MiB on, at a multiple of
 * 2 MiB wherever it moves.
 */
#ifndef JUESUAN_HUGE_H
#define JUESUAN_HUGE_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for `need` bytes in *block of capacity *cap, which may move; NULL with *cap 0 at first.  False: told. */
bool huge_grow(char **block, size_t *cap, size_t need);
void huge_free(char *block, size_t cap);

/* Asks for huge pages under memory of the heap that will not move, when it is large. */
void huge_ask(void *ptr, size_t bytes);

#endif
