/* SPDX-License-Identifier: ISC */
/*
 * tsv.h - read tab-separated records, one record a line, from many files.
 *
 * Format (tsv(5)): UTF-8; fields divided by TAB, records ended by LF; inside a
 * field \t \n \r \\ stand for those bytes.  A byte order mark at the start of a
 * file and a CR before LF are dropped; a missing last LF is accepted.
 *
 * Header rule	Columns have names.  In a stream with a mark (the first
 *		column's name, such as "report") a line whose first field is the
 *		mark is a header wherever it stands; records before any header
 *		have the standard columns.  Without a mark the first line of each
 *		file is its header.
 * Shapes	records keep the fields they have: tsv_field of one that is not
 *		there is empty, tsv_fields tells how many there are.
 * Ownership	the caller closes the reader.  Slices borrow its block and die at
 *		the next tsv_next or tsv_close.
 * Memory	one block (256 KiB) or, when longer, one record, up to the
 *		ceilings, beyond which it is refused.
 * Errors	told with file and line; the caller only passes the status on.
 */
#ifndef JUESUAN_TSV_H
#define JUESUAN_TSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "ceilings.h"
#include "out.h"
#include "slice.h"
#include "status.h"

#define TSV_NONE ((size_t)-1)

struct tsv_schema {
	const char *mark;		/* first column's name; NULL: first line is the header */
	/*
	 * Standard columns, in standard order, NULL-ended.  NULL with a mark: the
	 * first line is a header whether it has the mark or not.
	 */
	const char *const *name;
};

enum tsv_event { TSV_RECORD, TSV_HEADER, TSV_END };

/* The current record; read through the functions below. */
struct tsv {
	const char *base;	/* block */
	const uint32_t *end;	/* end[i]: offset in base where field i ends */
	size_t start;		/* offset of the record */
	size_t fields;
	size_t stop;		/* offset of its end (before CR LF) */
	struct tsv_state *state;
};

/* Files are read in order; no files (n 0) is standard input.  `path` is borrowed. */
enum status tsv_open(struct tsv *t, char *const *path, size_t n, const struct tsv_schema *schema);

/* Other ceilings than the defaults of ceilings.h. */
void tsv_limit(struct tsv *t, const struct ceilings *ceilings);

/*
 * Another way in, for threads that share an input: tsv_block gives the reader
 * bytes that it reads as a file of their own (they end in LF and stay the
 * caller's), up to TSV_END; then the next block may follow.  `line` is how many
 * lines of `file` come before.
 */
enum status tsv_open_blocks(struct tsv *t, const struct tsv_schema *schema);
enum status tsv_block(struct tsv *t, const char *file, size_t line, char *ptr, size_t len);

/*
 * The next record or header.  TSV_HEADER: column numbers may have changed, look
 * them up again; the record's fields are the names.  TSV_END: no more, see
 * tsv_status for why.  A stream that has no header gives TSV_HEADER first as
 * well (fields 0), so that every reader has one place to look names up.
 */
enum tsv_event tsv_next(struct tsv *t);
enum status tsv_status(const struct tsv *t);
void tsv_close(struct tsv *t);

/*
 * Right after a TSV_HEADER without the mark: it was a record after all, the
 * columns are the first of `name`.  tsv_next gives the record.
 */
enum status tsv_assume(struct tsv *t, const char *const *name);

size_t tsv_column(const struct tsv *t, const char *name);	/* TSV_NONE: not there */
size_t tsv_columns(const struct tsv *t);			/* of the header in force */
struct slice tsv_column_name(const struct tsv *t, size_t i);
const char *tsv_file(const struct tsv *t);
size_t tsv_line(const struct tsv *t);				/* of the current record, from 1 */

static inline size_t
tsv_fields(const struct tsv *t)
{
	return t->fields;
}

static inline struct slice
tsv_line_text(const struct tsv *t)
{
	return (struct slice){t->base + t->start, t->stop - t->start};
}

static inline struct slice
tsv_field(const struct tsv *t, size_t i)
{
	size_t from, to;

	if (i >= t->fields)
		return (struct slice){t->base, 0};
	from = i == 0 ? t->start : (size_t)t->end[i - 1] + 1;
	to = i + 1 == t->fields ? t->stop : t->end[i];
	return (struct slice){t->base + from, to - from};
}

/* Fields first .. last with the tabs between them, for copying in one go. */
struct slice tsv_range(const struct tsv *t, size_t first, size_t last);

/* A field's meaning: escapes undone, into b when there are any, else the field itself. *ok false: no memory. */
struct slice tsv_unescape(struct slice field, struct buf *b, bool *ok);
/* Writes text as a field, escaping what must be. */
void tsv_escape(struct out *o, struct slice text);
/* The same to a place with room for twice its bytes; where it ends. */
char *tsv_put(char *to, struct slice text);
bool tsv_escape_buf(struct buf *b, struct slice text);

#endif
