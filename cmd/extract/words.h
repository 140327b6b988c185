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
 * Errors	NULL: no memory; who does not pass that on relies on words_failed,
 *		which is asked when the report has been read.
 */
#ifndef EXTRACT_WORDS_H
#define EXTRACT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "heading.h"
#include "layout.h"
#include "office.h"
#include "slice.h"
#include "terms.h"

enum { WORDS_MOST = 8192, WORD_BYTES = 160, WORD_SHEETS = 10 };
/* What a line of a table's head or foot is; see grid.c. */
enum word_furniture { FURNITURE_UNKNOWN, FURNITURE_NONE, FURNITURE_LINE, FURNITURE_NOTE };
enum word_term { WORD_TITLE, WORD_RESIDUE, WORD_CHAPTER, WORD_FORM, WORD_TERMS };

/* What layout_find gives for each of the sheets T01 .. T09 and "*", once it was asked. */
struct word_entries {
	const struct layout_entry *of[WORD_SHEETS];
	uint16_t asked;		/* by bits */
};

/* Whether a line heads a section of the narrative; see narrative.c. */
struct word_section {
	bool asked, heads, top;
	unsigned context;
};

struct word {
	struct slice text;
	struct slice folded;	/* fold_label */
	struct slice bare;	/* layout_bare(folded) */
	bool settled;		/* folded is the text as it is, without blanks */
	bool colon;		/* folded holds : */
	bool year;		/* folded holds what follows the digits of a year, 年 or -度 */
	bool heads;		/* text holds what heads of tables say: 单位 部门 公开 年度 */
	/* what the functions below have found; headed, titled, known_terms: once they were asked */
	bool headed, titled, named;
	enum word_furniture furniture;
	struct word_section section;
	unsigned char known_terms;
	struct word_entries captions, rows;
	struct heading heading;
	const struct term *term[WORD_TERMS];
	struct office office;
};

struct words;

struct words *words_open(const struct layout *layout, const struct terms *terms);
void words_close(struct words *w);

struct word *words_of(struct words *w, struct slice text);
bool words_failed(const struct words *w);	/* memory ran out: what was read since may lack things */

/* layout_find of the folded text among captions, of the bare one among rows. */
const struct layout_entry *word_caption(const struct words *w, struct word *word, const char *sheet);
const struct layout_entry *word_row(const struct words *w, struct word *word, const char *sheet);
/* heading_read of the folded text. */
const struct heading *word_heading(const struct words *w, struct word *word);
/* What terms_inside finds in the folded text; chapters: in the bare one. */
const struct term *word_inside(const struct words *w, struct word *word, enum word_term kind);
/* office_in_title of the folded text; the name is a view of it. */
bool word_office(const struct words *w, struct word *word, struct office *o);

#endif
