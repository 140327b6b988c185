/* SPDX-License-Identifier: ISC */
/*
 * shape.h - the row part of an address in a rule: a text, or a pattern over the
 * segments of a row key (rules(5)).
 *
 *	@ @3 @5 @7	a code; captured	@?? @3??	child of the captured code
 *	$		one segment; captured	$$		one or more; captured
 *	#		one segment		##		one or more
 *	?		one digit (anywhere in a text)
 *
 * At most one capture a shape.
 */
#ifndef RECONCILE_SHAPE_H
#define RECONCILE_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "names.h"
#include "slice.h"

enum { SHAPE_SEGMENTS = 8 };

enum segment_kind {
	SEGMENT_TEXT, SEGMENT_DIGITS, SEGMENT_ONE, SEGMENT_MANY,
	SEGMENT_CODE, SEGMENT_CHILD, SEGMENT_CAPTURE_ONE, SEGMENT_CAPTURE_MANY
};

struct segment {
	enum segment_kind kind;
	struct slice text;	/* TEXT, DIGITS (with ?) */
	unsigned digits;	/* CODE: of the code, CHILD: of its parent; 0 any */
};

struct shape {
	uint32_t key;		/* name of a shape without wildcard, else NAME_NONE */
	uint32_t epoch;		/* of the names that the memory below is about */
	uint32_t *built;	/* by capture: SHAPE_UNKNOWN, SHAPE_NO or 2 + row key */
	size_t built_cap;
	bool many;		/* has $$ or ## */
	bool captures;		/* has @, $ or $$ */
	bool open;		/* stands for many rows even when the capture is known */
	struct slice text;	/* as written in the rule */
	size_t segments;
	struct segment segment[SHAPE_SEGMENTS];
};

enum { SHAPE_UNKNOWN = 0, SHAPE_NO = 1, SHAPE_FIRST = 2 };

/* Reads text (borrowed for the life of the shape); NULL or what is wrong with it. */
const char *shape_read(struct shape *s, struct slice text, struct names *names);

/* Could a row key of so many segments fit? */
static inline bool
shape_may_fit(const struct shape *s, size_t segments)
{
	return s->many ? segments >= s->segments : segments == s->segments;
}

/*
 * Does the row key fit?  *capture is what the wildcard stands for, NAME_NONE without one
 * and when there was no memory for it.
 */
bool shape_fits(const struct shape *s, struct names *names, uint32_t key, uint32_t *capture);

/* What shape_key looks up and remembers; that is the short way. */
uint32_t shape_build(struct shape *s, struct names *names, uint32_t capture);

/* The one row key a shape that is not open stands for; NAME_NONE: none. */
static inline uint32_t
shape_key(struct shape *s, struct names *names, uint32_t capture)
{
	if (s->key != NAME_NONE)
		return s->key;
	if (s->epoch != names->epoch || capture >= s->built_cap || s->built[capture] == SHAPE_UNKNOWN)
		return shape_build(s, names, capture);
	return s->built[capture] == SHAPE_NO ? NAME_NONE : s->built[capture] - SHAPE_FIRST;
}

void shape_free(struct shape *s);

#endif
