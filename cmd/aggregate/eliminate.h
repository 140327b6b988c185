/* SPDX-License-Identifier: ISC */
/*
 * eliminate.h - transfers inside a department that is built from its units:
 * what one part pays and another receives is the same money twice.
 *
 * For each transfer of consolidation.tsv and each department without a 汇总
 * report, the lesser of what its parts paid and what they received is taken off
 * the totals of both sides, in rows of their own (sheet E) where anything is:
 * 汇总额 (gross), 抵销额 (eliminated), 抵销后金额 (net) by address, and 差额,
 * received less paid, by transfer.  The rows of the statements stay gross.
 */
#ifndef AGGREGATE_ELIMINATE_H
#define AGGREGATE_ELIMINATE_H

#include <stddef.h>
#include <stdint.h>

#include "choose.h"
#include "gather.h"
#include "layout.h"
#include "rules.h"
#include "status.h"

#define ELIMINATE_SHEET "E"
#define ELIMINATE_GROSS "汇总额"
#define ELIMINATE_AMOUNT "抵销额"
#define ELIMINATE_NET "抵销后金额"

struct transfer { /* of one department */
	uint32_t department;
	uint32_t group; /* number in eliminate.group */
	struct total paid, received;
};

struct eliminate {
	const struct rules *rules;
	const struct choice *choice;
	struct map group; /* names of transfers */
	struct map head;  /* region, span, year that used sources have */
	struct transfer *transfer;
	size_t transfers, cap;
};

enum status eliminate_init(struct eliminate *e, const struct rules *rules,
    const struct choice *choice, const struct registry *r);
/* A source was tallied: takes note of what it paid and received. */
enum status eliminate_note(struct eliminate *e, struct gather *g, uint32_t source,
    const struct segment *segment, size_t segments);
/* Takes over what another took note of. */
enum status eliminate_join(struct eliminate *e, const struct eliminate *other);
/* Adds the gross rows of sheet E to the cells that have the addresses. */
enum status eliminate_gross(const struct eliminate *e, struct cells *c);
/* Adds what was eliminated and the differences: once, to cells of any kind. */
enum status eliminate_amounts(const struct eliminate *e, const struct registry *r, struct cells *c);
/*
 * The rows of one address of sheet E, in order of key, of which at most `room`:
 * puts the net row first.  Where nothing was eliminated no row is left.  `key`
 * holds the new row's key.
 */
enum status eliminate_net(struct result *row, size_t *rows, size_t room, struct buf *key);
void eliminate_free(struct eliminate *e);

/* The key of a row of our own, of the region's own span; into b.  False: no memory. */
bool row_key(struct buf *b, struct slice region, struct slice year, struct slice sheet,
    struct slice key, struct slice measure);

#endif
