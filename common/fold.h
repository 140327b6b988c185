/* SPDX-License-Identifier: ISC */
/*
 * fold.h - one spelling for text that prints alike (utf8proc behind it).
 *
 * PDF text carries Kangxi radicals, compatibility ideographs and full-width
 * forms; offices mix half- and full-width punctuation and put blanks between
 * characters.  Malformed bytes are kept as they are.
 */
#ifndef JUESUAN_FOLD_H
#define JUESUAN_FOLD_H

#include <stdbool.h>

#include "buf.h"
#include "slice.h"

/*
 * Appends s to out in comparison form: NFKC, then every blank dropped, curly and
 * corner quotes to ", every dash and minus to -, the ideographic comma kept,
 * full stops of list marks (．) to .
 */
bool fold_label(struct buf *out, struct slice s);

/* True when every fold of s is s itself and it has no blanks: most cells. */
bool fold_is_settled(struct slice s);

/* Appends s with NFKC applied and blanks kept (each kind as one space). */
bool fold_text(struct buf *out, struct slice s);

/*
 * Appends s with only what a reader cannot see replaced: Kangxi radicals, CJK
 * radicals supplement and compatibility ideographs to the unified ideograph,
 * no-break and zero-width blanks dropped or made plain; full-width punctuation
 * stays as printed.
 */
bool fold_glyphs(struct buf *out, struct slice s);

#endif
