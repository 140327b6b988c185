/* SPDX-License-Identifier: ISC */
/*
 * seam.h - between two blocks: with which row the report began that goes on.
 *
 * Rows one after another are of one report when they agree in their first four
 * fields (report, entity, scope, year of figures); empty lines are none.
 */
#ifndef AGGREGATE_SEAM_H
#define AGGREGATE_SEAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "slice.h"

struct first_row { /* as the registry keeps it */
	uint32_t len; /* bytes; 0: none */
	uint64_t hash;
};

struct seam { /* the report that the last block ended in */
	struct buf lead; /* its four fields */
	struct first_row first;
};

/* The first row of that report when the block goes on with it. */
struct first_row seam_goes_on(const struct seam *s, struct slice block);
/* Behind that block, whose lines are whole.  False: no memory. */
bool seam_follow(struct seam *s, struct slice block);
void seam_clear(struct seam *s); /* nothing went before */
void seam_free(struct seam *s);

#endif
