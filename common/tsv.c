/* SPDX-License-Identifier: ISC */
#include "tsv.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "tsv_lines.h"
#include "mem.h"

struct tsv_state {
	struct tsv_lines lines;
	const struct tsv_schema *schema;
	struct slice mark;		/* of the schema; empty: none */
	struct arena names;		/* header in force */
	struct slice *column;
	size_t columns, column_cap;
	bool have_header;		/* one is in force (read or standard) */
	bool marked;			/* headers are known by their mark */
	bool pending;			/* the record was read; a header event went first */
};

static enum status
make(struct tsv *t, const struct tsv_schema *schema)
{
	struct tsv_state *s = mem_zero(1, sizeof(*s));

	*t = (struct tsv){.state = s};
	if (s == NULL)
		return STATUS_FAIL;
	s->schema = schema;
	s->mark = slice_of(schema->mark);
	return STATUS_OK;
}

enum status
tsv_open(struct tsv *t, char *const *path, size_t n, const struct tsv_schema *schema)
{
	enum status st = make(t, schema);

	if (st == STATUS_OK)
		tsv_lines_open(&t->state->lines, path, n);
	return st;
}

enum status
tsv_open_blocks(struct tsv *t, const struct tsv_schema *schema)
{
	enum status st = make(t, schema);

	if (st == STATUS_OK)
		tsv_lines_open_lent(&t->state->lines);
	return st;
}

enum status
tsv_block(struct tsv *t, const char *file, size_t line, char *ptr, size_t len)
{
	tsv_lines_lend(&t->state->lines, file, line, ptr, len);
	return STATUS_OK;
}

void
tsv_limit(struct tsv *t, const struct ceilings *ceilings)
{
	t->state->lines.ceilings = *ceilings;
}

void
tsv_close(struct tsv *t)
{
	struct tsv_state *s = t->state;

	if (s == NULL)
		return;
	tsv_lines_close(&s->lines);
	mem_free(s->column);
	arena_free(&s->names);
	mem_free(s);
	*t = (struct tsv){0};
}

enum status
tsv_status(const struct tsv *t)
{
	return t->state->lines.status;
}

const char *
tsv_file(const struct tsv *t)
{
	return t->state->lines.file;
}

size_t
tsv_line(const struct tsv *t)
{
	return t->state->lines.line;
}

/* The next line, without its CR LF; false: it is empty. */
static inline bool
take_line(struct tsv *t)
{
	struct tsv_lines *l = &t->state->lines;
	size_t first = l->next == 0 ? 0 : (size_t)l->marks.line[l->next - 1] + 1;
	size_t lf = l->marks.line[l->next], stop = l->marks.mark[lf];

	t->base = l->block;
	t->start = l->after;
	t->end = l->marks.mark + first;
	t->fields = lf - first + 1;
	l->after = stop + 1;
	l->next++;
	l->line++;
	if (stop > t->start && l->block[stop - 1] == '\r')
		stop--;
	t->stop = stop;
	return stop > t->start;
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

static inline bool
has_mark(const struct tsv *t)
{
	const struct slice mark = t->state->mark, field = tsv_field(t, 0);

	return mark.len != 0 && field.len == mark.len && memcmp(field.ptr, mark.ptr, mark.len) == 0;
}

/* The first record, one that may be a header, or the first of another file. */
__attribute__((noinline)) static enum tsv_event
begin(struct tsv *t)
{
	struct tsv_state *s = t->state;
	bool first = s->lines.file_begins && !s->marked && (s->schema->mark == NULL || s->schema->name == NULL);
	bool marked = has_mark(t);

	s->lines.file_begins = false;
	s->marked = s->marked || marked;
	if (marked || first) {
		if (set_columns(s, t, NULL))
			return TSV_HEADER;
	} else if (s->have_header) {
		return TSV_RECORD;
	} else if (set_columns(s, t, s->schema->name)) {
		s->pending = true;
		t->fields = 0;
		return TSV_HEADER;
	}
	s->lines.status = STATUS_FAIL;
	return TSV_END;
}

enum tsv_event
tsv_next(struct tsv *t)
{
	struct tsv_state *s = t->state;
	struct tsv_lines *l = &s->lines;

	if (__builtin_expect(s->pending, 0)) {
		s->pending = false;
		t->fields = l->marks.line[l->next - 1] + 1 - (size_t)(t->end - l->marks.mark);
		return TSV_RECORD;
	}
	do {
		if (__builtin_expect(l->next >= l->marks.lines, 0) && !tsv_lines_more(l))
			return TSV_END;
	} while (__builtin_expect(!take_line(t), 0));
	if (__builtin_expect(!s->have_header || l->file_begins || has_mark(t), 0))
		return begin(t);
	return TSV_RECORD;
}

enum status
tsv_assume(struct tsv *t, const char *const *name)
{
	struct tsv_state *s = t->state;

	s->marked = true;
	s->pending = true;
	if (!set_columns(s, t, name))
		s->lines.status = STATUS_FAIL;
	t->fields = 0;
	return s->lines.status;
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
