/* SPDX-License-Identifier: ISC */
/*
 * memo.h - answers kept for rows that come again: reports print the same codes and names.
 *
 * Bounded: when full it forgets everything and starts anew, which changes speed
 * and nothing else.
 */
#ifndef TAG_MEMO_H
#define TAG_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "map.h"
#include "slice.h"
#include "tagger.h"

struct answer {
	struct slice key;
	struct slice tail;		/* TAB scheme TAB level TAB parent TAB name TAB tag LF */
	uint32_t code, row;		/* as in struct tag */
	uint32_t unknown;		/* in the account of unknowns, UNKNOWN_NONE */
};

struct memo {
	struct map map;
	struct answer *answer;
	size_t cap;
	struct arena text;
	size_t bytes;
	struct buf question;
};

enum { MEMO_QUESTION_MAX = 512 };	/* bytes; longer rows are not kept */

/* The question a row puts, borrowed until the next; empty when it is too long. */
struct slice memo_question(struct memo *m, const struct tag_input *in, struct slice year);
const struct answer *memo_find(const struct memo *m, struct slice question);
bool memo_keep(struct memo *m, struct slice question, const struct answer *a);
void memo_free(struct memo *m);

#endif
