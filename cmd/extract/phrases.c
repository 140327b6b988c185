/* SPDX-License-Identifier: ISC */
#include "phrases.h"

#include <string.h>

#include "diag.h"
#include "map.h"
#include "mem.h"
#include "reference.h"
#include "utf8.h"

enum { COL_KIND, COL_NAME, COL_WORDS, COL_CONTEXT, COL_COUNTS, COL_PARTS, COL_FLAGS, COLUMNS };
enum { PLANE = 65536, CONTEXTS_MAX = 31 };

static const char *const column[COLUMNS + 1] = {
	"kind", "name", "words", "context", "counts", "parts", "flags", NULL,
};

static const char *const kind_name[PHRASE_KINDS] = {
	"section", "subject", "fund", "class", "level", "budget", "final", "last", "opener",
	"against", "move", "order", "flat", "share", "done", "rate", "none", "score", "review",
	"reason", "more", "use", "resume", "lead", "noun", "owner", "common", "before", "code", "bound",
	"unit", "residue", "twice", "glyph", "skip",
};

struct node {
	uint32_t code;
	uint32_t child, sibling;	/* 0: none */
	struct phrase *phrase;		/* that end here */
};

struct phrases {
	struct reference *file;
	struct arena arena;
	struct map contexts;
	uint16_t *glyph;		/* by code point: what it means, 0 itself */
	uint32_t *root;			/* by code point of the first plane: node, 0 none */
	struct node *node;
	size_t nodes, node_cap;
	const struct phrase *initial[CONTEXTS_MAX + 1];
	const struct phrase **list;	/* sections, owners and commons in order of the file */
	size_t listed, list_cap;
};

static uint32_t
add_node(struct phrases *p, uint32_t code)
{
	if (!mem_grow(&p->node, &p->node_cap, p->nodes + 1, sizeof(*p->node)))
		return 0;
	p->node[p->nodes] = (struct node){.code = code};
	return (uint32_t)p->nodes++;
}

static uint32_t
find_child(const struct phrases *p, uint32_t parent, uint32_t code)
{
	uint32_t n = p->node[parent].child;

	while (n != 0 && p->node[n].code != code)
		n = p->node[n].sibling;
	return n;
}

/* Node behind `code`, made when it is not there; 0: no memory. */
static uint32_t
step(struct phrases *p, uint32_t parent, uint32_t code)
{
	uint32_t n;

	if (parent == 0) {
		n = p->root[code];
		return n != 0 ? n : (p->root[code] = add_node(p, code));
	}
	n = find_child(p, parent, code);
	if (n == 0 && (n = add_node(p, code)) != 0) {
		p->node[n].sibling = p->node[parent].child;
		p->node[parent].child = n;
	}
	return n;
}

static enum status
insert(struct phrases *p, struct phrase *f, size_t row)
{
	uint32_t n = 0, code;
	size_t at, used;

	for (at = 0; at < f->word.len; at += used) {
		code = utf8_decode(f->word, at, &used);
		if (code >= PLANE) {
			diag_error(DIAG_AT(reference_path(p->file), reference_line(p->file, row)),
			    "word %s is not plain text -- write it in UTF-8, half-width",
			    diag_quote(f->word).text);
			return STATUS_FAIL;
		}
		if ((n = step(p, n, code)) == 0)
			return STATUS_FAIL;
	}
	if (n == 0)
		return STATUS_OK;
	f->next = p->node[n].phrase;
	p->node[n].phrase = f;
	return STATUS_OK;
}

static bool
is_listed(enum phrase_kind k)
{
	return k == PHRASE_SECTION || k == PHRASE_OWNER || k == PHRASE_COMMON ||
	    k == PHRASE_BEFORE;
}

static void
pair_glyphs(struct phrases *p, struct slice pairs)
{
	size_t at, used;

	for (at = 0; at < pairs.len; at += used) {
		uint32_t written = utf8_decode(pairs, at, &used), meant;

		at += used;
		if (at >= pairs.len)
			return;
		meant = utf8_decode(pairs, at, &used);
		if (written < PLANE && meant < PLANE)
			p->glyph[written] = (uint16_t)meant;
	}
}

