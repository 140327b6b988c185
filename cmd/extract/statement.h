/* SPDX-License-Identifier: ISC */
/*
 * statement.h - one statement while it is read (statement.c and its helpers).
 */
#ifndef EXTRACT_STATEMENT_H
#define EXTRACT_STATEMENT_H

#include "place.h"
#include "record.h"

struct statement {
	struct records rs;
	struct frame frame, next;
	struct record room[RECORD_GROUPS], *rec[RECORD_GROUPS];	/* of the row being read */
	struct grid_row **batch;	/* room for all rows */
	/* of the frame, for dealing rows out: each column's place among its block's codes or amounts; codes of a block */
	unsigned place[FRAME_MAX], block_codes[RECORD_GROUPS];
	struct slice above[RECORD_GROUPS][3];	/* 类 款 项 in force, where rows leave them out */
	unsigned codes;		/* columns of codes, in a stream */
	bool bound;		/* frame holds */
	bool warned;		/* one warning a statement is enough */
};

/* Before rows are dealt out by st->frame. */
void statement_number_places(struct statement *st);
/* Deals one placed row out to its blocks. */
void statement_take_row(struct statement *st, const struct grid_row *row, const struct placing *p);
bool statement_has_amount(const struct grid_row *row);

/* statement_mend.c: cells of body rows [from, to) that were run together or cut. */
void statement_mend(const struct frame *f, const struct grid *g, size_t from, size_t to);

/* statement_frame.c: is st->next good enough to read by? */
bool statement_usable(const struct statement *st);
/* Does st->next say nothing that the frame in force does not? */
bool statement_same_frame(const struct statement *st);
/* Without captions: a frame that the rows themselves leave no doubt about. */
bool statement_guess(struct statement *st, const struct grid *g, size_t from);

/* statement_stream.c: a grid of the form GRID_STREAM. */
enum status statement_stream(struct statement *st, const struct grid *g);

/*
 * statement_refold.c: the same where blank cells were kept; false: the cells make no rows.
 * `heads` are the captions side by side, as they are where they stand in one row.
 */
bool statement_refold(struct statement *st, const struct grid *g, size_t body,
    const struct frame *heads);

/* statement_total.c: a row of sums (人员经费合计, 公用经费合计) that keeps to no columns; false: it is none. */
bool statement_totals(struct statement *st, const struct grid_row *row);
/* The figures behind 类|款|项. */
void statement_total_in_head(struct statement *st, const struct grid_row *row);

#endif
