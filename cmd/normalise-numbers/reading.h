/* SPDX-License-Identifier: ISC */
/*
 * reading.h - one folded field read from left to right: words and signs, digits,
 * unit and words behind.
 */
#ifndef NORMALISE_READING_H
#define NORMALISE_READING_H

#include <stdbool.h>

#include "number.h"
#include "slice.h"
#include "units.h"
#include "words.h"

/* Fills n, whose bound borrows from words; `column` is the unit the column says, NULL none. */
void reading_parse(const struct units *units, const struct words *words, struct slice s,
    const struct unit *column, struct number *n);

/* Does s hold digits and nothing but the signs of numbers? */
bool reading_looks_numeric(struct slice s);

#endif
