/* SPDX-License-Identifier: ISC */
#include "source.h"

#include <string.h>

#include "diag.h"
#include "in.h"
#include "mem.h"
#include "slice.h"

enum { CHUNK = 262144, COVER_LINES = 24, COVER_LINE_BYTES = 240 };

struct source {
	struct in *in;
	struct buf held;	/* read and not yet handed on */
	size_t whole;		/* bytes of its whole lines */
	size_t looked;		/* bytes of these that were looked at */
	size_t rows;		/* table rows seen in them */
	size_t ceiling;
	bool drained;
	enum status status;
};

enum status
source_open(struct source **out, const char *path, size_t ceiling, size_t expansion)
{
	struct source *s = mem_zero(1, sizeof(*s));

	*out = NULL;
	if (s == NULL)
		return STATUS_FAIL;
	s->ceiling = ceiling;
	s->status = in_open(&s->in, path);
	if (s->status != STATUS_OK) {
		source_close(s);
		return STATUS_FAIL;
	}
	in_limit(s->in, expansion);
	*out = s;
	return STATUS_OK;
}

void
source_close(struct source *s)
{
	if (s == NULL)
		return;
	in_close(s->in);
	buf_free(&s->held);
	mem_free(s);
}

enum status
source_status(const struct source *s)
{
	return s->status;
}

static bool
may_surround(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '#' || c == '*';
}

/* A line that is 目录 and nothing else, in UTF-8 or GB18030, with blanks in it as it may be. */
static bool
is_contents(struct slice line)
{
	char kept[16];
	size_t n = 0, i;

	for (i = 0; i < line.len; i++) {
		if (may_surround(line.ptr[i]))
			continue;
		if (line.len - i >= 3 && memcmp(line.ptr + i, "\xe3\x80\x80", 3) == 0) {
			i += 2;
			continue;
		}
		if (n == sizeof(kept) || (n == 0 && line.ptr[i] != '\xe7' && line.ptr[i] != '\xc4'))
			return false;
		kept[n++] = line.ptr[i];
	}
	return slice_eq(slice_make(kept, n), SLICE("目录")) ||
	    slice_eq(slice_make(kept, n), SLICE("\xc4\xbf\xc2\xbc"));
}

/* Where the line before `at` begins (at is the beginning of a line). */
static size_t
line_before(const char *text, size_t at)
{
	for (at--; at > 0 && text[at - 1] != '\n'; at--)
		;
	return at;
}

static bool
speaks_of_accounts(struct slice page)
{
	return slice_find(page, SLICE("决算"), 0) != SLICE_NONE ||
	    slice_find(page, SLICE("\xbe\xf6\xcb\xe3"), 0) != SLICE_NONE;
}

static bool
may_be_cover(struct slice line)
{
	return line.len <= COVER_LINE_BYTES && slice_find_byte(line, '\t', 0) == SLICE_NONE &&
	    !slice_ends(line, SLICE("。")) && !slice_ends(line, SLICE("\xa1\xa3"));
}

/*
 * From a table of contents back to where its cover begins: over short lines
 * without tabs, up to a form feed, and not over a line that ends a sentence.  The
 * page above the form feed belongs to the cover when it speaks of accounts.
 */
static size_t
cover_start(struct slice text, size_t contents)
{
	size_t at = contents, page = SLICE_NONE, before, lines;

	for (lines = 0; at > 0 && lines < COVER_LINES; lines++) {
		before = line_before(text.ptr, at);
		if (!may_be_cover(slice_trim(slice_sub(text, before, at))))
			break;
		at = before;
		if (text.ptr[before] == '\f' && lines > 0) {
			if (page != SLICE_NONE)
				break;
			page = at;
		}
	}
	return page == SLICE_NONE || speaks_of_accounts(slice_sub(text, at, page)) ? at : page;
}

