/* SPDX-License-Identifier: ISC */
/*
 * rng.h - numbers that look random and are the same on every machine (splitmix64).
 *
 * Streams are forked by name: what one part draws never moves what another part
 * gets, so that noise cannot change an account.
 */
#ifndef GENERATE_RNG_H
#define GENERATE_RNG_H

#include <stdbool.h>
#include <stdint.h>

struct rng {
	uint64_t state;
};

uint64_t rng_mix(uint64_t a, uint64_t b); /* one key of two */
struct rng rng_fork(uint64_t seed, uint64_t key);
uint64_t rng_next(struct rng *r);
int64_t rng_below(struct rng *r, int64_t n);		     /* 0 .. n - 1; n >= 1 */
int64_t rng_range(struct rng *r, int64_t low, int64_t high); /* both included */
bool rng_chance(struct rng *r, int64_t permille);
/* Spread over orders of magnitude: low .. high, small ones as likely as large ones. */
int64_t rng_wide(struct rng *r, int64_t low, int64_t high);

#endif
