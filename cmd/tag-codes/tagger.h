/* SPDX-License-Identifier: ISC */
/*
 * tagger.h - the key and the standard name of one row.
 *
 * Most answers depend on the row alone and may be kept; those that hang on the
 * rows before it (a name that several codes have, a code that lost digits, the
 * parts of an opening balance) say so in `contextual`.
 */
#ifndef TAG_TAGGER_H
#define TAG_TAGGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "codes.h"
#include "rows.h"
#include "slice.h"
#include "status.h"

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
	uint32_t *came;			/* rows that came */
	size_t came_count, came_cap;
	/* this report */
	unsigned char *in_report;	/* by entry of codes */
	uint32_t *reported;
	size_t reported_count, reported_cap;
	bool failed;			/* memory ran out */
};

enum status tagger_open(struct tagger *t, const char *reference_dir);
void tagger_close(struct tagger *t);

void tagger_new_report(struct tagger *t);
void tagger_new_sheet(struct tagger *t);

/* False: no memory. */
bool tagger_row(struct tagger *t, const struct tag_input *in, struct tag *tag);

/* The same for a code and a name outside any sheet. */
bool tagger_code(struct tagger *t, enum scheme scheme, const struct tag_input *in, struct tag *tag);

/* Tells the tagger that this row came; also for answers that were kept. */
bool tagger_came(struct tagger *t, uint32_t code, uint32_t row);

#endif
