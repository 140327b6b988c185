/* SPDX-License-Identifier: ISC */
#include "tsv.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "arena.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "progress.h"
#include "scan.h"

/*
 * Much is read at a time, little is scanned: what the scan has touched is still in
 * the first cache when the records are taken.
 */
enum { BLOCK = 262144, WINDOW = 16384 };

struct tsv_state {
	const struct tsv_schema *schema;
	struct slice mark;		/* of the schema; empty: none */
	char *const *path;
	size_t paths, next_path;
	struct ceilings ceilings;
	struct in *in;			/* NULL: between files */
	const char *file;		/* name for messages */
	size_t line;			/* of the current record */
	size_t untold;			/* lines scanned that progress.h does not know */
	enum status status;

	char *block;
	size_t len, cap;		/* bytes read into block */
	size_t whole;			/* ends behind the last LF: bytes of whole records */
	size_t scanned;			/* up to here, a record's end */
	struct scan_marks marks;	/* of the last stretch scanned */
	size_t mark_cap, line_cap;
	size_t next;			/* next line in marks */
	size_t after;			/* where it begins */
	bool begun;			/* the file's first bytes were looked at */
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
	s->ceilings = CEILINGS_DEFAULT;
	s->mark = slice_of(schema->mark);
	s->path = n == 0 ? only_stdin : path;
	s->paths = n == 0 ? 1 : n;
	s->file = "<stdin>";
	return STATUS_OK;
}

void
tsv_limit(struct tsv *t, const struct ceilings *ceilings)
{
	t->state->ceilings = *ceilings;
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
		in_limit(s->in, s->ceilings.expansion);
		s->file = in_name(s->in);
		s->line = 0;
		s->len = s->whole = s->scanned = 0;
		s->drained = s->begun = false;
		s->want_header = !s->marked && (s->schema->mark == NULL || s->schema->name == NULL);
		return true;
	}
	return false;
}

/* The rest of the file is not read. */
static bool
give_up(struct tsv_state *s)
{
	fail(s, STATUS_FAIL);
	s->len = s->whole = s->scanned = s->marks.lines = 0;
	s->drained = true;
	return false;
}

/* Whether every record scanned has few enough fields; told when not. */
static bool
few_cells(struct tsv_state *s)
{
	const struct scan_marks *m = &s->marks;
	size_t i, before = 0;

	for (i = 0; i < m->lines; i++) {
		if (m->line[i] + 1 - before > s->ceilings.cells) {
			diag_error(DIAG_AT(s->file, s->line + i + 1),
			    "record of more than %zu fields -- refused, see --max-cells", s->ceilings.cells);
			return false;
		}
		before = (size_t)m->line[i] + 1;
	}
	return true;
}

/* Scans the next stretch of whole records; there are some.  False: no memory, or refused. */
static bool
scan_window(struct tsv_state *s)
{
	size_t from = s->scanned, to = from + WINDOW, room;

	if (to < s->whole)
		to = (size_t)((const char *)memchr(s->block + to, '\n', s->whole - to) - s->block) + 1;
	else
		to = s->whole;
	room = to - from + SCAN_SLACK;
	s->next = s->marks.lines = 0;
	if (!mem_grow(&s->marks.mark, &s->mark_cap, room, sizeof(*s->marks.mark)) ||
	    !mem_grow(&s->marks.line, &s->line_cap, room, sizeof(*s->marks.line))) {
		fail(s, STATUS_FAIL);
		return false;
	}
	scan_block(s->block + from, to - from, (uint32_t)from, &s->marks);
	if (s->marks.marks > s->ceilings.cells && !few_cells(s))
		return give_up(s);
	s->untold += s->marks.lines;
	s->scanned = to;
	s->after = from;
	return true;
}

/* One at the file's start: a second one is text, in pieces of any size. */
static void
drop_bom(struct tsv_state *s)
{
	if (s->len >= 3 && memcmp(s->block, "\xef\xbb\xbf", 3) == 0) {
		memmove(s->block, s->block + 3, s->len - 3);
		s->len -= 3;
	}
	s->begun = true;
}

/* The rest of a record too long for any use is read over. */
static bool
refuse_giant(struct tsv_state *s)
{
	diag_error(DIAG_AT(s->file, s->line + 1), "record longer than %zu bytes -- refused, see --max-record",
	    s->ceilings.record);
	return give_up(s);
}

