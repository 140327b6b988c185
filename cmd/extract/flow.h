/* SPDX-License-Identifier: ISC */
/*
 * flow.h - prose as one running text, with the way back to where each byte stood.
 *
 * Lines of a section are joined as a reader joins them: blanks, zero-width
 * marks, markdown stars and line ends are dropped, full-width digits, letters,
 * brackets and signs become half-width, curly quotes ", radicals and
 * compatibility ideographs the ideograph.  The full-width comma stays, so that
 * it is never taken for a thousands separator.  Where digits stood apart on one
 * line (or two lines end and begin with whole numbers) one space is kept.
 * Characters that mirror sites write (phrases_glyph) become those meant; the
 * readings in brackets that they add are dropped.
 *
 * Ownership	the flow owns its text; slices of it die at the next flow_clear.
 * Limits	reports up to 4 GiB (positions are 32 bits).
 */
#ifndef EXTRACT_FLOW_H
#define EXTRACT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "phrases.h"
#include "report.h"
#include "slice.h"
#include "status.h"

/* Bytes of the text from `at` on, up to the next piece. */
struct flow_piece {
	uint32_t at;
	uint32_t from;		/* place in report.text */
	bool same;		/* as they stand there; else they mean the one character there */
};

struct flow {
	struct buf text;
	struct flow_piece *piece;
	size_t pieces, piece_cap;
	uint32_t *start;	/* where lines begin in text, ascending */
	size_t lines, line_cap;
	struct buf scratch;
};

/* Appends a line (a slice of r->text) to the running text. */
enum status flow_add(struct flow *f, const struct report *r, const struct phrases *known,
    struct slice line);
void flow_clear(struct flow *f);
void flow_free(struct flow *f);

/* Does a line begin at byte `at`? */
bool flow_starts(const struct flow *f, size_t at);
/* The line that holds byte `at` of the flow. */
const struct line *flow_line(const struct flow *f, struct report *r, size_t at);
/* Bytes [from, to) with their characters as printed, into the report's arena; false: no memory. */
bool flow_printed(const struct flow *f, struct report *r, size_t from, size_t to,
    struct slice *out);
/* Claims the digits, points and commas of bytes [from, to) where they stood. */
void flow_claim(const struct flow *f, struct report *r, size_t from, size_t to, enum claim what);

#endif
