/* SPDX-License-Identifier: ISC */
/*
 * encode.h - the last pass: byte order mark, line ends, GB18030.
 */
#ifndef GENERATE_ENCODE_H
#define GENERATE_ENCODE_H

#include "noise.h"

bool encode_text(struct buf *text, const struct noise *n);

#endif
