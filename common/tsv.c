/* SPDX-License-Identifier: ISC */
#include "tsv.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "scan.h"

enum { BLOCK = 262144 };

struct tsv_state {
	const struct tsv_schema *schema;
	char *const *path;
	size_t paths, next_path;
	struct in *in;			/* NULL: between files */
	const char *file;		/* name for messages */
	size_t line;			/* of the current record */
	enum status status;

	char *block;
	size_t len, cap;		/* bytes read into block */
	size_t scanned;			/* ends behind the last LF: what marks speak of */
	struct scan_marks marks;
	size_t mark_cap;
	size_t next;			/* next line in marks */
	bool drained;			/* the file has no more bytes */

	struct arena names;		/* header in force */
	struct slice *column;
	size_t columns, column_cap;
	bool have_header;		/* one is in force (read or standard) */
	bool want_header;		/* the next record is this file's header */
	bool marked;			/* headers are known by their mark */
	bool borrowed;			/* block is the caller's */
	bool pending;			/* the record was read; a header event went first */
};

enum status
tsv_open(struct tsv *t, char *const *path, size_t n, const struct tsv_schema *schema)
{
	static char standard_input[] = "-";
	static char *const only_stdin[] = {standard_input};
	struct tsv_state *s = mem_zero(1, sizeof(*s));

	*t = (struct tsv){.state = s};
	if (s == NULL)
		return STATUS_FAIL;
	s->schema = schema;
	s->path = n == 0 ? only_stdin : path;
	s->paths = n == 0 ? 1 : n;
	s->file = "<stdin>";
	return STATUS_OK;
}

void
tsv_close(struct tsv *t)
{
	struct tsv_state *s = t->state;

	if (s == NULL)
		return;
	in_close(s->in);
	if (!s->borrowed)
		mem_free(s->block);
	mem_free(s->marks.mark);
	mem_free(s->marks.line);
	mem_free(s->column);
	arena_free(&s->names);
	mem_free(s);
	*t = (struct tsv){0};
}

enum status
tsv_status(const struct tsv *t)
{
	return t->state->status;
}

const char *
tsv_file(const struct tsv *t)
{
	return t->state->file;
}

size_t
tsv_line(const struct tsv *t)
{
	return t->state->line;
}

bool
tsv_at_block_end(const struct tsv *t)
{
	return t->state->next >= t->state->marks.lines && !t->state->pending;
}

static void
fail(struct tsv_state *s, enum status st)
{
	s->status = status_max(s->status, st);
}

/* Opens the next file that can be opened; all that cannot are told. False: none is left. */
static bool
open_next(struct tsv_state *s)
{
	enum status st;

	while (s->next_path < s->paths) {
		st = in_open(&s->in, s->path[s->next_path++]);
		if (st != STATUS_OK) {
			fail(s, st);
			continue;
		}
		s->file = in_name(s->in);
		s->line = 0;
		s->len = s->scanned = s->next = 0;
		s->marks.lines = s->marks.marks = 0;
		s->drained = false;
		s->want_header = !s->marked && (s->schema->mark == NULL || s->schema->name == NULL);
		return true;
	}
	return false;
}

static bool
make_marks(struct tsv_state *s)
{
	size_t cap = s->mark_cap;

	if (cap >= s->cap + SCAN_SLACK)
		return true;
	/* both arrays in step; they are only touched as far as there are marks */
	if (!mem_grow(&s->marks.mark, &cap, s->cap + SCAN_SLACK, sizeof(*s->marks.mark)))
		return false;
	s->mark_cap = cap;
	cap = 0;
	mem_free(s->marks.line);
	s->marks.line = NULL;
	return mem_grow(&s->marks.line, &cap, s->mark_cap, sizeof(*s->marks.line));
}

static void
drop_bom(struct tsv_state *s)
{
	if (s->line == 0 && s->len >= 3 && memcmp(s->block, "\xef\xbb\xbf", 3) == 0) {
		memmove(s->block, s->block + 3, s->len - 3);
		s->len -= 3;
	}
}

static bool
make_room(struct tsv_state *s, size_t want)
{
	return mem_grow(&s->block, &s->cap, want, 1) && make_marks(s);
}

