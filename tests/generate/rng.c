/* SPDX-License-Identifier: ISC */
#include "rng.h"

uint64_t
rng_next(struct rng *r)
{
	uint64_t z = r->state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

uint64_t
rng_mix(uint64_t a, uint64_t b)
{
	struct rng r = {a ^ (b * 0xD6E8FEB86659FD93u + 0x2545F4914F6CDD1Du)};

	(void)rng_next(&r);
	return rng_next(&r);
}

struct rng
rng_fork(uint64_t seed, uint64_t key)
{
	return (struct rng){rng_mix(seed, key)};
}

int64_t
rng_below(struct rng *r, int64_t n)
{
	return n <= 1 ? 0 : (int64_t)(rng_next(r) % (uint64_t)n);
}

int64_t
rng_range(struct rng *r, int64_t low, int64_t high)
{
	return low + rng_below(r, high - low + 1);
}

bool
rng_chance(struct rng *r, int64_t permille)
{
	return rng_below(r, 1000) < permille;
}

int64_t
rng_wide(struct rng *r, int64_t low, int64_t high)
{
	int64_t octaves = 0, base;

	while (octaves < 62 && (low << (octaves + 1)) <= high)
		octaves++;
	base = low << rng_below(r, octaves + 1);
	return base * 2 > high ? rng_range(r, base, high) : rng_range(r, base, base * 2);
}
