/* SPDX-License-Identifier: ISC */
/*
 * match.h - does this name belong to this code, and whose is it?
 */
#ifndef TAG_MATCH_H
#define TAG_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "codes.h"
#include "slice.h"

enum match {
	MATCH_EXACT,		/* the standard name, or none was printed */
	MATCH_ALIAS,		/* an older or local wording known to the reference */
	MATCH_CLOSE,		/* a wording the reference does not have, but near */
	MATCH_OTHER,		/* the name of another code */
	MATCH_STRANGE		/* no name of this code, nor of any other */
};

/* name is folded and stripped; for MATCH_OTHER *other is whose it is, CODES_NONE when it is many's. */
enum match match_name(const struct codes *c, uint32_t code, struct slice name, uint32_t *other);

/*
 * Codes of one scheme with `digits` digits (0: any) that are called `name`, with
 * or without 支出 behind it; those that held in `year` when there are such.
 * Fills at most `cap` and returns how many.
 */
size_t match_find(const struct codes *c, enum scheme scheme, struct slice name, size_t digits,
    unsigned year, uint32_t *found, size_t cap);

/* Edits in code points that make a of b; more than `limit` gives limit + 1. */
size_t match_distance(struct slice a, struct slice b, size_t limit);

/* Are they near enough to be two wordings of one thing? */
bool match_close(struct slice a, struct slice b);

#endif
