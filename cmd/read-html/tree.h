/* SPDX-License-Identifier: ISC */
/*
 * tree.h - what of an HTML page matters to its text (libxml2's parser behind it).
 *
 * Scripts, styles, forms' controls, navigation and what is marked hidden are left out
 * while reading, so the tree holds only what a reader of the page sees.
 *
 * Ownership	nodes and texts live in the arena given and die with it.
 * Errors	told; tree_read returns STATUS_NO when the page was read in part only.
 */
#ifndef READ_HTML_TREE_H
#define READ_HTML_TREE_H

#include "arena.h"
#include "buf.h"
#include "slice.h"
#include "status.h"
#include "tags.h"

struct node {
	enum node_kind kind;
	struct node *parent;
	struct node *first;	/* child */
	struct node *last;
	struct node *next;	/* sibling */
	struct slice text;	/* of a NODE_TEXT, as written; line ends are blanks */
	size_t columns;		/* a cell's span, at least 1 */
	size_t rows;		/* at least 1; TREE_TO_END: to the end of the table */
};

enum { TREE_MAX_SPAN = 1000, TREE_TO_END = 65535 };

/*
 * The root of the page in `bytes`; encoding NULL means UTF-8.  name stands in messages.
 */
enum status tree_read(struct node **root, struct arena *arena, const struct buf *bytes,
    const char *encoding, const char *name);

/*
 * The node after `node` in reading order, NULL at the end of `root`; `inside` says
 * whether to enter its children.
 */
struct node *tree_next(const struct node *root, struct node *node, int inside);

#endif
