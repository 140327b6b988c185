/* SPDX-License-Identifier: ISC */
/*
 * label.h - labels in the form in which they are compared: folded, without ordinal.
 */
#ifndef TAG_LABEL_H
#define TAG_LABEL_H

#include <stdbool.h>

#include "arena.h"
#include "buf.h"
#include "slice.h"

/*
 * s folded (common/fold.h): half-width brackets, no blanks.  Text that is folded
 * already, most of it, is returned as it is; else b is overwritten and borrowed.
 * *ok turns false when there was no memory.
 */
struct slice label_fold(struct slice s, struct buf *b, bool *ok);

/* The same for as long as s and the arena: s itself when it is folded already. */
struct slice label_keep(struct slice s, struct arena *a, bool *ok);

/* A folded label without 一、 (一) 1. ①-like marks and 其中: in front, a colon behind. */
struct slice label_strip(struct slice s);

/* s without the word behind it, or s. */
struct slice label_without(struct slice s, struct slice word);

#endif
