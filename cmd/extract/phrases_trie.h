/* SPDX-License-Identifier: ISC */
/*
 * phrases_trie.h - the vocabulary in memory, for the modules of phrases.h alone.
 *
 * Words are paths of code points: the first step goes through a hash of its own,
 * the others through the steps of a node, which are few.  While the
 * vocabulary is read they are in a hash of (node, code point); phrases_trie_settle
 * puts them side by side.  Node 0 is "none".
 */
#ifndef EXTRACT_PHRASES_TRIE_H
#define EXTRACT_PHRASES_TRIE_H

#include <stdint.h>

#include "arena.h"
#include "map.h"
#include "phrases.h"
#include "reference.h"

enum { PHRASES_CONTEXTS = 31, PHRASES_ENDINGS = 256, PHRASES_OPENINGS = 256 };

struct edge {
	uint32_t parent, code, to;	/* to == 0: free slot */
};

/* Where a node's code point leads. */
struct step {
	uint32_t code, to;
};

struct node {
	struct phrase *phrase;		/* that end here */
	uint32_t step, steps;		/* its first in steps[], how many */
};

/* The first step, by a hash of its code point; and a character written for another one. */
struct first {
	uint32_t code, to;		/* to == 0: free */
};

/* Words told by their last character. */
struct ending {
	const struct phrase *phrase;
	struct ending *next;
};

/* Words looked for anywhere in a text, told by their first character. */
struct opening {
	const struct phrase *phrase;
	struct slice word;
	bool whole;			/* only the whole text is meant */
	size_t rank;			/* in the order of the file */
	struct opening *next;
};

struct phrases {
	struct reference *file;
	struct arena arena;
	struct map contexts;
	struct phrases_signs signs;
	struct firsts {
		struct first *slot;	/* a power of two of them */
		size_t slots, used;
	} root, glyph;
	struct edge *edge;
	size_t edges, edge_slots;	/* slots: a power of two */
	struct node *node;
	size_t nodes, node_cap;
	struct step *steps;		/* once settled */
	/* by code point, modulo: words that end so (add_ending), that begin so (add_opening) */
	struct ending *ending[PHRASES_ENDINGS];
	struct opening *opening[PHRASES_OPENINGS];
	size_t openings;
	const struct phrase *initial[PHRASES_CONTEXTS + 1];
	const struct phrase *section[PHRASES_CONTEXTS + 1];	/* first of each context */
};

/* Number of a context by its name, 0 when the file does not know it. */
unsigned phrases_context_named(const struct phrases *p, struct slice name);

bool phrases_trie_open(struct phrases *p);
void phrases_trie_close(struct phrases *p);
/* Node behind `code` (below the plane) at `parent`, made when it is not there; 0: no memory. */
uint32_t phrases_step(struct phrases *p, uint32_t parent, uint32_t code);
/* What `code` leads to, 0: nothing; to put it there: false: no memory. */
static inline uint32_t
phrases_first(const struct firsts *f, uint32_t code)
{
	size_t i = (code * 0x9e3779b1u >> 12) & (f->slots - 1);

	while (f->slot[i].code != code && f->slot[i].to != 0)
		i = (i + 1) & (f->slots - 1);
	return f->slot[i].to;
}
bool phrases_put_first(struct firsts *f, uint32_t code, uint32_t to);
/* No more words: false: no memory. */
bool phrases_trie_settle(struct phrases *p);

/* The node behind `code` at `parent`, not 0, in a settled trie; 0: none. */
static inline uint32_t
phrases_child(const struct phrases *p, const struct node *parent, uint32_t code)
{
	const struct step *s = p->steps + parent->step, *end = s + parent->steps;

	for (; s < end; s++) {
		if (s->code == code)
			return s->to;
	}
	return 0;
}

#endif
