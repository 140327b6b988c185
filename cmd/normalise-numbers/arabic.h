/* SPDX-License-Identifier: ISC */
/*
 * arabic.h - digits with separators: 1,234.50  1 234 567  1'234
 */
#ifndef NORMALISE_ARABIC_H
#define NORMALISE_ARABIC_H

#include "number.h"

/*
 * Reads the digits that s (folded) begins with into n and returns the bytes
 * taken, 0 when there is no digit.  What is no proper number leaves n BAD with
 * the reason; digits cut by blanks are joined and say so in n->why, but for
 * blanks that group by three.
 */
size_t arabic_parse(struct slice s, struct number *n);

#endif
