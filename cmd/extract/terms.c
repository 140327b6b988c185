/* SPDX-License-Identifier: ISC */
#include "terms.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "fold.h"
#include "map.h"
#include "mem.h"
#include "diag.h"
#include "readers.h"
#include "reference.h"

enum { CHARACTERS = 256, LONG = 63 };

struct vocabulary {
	struct map words;		/* folded */
	struct term *term;		/* by number of the word */
	size_t cap;
	size_t longest;			/* bytes */
	/* by first and last character, as indexes: the lengths of words that have it, as bits (length_bit) */
	uint64_t first[CHARACTERS], last[CHARACTERS];
};

struct terms {
	struct arena text;
	struct vocabulary of[TERM_KINDS];
};

static const struct slice kind_name[TERM_KINDS] = {
	[TERM_FORM] = SLICE_OF("form"), [TERM_LEVEL1] = SLICE_OF("level1"),
	[TERM_LEVEL2] = SLICE_OF("level2"), [TERM_COLUMN] = SLICE_OF("column"),
	[TERM_FUND] = SLICE_OF("fund"), [TERM_SOURCE] = SLICE_OF("source"),
	[TERM_GOAL] = SLICE_OF("goal"), [TERM_LABEL] = SLICE_OF("label"),
	[TERM_SECTION] = SLICE_OF("section"), [TERM_TOTAL] = SLICE_OF("total"),
	[TERM_BEFORE] = SLICE_OF("before"), [TERM_AFTER] = SLICE_OF("after"),
	[TERM_PIECE] = SLICE_OF("piece"), [TERM_HINT] = SLICE_OF("hint"),
	[TERM_SCOPE] = SLICE_OF("scope"), [TERM_TITLE] = SLICE_OF("title"),
	[TERM_FACT] = SLICE_OF("fact"), [TERM_SELF] = SLICE_OF("self"),
	[TERM_OFFICE] = SLICE_OF("office"), [TERM_CHAPTER] = SLICE_OF("chapter"),
	[TERM_RESIDUE] = SLICE_OF("residue"), [TERM_LIST] = SLICE_OF("list"),
	[TERM_OPENER] = SLICE_OF("opener"), [TERM_NATURE] = SLICE_OF("nature"),
	[TERM_FUNDING] = SLICE_OF("funding"), [TERM_DUTY] = SLICE_OF("duty"),
	[TERM_UNITS] = SLICE_OF("units"), [TERM_AGAINST] = SLICE_OF("against"),
	[TERM_UNIT] = SLICE_OF("unit"),
};

/* A character as an index: three bytes of an ideograph, one of anything shorter. */
static size_t
mix(unsigned char a, unsigned char b, unsigned char c)
{
	return a < 0xE0 ? a : (((size_t)a << 5) ^ ((size_t)b << 3) ^ c) % CHARACTERS;
}

static size_t
first_character(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	return s.len < 3 ? mix(p[0] < 0xE0 ? p[0] : 0, 0, 0) : mix(p[0], p[1], p[2]);
}

static size_t
last_character(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr + s.len;

	return s.len >= 3 && p[-1] >= 0x80 && p[-3] >= 0xE0 ? mix(p[-3], p[-2], p[-1]) : mix(p[-1] & 0x7F, 0, 0);
}

/* Of a word so long; all long ones share a bit. */
static uint64_t
length_bit(size_t len)
{
	return (uint64_t)1 << (len < LONG ? len : LONG);
}

static enum term_kind
kind_of(struct slice name)
{
	int k;

	for (k = 0; k < TERM_KINDS; k++) {
		if (slice_eq(name, kind_name[k]))
			break;
	}
	return (enum term_kind)k;
}

static bool
add_word(struct terms *t, enum term_kind kind, struct slice word, struct term meaning)
{
	struct vocabulary *v = &t->of[kind];
	struct buf folded = {0};
	size_t before = v->words.count, n;
	bool ok = fold_label(&folded, word);

	if (ok && folded.len != 0) {
		n = map_add(&v->words, buf_view(&folded));
		ok = n != MAP_NONE && mem_grow(&v->term, &v->cap, v->words.count, sizeof(*v->term));
		if (ok && v->words.count > before) {
			v->term[n].canonical = arena_slice(&t->text, meaning.canonical, &ok);
			v->term[n].parent = arena_slice(&t->text, meaning.parent, &ok);
			v->first[first_character(buf_view(&folded))] |= length_bit(folded.len);
			v->last[last_character(buf_view(&folded))] |= length_bit(folded.len);
			if (folded.len > v->longest)
				v->longest = folded.len;
		}
	}
	buf_free(&folded);
	return ok;
}

static enum status
load_words(struct terms *t, const char *dir, const char *file)
{
	static const char *const column[] = {"kind", "canonical", "word", "parent", NULL};
	struct reference *ref = NULL;
	enum status st = reference_open(&ref, dir, file, column);
	struct term meaning;
	enum term_kind kind;
	size_t i;

	for (i = 0; st == STATUS_OK && i < reference_rows(ref); i++) {
		kind = kind_of(reference_get(ref, i, 0));
		if (kind == TERM_KINDS) {
			diag_error(DIAG_AT(reference_path(ref), reference_line(ref, i)),
			    "%s is no kind of word -- see the head of the file",
			    diag_quote(reference_get(ref, i, 0)).text);
			st = STATUS_FAIL;
			break;
		}
		meaning.canonical = reference_get(ref, i, 1);
		meaning.parent = reference_get(ref, i, 3);
		if (!add_word(t, kind, reference_get(ref, i, 2), meaning))
			st = STATUS_FAIL;
	}
	reference_close(ref);
	return st;
}

