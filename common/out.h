/* SPDX-License-Identifier: ISC */
/*
 * out.h - output that is checked: a failed write is never reported as success.
 *
 * Writes go through a 256 KiB buffer.  The first failure is remembered with its
 * errno; later writes do nothing and out_failed() tells the caller to stop
 * reading.  A reader that left (EPIPE) ends us quietly: SIGPIPE kills as usual,
 * and where it is ignored out_close returns STATUS_FAIL without a message.
 *
 * out_open(path) writes beside the target and renames in out_close, so that a
 * file appears whole or not at all, also when a signal ends us (temporary.h); NULL
 * or "-" is standard output.  Devices and pipes that exist already are written in
 * place.
 */
#ifndef JUESUAN_OUT_H
#define JUESUAN_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "buf.h"
#include "slice.h"
#include "status.h"

struct out {
	int fd;
	int error;		/* errno of the first failure, 0 if none */
	bool line_buffered;	/* flush at each out_line_end */
	const char *name;	/* borrowed from the caller, for messages */
	char *temporary;	/* owned; NULL when writing in place */
	char *buf;		/* owned */
	size_t len;
	struct buf *kept;	/* where all goes that is flushed; NULL: to fd */
};

enum { OUT_CAP = 262144 };

enum status out_open(struct out *o, const char *path);
/* A new file inside a folder that will appear as a whole: written in place, and not forced to the disk. */
enum status out_create(struct out *o, const char *path);
/* Output that is kept in memory: out_keep says where (when nothing is pending), out_abort ends it. */
enum status out_open_kept(struct out *o);
static inline void
out_keep(struct out *o, struct buf *kept)
{
	o->kept = kept;
}
/* For -o FILE: what was standard output becomes FILE; NULL changes nothing.  Nothing may have been written yet. */
enum status out_reopen(struct out *o, const char *path);
void out_flush(struct out *o);
void out_bytes_slow(struct out *o, const void *ptr, size_t len);

static inline bool
out_failed(const struct out *o)
{
	return o->error != 0;
}

static inline void
out_bytes(struct out *o, const void *ptr, size_t len)
{
	if (len > OUT_CAP - o->len) {
		out_bytes_slow(o, ptr, len);
		return;
	}
	if (len != 0)
		memcpy(o->buf + o->len, ptr, len);
	o->len += len;
}

static inline void
out_slice(struct out *o, struct slice s)
{
	out_bytes(o, s.ptr, s.len);
}

static inline void
out_byte(struct out *o, char c)
{
	if (o->len == OUT_CAP)
		out_flush(o);
	o->buf[o->len++] = c;
}

void out_text(struct out *o, const char *cstr);
void out_number(struct out *o, size_t n);
void out_line_end(struct out *o);	/* LF, and a flush when line-buffered */

/* A position that may be written to directly: at least `room` bytes (<= OUT_CAP); then out_advance. */
char *out_room(struct out *o, size_t room);
static inline void
out_advance(struct out *o, const char *end)
{
	o->len = (size_t)(end - o->buf);
}

/*
 * Flushes, closes, renames; tells what failed.  out_abort throws a file away.
 * out_finish does the one or the other: a file is thrown away when `st` is
 * STATUS_FAIL (a pipe keeps what it got); returns the worse status.
 */
enum status out_close(struct out *o);
void out_abort(struct out *o);
enum status out_finish(struct out *o, enum status st);

#endif
