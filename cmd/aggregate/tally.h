/* SPDX-License-Identifier: ISC */
/*
 * tally.h - the second pass: what the chosen sources gave, summed per cell.
 *
 * cell_more.last holds the mark of the source that was added last: (source + 1) * 2,
 * and 1 more when the source did not print the row but rows below it.
 */
#ifndef AGGREGATE_TALLY_H
#define AGGREGATE_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "bads.h"
#include "buf.h"
#include "choose.h"
#include "eliminate.h"
#include "gather.h"
#include "layout.h"
#include "spread.h"
#include "status.h"

struct tally {
	struct gather *gather;
	const struct choice *choice;
	const struct layout *layout;
	struct eliminate *eliminate; /* NULL: nothing is eliminated */
	struct spread *spread;	     /* NULL: no quantiles */
	struct bads bads;	     /* of the generation in hand */
	struct buf above;	     /* the tail of the row above */
};

/*
 * Adds up one generation of the ledger: segments from *at on, which moves behind
 * it.  The cells hold the totals then.
 */
enum status tally_generation(struct tally *t, size_t *at);
void tally_free(struct tally *t);

#endif
