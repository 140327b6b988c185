/* SPDX-License-Identifier: ISC */
/*
 * yuan.h - amounts of money as people read them.
 */
#ifndef JUESUAN_YUAN_H
#define JUESUAN_YUAN_H

#include <stdbool.h>

#include "buf.h"
#include "dec.h"

/* Appends d (元) in 万元, two places, rounded half away from zero, thousands grouped: 1,238.74 */
bool yuan_wan(struct buf *b, struct dec d);

#endif
