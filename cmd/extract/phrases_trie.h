/* SPDX-License-Identifier: ISC */
/*
 * phrases_trie.h - the vocabulary in memory, for the modules of phrases.h alone.
 *
 * Words are paths of code points: the first step goes through a table of the
 * first plane, the others through a hash of (node, code point).  Node 0 is "none".
 */
#ifndef EXTRACT_PHRASES_TRIE_H
#define EXTRACT_PHRASES_TRIE_H

#include <stdint.h>

#include "arena.h"
#include "map.h"
#include "phrases.h"
#include "reference.h"
#include "utf8.h"

enum { PHRASES_PLANE = 65536, PHRASES_CONTEXTS = 31 };

struct edge {
	uint32_t parent, code, to;	/* to == 0: free slot */
};

/* Words told by their last character. */
struct ending {
	const struct phrase *phrase;
	struct ending *next;
};

struct phrases {
	struct reference *file;
	struct arena arena;
	struct map contexts;
	unsigned char residue[PHRASES_PLANE / 8];	/* by code point: a RESIDUE begins so */
	uint16_t *glyph;		/* by code point: what it means, 0 itself */
	uint32_t *root;			/* by code point of the first plane: node, 0 none */
	struct edge *edge;
	size_t edges, edge_slots;	/* slots: a power of two */
	struct phrase **node;		/* phrases that end at a node */
	size_t nodes, node_cap;
	struct ending **ending;		/* by code point: words that end so (add_ending) */
	const struct phrase *initial[PHRASES_CONTEXTS + 1];
	const struct phrase *section[PHRASES_CONTEXTS + 1];	/* first of each context */
	const struct phrase **list;	/* sections, owners and commons in order of the file */
	size_t listed, list_cap;
};

/* Code point at `at` of text that is taken to be well formed; its bytes in *used. */
static inline uint32_t
phrases_code(struct slice text, size_t at, size_t *used)
{
	const unsigned char *p = (const unsigned char *)text.ptr + at;

	if (p[0] < 0x80) {
		*used = 1;
		return p[0];
	}
	if ((p[0] & 0xf0) == 0xe0 && at + 2 < text.len) {
		*used = 3;
		return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	return utf8_decode(text, at, used);
}

/* Number of a context by its name, 0 when the file does not know it. */
unsigned phrases_context_named(const struct phrases *p, struct slice name);

bool phrases_trie_open(struct phrases *p);
void phrases_trie_close(struct phrases *p);
uint32_t phrases_find_child(const struct phrases *p, uint32_t parent, uint32_t code);
/* Node behind `code` (below the plane) at `parent`, made when it is not there; 0: no memory. */
uint32_t phrases_step(struct phrases *p, uint32_t parent, uint32_t code);

#endif
