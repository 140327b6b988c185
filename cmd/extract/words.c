/* SPDX-License-Identifier: ISC */
#include "words.h"

#include <string.h>

#include "buf.h"
#include "fold.h"
#include "map.h"
#include "mem.h"

enum { WAYS = 4 };	/* places where a text may stand */

/* The hash beside the word: another one's is seen without going there. */
struct slot {
	uint64_t hash;
	struct word *word;	/* NULL: free */
};

struct words {
	const struct layout *layout;
	const struct terms *terms;
	struct slot slot[WORDS_MOST];
	struct slot large;	/* the last that is too long for the table */
	struct buf work;
	bool failed;
};

struct words *
words_open(const struct layout *layout, const struct terms *terms)
{
	struct words *w = mem_zero(1, sizeof(*w));

	if (w != NULL) {
		w->layout = layout;
		w->terms = terms;
	}
	return w;
}

void
words_close(struct words *w)
{
	size_t i;

	if (w == NULL)
		return;
	for (i = 0; i < WORDS_MOST; i++)
		mem_free(w->slot[i].word);
	mem_free(w->large.word);
	buf_free(&w->work);
	mem_free(w);
}

static void
look_at(struct word *word)
{
	struct slice f = word->folded, t = word->text;

	word->bare = layout_bare(f);
	word->colon = slice_find_byte(f, ':', 0) != SLICE_NONE;
	word->year = slice_has(f, SLICE("年")) || slice_has(f, SLICE("-度"));
	word->heads = slice_has(t, SLICE("单位")) || slice_has(t, SLICE("部门")) ||
	    slice_has(t, SLICE("公开")) || slice_has(t, SLICE("年度"));
}

/* A word in one piece with its texts. */
static struct word *
make_word(struct words *w, struct slice text)
{
	bool settled = fold_is_settled(text);
	struct word *word;
	char *bytes;

	buf_clear(&w->work);
	if (!settled && !fold_label(&w->work, text))
		return NULL;
	word = mem_alloc(sizeof(*word) + text.len + w->work.len + 1);
	if (word == NULL)
		return NULL;
	bytes = (char *)(word + 1);
	*word = (struct word){.text = {bytes, text.len}, .settled = settled};
	if (text.len != 0)
		memcpy(bytes, text.ptr, text.len);
	if (w->work.len != 0)
		memcpy(bytes + text.len, w->work.ptr, w->work.len);
	word->folded = settled ? word->text : slice_make(bytes + text.len, w->work.len);
	look_at(word);
	return word;
}

/* Puts the word of a text into a place: apart, since most texts are known. */
__attribute__((noinline)) static struct word *
fill(struct words *w, struct slot *slot, struct slice text, uint64_t hash)
{
	struct word *word = make_word(w, text);

	if (word == NULL) {
		w->failed = true;
		return NULL;
	}
	mem_free(slot->word);
	*slot = (struct slot){hash, word};
	return word;
}

struct word *
words_of(struct words *w, struct slice text)
{
	uint64_t hash = map_hash(text);
	struct slot *slot;
	size_t i;

	if (text.len > WORD_BYTES)
		return fill(w, &w->large, text, hash);
	for (i = 0; i < WAYS; i++) {
		slot = &w->slot[(hash + i) % WORDS_MOST];
		if (slot->word == NULL)
			return fill(w, slot, text, hash);
		if (slot->hash == hash && slice_eq(slot->word->text, text))
			return slot->word;
	}
	return fill(w, &w->slot[(hash + (hash >> 32) % WAYS) % WORDS_MOST], text, hash);
}

bool
words_failed(const struct words *w)
{
	return w->failed;
}

/* Where a sheet stands in word_entries; WORD_SHEETS: nowhere, a further table. */
static size_t
sheet_number(const char *sheet)
{
	if (sheet[0] == '*')
		return 0;
	return sheet[0] == 'T' && sheet[1] == '0' && sheet[2] >= '1' && sheet[2] <= '9' ?
	    (size_t)(sheet[2] - '0') : WORD_SHEETS;
}

static const struct layout_entry *
entry_of(const struct layout *known, enum layout_kind kind, const char *sheet, struct slice folded,
    struct word_entries *e)
{
	size_t n = sheet_number(sheet);

	if (n == WORD_SHEETS)
		return layout_find(known, kind, sheet, folded);
	if ((e->asked >> n & 1) == 0) {
		e->of[n] = layout_find(known, kind, sheet, folded);
		e->asked |= (uint16_t)(1u << n);
	}
	return e->of[n];
}

const struct layout_entry *
word_caption(const struct words *w, struct word *word, const char *sheet)
{
	return entry_of(w->layout, LAYOUT_CAPTION, sheet, word->folded, &word->captions);
}

const struct layout_entry *
word_row(const struct words *w, struct word *word, const char *sheet)
{
	return entry_of(w->layout, LAYOUT_ROW, sheet, word->bare, &word->rows);
}

const struct heading *
word_heading(const struct words *w, struct word *word)
{
	if (!word->headed)
		word->heading = heading_read(w->layout, word->folded);
	word->headed = true;
	return &word->heading;
}

const struct term *
word_inside(const struct words *w, struct word *word, enum word_term kind)
{
	static const enum term_kind of[WORD_TERMS] = {TERM_TITLE, TERM_RESIDUE, TERM_CHAPTER, TERM_FORM};
	size_t at, used;

	if ((word->known_terms >> kind & 1) == 0) {
		word->term[kind] = terms_inside(w->terms, of[kind],
		    kind == WORD_CHAPTER ? word->bare : word->folded, &at, &used);
		word->known_terms |= (unsigned char)(1u << kind);
	}
	return word->term[kind];
}

bool
word_office(const struct words *w, struct word *word, struct office *o)
{
	if (!word->titled)
		word->named = office_in_title(w->terms, word->folded, &word->office);
	word->titled = true;
	*o = word->office;
	return word->named;
}
