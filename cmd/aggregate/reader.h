/* SPDX-License-Identifier: ISC */
/*
 * reader.h - the state of reading one input.
 */
#ifndef AGGREGATE_READER_H
#define AGGREGATE_READER_H

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
#include "seam.h"
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
	size_t sums[SUMS_MAX];
	size_t sum; /* of the figure in hand, with its name */
	const char *sum_name;
	size_t ulp, count;
	struct figure_map map;
	bool leading;		   /* report entity scope year stand first */
	struct buf prefix, region; /* of the source in force */
	struct buf source_key;
	uint32_t source;
	struct first_row begun; /* in a block's first row, of the report that began before it */
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

#endif
