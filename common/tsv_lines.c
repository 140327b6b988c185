/* SPDX-License-Identifier: ISC */
#include "tsv_lines.h"

#include <string.h>

#include "diag.h"
#include "in.h"
#include "mem.h"
#include "progress.h"

enum { BLOCK = 262144, WINDOW = 16384 };	/* bytes read, bytes scanned at a time */

void
tsv_lines_open(struct tsv_lines *l, char *const *path, size_t n)
{
	static char standard_input[] = "-";
	static char *const only_stdin[] = {standard_input};

	*l = (struct tsv_lines){.path = n == 0 ? only_stdin : path,
		.paths = n == 0 ? 1 : n,
		.ceilings = CEILINGS_DEFAULT,
		.file = "<stdin>"};
}

void
tsv_lines_open_lent(struct tsv_lines *l)
{
	tsv_lines_open(l, NULL, 0);
	l->paths = 0;
	l->borrowed = true;
}

void
tsv_lines_close(struct tsv_lines *l)
{
	in_close(l->in);
	if (!l->borrowed)
		mem_free(l->block);
	mem_free(l->marks.mark);
	mem_free(l->marks.line);
}

static void
fail(struct tsv_lines *l, enum status st)
{
	l->status = status_max(l->status, st);
}

/* Opens the next file that can be opened; all that cannot are told. False: none is left. */
static bool
open_next(struct tsv_lines *l)
{
	enum status st;

	while (l->next_path < l->paths) {
		st = in_open(&l->in, l->path[l->next_path++]);
		if (st != STATUS_OK) {
			fail(l, st);
			continue;
		}
		in_limit(l->in, l->ceilings.expansion);
		l->file = in_name(l->in);
		l->line = 0;
		l->len = l->whole = l->scanned = 0;
		l->drained = l->begun = false;
		l->file_begins = true;
		return true;
	}
	return false;
}

/* The rest of the file is not read. */
static bool
give_up(struct tsv_lines *l)
{
	fail(l, STATUS_FAIL);
	l->len = l->whole = l->scanned = l->marks.lines = 0;
	l->drained = true;
	return false;
}

/* Whether every line scanned has few enough fields; told when not. */
static bool
few_cells(struct tsv_lines *l)
{
	const struct scan_marks *m = &l->marks;
	size_t i, before = 0;

	for (i = 0; i < m->lines; i++) {
		if (m->line[i] + 1 - before > l->ceilings.cells) {
			diag_error(DIAG_AT(l->file, l->line + i + 1),
			    "record of more than %zu fields -- refused, see --max-cells", l->ceilings.cells);
			return false;
		}
		before = (size_t)m->line[i] + 1;
	}
	return true;
}

/* Scans the next stretch of whole lines; there are some.  False: no memory, or refused. */
static bool
scan_window(struct tsv_lines *l)
{
	size_t from = l->scanned, to = from + WINDOW, room;

	if (to < l->whole)
		to = (size_t)((const char *)memchr(l->block + to, '\n', l->whole - to) - l->block) + 1;
	else
		to = l->whole;
	room = to - from + SCAN_SLACK;
	l->next = l->marks.lines = 0;
	if (!mem_grow(&l->marks.mark, &l->mark_cap, room, sizeof(*l->marks.mark)) ||
	    !mem_grow(&l->marks.line, &l->line_cap, room, sizeof(*l->marks.line))) {
		fail(l, STATUS_FAIL);
		return false;
	}
	scan_block(l->block + from, to - from, (uint32_t)from, &l->marks);
	if (l->marks.marks > l->ceilings.cells && !few_cells(l))
		return give_up(l);
	l->untold += l->marks.lines;
	l->scanned = to;
	l->after = from;
	return true;
}

/* One at the file's start: a second one is text, in pieces of any size. */
static void
drop_bom(struct tsv_lines *l)
{
	if (l->len >= 3 && memcmp(l->block, "\xef\xbb\xbf", 3) == 0) {
		memmove(l->block, l->block + 3, l->len - 3);
		l->len -= 3;
	}
	l->begun = true;
}

/* The rest of a record too long for any use is read over. */
static bool
refuse_giant(struct tsv_lines *l)
{
	diag_error(DIAG_AT(l->file, l->line + 1), "record longer than %zu bytes -- refused, see --max-record",
	    l->ceilings.record);
	return give_up(l);
}

/* Bytes of whole lines in what was read. */
static size_t
find_whole(const struct tsv_lines *l)
{
	size_t last = l->len;

	while (last > 0 && l->block[last - 1] != '\n')
		last--;
	return last;
}

/* Moves what is left of a line to the front. */
static void
keep_rest(struct tsv_lines *l)
{
	if (l->len > l->whole && l->whole > 0)
		memmove(l->block, l->block + l->whole, l->len - l->whole);
	l->len -= l->whole;
	l->whole = l->scanned = 0;
}

static void
tell_lines(struct tsv_lines *l)
{
	progress_add_rows(l->untold);
	l->untold = 0;
}

/*
 * Reads until the block holds at least one whole line.  False at the end of the
 * file (or of memory, told).
 */
static bool
fill(struct tsv_lines *l)
{
	size_t got = 1;

	tell_lines(l);
	keep_rest(l);
	while (!l->drained) {
		if (l->len >= l->ceilings.record)
			return refuse_giant(l);
		if (!mem_grow(&l->block, &l->cap, l->len + BLOCK, 1)) {
			fail(l, STATUS_FAIL);
			return false;
		}
		fail(l, in_read(l->in, l->block + l->len, l->cap - l->len - 1, &got));
		l->len += got;
		if (got == 0)
			l->drained = true;
		if (l->drained && l->len > 0 && l->block[l->len - 1] != '\n')
			l->block[l->len++] = '\n';	/* room was kept for it */
		if (!l->begun && l->len < 3 && !l->drained)
			continue;
		if (!l->begun)
			drop_bom(l);
		l->whole = find_whole(l);
		if (l->whole > 0)
			return true;
	}
	return false;
}

/* Scans on, reads on, opens the next file: there are lines in marks.  False: the input is at its end. */
bool
tsv_lines_more(struct tsv_lines *l)
{
	while (l->scanned == l->whole) {
		if (l->in == NULL && !open_next(l))
			return false;
		if (!fill(l)) {
			in_close(l->in);
			l->in = NULL;
		}
	}
	return scan_window(l);
}

void
tsv_lines_lend(struct tsv_lines *l, const char *file, size_t line, char *ptr, size_t len)
{
	tell_lines(l);
	l->file = file;
	l->line = line;
	l->block = ptr;
	l->len = l->cap = l->whole = len;
	l->scanned = l->next = l->marks.lines = 0;
	l->file_begins = true;
}
