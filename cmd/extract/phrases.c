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

/* A step of the trie: from node `parent` by `code`; open addressing, to == 0 is empty. */
struct edge {
	uint32_t parent, code, to;
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
	uint16_t *glyph;		/* by code point: what it means, 0 itself */
	uint32_t *root;			/* by code point of the first plane: node, 0 none */
	struct edge *edge;
	size_t edges, edge_slots;	/* slots: a power of two */
	struct phrase **node;		/* phrases that end at a node */
	size_t nodes, node_cap;
	struct ending **ending;		/* by code point: OWNER and BEFORE words that end so */
	const struct phrase *initial[CONTEXTS_MAX + 1];
	const struct phrase **list;	/* sections, owners and commons in order of the file */
	size_t listed, list_cap;
};

/* Code point at `at` of text that is known to be well formed; its bytes in *used. */
static inline uint32_t
code_at(struct slice text, size_t at, size_t *used)
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

static uint32_t
add_node(struct phrases *p)
{
	if (!mem_grow(&p->node, &p->node_cap, p->nodes + 1, sizeof(*p->node)))
		return 0;
	p->node[p->nodes] = NULL;
	return (uint32_t)p->nodes++;
}

static size_t
slot(const struct phrases *p, uint32_t parent, uint32_t code)
{
	uint32_t h = (parent * 0x9e3779b1u) ^ (code * 0x85ebca6bu);
	size_t i = (h ^ h >> 15) & (p->edge_slots - 1);

	while (p->edge[i].to != 0 && (p->edge[i].parent != parent || p->edge[i].code != code))
		i = (i + 1) & (p->edge_slots - 1);
	return i;
}

static uint32_t
find_child(const struct phrases *p, uint32_t parent, uint32_t code)
{
	return p->edge[slot(p, parent, code)].to;
}

static bool
grow_edges(struct phrases *p)
{
	struct edge *old = p->edge;
	size_t n = p->edge_slots, i;

	p->edge_slots = n == 0 ? 1024 : n * 2;
	p->edge = mem_zero(p->edge_slots, sizeof(*p->edge));
	if (p->edge == NULL) {
		p->edge = old;
		p->edge_slots = n;
		return false;
	}
	for (i = 0; i < n; i++) {
		if (old[i].to != 0)
			p->edge[slot(p, old[i].parent, old[i].code)] = old[i];
	}
	mem_free(old);
	return true;
}

/* Node behind `code`, made when it is not there; 0: no memory. */
static uint32_t
step(struct phrases *p, uint32_t parent, uint32_t code)
{
	uint32_t to;

	if (parent == 0) {
		to = p->root[code];
		return to != 0 ? to : (p->root[code] = add_node(p));
	}
	to = find_child(p, parent, code);
	if (to != 0 || (to = add_node(p)) == 0)
		return to;
	if (p->edges * 2 >= p->edge_slots && !grow_edges(p))
		return 0;
	p->edge[slot(p, parent, code)] = (struct edge){parent, code, to};
	p->edges++;
	return to;
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
	f->next = p->node[n];
	p->node[n] = f;
	return STATUS_OK;
}

static bool
is_listed(enum phrase_kind k)
{
	return k == PHRASE_SECTION || k == PHRASE_OWNER || k == PHRASE_COMMON ||
	    k == PHRASE_BEFORE;
}

static bool
add_ending(struct phrases *p, const struct phrase *f)
{
	struct ending *e;
	uint32_t code;
	size_t used;

	if ((f->kind != PHRASE_OWNER && f->kind != PHRASE_BEFORE) || f->word.len < 3)
		return true;
	code = utf8_decode(f->word, f->word.len - 3, &used);
	if (code >= PLANE || (e = arena_take(&p->arena, sizeof(*e))) == NULL)
		return false;
	*e = (struct ending){f, p->ending[code]};
	p->ending[code] = e;
	return true;
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
	if (!add_ending(p, f))
		return STATUS_FAIL;
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
	    (p->glyph = mem_zero(PLANE, sizeof(*p->glyph))) == NULL ||
	    (p->ending = mem_zero(PLANE, sizeof(*p->ending))) == NULL || !grow_edges(p))
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
	mem_free(p->edge);
	mem_free(p->ending);
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

const struct phrase *
phrases_match_kind(const struct phrases *p, struct slice text, size_t at, unsigned context,
    enum phrase_kind kind, size_t *used)
{
	const struct phrase *best = NULL, *f;
	size_t i = at, len;
	uint32_t code = code_at(text, at, &len), n = code < PLANE ? p->root[code] : 0;

	while (n != 0) {
		i += len;
		if (p->node[n] != NULL && (f = meaning(p->node[n], context, kind)) != NULL) {
			best = f;
			*used = i - at;
		}
		if (i >= text.len)
			break;
		n = find_child(p, n, code_at(text, i, &len));
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
	const struct ending *e;
	uint32_t code;
	size_t used;

	if (text.len < 3)
		return false;
	code = code_at(text, text.len - 3, &used);
	if (used != 3 || code >= PLANE)
		return false;
	for (e = p->ending[code]; e != NULL; e = e->next) {
		if (e->phrase->kind == kind && slice_ends(text, e->phrase->word))
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
