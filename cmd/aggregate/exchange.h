/* SPDX-License-Identifier: ISC */
/*
 * exchange.h - rows between threads: each thread keeps the groups of one part of
 * all keys and sends the rows of the others on.
 *
 * Rows that a report may add to one another (a code and those above it) are of
 * one part: where there is a code, the head of a key tells it, or the class of a
 * code that stands first.
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

struct parcel { /* rows on their way; whoever unpacks it fills it again */
	struct parcel *next;
	struct buf bytes;
};

struct inbox {
	pthread_mutex_t lock;
	struct parcel *first;
};

enum exchange_by { EXCHANGE_KEY, EXCHANGE_HEAD, EXCHANGE_CLASS }; /* what tells the part */

struct exchange {
	struct inbox *inbox; /* by part */
	size_t parts;
	enum exchange_by by;
};

struct sender { /* one thread's */
	struct exchange *exchange;
	size_t part;	      /* its own */
	struct parcel **out;  /* by part; NULL: nothing yet */
	struct parcel *spare; /* unpacked ones */
	bool holding;	      /* rows of one key and source that came one after another: */
	struct buf key;
	struct row row;
	struct total total;
};

enum status exchange_init(struct exchange *x, size_t parts, enum exchange_by by);
void exchange_free(struct exchange *x);
enum status sender_init(struct sender *s, struct exchange *x, size_t part);
void sender_free(struct sender *s);

/*
 * Takes a row to the part that its key is of: the key stands where `own`, the
 * thread's own, takes its next.  Rows of one key that leave one after another
 * travel as one total.
 */
enum status exchange_row(struct sender *s, struct gather *own, size_t key_len,
    const struct row *row, const struct total *total);
/* Nothing is held back any more: parcels go to their inboxes. */
enum status exchange_post(struct sender *s);
enum status exchange_receive(struct sender *s, struct gather *g); /* what lies in the own inbox */

#endif
