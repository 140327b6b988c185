/* SPDX-License-Identifier: ISC */
#include "inflate.h"

#include <limits.h>
#include <stdint.h>
#include <zlib.h>

#include "diag.h"
#include "mem.h"

enum { RATIO_FREE = 64 << 20 };

struct inflate {
	z_stream stream;
	uint64_t taken, made, ratio;
};

bool
inflate_is_gzip(const unsigned char *bytes, size_t len)
{
	return len >= 3 && bytes[0] == 0x1f && bytes[1] == 0x8b && bytes[2] == 8;
}

struct inflate *
inflate_open(size_t ratio)
{
	struct inflate *z = mem_zero(1, sizeof(*z));

	if (z == NULL)
		return NULL;
	if (inflateInit2(&z->stream, MAX_WBITS + 16) != Z_OK) {
		diag_error(NULL, "out of memory (for a gzip stream)");
		mem_free(z);
		return NULL;
	}
	z->ratio = ratio;
	return z;
}

void
inflate_close(struct inflate *z)
{
	if (z == NULL)
		return;
	inflateEnd(&z->stream);
	mem_free(z);
}

enum inflate_result
inflate_step(struct inflate *z, const char **in, size_t *in_len, char *out, size_t cap, size_t *got)
{
	uInt give = *in_len > UINT_MAX ? UINT_MAX : (uInt)*in_len;
	uInt room = cap > UINT_MAX ? UINT_MAX : (uInt)cap;
	size_t used;
	int result;

	z->stream.next_in = (z_const Bytef *)(uintptr_t)*in;
	z->stream.avail_in = give;
	z->stream.next_out = (Bytef *)out;
	z->stream.avail_out = room;
	result = inflate(&z->stream, Z_NO_FLUSH);
	used = give - z->stream.avail_in;
	*in += used;
	*in_len -= used;
	*got = room - z->stream.avail_out;
	z->taken += used;
	z->made += *got;
	if (z->made > RATIO_FREE && z->made / z->ratio > z->taken)
		return INFLATE_BOMB;
	switch (result) {
	case Z_STREAM_END:
		(void)inflateReset(&z->stream);
		return INFLATE_MEMBER;
	case Z_OK:
	case Z_BUF_ERROR:
		return INFLATE_MORE;
	default:
		return INFLATE_DAMAGED;
	}
}

const char *
inflate_reason(const struct inflate *z)
{
	return z->stream.msg == NULL ? "not a gzip stream" : z->stream.msg;
}
