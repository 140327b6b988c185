/* SPDX-License-Identifier: ISC */
/*
 * frame.h - the columns of a statement, bound by their captions.
 *
 * A column's caption is the path of texts over it, top to bottom; it may be cut
 * over rows, glued to its neighbour's in one cell, wrapped by blanks, misread by
 * a character.  What captions leave open is settled by a printed template
 * (statements.tsv, kind order) when all other columns agree with it; what is
 * still open stays ROLE_NONE, and cells there become no figures.
 */
#ifndef EXTRACT_FRAME_H
#define EXTRACT_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "grid.h"
#include "layout.h"
#include "report.h"
#include "status.h"

enum { FRAME_MAX = 48 };

struct frame_column {
	enum layout_role role;	/* ROLE_CODE NAME LINE AMOUNT SKIP, ROLE_NONE: not bound */
	unsigned group;		/* from 0: blocks of code, name and amounts beside one another */
	struct slice measure;	/* of an amount */
	struct slice unit;	/* said in its caption (万元); else empty */
	struct slice item;	/* of an amount whose caption names the row; else empty */
	const struct layout_entry *caption;
	bool free;		/* of a further table, named as printed: may hold words as well */
	bool glued;		/* its caption stood in one cell with others: may be a column or two off */
};

struct frame {
	struct frame_column col[FRAME_MAX];
	uint32_t n;
	unsigned groups;
	bool coded;		/* some column holds codes */
	bool lined;		/* some column holds line numbers */
	bool across;		/* T09: items are columns, one row holds them all */
	uint64_t filled;	/* columns with numbers below; only where captions are glued, else all */
};

enum head_kind {
	HEAD_BODY,		/* figures and labels */
	HEAD_CAPTIONS,
	HEAD_MARKS,		/* 栏次 1 2 3 */
	HEAD_BOTH		/* 类|款|项 with the figures of 合计 behind them */
};

/* How far a table has been read: nothing yet, captions, rows. */
enum head_stage { STAGE_START, STAGE_HEAD, STAGE_BODY };

enum head_kind frame_head(struct report *r, const char *sheet, const struct grid_row *row,
    enum head_stage stage);
/* Whether a row of the head is HEAD_BOTH. */
bool frame_holds_figures(struct report *r, const char *sheet, const struct grid_row *row);

/*
 * Binds the columns of head rows g->row[first .. first + n); *body: of the rows below, not
 * only their width had a say.  See frames.h.
 */
enum status frame_bind(struct report *r, const struct layout *known, const char *sheet,
    const struct grid *g, size_t first, size_t n, struct frame *f, bool *body);

/* Makes a frame of `n` columns from a printed template alone; false: none has that many. */
bool frame_template(const struct layout *known, const char *sheet, uint32_t n, unsigned nth,
    struct frame *f);
/* frame_upper.c: captions over several columns name those that are called 合计 or alike under several. */
struct frame_head_rows {
	const struct grid_row *row;
	size_t n;
};
bool frame_upper(struct report *r, const struct layout *known, const char *sheet,
    struct frame_head_rows head, struct frame *f);
/*
 * frame_torn.c: whether the spans of the head were lost, over a body of that width; then f is what
 * can be told of the columns all the same.
 */
bool frame_torn(struct report *r, const struct layout *known, const char *sheet,
    struct frame_head_rows head, uint32_t width, struct frame *f);
/* The length of most rows with amounts from `from` on; 0: there are none. */
uint32_t frame_body_width(const struct grid *g, size_t from);
/* frame_order.c: fills what captions left open; false when no template agrees. */
bool frame_complete(const struct layout *known, const char *sheet, struct frame *f);
/* The same file: of an even number of columns the halves by turns: 预算数 and 决算数 under each item. */
void frame_interleave(struct frame *f);
/* frame_groups.c: where items repeat from left to right, each repetition is the next measure (预算数, then 决算数). */
void frame_repeat(struct frame *f);
/* Numbers the blocks and names the measures that depend on them. */
void frame_groups(const struct layout *known, const char *sheet, struct frame *f);

#endif
