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
#include <stdint.h>

#include "context.h"
#include "status.h"

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
