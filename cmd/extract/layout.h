/* SPDX-License-Identifier: ISC */
/*
 * layout.h - what is known of statements: titles, captions, row labels, headings
 * and their aliases, from the reference files statements.tsv, rows.tsv,
 * functional.tsv and units.tsv.
 *
 * Aliases are kept folded (fold_label) and without ordinal; ask with text folded
 * the same way.  Everything lives until layout_close and is shared by all
 * reports; lookups allocate nothing.
 */
#ifndef EXTRACT_LAYOUT_H
#define EXTRACT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"
#include "status.h"

enum layout_kind {
	LAYOUT_TITLE, LAYOUT_WORDS, LAYOUT_CAPTION, LAYOUT_HEADING, LAYOUT_ORDER, LAYOUT_SIDE,
	LAYOUT_NIL, LAYOUT_LABEL, LAYOUT_OWNER,
	LAYOUT_ROW,			/* row labels, from rows.tsv and functional.tsv */
	LAYOUT_UNIT,			/* of any sheet; name: money count ratio measure, from units.tsv */
	LAYOUT_KINDS
};

enum layout_role {
	ROLE_NONE,
	ROLE_CODE, ROLE_NAME, ROLE_LINE, ROLE_AMOUNT,	/* columns of a row */
	ROLE_ITEM,		/* an amount whose caption names the row */
	ROLE_GROUP,		/* a caption over other columns */
	ROLE_SKIP,		/* a column without figures */
	ROLE_MARK,		/* 栏次 */
	ROLE_END,		/* heading: also as the end of a longer one */
	ROLE_ANY		/* title: whatever stands before it */
};

struct layout_entry {
	char sheet[12];		/* "T01", "*"; of a heading: contents overview statements ... */
	enum layout_kind kind;
	enum layout_role role;
	struct slice name;	/* canonical, as in the reference file */
	struct slice alias;	/* folded */
	const struct layout_entry *next;	/* next of the same kind and sheet, in file order */
};

struct layout;

enum status layout_open(struct layout **out, const char *reference_dir);
void layout_close(struct layout *l);

/* The entry whose alias is exactly `folded`, of `sheet` or else of any sheet ("*"); NULL: none. */
const struct layout_entry *layout_find(const struct layout *l, enum layout_kind kind,
    const char *sheet, struct slice folded);
/* The title whose alias without its first character is exactly `folded`; NULL: none. */
const struct layout_entry *layout_find_cut(const struct layout *l, struct slice folded);
/* All entries of a kind for a sheet, without those for any sheet. */
const struct layout_entry *layout_first(const struct layout *l, enum layout_kind kind,
    const char *sheet);

/* Whether text may end like a title or a heading: false for most lines, at the cost of two bytes. */
bool layout_may_head(const struct layout *l, struct slice text);

/* Folded text without what numbers it: 一、 (二) 3. 其中: 加: and bullets. */
struct slice layout_bare(struct slice folded);
/* Nothing but such a number: 十九、 */
bool layout_is_ordinal(struct slice folded);

#endif
