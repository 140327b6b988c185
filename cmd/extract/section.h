/* SPDX-License-Identifier: ISC */
/*
 * section.h - headings of the narrative: their numbers and how they end.
 */
#ifndef EXTRACT_SECTION_H
#define EXTRACT_SECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "phrases.h"
#include "slice.h"

/* Bytes of "一、", "(一)", "（十二）" at the start, 0: none; *top: of the first order. */
size_t section_mark(struct slice s, bool *top);
/* Does a line end as headings do: 情况, 说明 ... (a full stop behind is no matter)? */
bool section_ends(const struct phrases *known, struct slice s);
/* A short heading before a full stop: "(二)机构设置。本局..."; end of the stop, 0: none. */
size_t section_stop(struct slice s, size_t mark);
/* End of a heading that begins a running text behind its mark of `mark` bytes; 0: it is none. */
size_t section_end(struct slice s, size_t mark);

#endif
