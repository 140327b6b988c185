/* SPDX-License-Identifier: ISC */
/*
 * words.h - words about numbers: directions, bounds, nil forms (number_words.tsv).
 */
#ifndef NORMALISE_WORDS_H
#define NORMALISE_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"
#include "units.h"

enum word_meaning {
	WORD_MINUS, WORD_PLUS, WORD_EITHER, WORD_NOISE,
	WORD_BOUND,			/* its sign in `bound` */
	WORD_UNIT,			/* of what follows, in `unit` */
	WORD_NIL, WORD_ZERO, WORD_ABOVE, WORD_EQUAL, WORD_BELOW
};

struct word {
	enum word_meaning meaning;
	struct slice bound;		/* lives as long as the words */
	const struct unit *unit;
};

enum word_place { WORD_BEFORE, WORD_AFTER, WORD_ALONE, WORD_PLACES };

struct words {
	struct reference *file;
	struct map name[WORD_PLACES];		/* folded */
	struct word *word[WORD_PLACES];		/* by number in name */
	size_t cap[WORD_PLACES];
	size_t longest[WORD_PLACES];
	uint64_t first[64];	/* hashed first bytes of words before or alone: a quick no */
};

enum status words_open(struct words *w, const struct units *units, const char *reference_dir);
void words_close(struct words *w);

/* The longest word of that place that s begins with, and its bytes; NULL: none. */
const struct word *words_prefix(const struct words *w, enum word_place place, struct slice s,
    size_t *used);

/* The word that s is, standing alone; NULL: none. */
const struct word *words_alone(const struct words *w, struct slice s);

/* False: no word before a number or alone begins like s. */
bool words_may_begin(const struct words *w, struct slice s);

#endif
