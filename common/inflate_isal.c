/* SPDX-License-Identifier: ISC */
#include <isa-l/igzip_lib.h>
#include <stdbool.h>
#include <stdint.h>

#include "inflate_engine.h"
#include "mem.h"

enum { FLAGS_AT = 3, FLAGS_UNKNOWN = 0xe0 };

struct engine {
	struct inflate_state state;
	size_t taken;		/* bytes of the member */
	int result;
};

static void
begin(struct engine *e)
{
	isal_inflate_reset(&e->state);
	e->state.crc_flag = ISAL_GZIP;
	e->taken = 0;
}

/* Flags that a later format may have: the library does not look. */
static bool
has_unknown_flags(const struct engine *e, const char *in, size_t len)
{
	return e->taken <= FLAGS_AT && e->taken + len > FLAGS_AT &&
	    ((unsigned char)in[FLAGS_AT - e->taken] & FLAGS_UNKNOWN) != 0;
}

struct engine *
engine_open(void)
{
	struct engine *e = mem_zero(1, sizeof(*e));

	if (e == NULL)
		return NULL;
	isal_inflate_init(&e->state);
	begin(e);
	return e;
}

void
engine_close(struct engine *e)
{
	mem_free(e);
}

enum inflate_result
engine_step(struct engine *e, const char **in, size_t *in_len, char *out, size_t cap, size_t *got)
{
	uint32_t give = *in_len > UINT32_MAX ? UINT32_MAX : (uint32_t)*in_len;
	uint32_t room = cap > UINT32_MAX ? UINT32_MAX : (uint32_t)cap;
	size_t used;

	*got = 0;
	if (has_unknown_flags(e, *in, give)) {
		e->result = ISAL_INVALID_WRAPPER;
		return INFLATE_DAMAGED;
	}
	e->state.next_in = (uint8_t *)(uintptr_t)*in;
	e->state.avail_in = give;
	e->state.next_out = (uint8_t *)out;
	e->state.avail_out = room;
	e->result = isal_inflate(&e->state);
	used = give - e->state.avail_in;
	*in += used;
	*in_len -= used;
	e->taken += used;
	*got = room - e->state.avail_out;
	if (e->result < 0 || e->result == ISAL_NEED_DICT)
		return INFLATE_DAMAGED;
	if (e->state.block_state != ISAL_BLOCK_FINISH)
		return INFLATE_MORE;
	begin(e);
	return INFLATE_MEMBER;
}

const char *
engine_reason(const struct engine *e)
{
	switch (e->result) {
	case ISAL_INVALID_BLOCK:
		return "invalid block type";
	case ISAL_INVALID_SYMBOL:
		return "invalid literal/length code";
	case ISAL_INVALID_LOOKBACK:
		return "invalid distance too far back";
	case ISAL_UNSUPPORTED_METHOD:
		return "unknown compression method";
	case ISAL_INCORRECT_CHECKSUM:
		return "incorrect data check";
	default:
		return "incorrect header check";
	}
}
