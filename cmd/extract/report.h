/* SPDX-License-Identifier: ISC */
/*
 * report.h - one report in memory: its text, lines, cells, parts and claims.
 *
 * Shapes	`text` is the whole report as UTF-8.  A line is what stands between
 *		two LF (numbered from 1 by LF only, as wc and editors count); form
 *		feeds start pages (from 1; page 0 everywhere when there are none).
 *		A line that holds a TAB is a row, with its cells between the tabs
 *		(blanks at their ends trimmed); a pipe-table line ("| a | b |") is a
 *		row as well, its rule lines ("|---|") are blank.
 * Ownership	the report owns text, lines, cells, outline and claims; slices that
 *		its readers hand on point into `text` or into `arena` and live until
 *		report_clear.
 * Claims	each byte of text may be claimed once: what was read as a figure, a
 *		code, a line number ...  Digit runs with an unclaimed digit at the end
 *		are what --unclaimed lists.
 */
#ifndef EXTRACT_REPORT_H
#define EXTRACT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "slice.h"
#include "status.h"

enum claim {
	CLAIM_NONE,
	CLAIM_FIGURE,		/* became (part of) a figure */
	CLAIM_CODE,		/* classification, budget or document code */
	CLAIM_LINE,		/* printed line or column number (行次, 栏次), serial number */
	CLAIM_YEAR,		/* year, date */
	CLAIM_MARKER,		/* list marker, number of a heading or of an entry */
	CLAIM_FURNITURE,	/* page number, running head, debris in a table's head */
	CLAIM_TEXT,		/* number in a text that is kept whole (goal, duty, definition, name of a law) */
	CLAIM_KINDS
};

enum line_kind { LINE_BLANK, LINE_PROSE, LINE_ROW };

struct line {
	struct slice text;	/* without CR, LF, FF; not trimmed */
	uint32_t number;	/* from 1 */
	uint32_t page;		/* from 1, or 0: no pages known */
	uint32_t cell;		/* first cell in report.cell */
	uint32_t cells;		/* a prose line has one: itself, trimmed */
	enum line_kind kind;
	bool page_top;		/* first line of a page */
};

/* What a run of lines is; see outline.h. */
enum part_kind {
	PART_COVER,		/* title page(s), up to the contents */
	PART_CONTENTS,		/* 目录: what is announced */
	PART_OVERVIEW,		/* 部门概况: duties and units */
	PART_STATEMENT,		/* one of the nine or a further table; see part.sheet */
	PART_NARRATIVE,		/* 决算情况说明 */
	PART_PERFORMANCE,	/* self-evaluation sheets, one part a project */
	PART_GLOSSARY,		/* 名词解释 */
	PART_OTHER		/* attachments and what is not known */
};

struct part {
	enum part_kind kind;
	char sheet[4];		/* "T01".."T09", "X01".. of a statement; else empty */
	uint32_t first;		/* index of the title's line (or first line) in report.line */
	uint32_t body;		/* index of the first line behind the title */
	uint32_t end;		/* index behind the last line */
	struct slice title;	/* as printed, in text */
};

/* A row of a statement as it was read; the names and lists of the narrative are held against them. */
struct report_row {
	const char *sheet;
	struct slice code, label;
	enum { ROW_BLANK, ROW_ZERO, ROW_PAID } amount;	/* ROW_ZERO: 0.00, which may stand for a few yuan */
};

struct head_fact;
struct frames;
struct memo;
struct words;

struct report {
	const char *name;	/* as given on the command line; with "#2" for a second one in a file */
	struct buf text;
	struct arena arena;
	/* borrowed from the reading, for all its reports */
	struct words *words;
	struct frames *frames;
	struct memo *head_rows;	/* enum head_kind of lines, a byte; frame_head.c */
	struct memo *placings;	/* of the rows of indicators; indicator_place.c */
	unsigned char *claim;	/* text.len bytes of enum claim; NULL: nobody asks */
	struct line *line;
	size_t lines, line_cap;
	struct slice *cell;
	size_t cells, cell_cap;
	struct part *part;
	size_t parts, part_cap;
	struct report_row *row;	/* of the statements of expenditure (statement.c) */
	size_t rows, row_cap;
	/* facts found first (facts.c), used on every figure; slices in text or arena */
	struct slice entity;	/* without the scope suffix */
	struct slice scope;	/* 汇总 本级 单位 部门 */
	struct slice year;	/* four digits */
	struct slice unit;	/* money unit that holds when a table says none: 万元 */
	struct head_fact *head;	/* what the heads of tables say; facts.h */
	size_t heads;
	uint32_t *scan;		/* room for the positions of tabs and line feeds; split.c */
	struct slice lead;	/* the first columns of every figure as written; emit.c */
};

/* split.c: r->text (already UTF-8) into lines and cells; forgets what was there before.  Claims are kept when asked for. */
enum status report_split(struct report *r, bool claims);
void report_clear(struct report *r);		/* ready for the next text; keeps memory */
void report_free(struct report *r);

/* Empty beyond the last. */
static inline struct slice
report_cell(const struct report *r, const struct line *l, size_t i)
{
	return i < l->cells ? r->cell[l->cell + i] : SLICE("");
}

/* Claims bytes of r->text; slices that are not inside it are ignored (an arena copy claims nothing). */
void report_claim(struct report *r, struct slice part, enum claim what);
/* Every digit of it; true when claims are not kept. */
bool report_claimed(const struct report *r, struct slice part);
struct line *report_line_of(const struct report *r, const char *where);	/* line that holds a byte; NULL outside */

#endif
