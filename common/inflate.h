/* SPDX-License-Identifier: ISC */
/*
 * inflate.h - gzip streams, piece by piece (zlib behind it).
 */
#ifndef JUESUAN_INFLATE_H
#define JUESUAN_INFLATE_H

#include <stdbool.h>
#include <stddef.h>

struct inflate;

bool inflate_is_gzip(const unsigned char *bytes, size_t len);	/* its first bytes */

struct inflate *inflate_open(void);		/* NULL: no memory, told */
void inflate_close(struct inflate *z);		/* NULL-safe */

enum inflate_result {
	INFLATE_MORE,		/* go on, or give more input */
	INFLATE_MEMBER,		/* a member ended; what follows may be another one */
	INFLATE_DAMAGED,	/* see inflate_reason */
	INFLATE_BOMB		/* grew more than INFLATE_RATIO times beyond the first 64 MiB */
};

enum { INFLATE_RATIO = 1000 };

/* Reads from *in (moving it and *in_len on) and writes at out; *got bytes were made. */
enum inflate_result inflate_step(struct inflate *z, const char **in, size_t *in_len, char *out,
    size_t cap, size_t *got);
const char *inflate_reason(const struct inflate *z);

#endif
