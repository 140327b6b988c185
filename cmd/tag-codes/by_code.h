/* SPDX-License-Identifier: ISC */
/*
 * by_code.h - rows that print a code, whole or damaged; rows that print only a name of one.
 */
#ifndef TAG_BY_CODE_H
#define TAG_BY_CODE_H

#include "context.h"

/*
 * Writes a tag into t->text: `kind`, or that the year does not fit, and a doubt of
 * the reference.  False: no memory.
 */
bool answer_tag(struct tagger *t, const struct years *years, const char *kind, bool unsure,
    unsigned year);

/* Fills tag from entry `code`; `kind` is the tag's word before what is added for years and doubts. */
bool answer_code(struct tagger *t, uint32_t code, const char *kind, unsigned year, struct tag *tag);

/* A row with digits; name is folded and stripped.  *scheme is the sheet's, NULL: any. */
bool answer_digits(struct tagger *t, struct slice digits, struct slice name, const enum scheme *scheme,
    unsigned year, struct tag *tag);

/*
 * A name without a code; `path` (may be empty) holds the names above it, divided
 * by /.  Sets tag->code to CODES_NONE when it cannot be told whose name it is.
 */
bool answer_name(struct tagger *t, struct slice name, struct slice path, const struct row_codes *how,
    unsigned year, struct tag *tag);

#endif
