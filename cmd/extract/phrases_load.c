/* SPDX-License-Identifier: ISC */
/*
 * phrases_load.c - narrative.tsv into the vocabulary.
 */
#include "phrases_trie.h"

#include "diag.h"
#include "mem.h"

enum { COL_KIND, COL_NAME, COL_WORDS, COL_CONTEXT, COL_COUNTS, COL_PARTS, COL_FLAGS, COLUMNS };

static const char *const column[COLUMNS + 1] = {
	"kind", "name", "words", "context", "counts", "parts", "flags", NULL,
};

static const char *const kind_name[PHRASE_KINDS] = {
	"section", "heading", "subject", "fund", "class", "level", "budget", "final", "last",
	"opener", "against", "move", "order", "flat", "share", "done", "rate", "none", "score",
	"review", "reason", "more", "use", "resume", "lead", "noun", "owner", "common", "before",
	"purpose", "code", "bound", "unit", "residue", "twice", "glyph", "skip",
};

static enum status
insert(struct phrases *p, struct phrase *f, size_t row)
{
	uint32_t n = 0, code;
	size_t at, used;

	if (f->kind == PHRASE_RESIDUE && f->word.len != 0 &&
	    (code = utf8_decode(f->word, 0, &used)) < PHRASES_PLANE)
		p->signs.residue[code / 8] |= (unsigned char)(1u << code % 8);
	for (at = 0; at < f->word.len; at += used) {
		code = utf8_decode(f->word, at, &used);
		if (code >= PHRASES_PLANE) {
			diag_error(DIAG_AT(reference_path(p->file), reference_line(p->file, row)),
			    "word %s is not plain text -- write it in UTF-8, half-width",
			    diag_quote(f->word).text);
			return STATUS_FAIL;
		}
		if ((n = phrases_step(p, n, code)) == 0)
			return STATUS_FAIL;
	}
	if (n == 0)
		return STATUS_OK;
	code = utf8_decode(f->word, 0, &used);
	p->signs.begin[code / 8] |= (unsigned char)(1u << code % 8);
	f->next = p->node[n].phrase;
	p->node[n].phrase = f;
	return STATUS_OK;
}

/* Kinds that texts are asked to end with. */
static bool
is_ending(enum phrase_kind k)
{
	return k == PHRASE_OWNER || k == PHRASE_BEFORE || k == PHRASE_HEADING;
}

/* Kinds that texts are asked to hold. */
static bool
is_opening(enum phrase_kind k)
{
	return k == PHRASE_SECTION || k == PHRASE_OWNER || k == PHRASE_COMMON || k == PHRASE_PURPOSE;
}

static bool
add_ending(struct phrases *p, const struct phrase *f)
{
	struct ending *e;
	uint32_t code;
	size_t used;

	if (f->word.len < 3)
		return true;
	code = utf8_decode(f->word, f->word.len - 3, &used);
	if (code >= PHRASES_PLANE || (e = arena_take(&p->arena, sizeof(*e))) == NULL)
		return false;
	*e = (struct ending){f, p->ending[code % PHRASES_ENDINGS]};
	p->ending[code % PHRASES_ENDINGS] = e;
	return true;
}

static bool
add_opening(struct phrases *p, const struct phrase *f)
{
	struct opening *o, **slot;
	struct slice word = f->word;
	bool whole = f->kind == PHRASE_COMMON && f->name.len != 0;
	size_t used;

	if (f->kind == PHRASE_SECTION && slice_starts(word, SLICE("="))) {
		word = slice_from(word, 1);
		whole = true;
	}
	if (word.len == 0)
		return true;
	if ((o = arena_take(&p->arena, sizeof(*o))) == NULL)
		return false;
	slot = &p->opening[phrases_code(word, 0, &used) % PHRASES_OPENINGS];
	*o = (struct opening){f, word, whole, p->openings++, *slot};
	*slot = o;
	return true;
}

static bool
pair_glyphs(struct phrases *p, struct slice pairs)
{
	size_t at, used;

	for (at = 0; at < pairs.len; at += used) {
		uint32_t written = utf8_decode(pairs, at, &used), meant;

		at += used;
		if (at >= pairs.len)
			break;
		meant = utf8_decode(pairs, at, &used);
		if (written >= PHRASES_PLANE || meant >= PHRASES_PLANE || meant == 0)
			continue;
		if (!phrases_put_first(&p->glyph, written, meant))
			return false;
		p->signs.glyph[written / 8] |= (unsigned char)(1u << written % 8);
	}
	return true;
}

static enum status
keep(struct phrases *p, struct phrase *f, size_t row)
{
	if (f->kind == PHRASE_GLYPH)
		return pair_glyphs(p, f->word) ? STATUS_OK : STATUS_FAIL;
	if (f->initial) {
		unsigned c;

		for (c = 1; c <= PHRASES_CONTEXTS; c++) {
			if ((f->contexts >> c & 1) != 0)
				p->initial[c] = f;
		}
	}
	if (f->kind == PHRASE_SECTION) {
		unsigned c = phrases_context_named(p, f->name);

		if (p->section[c] == NULL)
			p->section[c] = f;
	}
	if (!is_ending(f->kind) && !is_opening(f->kind))
		return insert(p, f, row);
	return (!is_ending(f->kind) || add_ending(p, f)) &&
	    (!is_opening(f->kind) || add_opening(p, f)) ? STATUS_OK : STATUS_FAIL;
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
		.among = slice_has(flags, SLICE("among")),
		.aside = slice_has(flags, SLICE("aside")),
		.rate = slice_has(flags, SLICE("rate")),
	};
	if (f->kind == PHRASE_SECTION && (p->contexts.count >= PHRASES_CONTEXTS ||
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
	if (p == NULL || !phrases_trie_open(p))
		return STATUS_FAIL;
	st = reference_open(&p->file, reference_dir, "narrative.tsv", column);
	for (i = 0; st == STATUS_OK && i < reference_rows(p->file); i++)
		st = read_row(p, i);
	return st == STATUS_OK && !phrases_trie_settle(p) ? STATUS_FAIL : st;
}

void
phrases_close(struct phrases *p)
{
	if (p == NULL)
		return;
	reference_close(p->file);
	arena_free(&p->arena);
	map_free(&p->contexts);
	phrases_trie_close(p);
	mem_free(p);
}
