/* SPDX-License-Identifier: ISC */
/*
 * inflate.h - gzip streams, piece by piece (inflate_engine.h behind it).
 */
#ifndef JUESUAN_INFLATE_H
#define JUESUAN_INFLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "inflate_engine.h"

struct inflate;

bool inflate_is_gzip(const unsigned char *bytes, size_t len);	/* its first bytes */

struct inflate *inflate_open(size_t ratio);	/* NULL: no memory, told */
void inflate_close(struct inflate *z);		/* NULL-safe */

/* Reads from *in (moving it and *in_len on) and writes at out; *got bytes were made. */
enum inflate_result inflate_step(struct inflate *z, const char **in, size_t *in_len, char *out,
    size_t cap, size_t *got);
const char *inflate_reason(const struct inflate *z);

#endif
