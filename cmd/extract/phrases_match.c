/* SPDX-License-Identifier: ISC */
/*
 * phrases_match.c - words of a text in the vocabulary.
 */
#include "phrases_trie.h"

/* Kinds that are looked for on their own: behind numbers, in any prose. */
static bool
is_apart(enum phrase_kind k)
{
	return k == PHRASE_CODE || k == PHRASE_BOUND || k == PHRASE_UNIT || k == PHRASE_RESIDUE ||
	    k == PHRASE_TWICE;
}

/* The meaning in a context: one made for it before one that holds everywhere. */
static const struct phrase *
meaning(const struct phrase *f, unsigned context, enum phrase_kind kind)
{
	const struct phrase *plain = NULL;

	for (; f != NULL; f = f->next) {
		if (kind == PHRASE_KINDS ? is_apart(f->kind) : f->kind != kind)
			continue;
		if (f->contexts == 0)
			plain = f;
		else if (context != 0 && (f->contexts >> context & 1) != 0)
			return f;
	}
	return plain;
}

const struct phrase *
phrases_match_kind(const struct phrases *p, struct slice text, size_t at, unsigned context,
    enum phrase_kind kind, size_t *used)
{
	const struct phrase *best = NULL, *f;
	const struct node *node;
	size_t i = at, len;
	uint32_t code, n;

	if (at >= text.len)
		return NULL;
	code = phrases_code(text, at, &len);
	if (!phrases_has_sign(p->signs.begin, code))
		return NULL;
	for (n = phrases_first(&p->root, code); n != 0;) {
		i += len;
		node = &p->node[n];
		if (node->phrase != NULL && (f = meaning(node->phrase, context, kind)) != NULL) {
			best = f;
			*used = i - at;
		}
		if (node->steps == 0 || i >= text.len)
			break;
		n = phrases_child(p, node, phrases_code(text, i, &len));
	}
	return best;
}

const struct phrase *
phrases_match(const struct phrases *p, struct slice text, size_t at, unsigned context,
    size_t *used)
{
	return phrases_match_kind(p, text, at, context, PHRASE_KINDS, used);
}

const struct phrases_signs *
phrases_signs(const struct phrases *p)
{
	return &p->signs;
}

uint32_t
phrases_glyph(const struct phrases *p, uint32_t code)
{
	return phrases_has_sign(p->signs.glyph, code) ? phrases_first(&p->glyph, code) : code;
}

/* The word of the kind, and of the name where one is asked for, that the text holds and the file has first. */
static const struct phrase *
held(const struct phrases *p, enum phrase_kind kind, const struct slice *name, struct slice text)
{
	const struct opening *o, *best = NULL;
	size_t at, used;

	for (at = 0; at < text.len; at += used) {
		o = p->opening[phrases_code(text, at, &used) % PHRASES_OPENINGS];
		for (; o != NULL; o = o->next) {
			if (o->phrase->kind == kind && (best == NULL || o->rank < best->rank) &&
			    (name == NULL || slice_eq(o->phrase->name, *name)) &&
			    (o->whole ? slice_eq(text, o->word) : slice_starts(slice_from(text, at), o->word)))
				best = o;
		}
	}
	return best == NULL ? NULL : best->phrase;
}

unsigned
phrases_context(const struct phrases *p, struct slice title)
{
	const struct phrase *f = held(p, PHRASE_SECTION, NULL, title);

	return f == NULL ? 0 : phrases_context_named(p, f->name);
}

const struct phrase *
phrases_initial(const struct phrases *p, unsigned context)
{
	return context <= PHRASES_CONTEXTS ? p->initial[context] : NULL;
}

unsigned
phrases_context_named(const struct phrases *p, struct slice name)
{
	size_t n = map_find(&p->contexts, name);

	return n == MAP_NONE ? 0 : (unsigned)n + 1;
}

struct slice
phrases_noun_root(const struct phrases *p, unsigned context)
{
	return context == 0 || p->section[context] == NULL ? slice_make(NULL, 0) :
	    p->section[context]->parts;
}

struct slice
phrases_item_root(const struct phrases *p, unsigned context)
{
	return context == 0 || p->section[context] == NULL || p->section[context]->counts.len == 0 ?
	    SLICE("项") : p->section[context]->counts;
}

struct slice
phrases_section(const struct phrases *p, unsigned context)
{
	return context == 0 || p->section[context] == NULL ? SLICE("其他") : p->section[context]->name;
}

bool
phrases_ends(const struct phrases *p, enum phrase_kind kind, struct slice text)
{
	const struct ending *e;
	uint32_t code;
	size_t used;

	if (text.len < 3)
		return false;
	code = phrases_code(text, text.len - 3, &used);
	if (used != 3 || code >= PHRASES_PLANE)
		return false;
	for (e = p->ending[code % PHRASES_ENDINGS]; e != NULL; e = e->next) {
		if (e->phrase->kind == kind && slice_ends(text, e->phrase->word))
			return true;
	}
	return false;
}

bool
phrases_misspent(const struct phrases *p, struct slice item, struct slice purpose)
{
	const struct phrase *own = held(p, PHRASE_PURPOSE, NULL, item);

	return own != NULL && held(p, PHRASE_PURPOSE, &own->name, purpose) == NULL &&
	    held(p, PHRASE_PURPOSE, NULL, purpose) != NULL;
}

bool
phrases_begins_owner(const struct phrases *p, struct slice text, size_t at)
{
	const struct opening *o;
	size_t used;

	if (at >= text.len)
		return false;
	o = p->opening[phrases_code(text, at, &used) % PHRASES_OPENINGS];
	for (; o != NULL; o = o->next) {
		if (o->phrase->kind == PHRASE_OWNER && o->word.len > 3 &&
		    slice_starts(slice_from(text, at), o->word))
			return true;
	}
	return false;
}

bool
phrases_common(const struct phrases *p, struct slice text)
{
	return held(p, PHRASE_COMMON, NULL, text) != NULL;
}