/* The rest of a record too long for any use is read over. */
static bool
refuse_giant(struct tsv_state *s)
{
	diag_error(DIAG_AT(s->file, s->line + 1), "record longer than %zu bytes -- refused",
	    TSV_RECORD_MAX);
	fail(s, STATUS_FAIL);
	s->len = 0;
	s->drained = true;
	return false;
}

/*
 * Reads until the block holds at least one whole record, and scans it.  False at
 * the end of the file (or of memory, told).
 */
static bool
fill(struct tsv_state *s)
{
	size_t got = 1, last;
	enum status st;

	if (s->len > s->scanned && s->scanned > 0)
		memmove(s->block, s->block + s->scanned, s->len - s->scanned);
	s->len -= s->scanned;
	s->scanned = s->next = 0;
	s->marks.lines = s->marks.marks = 0;
	while (!s->drained) {
		if (s->len >= TSV_RECORD_MAX)
			return refuse_giant(s);
		if (!make_room(s, s->len + BLOCK)) {
			fail(s, STATUS_FAIL);
			return false;
		}
		st = in_read(s->in, s->block + s->len, s->cap - s->len - 1, &got);
		fail(s, st);
		s->len += got;
		if (got == 0)
			s->drained = true;
		if (s->drained && s->len > 0 && s->block[s->len - 1] != '\n')
			s->block[s->len++] = '\n';	/* room was kept for it */
		if (s->line == 0 && s->len < 3 && !s->drained)
			continue;
		drop_bom(s);
		for (last = s->len; last > 0 && s->block[last - 1] != '\n'; last--)
			;
		if (last == 0)
			continue;
		s->scanned = last;
		scan_block(s->block, last, &s->marks);
		return true;
	}
	return false;
}

/* Moves on to the next line that is not empty. False: the input is at its end. */
static bool
next_line(struct tsv *t)
{
	struct tsv_state *s = t->state;
	size_t first, lf;

	for (;;) {
		if (s->next >= s->marks.lines) {
			if (s->in == NULL && !open_next(s))
				return false;
			if (!fill(s)) {
				in_close(s->in);
				s->in = NULL;
				continue;
			}
		}
		first = s->next == 0 ? 0 : (size_t)s->marks.line[s->next - 1] + 1;
		lf = s->marks.line[s->next];
		t->base = s->block;
		t->start = first == 0 ? 0 : (size_t)s->marks.mark[first - 1] + 1;
		t->stop = s->marks.mark[lf];
		t->end = s->marks.mark + first;
		t->fields = lf - first + 1;
		s->next++;
		s->line++;
		if (t->stop > t->start && s->block[t->stop - 1] == '\r')
			t->stop--;
		if (t->stop > t->start)
			return true;
	}
}

enum status
tsv_open_blocks(struct tsv *t, const struct tsv_schema *schema)
{
	enum status st = tsv_open(t, NULL, 0, schema);

	if (st == STATUS_OK) {
		t->state->paths = 0;
		t->state->borrowed = true;
	}
	return st;
}

enum status
tsv_block(struct tsv *t, const char *file, size_t line, char *ptr, size_t len)
{
	struct tsv_state *s = t->state;

	s->file = file;
	s->line = line;
	s->block = ptr;
	s->len = s->cap = s->scanned = len;
	s->next = 0;
	s->marks.lines = s->marks.marks = 0;
	s->want_header = !s->marked && (s->schema->mark == NULL || s->schema->name == NULL);
	if (!make_marks(s)) {
		fail(s, STATUS_FAIL);
		return STATUS_FAIL;
	}
	scan_block(ptr, len, &s->marks);
	return STATUS_OK;
}

static bool
set_columns(struct tsv_state *s, const struct tsv *t, const char *const *standard)
{
	size_t i, n = 0;
	bool ok = true;
	struct slice name;

	if (standard == NULL)
		n = t->fields;
	else
		while (standard[n] != NULL && n < t->fields)
			n++;
	if (!mem_grow(&s->column, &s->column_cap, n, sizeof(*s->column)))
		return false;
	arena_reset(&s->names);
	for (i = 0; i < n; i++) {
		name = standard == NULL ? tsv_field(t, i) : slice_of(standard[i]);
		s->column[i] = arena_slice(&s->names, name, &ok);
	}
	s->columns = n;
	s->have_header = true;
	return ok;
}

