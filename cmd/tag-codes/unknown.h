/* SPDX-License-Identifier: ISC */
/*
 * unknown.h - the account of codes, names and labels that the reference does not know.
 *
 * Memory by distinct unknowns; kept only when a file was asked for.
 */
#ifndef TAG_UNKNOWN_H
#define TAG_UNKNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "context.h"
#include "map.h"
#include "status.h"

#define UNKNOWN_NONE UINT32_MAX

struct unknown_count {
	size_t reports, figures;
	size_t last_report;
};

struct unknown {
	bool wanted;
	struct map map;			/* the columns of the file, but for the counts */
	struct unknown_count *count;
	size_t cap;
	size_t report;			/* serial number of the report in hand, from 1 */
	struct buf text;
};

/* Its number, or UNKNOWN_NONE when the tag knows it or nobody wants to; *ok false: no memory. */
uint32_t unknown_add(struct unknown *u, const struct tag *tag, const struct tag_input *in, bool *ok);

/* One more figure of it, in the report in hand. */
void unknown_count(struct unknown *u, uint32_t number);

/* Writes the file, those of most reports first. */
enum status unknown_write(const struct unknown *u, const char *path);

void unknown_free(struct unknown *u);

#endif
