/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * layout.h - pages into tabbed text, in reading order.
 *
 * Blocks (paragraphs, tables) are ended by an empty line; every page but the first is
 * begun by a line that holds a form feed.  A paragraph that runs over the page break
 * is completed where it began.  Running heads and page numbers are blocks of their own.
 *
 * Use	struct layout l = {.out = ..., .name = ...}; layout_page for each page in turn;
 *	layout_end writes what is still held back; layout_free gives the memory back.
 * Errors	STATUS_NO: told, a page that has no text or not all of it; STATUS_FAIL: no memory.
 */
#ifndef READ_PDF_LAYOUT_H
#define READ_PDF_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "columns.h"
#include "out.h"
#include "status.h"
#include "flow.h"
#include "grid.h"
#include "page.h"

struct layout {
	struct out *out;
	const char *name;		/* of the file, for messages */

	/* The rest is the layout's own. */
	size_t page;			/* number of the page at work */
	struct flow_margins margins;
	struct buf held;		/* text not yet written: its last paragraph may go on */
	size_t open;			/* where in `held` that paragraph ends; 0: it does not go on */
	struct flow_shape tail;		/* its last line */
	struct glyph tail_glyph;	/* and that line's last glyph */
	float tail_width;		/* width of the page it is on */
	struct grid before;		/* the table that ended the page before; no columns: none */
	struct buf head;		/* first and last line of the page before */
	struct buf foot;
	bool guessed;			/* a table without rules was told of */
	struct columns columns;		/* of one without rules that ended the page before; none: none */
	float columns_width;		/* of its page */
};

enum status layout_page(struct layout *layout, struct page *page);
void layout_end(struct layout *layout);
void layout_free(struct layout *layout);

#endif
