/* SPDX-License-Identifier: ISC */
/*
 * heading.h - is this line a table's title or the heading of a part?
 *
 * Titles and headings are compared without what stands around them: numbering
 * (一、 (二) 第三部分 表1-1 附件2: 公开01表), year, the office's name, 《》, page number with
 * its leader dots, a money unit.
 */
#ifndef EXTRACT_HEADING_H
#define EXTRACT_HEADING_H

#include "buf.h"
#include "layout.h"
#include "slice.h"

/* The part of folded text that names the table or part; a view of it. */
struct slice heading_core(struct slice folded);

/*
 * What a line names, its title (also: not by its words alone), or the heading of a part (NULL: none);
 * `folded` is the line's text folded.  A title may lack its first character or be spelled in a way
 * that only its words tell (statements.tsv, kind words).
 */
struct heading {
	struct slice core;
	const struct layout_entry *title, *named, *part;
};
struct heading heading_read(const struct layout *l, struct slice folded);

/* Whether a raw line is worth folding for that. */
bool heading_possible(const struct layout *l, struct slice text);

#endif
