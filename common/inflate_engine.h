/* SPDX-License-Identifier: ISC */
/*
 * inflate_engine.h - what undoes the compression behind inflate.h: zlib, or ISA-L
 * where it was installed when this was built (the Makefile takes one of the two
 * files).  Both give the same bytes and refuse the same streams.
 */
#ifndef JUESUAN_INFLATE_ENGINE_H
#define JUESUAN_INFLATE_ENGINE_H

#include <stddef.h>

enum inflate_result {
	INFLATE_MORE,		/* go on, or give more input */
	INFLATE_MEMBER,		/* a member ended; what follows may be another one */
	INFLATE_DAMAGED,	/* see inflate_reason */
	INFLATE_BOMB		/* grew more than `ratio` times, beyond the first 64 MiB */
};

struct engine;

struct engine *engine_open(void);	/* NULL: no memory, told */
void engine_close(struct engine *e);	/* NULL-safe */

/* As inflate_step, which sees to bombs: never INFLATE_BOMB. */
enum inflate_result engine_step(struct engine *e, const char **in, size_t *in_len, char *out,
    size_t cap, size_t *got);
const char *engine_reason(const struct engine *e);	/* of INFLATE_DAMAGED */

#endif
