/* SPDX-License-Identifier: ISC */
/*
 * doc.h - a report in the making: lines, tables and page breaks, with the figures
 * that its text carries.
 *
 * A figure's printed text is preceded by a mark, one private code point that
 * holds the figure's number; noise moves text about with the marks in it, and the
 * last pass takes them out and learns where each figure came to stand.
 *
 * Texts are kept in one buffer and referred to by offset.  When memory runs out
 * `failed` is set and everything else does nothing; the writer checks it once.
 */
#ifndef GENERATE_DOC_H
#define GENERATE_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "slice.h"

enum { DOC_MARK = 0xF0000 }; /* first private code point used as a mark */

enum figure_state { FIGURE_PRINTED, FIGURE_DROPPED };

struct figure {
	const char *sheet; /* "T01" ... "N" "P" "U" */
	struct slice part, code, item, key, measure, raw;
	const char *unit;
	size_t line;   /* 0: none */
	int64_t value; /* printed value in 分; meaning only when `money` */
	int64_t exact; /* before rounding */
	bool money;
	enum figure_state state;
	size_t at_page, at_line; /* set by the writer */
};

enum block_kind { BLOCK_LINE, BLOCK_BLANK, BLOCK_PAGE, BLOCK_TABLE };
enum row_kind { ROW_CAPTION, ROW_NUMBERS, ROW_BODY, ROW_LABEL, ROW_HALF, ROW_BREAK };

struct cell {
	size_t off, len;
};

struct row {
	enum row_kind kind;
	size_t cell, cells; /* first cell and their number */
	bool keep_blank;    /* trailing blank cells are printed */
};

struct block {
	enum block_kind kind;
	size_t off, len;  /* BLOCK_LINE: its text */
	size_t row, rows; /* BLOCK_TABLE */
	bool body;	  /* running text: noise may break it */
	bool form;	  /* a performance form */
	bool title;	  /* of a statement or section */
};

/* What is printed instead of a figure's own raw: a fault on request. */
struct doc_override {
	size_t figure;
	struct slice raw;    /* empty: nothing */
	struct slice before; /* the true one */
};

struct doc {
	struct buf text;
	struct arena arena;
	struct figure *figure;
	size_t figures, figure_cap;
	struct block *block;
	size_t blocks, block_cap;
	struct row *row;
	size_t rows, row_cap;
	struct cell *cell;
	size_t cells, cell_cap;
	size_t open; /* offset where the open text began */
	bool failed;
	const struct doc_override *override; /* NULL: none; kept by doc_clear */
	size_t overrides;
};

void doc_clear(struct doc *d); /* keeps the memory */
void doc_free(struct doc *d);

/* Text of the line or cell being made. */
void doc_add(struct doc *d, struct slice s);
void doc_put(struct doc *d, const char *cstr);
void doc_number(struct doc *d, size_t n);
/* Registers a figure whose raw has been set and puts its mark and raw. */
void doc_figure(struct doc *d, const struct figure *f);
struct slice doc_keep(struct doc *d, struct slice s); /* a copy that lives as long as the report */
/* printf into such a copy (up to 511 bytes), with a NUL behind it. */
struct slice doc_format(struct doc *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void doc_line(struct doc *d, bool body); /* ends the open text as a line */
void doc_blank(struct doc *d);
void doc_page(struct doc *d);
void doc_titled(struct doc *d); /* the line just ended is a title */
/* A whole line in one go. */
void doc_text_line(struct doc *d, const char *cstr);

void doc_table(struct doc *d); /* opens a table; ends with the next line or page */
void doc_row(struct doc *d, enum row_kind kind);
void doc_cell(struct doc *d); /* ends the open text as a cell */
void doc_cell_text(struct doc *d, struct slice s);
void doc_cell_empty(struct doc *d, size_t n);

struct slice doc_cell_view(const struct doc *d, size_t cell);
uint32_t doc_mark_of(struct slice s); /* number of the first mark + 1; 0: none */

/* For passes that build new rows: appends a row or a cell to the arrays, outside any block. */
size_t doc_new_row(struct doc *d, enum row_kind kind);
void doc_new_cell(struct doc *d, struct slice s);
void doc_new_part(struct doc *d, size_t off, size_t len); /* the same, of text already there */

#endif
