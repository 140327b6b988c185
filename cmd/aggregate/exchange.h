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

#include "buf.h"
#include "gather.h"
#include "slice.h"
#include "status.h"

struct parcel {			/* rows on their way; the receiver frees it */
	struct parcel *next;
	struct buf bytes;
};

struct inbox {
	pthread_mutex_t lock;
	struct parcel *first;
};

struct exchange {
	struct inbox *inbox;	/* by part */
	size_t parts;
	size_t fields;		/* of the key that tell the part; 0: all */
};

struct sender {			/* one thread's */
	struct exchange *exchange;
	size_t part;		/* its own */
	struct parcel **out;	/* by part; NULL: nothing yet */
	struct buf key;		/* of a row in hand */
};

enum status exchange_init(struct exchange *x, size_t parts, size_t fields);
void exchange_free(struct exchange *x);
enum status sender_init(struct sender *s, struct exchange *x, size_t part);
void sender_free(struct sender *s);

size_t exchange_part(const struct exchange *x, struct slice key);
/* Puts a row into the parcel for another part. */
enum status exchange_send(struct sender *s, size_t part, struct slice key, const struct row *row,
    const struct total *total);
void exchange_post(struct sender *s);		/* parcels go to their inboxes */
enum status exchange_receive(struct sender *s, struct gather *g);	/* what lies in the own inbox */

#endif
