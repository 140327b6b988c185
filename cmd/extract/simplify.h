/* SPDX-License-Identifier: ISC */
/*
 * simplify.h - reports that a mirror site turned into traditional characters.
 *
 * Such a text is put back before anything reads it: every character becomes the
 * one it stands for (kind glyph of the vocabulary), the readings that were set
 * behind characters, "(cai)" with tone marks, go, and the 年 that such sites lose
 * (2017-度) comes back.  Lines stay lines.
 */
#ifndef EXTRACT_SIMPLIFY_H
#define EXTRACT_SIMPLIFY_H

#include <stddef.h>

#include "buf.h"
#include "phrases.h"
#include "status.h"

/* Leaves text that is not traditional as it is. */
enum status simplify_text(const struct phrases *known, struct buf *text);
/* Bytes of a reading at `at`, 0: none. */
size_t simplify_reading(struct slice s, size_t at);

#endif