/* Bytes of whole records in what was read. */
static size_t
find_whole(const struct tsv_state *s)
{
	size_t last = s->len;

	while (last > 0 && s->block[last - 1] != '\n')
		last--;
	return last;
}

/* Moves what is left of a record to the front. */
static void
keep_rest(struct tsv_state *s)
{
	if (s->len > s->whole && s->whole > 0)
		memmove(s->block, s->block + s->whole, s->len - s->whole);
	s->len -= s->whole;
	s->whole = s->scanned = 0;
}

static void
tell_lines(struct tsv_state *s)
{
	progress_add_rows(s->untold);
	s->untold = 0;
}

/*
 * Reads until the block holds at least one whole record.  False at the end of the
 * file (or of memory, told).
 */
static bool
fill(struct tsv_state *s)
{
	size_t got = 1;

	tell_lines(s);
	keep_rest(s);
	while (!s->drained) {
		if (s->len >= s->ceilings.record)
			return refuse_giant(s);
		if (!mem_grow(&s->block, &s->cap, s->len + BLOCK, 1)) {
			fail(s, STATUS_FAIL);
			return false;
		}
		fail(s, in_read(s->in, s->block + s->len, s->cap - s->len - 1, &got));
		s->len += got;
		if (got == 0)
			s->drained = true;
		if (s->drained && s->len > 0 && s->block[s->len - 1] != '\n')
			s->block[s->len++] = '\n';	/* room was kept for it */
		if (!s->begun && s->len < 3 && !s->drained)
			continue;
		if (!s->begun)
			drop_bom(s);
		s->whole = find_whole(s);
		if (s->whole > 0)
			return true;
	}
	return false;
}

/* Scans on, reads on, opens the next file: there are lines in marks.  False: the input is at its end. */
__attribute__((noinline)) static bool
more_lines(struct tsv_state *s)
{
	while (s->scanned == s->whole) {
		if (s->in == NULL && !open_next(s))
			return false;
		if (!fill(s)) {
			in_close(s->in);
			s->in = NULL;
		}
	}
	return scan_window(s);
}

/* The next line, without its CR LF; false: it is empty. */
static inline bool
take_line(struct tsv *t)
{
	struct tsv_state *s = t->state;
	size_t first = s->next == 0 ? 0 : (size_t)s->marks.line[s->next - 1] + 1;
	size_t lf = s->marks.line[s->next], stop = s->marks.mark[lf];

	t->base = s->block;
	t->start = s->after;
	t->end = s->marks.mark + first;
	t->fields = lf - first + 1;
	s->after = stop + 1;
	s->next++;
	s->line++;
	if (stop > t->start && s->block[stop - 1] == '\r')
		stop--;
	t->stop = stop;
	return stop > t->start;
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

	tell_lines(s);
	s->file = file;
	s->line = line;
	s->block = ptr;
	s->len = s->cap = s->whole = len;
	s->scanned = s->next = s->marks.lines = 0;
	s->want_header = !s->marked && (s->schema->mark == NULL || s->schema->name == NULL);
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

static inline bool
has_mark(const struct tsv *t)
{
	const struct slice mark = t->state->mark, field = tsv_field(t, 0);

	return mark.len != 0 && field.len == mark.len && memcmp(field.ptr, mark.ptr, mark.len) == 0;
}

/* The first record, or one that may be a header. */
__attribute__((noinline)) static enum tsv_event
begin(struct tsv *t)
{
	struct tsv_state *s = t->state;
	bool marked = has_mark(t);

	s->marked = s->marked || marked;
	if (marked || s->want_header) {
		s->want_header = false;
		if (set_columns(s, t, NULL))
			return TSV_HEADER;
	} else if (set_columns(s, t, s->schema->name)) {
		s->pending = true;
		t->fields = 0;
		return TSV_HEADER;
	}
	fail(s, STATUS_FAIL);
	return TSV_END;
}

enum tsv_event
tsv_next(struct tsv *t)
{
	struct tsv_state *s = t->state;

	if (__builtin_expect(s->pending, 0)) {
		s->pending = false;
		t->fields = s->marks.line[s->next - 1] + 1 - (size_t)(t->end - s->marks.mark);
		return TSV_RECORD;
	}
	do {
		if (__builtin_expect(s->next >= s->marks.lines, 0) && !more_lines(s))
			return TSV_END;
	} while (__builtin_expect(!take_line(t), 0));
	if (__builtin_expect(!s->have_header || s->want_header || has_mark(t), 0))
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

/* Eight bytes at a time: no byte at or below CR, no backslash.  Says "no" for a few that are plain too. */
static inline bool
is_plain_word(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
	uint64_t low = (w - ones * ('\r' + 1)) & ~w, slash = w ^ (ones * '\\');

	slash = (slash - ones) & ~slash;
	return ((low | slash) & high) == 0;
}

#ifdef __SSE2__
/* Copies sixteen bytes; not 0: some of them may have to be escaped. */
static inline int
copy_wide(char *to, const char *from)
{
	__m128i w = _mm_loadu_si128((const __m128i *)(const void *)from);
	__m128i low = _mm_cmpeq_epi8(_mm_min_epu8(w, _mm_set1_epi8('\r')), w);

	_mm_storeu_si128((__m128i *)(void *)to, w);
	return _mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(w, _mm_set1_epi8('\\'))));
}
#endif

