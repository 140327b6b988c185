/* SPDX-License-Identifier: ISC */
/*
 * words.h - what is known of the texts that stand in many cells of many reports.
 *
 * Row labels, captions and titles repeat by the thousand, so what follows from such
 * a text and the reference files alone is found out once: how it folds, of which
 * statements it is a caption or a row, what it heads.  The table forgets; what it
 * holds never changes an answer.
 *
 * Lifetime	a word and its slices live until the next words_of; layout entries
 *		as long as the layout.
 * Memory	at most WORDS_MOST texts of WORD_BYTES at most; of longer ones the last.
 * Errors	NULL: no memory.
 */
#ifndef EXTRACT_WORDS_H
#define EXTRACT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "heading.h"
#include "layout.h"
#include "slice.h"

enum { WORDS_MOST = 8192, WORD_BYTES = 160, WORD_SHEETS = 10 };

/* What layout_find gives for each of the sheets T01 .. T09 and "*", once it was asked. */
struct word_entries {
	const struct layout_entry *of[WORD_SHEETS];
	uint16_t asked;		/* by bits */
};

struct word {
	struct slice text;
	struct slice folded;	/* fold_label */
	struct slice bare;	/* layout_bare(folded) */
	bool settled;		/* folded is the text as it is, without blanks */
	uint64_t hash;
	struct word_entries captions, rows;
	struct heading heading;
	bool headed;		/* heading was asked for */
};

struct words;

struct words *words_open(const struct layout *known);
void words_close(struct words *w);

struct word *words_of(struct words *w, struct slice text);

/* layout_find of the folded text among captions, of the bare one among rows. */
const struct layout_entry *word_caption(const struct words *w, struct word *word, const char *sheet);
const struct layout_entry *word_row(const struct words *w, struct word *word, const char *sheet);
/* heading_read of the folded text. */
const struct heading *word_heading(const struct words *w, struct word *word);

#endif
