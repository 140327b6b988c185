/* SPDX-License-Identifier: ISC */
/*
 * halfwidth.h - full-width digits become plain ones before anything reads them,
 * with the points, commas and signs of their numbers.
 */
#ifndef EXTRACT_HALFWIDTH_H
#define EXTRACT_HALFWIDTH_H

#include "buf.h"
#include "status.h"

/* Leaves text without such digits as it is. */
enum status halfwidth_digits(struct buf *text);

#endif