static enum status
load_units(struct terms *t, const char *dir)
{
	static const char *const column[] = {"unit", "kind", "aliases", NULL};
	struct reference *ref = NULL;
	enum status st = reference_open(&ref, dir, "units.tsv", column);
	struct slice rest, word;
	struct term meaning;
	size_t i;

	for (i = 0; st == STATUS_OK && i < reference_rows(ref); i++) {
		meaning.canonical = reference_get(ref, i, 0);
		meaning.parent = reference_get(ref, i, 1);
		if (!add_word(t, TERM_UNIT, meaning.canonical, meaning))
			st = STATUS_FAIL;
		rest = reference_get(ref, i, 2);
		while (st == STATUS_OK && rest.len != 0 && slice_split(&rest, '|', &word)) {
			if (!add_word(t, TERM_UNIT, word, meaning))
				st = STATUS_FAIL;
		}
	}
	reference_close(ref);
	return st;
}

enum status
terms_open(struct terms **out, const char *reference_dir)
{
	struct terms *t = mem_zero(1, sizeof(*t));
	enum status st = STATUS_FAIL;

	if (t != NULL) {
		st = load_words(t, reference_dir, "performance.tsv");
		if (st == STATUS_OK)
			st = load_words(t, reference_dir, "facts.tsv");
		if (st == STATUS_OK)
			st = load_units(t, reference_dir);
	}
	if (st != STATUS_OK) {
		terms_close(t);
		t = NULL;
	}
	*out = t;
	return st;
}

void
terms_close(struct terms *t)
{
	int k;

	if (t == NULL)
		return;
	for (k = 0; k < TERM_KINDS; k++) {
		map_free(&t->of[k].words);
		mem_free(t->of[k].term);
	}
	arena_free(&t->text);
	mem_free(t);
}

static const struct term *
look_up(const struct vocabulary *v, struct slice word)
{
	size_t n = map_find(&v->words, word);

	return n == MAP_NONE ? NULL : &v->term[n];
}

const struct term *
terms_find(const struct terms *t, enum term_kind kind, struct slice word)
{
	const struct vocabulary *v = &t->of[kind];

	if (word.len == 0 || (v->first[first_character(word)] & length_bit(word.len)) == 0)
		return NULL;
	return look_up(v, word);
}

/* The greatest length of `lengths` that is below `end`; 0: none.  Every long one may be there. */
static size_t
next_length(uint64_t lengths, size_t end)
{
	if (end > LONG && (lengths & length_bit(LONG)) != 0)
		return end - 1;
	lengths &= length_bit(end) - 1;
	return lengths == 0 ? 0 : 63 - (size_t)__builtin_clzll(lengths);
}

/* Apart, so that the texts that begin no word, which are most, pay little. */
__attribute__((noinline)) static const struct term *
longest_head(const struct vocabulary *v, struct slice text, size_t *used)
{
	const uint64_t lengths = v->first[first_character(text)];
	const struct term *found = NULL;
	struct slice head = text;

	head.len = text.len < v->longest ? text.len + 1 : v->longest + 1;
	while (found == NULL && (head.len = next_length(lengths, head.len)) != 0) {
		if ((v->last[last_character(head)] & length_bit(head.len)) != 0)
			found = look_up(v, head);
	}
	*used = found != NULL ? head.len : *used;
	return found;
}

const struct term *
terms_prefix(const struct terms *t, enum term_kind kind, struct slice text, size_t *used)
{
	const struct vocabulary *v = &t->of[kind];

	return text.len == 0 || v->first[first_character(text)] == 0 ? NULL : longest_head(v, text, used);
}

const struct term *
terms_suffix(const struct terms *t, enum term_kind kind, struct slice text, size_t *used)
{
	const struct vocabulary *v = &t->of[kind];
	const struct term *found = NULL;
	uint64_t lengths = text.len == 0 ? 0 : v->last[last_character(text)];
	struct slice tail = text;
	size_t len = text.len < v->longest ? text.len + 1 : v->longest + 1;

	if (lengths == 0)
		return NULL;
	while (found == NULL && (len = next_length(lengths, len)) != 0) {
		tail = slice_from(text, text.len - len);
		if ((v->first[first_character(tail)] & length_bit(len)) != 0)
			found = look_up(v, tail);
	}
	*used = found != NULL ? len : *used;
	return found;
}

static bool
at_character(struct slice s, size_t at)
{
	return ((unsigned char)s.ptr[at] & 0xC0) != 0x80;
}

const struct term *
terms_inside(const struct terms *t, enum term_kind kind, struct slice text, size_t *at,
    size_t *used)
{
	const uint64_t *first = t->of[kind].first;
	const struct term *found;
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (!at_character(text, i) || first[first_character(slice_from(text, i))] == 0)
			continue;
		found = terms_prefix(t, kind, slice_from(text, i), used);
		if (found != NULL) {
			*at = i;
			return found;
		}
	}
	return NULL;
}

const struct term *
terms_begun(const struct terms *t, enum term_kind kind, struct slice text)
{
	const struct vocabulary *v = &t->of[kind];
	size_t i;

	if (text.len < 6 || text.len >= v->longest || v->first[first_character(text)] == 0)
		return NULL;
	for (i = 0; i < v->words.count; i++) {
		if (slice_starts(map_key(&v->words, i), text))
			return &v->term[i];
	}
	return NULL;
}

bool
terms_hold(const struct terms *t, enum term_kind kind, struct slice text)
{
	const struct vocabulary *v = &t->of[kind];
	size_t i;

	if (text.len == 0 || text.len > v->longest)
		return false;
	for (i = 0; i < v->words.count; i++) {
		if (slice_has(map_key(&v->words, i), text))
			return true;
	}
	return false;
}
