/* SPDX-License-Identifier: ISC */
/*
 * exchange.h - rows between threads: each thread keeps the groups of one part of
 * all keys and sends the rows of the others on.
 *
 * Rows that a report may add to one another (a code and those above it) are of
 * one part: the key is cut before the code.
 */
#ifndef AGGREGATE_EXCHANGE_H
#define AGGREGATE_EXCHANGE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "gather.h"
#include "slice.h"
#include "status.h"

struct parcel { /* rows on their way; the receiver frees it */
	struct parcel *next;
	struct buf bytes;
};

struct inbox {
	pthread_mutex_t lock;
	struct parcel *first;
};

#define EXCHANGE_CLASS SIZE_MAX /* the class: the code is the first field */

struct exchange {
	struct inbox *inbox; /* by part */
	size_t parts;
	size_t fields; /* of the key that tell the part; 0: all; or EXCHANGE_CLASS */
};

struct sender { /* one thread's */
	struct exchange *exchange;
	size_t part;	      /* its own */
	struct parcel **out;  /* by part; NULL: nothing yet */
	bool holding;	      /* rows of one key and source that came one after another: */
	struct buf key, next; /* of those, and of the row that comes */
	struct row row;
	struct total total;
};

enum status exchange_init(struct exchange *x, size_t parts, size_t fields);
void exchange_free(struct exchange *x);
enum status sender_init(struct sender *s, struct exchange *x, size_t part);
void sender_free(struct sender *s);

/*
 * Takes a row to the part that its key is of, `own` for the thread's own.  Rows
 * of one key that follow one another travel as one total.
 */
enum status exchange_row(struct sender *s, struct gather *own, struct slice key,
    const struct row *row, const struct total *total);
/* Nothing is held back any more: parcels go to their inboxes. */
enum status exchange_post(struct sender *s, struct gather *own);
enum status exchange_receive(struct sender *s, struct gather *g); /* what lies in the own inbox */

#endif
