/* SPDX-License-Identifier: ISC */
/*
 * glyphs.h - one spelling for the signs that numbers are printed with.
 *
 * Unlike common/fold.h it knows what a sign means in a number (a triangle is a
 * minus), and leaves alone what only looks like a digit to a machine: a raised
 * 2 or a circled 1 is not a 2 or a 1 of a sum of money.
 */
#ifndef NORMALISE_GLYPHS_H
#define NORMALISE_GLYPHS_H

#include <stdbool.h>

#include "buf.h"
#include "slice.h"

/*
 * Appends s with full-width forms in ASCII, every dash, minus and triangle as
 * -, every blank as one space, apostrophes as ', and without marks of zero
 * width.  The rest is kept byte for byte.  False: no memory.
 */
bool glyphs_fold(struct buf *out, struct slice s);

/* Look-alike letters (O l S and their Cyrillic twins) as digits; *found counts them. */
bool glyphs_repair(struct buf *out, struct slice s, size_t *found);

#endif