/* 录 in GB18030, of which the first byte is rare in UTF-8. */
static size_t
find_gb18030(struct slice text, size_t from)
{
	while ((from = slice_find_byte(text, '\xc2', from)) != SLICE_NONE) {
		if (slice_starts(slice_from(text, from), SLICE("\xc2\xbc")))
			return from;
		from++;
	}
	return SLICE_NONE;
}

/* The first place from `from` on that may be in a line 目录 (of its characters the rarer); the end when there is none. */
static size_t
find_candidate(struct slice text, size_t from)
{
	size_t utf8 = slice_find(text, SLICE("录"), from);
	size_t gb18030 = find_gb18030(slice_sub(text, 0, utf8), from);

	return gb18030 != SLICE_NONE ? gb18030 : utf8 != SLICE_NONE ? utf8 : text.len;
}

/* Lines with a tab in [from, to), as far as they matter. */
static void
count_rows(struct source *s, struct slice text, size_t from, size_t to)
{
	text = slice_sub(text, 0, to);
	while (s->rows < SOURCE_BODY_ROWS && (from = slice_find_byte(text, '\t', from)) != SLICE_NONE) {
		s->rows++;
		from = slice_find_byte(text, '\n', from);
		if (from == SLICE_NONE)
			break;
	}
}

/* Looks at the whole lines that are new; the offset of the next report's cover, or SLICE_NONE. */
static size_t
find_next(struct source *s)
{
	struct slice text = buf_view(&s->held), line;
	size_t at, start, end;

	for (text.len = s->whole; s->looked < text.len; s->looked = end) {
		at = find_candidate(text, s->looked);
		for (start = at; start > s->looked && text.ptr[start - 1] != '\n'; start--)
			;
		count_rows(s, text, s->looked, start);
		if (at == text.len) {
			s->looked = at;
			break;
		}
		end = slice_find_byte(text, '\n', at) + 1;
		line = slice_sub(text, start, end - 1);
		if (line.len < 64 && s->rows >= SOURCE_BODY_ROWS && is_contents(line)) {
			s->rows = 0;
			s->looked = end;
			return cover_start(text, start);
		}
		count_rows(s, text, start, end);
	}
	return SLICE_NONE;
}

static bool
read_more(struct source *s)
{
	size_t got, from = s->held.len, end;

	if (!buf_reserve(&s->held, CHUNK)) {
		s->status = STATUS_FAIL;
		return false;
	}
	s->status = status_max(s->status, in_read(s->in, s->held.ptr + s->held.len, CHUNK, &got));
	s->held.len += got;
	for (end = s->held.len; end > from && s->held.ptr[end - 1] != '\n'; end--)
		;
	if (end > from)
		s->whole = end;
	if (got == 0)
		s->drained = true;
	if (s->held.len > s->ceiling) {
		diag_error(DIAG_IN(in_name(s->in)), "a report larger than %zu bytes -- see --max-report",
		    s->ceiling);
		s->status = STATUS_FAIL;
		s->held.len = s->whole = s->looked = 0;
		s->drained = true;
	}
	return true;
}

/* The first `len` bytes go out (all of them: by exchange); the rest is kept. */
static bool
hand_on(struct source *s, size_t len, struct buf *text)
{
	struct buf all = s->held;

	if (len == all.len) {
		s->held = *text;
		*text = all;
		s->whole = s->looked = 0;
		return true;
	}
	if (!buf_add(text, s->held.ptr, len)) {
		s->status = STATUS_FAIL;
		return false;
	}
	memmove(s->held.ptr, s->held.ptr + len, s->held.len - len);
	s->held.len -= len;
	s->whole = s->whole > len ? s->whole - len : 0;
	s->looked = s->looked > len ? s->looked - len : 0;
	return true;
}

bool
source_next(struct source *s, struct buf *text)
{
	size_t next;

	buf_clear(text);
	for (;;) {
		next = s->held.len == 0 ? SLICE_NONE : find_next(s);
		if (next != SLICE_NONE && next > 0)
			return hand_on(s, next, text);
		if (s->drained)
			return s->held.len > 0 && hand_on(s, s->held.len, text);
		if (!read_more(s))
			return false;
	}
}
