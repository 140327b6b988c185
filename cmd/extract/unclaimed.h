/* SPDX-License-Identifier: ISC */
/*
 * unclaimed.h - the account of a report's numbers: what each digit run became.
 */
#ifndef EXTRACT_UNCLAIMED_H
#define EXTRACT_UNCLAIMED_H

#include <stddef.h>

#include "out.h"
#include "report.h"

struct unclaimed_counts {
	size_t run[CLAIM_KINDS];	/* digit runs by what they were claimed as */
};

/* The header of the list: report source text context. */
void unclaimed_header(struct out *o);

/*
 * Counts every digit run of r (digits with their separators) under the claim of
 * its first digit, and writes those with an unclaimed digit to o (NULL: only
 * count), each with the text around it.
 */
void unclaimed_list(const struct report *r, struct out *o, struct unclaimed_counts *counts);

#endif
