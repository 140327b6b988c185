/* SPDX-License-Identifier: ISC */
/*
 * memo.h - answers kept for rows that come again: reports print the same codes and names.
 *
 * Bounded: when full it forgets everything and starts anew, which changes speed
 * and nothing else.  Question and answer lie together, and each knows the one
 * that came after it last time: reports print their rows in the same order, so
 * that the next is fetched before it is asked for, and found without a search.
 */
#ifndef TAG_MEMO_H
#define TAG_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "context.h"
#include "slice.h"

struct answer {
	struct slice key;
	struct slice tail;		/* TAB scheme TAB level TAB parent TAB name TAB tag LF */
	uint32_t code, row;		/* as in struct tag */
	uint32_t unknown;		/* in the account of unknowns, UNKNOWN_NONE */
};

struct memo_slot {
	uint32_t hash;
	uint32_t at;			/* place of the record / 8, 0 none */
};

struct memo {
	struct memo_slot *slot;		/* open addressing */
	size_t slots;			/* at least twice the answers */
	size_t count;
	struct buf block;		/* records; the first eight bytes stay empty */
	struct buf question;
	uint32_t last;			/* place of the record found or kept last, 0 none */
};

enum { MEMO_QUESTION_MAX = 512 };	/* bytes; longer rows are not kept */

/* The question a row puts, borrowed until the next; empty when it is too long. */
struct slice memo_question(struct memo *m, const struct tag_input *in);

/* The answer; its slices live until the next memo_keep.  False: there is none. */
bool memo_find(struct memo *m, struct slice question, struct answer *a);

/* False: no memory. */
bool memo_keep(struct memo *m, struct slice question, const struct answer *a);
void memo_free(struct memo *m);

#endif
