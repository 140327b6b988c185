/* SPDX-License-Identifier: ISC */
/*
 * tags.h - what the elements of HTML and their attributes mean for the text.
 */
#ifndef READ_HTML_TAGS_H
#define READ_HTML_TAGS_H

#include <stdbool.h>

enum node_kind {
	NODE_INLINE,		/* no bearing on the lines */
	NODE_BLOCK,		/* begins and ends a paragraph */
	NODE_BREAK,		/* ends a line */
	NODE_TABLE,
	NODE_ROW,
	NODE_CELL,
	NODE_TEXT
};

/* The kind of an element; *unseen: its content is not part of the page's text. */
enum node_kind tags_kind(const char *name, bool *unseen);

/* Whether an attribute hides the element or marks it as navigation. */
bool tags_hides(const char *attribute, const char *value);

#endif
