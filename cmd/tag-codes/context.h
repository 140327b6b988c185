/* SPDX-License-Identifier: ISC */
/*
 * context.h - what a row asks and is answered, and what is known of the rows before it.
 */
#ifndef TAG_CONTEXT_H
#define TAG_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "codes.h"
#include "rows.h"
#include "slice.h"

struct tag_input {
	struct slice sheet, part, code, item;
	unsigned year;			/* 0: unknown */
};

enum tag_unknown {
	TAG_KNOWN,
	TAG_UNKNOWN_CODE,		/* no such code in the reference */
	TAG_UNKNOWN_NAME,		/* a wording of a known code that the reference lacks */
	TAG_UNKNOWN_LABEL		/* a row label or name that nothing is known of */
};

struct tag {
	struct slice key, scheme, level, parent, name, tag;	/* die at the next tagger_row */
	uint32_t code;			/* entry in codes, CODES_NONE none */
	uint32_t row;			/* entry in rows, CODES_NONE none */
	enum tag_unknown unknown;
	bool contextual;
};

enum { CLASSES_MAX = 48 };

struct tagger {
	struct codes codes;
	struct rows rows;
	struct buf key, text, folded, other, path;	/* scratch */
	/* this sheet of this report */
	uint32_t last;			/* code of the row before */
	uint32_t class_last[CLASSES_MAX];	/* last code of each class */
	size_t classes;
	uint32_t *came;			/* awaited rows that came */
	size_t came_count, came_cap;
	/* this report */
	unsigned char *in_report;	/* by entry of codes */
	uint32_t *reported;
	size_t reported_count, reported_cap;
	bool failed;			/* memory ran out */
};

#endif
