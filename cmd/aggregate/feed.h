/* SPDX-License-Identifier: ISC */
/*
 * feed.h - one input for several threads, a block of whole lines at a time.
 *
 * Each block can be read as a file of its own: where the file has a header line
 * it stands before the block again.
 */
#ifndef AGGREGATE_FEED_H
#define AGGREGATE_FEED_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "in.h"
#include "ceilings.h"
#include "status.h"
#include "seam.h"

enum feed_header {
	FEED_FIRST_LINE, /* each file begins with its header */
	FEED_MARKED,	 /* a first line that begins with "report" is a header */
	FEED_BARE	 /* no headers */
};

struct feed {
	pthread_mutex_t lock;
	char *const *path;
	size_t paths, next;
	struct in *in;
	const char *file;
	size_t line; /* lines of the file handed out */
	enum feed_header kind;
	struct ceilings ceilings;
	struct buf header; /* of the file in hand, with LF */
	struct buf rest;   /* read, behind the last whole line */
	struct seam seam; /* at the end of what was handed out of the file */
	enum status status;
};

struct feed_block {
	struct buf bytes;
	const char *file;
	size_t line; /* lines before the block (its repeated header not counted) */
	struct first_row begun; /* of the report that goes on at its start */
};

enum status feed_init(struct feed *f, char *const *path, size_t paths, const struct ceilings *ceilings);
void feed_free(struct feed *f);
/* The next block; false at the end or after trouble (feed_status tells). */
bool feed_take(struct feed *f, struct feed_block *b);
void feed_stop(struct feed *f, enum status why); /* nobody gets more */

#endif
