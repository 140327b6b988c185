/* SPDX-License-Identifier: ISC */
/*
 * attributes.h - tags that would cost the parser the square of their length.
 *
 * libxml2 compares each attribute of a tag with all before it.  No page has a
 * thousand on purpose: what is beyond ATTRIBUTES_MAX is overwritten by blanks.
 */
#ifndef READ_HTML_ATTRIBUTES_H
#define READ_HTML_ATTRIBUTES_H

#include <stdbool.h>

#include "buf.h"

enum { ATTRIBUTES_MAX = 1000 };

/* Linear in the page, whatever is in it; true when something was overwritten. */
bool attributes_tame(struct buf *page);

#endif