static bool
is_header(struct tsv *t)
{
	struct tsv_state *s = t->state;

	if (s->schema->mark == NULL)
		return s->want_header;
	if (!slice_eq(tsv_field(t, 0), slice_of(s->schema->mark)))
		return s->want_header;
	s->marked = true;
	return true;
}

enum tsv_event
tsv_next(struct tsv *t)
{
	struct tsv_state *s = t->state;

	if (s->pending) {
		s->pending = false;
		t->fields = s->marks.line[s->next - 1] + 1 - (size_t)(t->end - s->marks.mark);
		return TSV_RECORD;
	}
	if (!next_line(t))
		return TSV_END;
	if (is_header(t)) {
		s->want_header = false;
		if (set_columns(s, t, NULL))
			return TSV_HEADER;
	} else if (s->have_header) {
		return TSV_RECORD;
	} else if (set_columns(s, t, s->schema->name)) {
		s->pending = true;
		t->fields = 0;
		return TSV_HEADER;
	}
	fail(s, STATUS_FAIL);
	return TSV_END;
}

enum status
tsv_assume(struct tsv *t, const char *const *name)
{
	struct tsv_state *s = t->state;

	s->marked = true;
	s->pending = true;
	if (!set_columns(s, t, name))
		fail(s, STATUS_FAIL);
	t->fields = 0;
	return s->status;
}

size_t
tsv_column(const struct tsv *t, const char *name)
{
	struct slice wanted = slice_of(name);
	size_t i;

	for (i = 0; i < t->state->columns; i++) {
		if (slice_eq(t->state->column[i], wanted))
			return i;
	}
	return TSV_NONE;
}

size_t
tsv_columns(const struct tsv *t)
{
	return t->state->columns;
}

struct slice
tsv_column_name(const struct tsv *t, size_t i)
{
	return i < t->state->columns ? t->state->column[i] : SLICE("");
}

struct slice
tsv_range(const struct tsv *t, size_t first, size_t last)
{
	struct slice a, b;

	if (t->fields == 0 || first >= t->fields || last < first)
		return slice_make(t->base, 0);
	a = tsv_field(t, first);
	b = tsv_field(t, last < t->fields ? last : t->fields - 1);
	return slice_make(a.ptr, (size_t)(b.ptr - a.ptr) + b.len);
}

struct slice
tsv_unescape(struct slice field, struct buf *b, bool *ok)
{
	size_t at = slice_find_byte(field, '\\', 0), from = 0;
	char c;

	if (at == SLICE_NONE)
		return field;
	buf_clear(b);
	for (; at != SLICE_NONE && at + 1 < field.len; at = slice_find_byte(field, '\\', from)) {
		switch (field.ptr[at + 1]) {
		case 't':
			c = '\t';
			break;
		case 'n':
			c = '\n';
			break;
		case 'r':
			c = '\r';
			break;
		case '\\':
			c = '\\';
			break;
		default:	/* not ours: the backslash stands for itself */
			*ok = buf_slice(b, slice_sub(field, from, at + 1)) && *ok;
			from = at + 1;
			continue;
		}
		*ok = buf_slice(b, slice_sub(field, from, at)) && buf_byte(b, c) && *ok;
		from = at + 2;
	}
	*ok = buf_slice(b, slice_from(field, from)) && *ok;
	return buf_view(b);
}

static const char *
escape_of(char c)
{
	switch (c) {
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

void
tsv_escape(struct out *o, struct slice text)
{
	size_t i, from = 0;
	const char *e;

	for (i = 0; i < text.len; i++) {
		if ((unsigned char)text.ptr[i] > '\\')	/* nearly all of it: nothing to escape */
			continue;
		e = escape_of(text.ptr[i]);
		if (e == NULL)
			continue;
		out_slice(o, slice_sub(text, from, i));
		out_bytes(o, e, 2);
		from = i + 1;
	}
	out_slice(o, slice_from(text, from));
}

bool
tsv_escape_buf(struct buf *b, struct slice text)
{
	size_t i, from = 0;
	const char *e;

	for (i = 0; i < text.len; i++) {
		e = escape_of(text.ptr[i]);
		if (e == NULL)
			continue;
		if (!buf_slice(b, slice_sub(text, from, i)) || !buf_add(b, e, 2))
			return false;
		from = i + 1;
	}
	return buf_slice(b, slice_from(text, from));
}
