/* SPDX-License-Identifier: ISC */
/*
 * buf.h - bytes that grow.
 *
 * Start with `struct buf b = {0}`; end with buf_free (NULL-safe, repeatable).
 * The pointer moves when the buffer grows: keep offsets, not pointers.  Every
 * adding function returns false when memory ran out, and then nothing was added.
 */
#ifndef JUESUAN_BUF_H
#define JUESUAN_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "slice.h"

struct buf {
	char *ptr;
	size_t len;
	size_t cap;
};

bool buf_reserve(struct buf *b, size_t extra);		/* room for `extra` more bytes */

static inline bool
buf_add(struct buf *b, const void *ptr, size_t len)
{
	if (len > b->cap - b->len && !buf_reserve(b, len))
		return false;
	if (len != 0)
		memcpy(b->ptr + b->len, ptr, len);
	b->len += len;
	return true;
}

static inline bool
buf_byte(struct buf *b, char c)
{
	if (b->len == b->cap && !buf_reserve(b, 1))
		return false;
	b->ptr[b->len++] = c;
	return true;
}

static inline bool
buf_slice(struct buf *b, struct slice s)
{
	return buf_add(b, s.ptr, s.len);
}

static inline bool
buf_text(struct buf *b, const char *cstr)
{
	return buf_add(b, cstr, strlen(cstr));
}

bool buf_number(struct buf *b, size_t n);		/* in decimal */
bool buf_code(struct buf *b, uint32_t code);		/* a code point as UTF-8 */

/* Keeps the memory. */
static inline void
buf_clear(struct buf *b)
{
	b->len = 0;
}

void buf_free(struct buf *b);

static inline struct slice
buf_view(const struct buf *b)
{
	return (struct slice){b->ptr, b->len};
}

#endif
