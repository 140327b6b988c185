/* SPDX-License-Identifier: ISC */
/*
 * write.h - a report's blocks as bytes, and where its figures came to stand.
 */
#ifndef GENERATE_WRITE_H
#define GENERATE_WRITE_H

#include "noise.h"
#include "out.h"
#include "report.h"

/*
 * Appends the tabbed text to `text` (cleared first), marks taken out, and sets
 * at_page and at_line of each figure; a figure whose mark is gone becomes
 * FIGURE_DROPPED.  Encoding, line ends and byte order mark as `n` says.
 */
bool write_text(struct doc *d, const struct report *r, const struct noise *n, struct buf *text);

void write_truth_header(struct out *o);
void write_truth(struct out *o, const struct doc *d, const struct report *r);

#endif
