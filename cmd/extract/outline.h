/* SPDX-License-Identifier: ISC */
/*
 * outline.h - which lines of a report are what: cover, contents, statements,
 * narrative, sheets, glossary.
 *
 * A statement is known by its title (statements.tsv: kind title, with aliases;
 * matched on folded text, also broken over two lines, with a lost first
 * character, numbered 一、 表1 公开01表, in 《》) together with what follows it (a unit
 * label, captions, rows), never by its number or place alone: contents entries
 * are the same strings.  A grid without a title continues the statement before.
 * Parts are in order of lines, do not overlap and cover the whole report.
 */
#ifndef EXTRACT_OUTLINE_H
#define EXTRACT_OUTLINE_H

#include "layout.h"
#include "report.h"
#include "status.h"

/* Fills r->part. */
enum status outline_find(struct report *r, const struct layout *known);

/*
 * The lines of a report that may open a part, in order; found first (marks.c).
 */
struct outline_mark {
	uint32_t line;			/* index in r->line */
	uint32_t lines;			/* 2: a title broken over two lines */
	struct slice text;		/* as printed */
	const struct layout_entry *title;	/* one of the two, or both: a line may be read as */
	const struct layout_entry *part;	/* the title of a table and as the heading of a part */
	bool table;			/* a title with a table (or a nil note) behind it */
};

struct outline_marks {
	struct outline_mark *mark;	/* in the report's arena */
	size_t count;
};

enum status outline_marks_find(struct report *r, const struct layout *known,
    struct outline_marks *marks);
/* Lines [first, end) of the contents; false: the report has none. */
bool outline_contents(const struct report *r, const struct outline_marks *marks, uint32_t *first,
    uint32_t *end);

#endif
