/* SPDX-License-Identifier: ISC */
/*
 * terms.h - words with a meaning: captions and labels of forms, words of facts,
 * units, from performance.tsv, facts.tsv and units.tsv.
 *
 * Every word belongs to a kind and is looked up in its folded form (fold.h).
 * The terms are loaded once and serve all reports; slices handed out live as
 * long as they do.
 */
#ifndef EXTRACT_TERMS_H
#define EXTRACT_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"
#include "status.h"

enum term_kind {
	/* performance.tsv */
	TERM_FORM, TERM_LEVEL1, TERM_LEVEL2, TERM_COLUMN, TERM_FUND, TERM_SOURCE, TERM_GOAL,
	TERM_LABEL, TERM_SECTION, TERM_TOTAL, TERM_BEFORE, TERM_AFTER, TERM_PIECE, TERM_HINT,
	/* facts.tsv */
	TERM_SCOPE, TERM_TITLE, TERM_FACT, TERM_SELF, TERM_OFFICE, TERM_CHAPTER, TERM_RESIDUE,
	TERM_LIST, TERM_OPENER, TERM_NATURE, TERM_FUNDING, TERM_DUTY, TERM_UNITS, TERM_AGAINST,
	/* units.tsv */
	TERM_UNIT,
	TERM_KINDS
};

struct term {
	struct slice canonical;
	struct slice parent;	/* second column of meaning: parent, target ..., may be empty */
};

struct terms;

/* terms_open, terms_close: readers.h. */

/* The meaning of a folded word; NULL: not known. */
const struct term *terms_find(const struct terms *t, enum term_kind kind, struct slice word);
/* The longest word of the kind that folded text starts with; its bytes in *used. */
const struct term *terms_prefix(const struct terms *t, enum term_kind kind, struct slice text,
    size_t *used);
/* The longest word that the text ends with. */
const struct term *terms_suffix(const struct terms *t, enum term_kind kind, struct slice text,
    size_t *used);
/* The first place where a word of the kind stands in the text (there the longest). */
const struct term *terms_inside(const struct terms *t, enum term_kind kind, struct slice text,
    size_t *at, size_t *used);

/* The first word that goes on from the text: 实施(主管)单 of 实施(主管)单位.  At least six bytes of text. */
const struct term *terms_begun(const struct terms *t, enum term_kind kind, struct slice text);
/* True when a word of the kind holds the text anywhere. */
bool terms_hold(const struct terms *t, enum term_kind kind, struct slice text);

#endif
