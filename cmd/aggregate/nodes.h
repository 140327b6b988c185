/* SPDX-License-Identifier: ISC */
/*
 * nodes.h - entities of one region and year, and who takes in whom; the inside
 * of choose.h.
 */
#ifndef AGGREGATE_NODES_H
#define AGGREGATE_NODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "map.h"
#include "registry.h"
#include "verdict.h"

#define NODE_NONE UINT32_MAX

struct node {
	uint32_t top;	 /* the source that speaks for it */
	uint32_t list;	 /* the source whose unit list holds; REGISTRY_NONE: none */
	uint32_t parent; /* node that has it on its list; NODE_NONE */
	uint32_t department;
	bool whole;    /* top is 汇总 or 部门: takes in its units */
	bool own_only; /* top is 本级: stands beside its units */
	uint32_t listed, found;
};

struct member { /* a source in its node */
	uint32_t node, source;
	int scope; /* widest first */
	uint32_t superseded_by;
	const struct registry *registry; /* for sorting */
};

struct nodes {
	struct node *node; /* sorted by region, entity, year */
	size_t nodes;
	struct member *member; /* by node, scope, newest first */
	size_t members;
};

/* Sources that `verdict` calls restated stay out. */
bool nodes_make(struct nodes *n, const struct registry *r, const struct verdict *verdict);
/*
 * The department that a node belongs to.  *cover: the source of the outermost
 * whole report above it, REGISTRY_NONE when there is none.
 */
struct node *nodes_root(const struct nodes *n, const struct node *node, uint32_t *cover);
/* A name as lists and covers both print it: folded, without (本级) or 机关 at its end; into b. */
bool nodes_plain_name(struct buf *b, struct slice name);
void nodes_free(struct nodes *n);

#endif
