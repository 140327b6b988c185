/* SPDX-License-Identifier: ISC */
/*
 * record.h - one statement row of one block (code, label, line number, amounts),
 * put together from the physical rows it was cut into, and written as figures.
 */
#ifndef EXTRACT_RECORD_H
#define EXTRACT_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"
#include "out.h"
#include "report.h"
#include "status.h"

enum { RECORD_PIECES = 6, RECORD_AMOUNTS = 24, RECORD_GROUPS = 6 };

struct pieces {
	struct slice part[RECORD_PIECES];
	unsigned n;
};

struct record {
	struct pieces code, name, line;
	struct pieces amount[RECORD_AMOUNTS];	/* by place in the block */
	const struct line *source[RECORD_AMOUNTS];	/* of each amount's first piece */
	const struct line *first, *end;	/* rows it was put together from */
	unsigned amounts;	/* places used are below this; beyond, all n are 0 */
};

/* A statement being read: the last record of each block waits for its continuation. */
struct records {
	struct report *r;
	const struct layout *known;
	const char *sheet;
	const struct frame *frame;
	struct slice unit;
	struct out *out;
	struct record room[RECORD_GROUPS], *last[RECORD_GROUPS];
	bool waiting[RECORD_GROUPS];
	struct pieces loose[RECORD_GROUPS];	/* pieces of labels that belong before or behind */
	size_t ordinal[RECORD_GROUPS];
	bool sided;		/* T01, T04: in one block the row tells the side */
	bool renamed;		/* T09: rows go by their canonical names */
	bool kept;		/* expenditure: rows are kept for the narrative's names */
	bool strict;		/* rows may have come apart: a code must be whole, a row must have a label */
	bool outlay;		/* a one-sided T01 has come to its expenditure */
	struct buf work;
	bool warned;		/* of rows that nothing names: once a statement */
	bool unread;		/* the fact that numbers were left is written */
	bool failed;
};

void record_clear(struct record *rec);		/* of one that began as zeros */
static inline void
pieces_add(struct pieces *p, struct slice s)
{
	if (s.len != 0 && p->n < RECORD_PIECES)
		p->part[p->n++] = s;
}

/* The next physical row's part in block g continues the last record or is the next one: *rec becomes another. */
void records_take(struct records *rs, unsigned g, struct record **rec);
/* record_label.c: deals pieces of labels that stood on rows of their own out to the rows around them. */
void records_settle(struct records *rs, unsigned g, struct record *next);
/* Does the piece complete the last record's label to one that is known? */
bool record_completes_label(struct records *rs, unsigned g, const struct pieces *piece);
void pieces_append(struct pieces *to, const struct pieces *more);
/* Numbers of the statement are left: the fact S[未读/NN], once, so that no rule takes them for zero. */
void records_unread(struct records *rs, const struct line *line);
/* Writes what waits. */
void records_flush(struct records *rs);
/* record_emit.c: writes one record; claims its text. */
void record_emit(struct records *rs, unsigned g, const struct record *rec);
/* Whether a label is a row of the sheet (rows.tsv) or, with an ordinal, begins one. */
bool record_begins_row(struct records *rs, struct slice label);

#endif