static enum status
keep(struct phrases *p, struct phrase *f, size_t row)
{
	if (f->kind == PHRASE_GLYPH) {
		pair_glyphs(p, f->word);
		return STATUS_OK;
	}
	if (f->initial) {
		unsigned c;

		for (c = 1; c <= CONTEXTS_MAX; c++) {
			if ((f->contexts >> c & 1) != 0)
				p->initial[c] = f;
		}
	}
	if (!is_listed(f->kind))
		return insert(p, f, row);
	if (!mem_grow(&p->list, &p->list_cap, p->listed + 1, sizeof(*p->list)))
		return STATUS_FAIL;
	p->list[p->listed++] = f;
	return STATUS_OK;
}

static enum status
bad(const struct phrases *p, size_t row, const char *what, struct slice value)
{
	diag_error(DIAG_AT(reference_path(p->file), reference_line(p->file, row)),
	    "%s is not a known %s -- see the head of the file", diag_quote(value).text, what);
	return STATUS_FAIL;
}

static enum status
read_contexts(const struct phrases *p, size_t row, uint32_t *bits)
{
	struct slice rest = reference_get(p->file, row, COL_CONTEXT), one;

	*bits = 0;
	while (rest.len != 0 && slice_split(&rest, '|', &one)) {
		unsigned c = phrases_context_named(p, one);

		if (c == 0)
			return bad(p, row, "context", one);
		*bits |= (uint32_t)1 << c;
	}
	return STATUS_OK;
}

static enum status
read_kind(struct phrases *p, size_t row, struct phrase *f)
{
	struct slice kind = reference_get(p->file, row, COL_KIND), flags;
	unsigned k = 0;

	while (k < PHRASE_KINDS && !slice_eq(kind, slice_of(kind_name[k])))
		k++;
	if (k == PHRASE_KINDS)
		return bad(p, row, "kind", kind);
	flags = reference_get(p->file, row, COL_FLAGS);
	*f = (struct phrase){
		.kind = (enum phrase_kind)k,
		.name = reference_get(p->file, row, COL_NAME),
		.counts = reference_get(p->file, row, COL_COUNTS),
		.parts = reference_get(p->file, row, COL_PARTS),
		.loose = slice_has(flags, SLICE("loose")),
		.counted = slice_has(flags, SLICE("counted")),
		.initial = slice_has(flags, SLICE("default")),
		.aside = slice_has(flags, SLICE("aside")),
		.rate = slice_has(flags, SLICE("rate")),
	};
	if (f->kind == PHRASE_SECTION && (p->contexts.count >= CONTEXTS_MAX ||
	    map_add(&p->contexts, f->name) == MAP_NONE))
		return STATUS_FAIL;
	return read_contexts(p, row, &f->contexts);
}

static enum status
read_row(struct phrases *p, size_t row)
{
	struct slice rest = reference_get(p->file, row, COL_WORDS), word;
	struct phrase meaning;
	enum status st = read_kind(p, row, &meaning);

	while (st == STATUS_OK && rest.len != 0 && slice_split(&rest, '|', &word)) {
		struct phrase *f = arena_take(&p->arena, sizeof(*f));

		if (f == NULL)
			return STATUS_FAIL;
		*f = meaning;
		f->word = word;
		st = keep(p, f, row);
	}
	return st;
}

enum status
phrases_open(struct phrases **out, const char *reference_dir)
{
	struct phrases *p = mem_zero(1, sizeof(*p));
	enum status st;
	size_t i;

	*out = p;
	if (p == NULL || (p->root = mem_zero(PLANE, sizeof(*p->root))) == NULL ||
	    (p->glyph = mem_zero(PLANE, sizeof(*p->glyph))) == NULL)
		return STATUS_FAIL;
	st = reference_open(&p->file, reference_dir, "narrative.tsv", column);
	if (st == STATUS_OK && !mem_grow(&p->node, &p->node_cap, 1, sizeof(*p->node)))
		st = STATUS_FAIL;
	p->nodes = 1;		/* node 0 is "none" */
	for (i = 0; st == STATUS_OK && i < reference_rows(p->file); i++)
		st = read_row(p, i);
	return st;
}

