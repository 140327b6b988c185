/* SPDX-License-Identifier: ISC */
#include "inflate.h"

#include <stdint.h>

#include "mem.h"

enum { RATIO_FREE = 64 << 20 };

struct inflate {
	struct engine *engine;
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
	z->ratio = ratio;
	z->engine = engine_open();
	if (z->engine != NULL)
		return z;
	mem_free(z);
	return NULL;
}

void
inflate_close(struct inflate *z)
{
	if (z == NULL)
		return;
	engine_close(z->engine);
	mem_free(z);
}

enum inflate_result
inflate_step(struct inflate *z, const char **in, size_t *in_len, char *out, size_t cap, size_t *got)
{
	size_t before = *in_len;
	enum inflate_result result = engine_step(z->engine, in, in_len, out, cap, got);

	z->taken += before - *in_len;
	z->made += *got;
	if (z->made > RATIO_FREE && z->made / z->ratio > z->taken)
		return INFLATE_BOMB;
	return result;
}

const char *
inflate_reason(const struct inflate *z)
{
	return engine_reason(z->engine);
}
