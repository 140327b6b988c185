/* SPDX-License-Identifier: ISC */
/*
 * noise.h - what conversions and offices do to a report, each kind by itself.
 *
 * Noise never changes a figure: what a perfect reader gets is the same with it
 * and without.  A kind that is on works with a probability `level` at each place
 * where it can.
 */
#ifndef GENERATE_NOISE_H
#define GENERATE_NOISE_H

#include <stdbool.h>
#include <stdint.h>

#include "doc.h"
#include "report.h"
#include "rng.h"

#define NOISE_KINDS(X) \
	X(BOM, "bom") \
	X(BREAK_SENTENCE, "break-sentence") \
	X(COLUMN_NUMBERS, "column-numbers") \
	X(CRLF, "crlf") \
	X(CUT_CAPTION, "cut-caption") \
	X(CUT_NUMBER, "cut-number") \
	X(CUT_TEXT, "cut-text") \
	X(FUSED_CELLS, "fused-cells") \
	X(GARBAGE_HEADER, "garbage-header") \
	X(GB18030, "gb18030") \
	X(GHOST_ROW, "ghost-row") \
	X(GLUE_CAPTION, "glue-caption") \
	X(KANGXI, "kangxi") \
	X(LOST_DIGIT, "lost-digit") \
	X(LOST_INITIAL, "lost-initial") \
	X(MARKDOWN, "markdown") \
	X(MIDDLE_LABEL, "middle-label") \
	X(PAGE_BREAK, "page-break") \
	X(PAGE_NUMBER, "page-number") \
	X(PIPE_TABLE, "pipe-table") \
	X(PUNCTUATION, "punctuation") \
	X(SEAM, "seam") \
	X(SEPARATORS, "separators") \
	X(SHIFT_CELLS, "shift-cells") \
	X(SPACE_CJK, "space-cjk") \
	X(SPACE_NUMBER, "space-number") \
	X(SPLIT_CODE, "split-code") \
	X(SPLIT_NUMBER, "split-number") \
	X(STRAY_COLUMN, "stray-column") \
	X(WRAP_LABEL, "wrap-label")

enum noise_kind {
#define X(id, name) NOISE_##id,
	NOISE_KINDS(X)
#undef X
	NOISE_KIND_N
};

struct noise {
	bool on[NOISE_KIND_N];
	int64_t level;		/* per mille */
	struct rng rng;
};

/* The kind's number; NOISE_KIND_N: none of that name. */
enum noise_kind noise_named(struct slice name);
const char *noise_name(enum noise_kind kind);

/*
 * Draws which kinds this report suffers: each with probability `level`; when
 * `only` names kinds, exactly those and no other.
 */
void noise_draw(struct noise *n, const bool *only, int64_t level, uint64_t seed);

/* share: per mille of the places where the kind could strike, at the highest level */
bool noise_hits(struct noise *n, enum noise_kind kind, int64_t share);

/* Before the text is made: settings of the dress that are noise as well. */
void noise_dress(struct noise *n, struct layout *l);
/* On the blocks of a finished report. */
void noise_tables(struct noise *n, struct doc *d, const struct layout *l);
void noise_lines(struct noise *n, struct doc *d, const struct layout *l);

#endif
