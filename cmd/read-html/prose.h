/* SPDX-License-Identifier: ISC */
/*
 * prose.h - text put together from pieces, with blanks only where they say something.
 *
 * A run of blanks and line ends becomes one blank between words and numbers and nothing
 * between CJK characters, unless it is so long that it keeps two texts apart.
 *
 * Start with {.out = ...}; all functions return false when memory ran out (told).
 */
#ifndef READ_HTML_PROSE_H
#define READ_HTML_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "slice.h"

struct prose {
	struct buf *out;
	uint32_t last;		/* character written last; 0: none yet */
	size_t blanks;		/* width of the blanks since, in half characters */
	bool broken;		/* a line ended since */
};

bool prose_add(struct prose *prose, struct slice text);

/* The line ends here, as at <br>, but the text goes on. */
void prose_break(struct prose *prose);

/* A new text begins: what was written is not looked back to. */
void prose_start(struct prose *prose);

#endif
