/* SPDX-License-Identifier: ISC */
#include <limits.h>
#include <stdint.h>
#include <zlib.h>

#include "diag.h"
#include "inflate_engine.h"
#include "mem.h"

struct engine {
	z_stream stream;
};

struct engine *
engine_open(void)
{
	struct engine *e = mem_zero(1, sizeof(*e));

	if (e == NULL)
		return NULL;
	if (inflateInit2(&e->stream, MAX_WBITS + 16) == Z_OK)
		return e;
	diag_error(NULL, "out of memory (for a gzip stream)");
	mem_free(e);
	return NULL;
}

void
engine_close(struct engine *e)
{
	if (e == NULL)
		return;
	inflateEnd(&e->stream);
	mem_free(e);
}

enum inflate_result
engine_step(struct engine *e, const char **in, size_t *in_len, char *out, size_t cap, size_t *got)
{
	uInt give = *in_len > UINT_MAX ? UINT_MAX : (uInt)*in_len;
	uInt room = cap > UINT_MAX ? UINT_MAX : (uInt)cap;
	size_t used;
	int result;

	e->stream.next_in = (z_const Bytef *)(uintptr_t)*in;
	e->stream.avail_in = give;
	e->stream.next_out = (Bytef *)out;
	e->stream.avail_out = room;
	result = inflate(&e->stream, Z_NO_FLUSH);
	used = give - e->stream.avail_in;
	*in += used;
	*in_len -= used;
	*got = room - e->stream.avail_out;
	switch (result) {
	case Z_STREAM_END:
		(void)inflateReset(&e->stream);
		return INFLATE_MEMBER;
	case Z_OK:
	case Z_BUF_ERROR:
		return INFLATE_MORE;
	default:
		return INFLATE_DAMAGED;
	}
}

const char *
engine_reason(const struct engine *e)
{
	return e->stream.msg == NULL ? "not a gzip stream" : e->stream.msg;
}
