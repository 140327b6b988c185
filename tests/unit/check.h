/* SPDX-License-Identifier: ISC */
/*
 * check.h - a claim that failed says where and which; the test goes on and ends with status 1.
 */
#ifndef TEST_CHECK_H
#define TEST_CHECK_H

#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "slice.h"

static int check_failures;

#define CHECK(claim) \
	do { \
		if (!(claim)) { \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #claim); \
			check_failures++; \
		} \
	} while (0)

#define CHECK_TEXT(got, want) check_text(__FILE__, __LINE__, (got), slice_of(want))

static inline void
check_text(const char *file, int line, struct slice got, struct slice want)
{
	if (slice_eq(got, want))
		return;
	fprintf(stderr, "%s:%d: got %s", file, line, diag_quote(got).text);
	fprintf(stderr, ", wanted %s\n", diag_quote(want).text);
	check_failures++;
}

/* A small generator of numbers for property tests: the same on every machine. */
static inline unsigned long long
check_random(unsigned long long *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

#endif
