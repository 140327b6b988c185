/* SPDX-License-Identifier: ISC */
/*
 * frames.h - the frames that heads of tables led to.
 *
 * Reports of one year are set by one template: what it costs to bind the captions of
 * a head is spent once, and the frame kept under all that it follows from.
 *
 * Lifetime	a frame and its texts live until frames_close.
 * Memory	FRAMES_MOST heads of at most FRAMES_KEY bytes (memo.h); others are bound anew.
 */
#ifndef EXTRACT_FRAMES_H
#define EXTRACT_FRAMES_H

#include "frame.h"

enum { FRAMES_MOST = 512, FRAMES_KEY = 4096 };

struct frames;

struct frames *frames_open(void);		/* NULL: no memory */
void frames_close(struct frames *m);		/* NULL-safe */

/* frame_bind, or what it was before. */
enum status frames_bind(struct report *r, const struct layout *known, const char *sheet,
    const struct grid *g, size_t first, size_t n, struct frame *f);

#endif
