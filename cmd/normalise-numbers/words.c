/* SPDX-License-Identifier: ISC */
#include "words.h"

#include <string.h>

#include "diag.h"
#include "glyphs.h"
#include "mem.h"

enum { COL_PLACE, COL_MEANING, COL_WORDS };

static const char *const columns[] = {"place", "meaning", "words", NULL};
static const char *const place_name[WORD_PLACES] = {"before", "after", "alone"};

static unsigned
first_bits(struct slice s)
{
	unsigned h = (unsigned char)s.ptr[0];

	if (s.len >= 2 && h >= 0xc0 && h < 0xe0)
		h = h * 31 + (unsigned char)s.ptr[1];
	else if (s.len >= 3 && h >= 0xe0)
		h = h * 31 * 31 + (unsigned char)s.ptr[1] * 31u + (unsigned char)s.ptr[2];
	return h & 4095;
}

bool
words_may_begin(const struct words *w, struct slice s)
{
	unsigned bits;

	if (s.len == 0 || (unsigned char)s.ptr[0] < 0x80)
		return true;
	bits = first_bits(s);
	return (w->first[bits / 64] >> (bits % 64) & 1) != 0;
}

static bool
read_place(struct slice s, enum word_place *place)
{
	size_t i;

	for (i = 0; i < WORD_PLACES; i++) {
		if (slice_eq(s, slice_of(place_name[i]))) {
			*place = (enum word_place)i;
			return true;
		}
	}
	return false;
}

static bool
read_meaning(struct slice s, const struct units *units, struct word *word)
{
	static const struct {
		const char *name;
		enum word_meaning meaning;
	} known[] = {
		{"minus", WORD_MINUS}, {"plus", WORD_PLUS}, {"either", WORD_EITHER},
		{"noise", WORD_NOISE}, {"nil", WORD_NIL}, {"zero", WORD_ZERO},
		{"above", WORD_ABOVE}, {"equal", WORD_EQUAL}, {"below", WORD_BELOW},
		{"≥", WORD_BOUND}, {">", WORD_BOUND}, {"≤", WORD_BOUND}, {"<", WORD_BOUND},
		{"≈", WORD_BOUND}, {"%", WORD_UNIT}, {"‰", WORD_UNIT},
	};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (!slice_eq(s, slice_of(known[i].name)))
			continue;
		*word = (struct word){.meaning = known[i].meaning};
		if (word->meaning == WORD_BOUND)
			word->bound = s;
		else if (word->meaning == WORD_UNIT)
			word->unit = slice_eq(s, SLICE("%")) ? units->percent : units->permille;
		return true;
	}
	return false;
}

static bool
add_word(struct words *w, enum word_place place, struct slice text, struct word word)
{
	struct buf folded = {0};
	struct slice name;
	size_t at = MAP_NONE;
	unsigned bits;

	if (glyphs_fold(&folded, text)) {
		name = buf_view(&folded);
		at = map_add(&w->name[place], name);
		if (name.len > w->longest[place])
			w->longest[place] = name.len;
		if (place != WORD_AFTER && name.len != 0) {
			bits = first_bits(name);
			w->first[bits / 64] |= (uint64_t)1 << (bits % 64);
		}
	}
	buf_free(&folded);
	if (at == MAP_NONE ||
	    !mem_grow(&w->word[place], &w->cap[place], at + 1, sizeof(*w->word[place])))
		return false;
	w->word[place][at] = word;
	return true;
}

static bool
add_row(struct words *w, const struct units *units, size_t row)
{
	struct slice list = reference_get(w->file, row, COL_WORDS), text;
	enum word_place place;
	struct word word;

	if (!read_place(reference_get(w->file, row, COL_PLACE), &place) ||
	    !read_meaning(reference_get(w->file, row, COL_MEANING), units, &word)) {
		diag_error(DIAG_AT(reference_path(w->file), reference_line(w->file, row)),
		    "unknown place or meaning -- see the head of the file");
		return false;
	}
	while (list.len != 0 && slice_split(&list, '|', &text)) {
		if (text.len != 0 && !add_word(w, place, text, word))
			return false;
	}
	return true;
}

enum status
words_open(struct words *w, const struct units *units, const char *reference_dir)
{
	size_t row;

	memset(w, 0, sizeof(*w));
	if (reference_open(&w->file, reference_dir, "number_words.tsv", columns) != STATUS_OK)
		return STATUS_FAIL;
	for (row = 0; row < reference_rows(w->file); row++) {
		if (!add_row(w, units, row))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

void
words_close(struct words *w)
{
	size_t i;

	for (i = 0; i < WORD_PLACES; i++) {
		map_free(&w->name[i]);
		mem_free(w->word[i]);
	}
	reference_close(w->file);
	memset(w, 0, sizeof(*w));
}

const struct word *
words_prefix(const struct words *w, enum word_place place, struct slice s, size_t *used)
{
	size_t len = s.len < w->longest[place] ? s.len : w->longest[place], at;

	for (; len > 0; len--) {
		/* no word ends inside a character */
		if (len < s.len && ((unsigned char)s.ptr[len] & 0xc0) == 0x80)
			continue;
		at = map_find(&w->name[place], slice_sub(s, 0, len));
		if (at != MAP_NONE) {
			*used = len;
			return &w->word[place][at];
		}
	}
	return NULL;
}

const struct word *
words_alone(const struct words *w, struct slice s)
{
	size_t at = map_find(&w->name[WORD_ALONE], s);

	return at == MAP_NONE ? NULL : &w->word[WORD_ALONE][at];
}
