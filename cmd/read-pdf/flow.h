/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * flow.h - which lines of running text are one paragraph.
 *
 * A line goes on in the next one when that one's first word had no room left on it,
 * is set in about the same size and starts at the left margin (or both are centred).
 * Where full lines show how far apart the lines of a paragraph are, one further below
 * begins another.
 * Where paragraphs begin with an indent, more room is allowed: office programs leave
 * numbers, brackets and what belongs to them unparted in ways of their own.
 * The margins are those of the page where enough lines show them, else of an earlier
 * page.
 */
#ifndef READ_PDF_FLOW_H
#define READ_PDF_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "lines.h"

struct flow_margins {
	float page_width;	/* of the page they were found on; 0: none yet */
	float left;
	float right;
	float pitch;		/* from line to line of a paragraph, in ems; 0: not known */
};

/* How a line begins. */
enum flow_ordinal {
	FLOW_NONE,
	FLOW_ITEM,		/* （二） 3. 表二: of a list, unless a sentence runs over the line */
	FLOW_HEADING		/* 第一部分 一、: always something new */
};

/* What must be known of a line to tell whether it goes on; outlives the glyphs. */
struct flow_shape {
	float x0;
	float x1;
	float y;
	float size;
	float word;		/* width of what cannot be parted from the line's beginning */
	bool indented;		/* set by flow_indent: its paragraph began further in */
	enum flow_ordinal ordinal;
	bool entry;		/* of a table of contents: dots lead to its page number */
	bool stopped;		/* ends in a full stop, colon or semicolon */
};

/* Brings the margins up to date for a page of that width with these lines of text, at least one. */
void flow_measure(struct flow_margins *margins, const struct line *lines, size_t count,
    float page_width);

struct flow_shape flow_shape(const struct line *line);

/* Notes how the paragraph began that `first` begins. */
void flow_indent(const struct flow_margins *margins, struct flow_shape *first);

/* Whether b, the next line of text, goes on with the paragraph that a is in. */
bool flow_continues(const struct flow_margins *margins, const struct flow_shape *a,
    const struct flow_shape *b);

#endif
