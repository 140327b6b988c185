/* SPDX-License-Identifier: ISC */
/*
 * members.h - the figures behind a sum: rows that meet all conditions and whose
 * source counts, as they came.
 */
#ifndef AGGREGATE_MEMBERS_H
#define AGGREGATE_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "choose.h"
#include "out.h"
#include "regions.h"
#include "settings.h"
#include "status.h"
#include "tsv.h"

struct member_row {
	size_t from, len; /* in text */
	uint32_t source;  /* REGISTRY_NONE: of a table */
};

struct members {
	const struct settings *set;
	const struct regions *regions;
	size_t column[CONDITIONS_MAX];
	size_t region; /* column, or TSV_NONE */
	struct buf header, text;
	struct member_row *row;
	size_t rows, cap;
};

/* A header was read: looks the columns of the conditions up. */
enum status members_header(struct members *m, const struct tsv *t);
/* Keeps the record when it meets the conditions. */
enum status members_take(struct members *m, const struct tsv *t, uint32_t source);
/* Prints what counts; `choice` NULL: all. */
void members_print(const struct members *m, const struct choice *choice, struct out *out);
void members_free(struct members *m);

#endif
