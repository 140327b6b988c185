/* SPDX-License-Identifier: ISC */
/*
 * columns.h - the columns that -k and -s mean, once a header is known: a name
 * may hold * for any characters, and -s may be a list.
 *
 * Of several columns to be added up each row gives one figure each, kept apart
 * by a last key `column` that holds the column's name.
 */
#ifndef AGGREGATE_COLUMNS_H
#define AGGREGATE_COLUMNS_H

#include "settings.h"
#include "status.h"
#include "tsv.h"

enum status columns_expand(struct settings *set, const struct tsv *t);

#endif
