/* SPDX-License-Identifier: ISC */
/*
 * read.h - figures, or any table, into gather.
 *
 * A stream whose header begins with `report` (or with no header, but keys that
 * are columns of figures) is figures(5): sources are kept apart, unit lists and
 * dates go to the registry.  Any other table only has its keys and its number.
 */
#ifndef AGGREGATE_READ_H
#define AGGREGATE_READ_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "exchange.h"
#include "figure.h"
#include "gather.h"
#include "members.h"
#include "out.h"
#include "rules.h"
#include "settings.h"
#include "status.h"
#include "tsv.h"

struct reader {
	struct settings *set; /* hidden keys are added at the first header */
	const struct rules *rules;
	struct gather *gather;
	struct sender *sender;	 /* NULL: all groups are ours */
	pthread_mutex_t *lock;	 /* of the registry; NULL: not shared */
	struct members *members; /* NULL: sums are wanted */
	bool figures;		 /* known after the first header */
	bool rollup;		 /* region keys get a span */
	size_t key[KEYS_MAX];	 /* column numbers */
	size_t level_key;	 /* key that is a level of codes, which are kept whole; or KEYS_MAX */
	size_t level;
	size_t sum, ulp, count;
	struct figure_map map;
	bool leading;		   /* report entity scope year stand first */
	struct buf prefix, region; /* of the source in force */
	struct buf source_key;
	uint32_t source;
	size_t first_len; /* of the source's first row, and its hash; see registry.h */
	uint64_t first;
	struct ulp_seen { /* the few texts that the column ulp has, and their worth */
		char text[16];
		size_t len;
		int64_t value;
	} ulp_seen[16];
	struct out rejects;
	uint64_t records, refused, empty;
};

/* Reads all inputs.  STATUS_NO: rows were refused (and written to --rejects). */
enum status read_inputs(struct reader *r);

/* The pieces, for threads: after tsv_next. */
enum status read_first_header(struct reader *r, struct tsv *t); /* decides what the input is */
enum status read_header(struct reader *r, const struct tsv *t);
enum status read_record(struct reader *r, const struct tsv *t);
void reader_set_kind(struct reader *r, bool figures);
extern const struct tsv_schema read_either; /* figures or a table */

void reader_free(struct reader *r);

#endif