#ifdef __SSE2__
/* The same with eight to fifteen bytes. */
static inline int
copy_half(char *to, const char *from, size_t len)
{
	uint64_t head, tail;
	__m128i w, low;

	memcpy(&head, from, sizeof(head));
	memcpy(&tail, from + len - sizeof(tail), sizeof(tail));
	memcpy(to, &head, sizeof(head));
	memcpy(to + len - sizeof(tail), &tail, sizeof(tail));
	w = _mm_set_epi64x((int64_t)tail, (int64_t)head);
	low = _mm_cmpeq_epi8(_mm_min_epu8(w, _mm_set1_epi8('\r')), w);
	return _mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(w, _mm_set1_epi8('\\'))));
}
#endif

/* Copies s as long as nothing in it must be escaped; false: something must. */
static inline bool
copy_plain(char *to, struct slice s)
{
	const char *p = s.ptr, *end;
	uint64_t w;
	uint32_t head, tail;

	if (s.len == 0)
		return true;
	end = p + s.len;
#ifdef __SSE2__
	if (s.len >= 16) {
		for (; end - p > 16; p += 16, to += 16) {
			if (copy_wide(to, p) != 0)
				return false;
		}
		return copy_wide(to - (16 - (end - p)), end - 16) == 0;
	}
	if (s.len >= sizeof(w))
		return copy_half(to, p, s.len) == 0;
#endif
	if (s.len >= sizeof(w)) {
		for (; (size_t)(end - p) > sizeof(w); p += sizeof(w), to += sizeof(w)) {
			memcpy(&w, p, sizeof(w));
			memcpy(to, &w, sizeof(w));
			if (!is_plain_word(w))
				return false;
		}
		memcpy(&w, end - sizeof(w), sizeof(w));
		memcpy(to + (end - p) - sizeof(w), &w, sizeof(w));
		return is_plain_word(w);
	}
	if (s.len >= sizeof(head)) {
		memcpy(&head, p, sizeof(head));
		memcpy(&tail, end - sizeof(tail), sizeof(tail));
		memcpy(to, &head, sizeof(head));
		memcpy(to + s.len - sizeof(tail), &tail, sizeof(tail));
		return is_plain_word((uint64_t)head << 32 | tail);
	}
	for (; p < end; p++) {
		*to++ = *p;
		if (*p == '\\' || (unsigned char)*p <= '\r')
			return false;
	}
	return true;
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

	if (text.len <= OUT_CAP && copy_plain(out_room(o, text.len), text)) {	/* nearly all of it */
		o->len += text.len;
		return;
	}
	for (i = 0; i < text.len; i++) {
		e = escape_of(text.ptr[i]);
		if (e == NULL)
			continue;
		out_slice(o, slice_sub(text, from, i));
		out_bytes(o, e, 2);
		from = i + 1;
	}
	out_slice(o, slice_from(text, from));
}

char *
tsv_put(char *to, struct slice text)
{
	size_t i;
	const char *e;

	if (copy_plain(to, text))
		return to + text.len;
	for (i = 0; i < text.len; i++) {
		e = escape_of(text.ptr[i]);
		if (e == NULL) {
			*to++ = text.ptr[i];
		} else {
			*to++ = e[0];
			*to++ = e[1];
		}
	}
	return to;
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
