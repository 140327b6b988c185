/* SPDX-License-Identifier: ISC */
#include "noise.h"

static const char *const name[] = {
#define X(id, text) text,
    NOISE_KINDS(X)
#undef X
};

enum noise_kind
noise_named(struct slice s)
{
	size_t i;

	for (i = 0; i < NOISE_KIND_N; i++)
		if (slice_eq(slice_of(name[i]), s))
			return (enum noise_kind)i;
	return NOISE_KIND_N;
}

const char *
noise_name(enum noise_kind kind)
{
	return name[kind];
}

void
noise_draw(struct noise *n, const bool *only, int64_t level, uint64_t seed)
{
	bool some = false;
	size_t i;

	*n = (struct noise){.level = level, .rng = rng_fork(seed, 70)};
	for (i = 0; i < NOISE_KIND_N; i++)
		some = some || only[i];
	for (i = 0; i < NOISE_KIND_N; i++) {
		/* Encodings and pipes are rarer in the world than the rest. */
		bool rare = i == NOISE_BOM || i == NOISE_CRLF || i == NOISE_GB18030 ||
		    i == NOISE_PIPE_TABLE;

		n->on[i] = rng_chance(&n->rng, rare ? level / 5 : level) && level > 0;
		if (some)
			n->on[i] = only[i] && level > 0;
	}
}

bool
noise_hits(struct noise *n, enum noise_kind kind, int64_t share)
{
	return n->on[kind] && rng_chance(&n->rng, share * n->level / 1000);
}

void
noise_dress(struct noise *n, struct layout *l)
{
	if (n->on[NOISE_SEPARATORS])
		l->grouped = l->text_grouped = false;
	if (n->on[NOISE_COLUMN_NUMBERS])
		l->column_numbers = !l->column_numbers;
}
