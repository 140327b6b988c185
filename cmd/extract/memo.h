/* SPDX-License-Identifier: ISC */
/*
 * memo.h - answers remembered by the bytes that they follow from, for all reports of a run.
 *
 * Reports are set by templates, so that the same questions come by the thousand, and
 * between them such as name an office or an amount and never come again: an answer is
 * kept when its question comes for the second time.
 *
 * Memory	at most as many answers as memo_open says; once they are there, no more.
 */
#ifndef EXTRACT_MEMO_H
#define EXTRACT_MEMO_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

struct memo;

struct memo *memo_open(size_t answer, size_t most);	/* bytes of an answer; NULL: no memory */
void memo_close(struct memo *m);			/* NULL-safe */

const void *memo_find(const struct memo *m, struct slice key);	/* NULL: not kept; until the next memo_add */
/* The place for the answer to a key that was not found; NULL: it is not to be kept. */
void *memo_add(struct memo *m, struct slice key);
bool memo_failed(const struct memo *m);		/* memory ran out */

#endif