void
phrases_close(struct phrases *p)
{
	if (p == NULL)
		return;
	reference_close(p->file);
	arena_free(&p->arena);
	map_free(&p->contexts);
	mem_free(p->root);
	mem_free(p->glyph);
	mem_free(p->node);
	mem_free(p->list);
	mem_free(p);
}

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

static uint32_t
first_node(const struct phrases *p, uint32_t code)
{
	return code < PLANE ? p->root[code] : 0;
}

const struct phrase *
phrases_match_kind(const struct phrases *p, struct slice text, size_t at, unsigned context,
    enum phrase_kind kind, size_t *used)
{
	const struct phrase *best = NULL, *f;
	size_t i = at, len;
	uint32_t n = first_node(p, utf8_decode(text, at, &len));

	while (n != 0) {
		i += len;
		if (p->node[n].phrase != NULL &&
		    (f = meaning(p->node[n].phrase, context, kind)) != NULL) {
			best = f;
			*used = i - at;
		}
		if (i >= text.len)
			break;
		n = find_child(p, n, utf8_decode(text, i, &len));
	}
	return best;
}

const struct phrase *
phrases_match(const struct phrases *p, struct slice text, size_t at, unsigned context,
    size_t *used)
{
	return phrases_match_kind(p, text, at, context, PHRASE_KINDS, used);
}

uint32_t
phrases_glyph(const struct phrases *p, uint32_t code)
{
	return code < PLANE && p->glyph[code] != 0 ? p->glyph[code] : code;
}

unsigned
phrases_context(const struct phrases *p, struct slice title)
{
	size_t i;

	for (i = 0; i < p->listed; i++) {
		struct slice word = p->list[i]->word;

		if (p->list[i]->kind != PHRASE_SECTION)
			continue;
		if (word.len != 0 && word.ptr[0] == '=' ? slice_eq(title, slice_from(word, 1)) :
		    slice_has(title, word))
			return phrases_context_named(p, p->list[i]->name);
	}
	return 0;
}

const struct phrase *
phrases_initial(const struct phrases *p, unsigned context)
{
	return context <= CONTEXTS_MAX ? p->initial[context] : NULL;
}

unsigned
phrases_context_named(const struct phrases *p, struct slice name)
{
	size_t n = map_find(&p->contexts, name);

	return n == MAP_NONE ? 0 : (unsigned)n + 1;
}

struct slice
phrases_context_name(const struct phrases *p, unsigned context)
{
	return context == 0 ? slice_make(NULL, 0) : map_key(&p->contexts, context - 1);
}

bool
phrases_ends(const struct phrases *p, enum phrase_kind kind, struct slice text)
{
	size_t i;

	for (i = 0; i < p->listed; i++) {
		if (p->list[i]->kind == kind && slice_ends(text, p->list[i]->word))
			return true;
	}
	return false;
}

bool
phrases_begins_owner(const struct phrases *p, struct slice text, size_t at)
{
	size_t i;

	for (i = 0; i < p->listed; i++) {
		if (p->list[i]->kind == PHRASE_OWNER && p->list[i]->word.len > 3 &&
		    slice_starts(slice_from(text, at), p->list[i]->word))
			return true;
	}
	return false;
}

bool
phrases_common(const struct phrases *p, struct slice text)
{
	size_t i;

	for (i = 0; i < p->listed; i++) {
		const struct phrase *f = p->list[i];

		if (f->kind == PHRASE_COMMON && (f->name.len != 0 ? slice_eq(text, f->word) :
		    slice_has(text, f->word)))
			return true;
	}
	return false;
}
