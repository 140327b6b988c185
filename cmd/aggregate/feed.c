/* SPDX-License-Identifier: ISC */
#include "feed.h"

#include <string.h>

#include "diag.h"
#include "slice.h"

enum { BLOCK = 1 << 20 };

enum status
feed_init(struct feed *f, char *const *path, size_t paths, const struct ceilings *ceilings)
{
	static char standard_input[] = "-";
	static char *const only_stdin[] = {standard_input};

	*f = (struct feed){.path = paths == 0 ? only_stdin : path,
	    .paths = paths == 0 ? 1 : paths,
	    .kind = FEED_FIRST_LINE,
	    .ceilings = *ceilings};
	return pthread_mutex_init(&f->lock, NULL) == 0 ? STATUS_OK : STATUS_FAIL;
}

void
feed_free(struct feed *f)
{
	in_close(f->in);
	buf_free(&f->header);
	buf_free(&f->rest);
	seam_free(&f->seam);
	(void)pthread_mutex_destroy(&f->lock);
}

static bool
open_next(struct feed *f)
{
	enum status st;

	while (f->next < f->paths) {
		st = in_open(&f->in, f->path[f->next++]);
		if (st == STATUS_OK) {
			in_limit(f->in, f->ceilings.expansion);
			f->file = in_name(f->in);
			f->line = 0;
			buf_clear(&f->header);
			buf_clear(&f->rest);
			seam_clear(&f->seam);
			return true;
		}
		f->status = status_max(f->status, st);
	}
	return false;
}

static size_t
last_line_end(const struct buf *b, size_t from)
{
	size_t at = b->len;

	while (at > from && b->ptr[at - 1] != '\n')
		at--;
	return at > from ? at : 0;
}

/* Bytes into b until there is a line end behind `from`, or the file is at its end (*ended). */
static bool
read_lines(struct feed *f, struct buf *b, size_t from, bool *ended)
{
	size_t got;

	*ended = false;
	for (;;) {
		if (b->len - from > f->ceilings.record) {
			diag_error(DIAG_AT(f->file, f->line + 1),
			    "record longer than %zu bytes -- refused, see --max-record", f->ceilings.record);
			f->status = STATUS_FAIL;
			return false;
		}
		if (!buf_reserve(b, BLOCK + 1)) {
			f->status = STATUS_FAIL;
			return false;
		}
		f->status = status_max(f->status, in_read(f->in, b->ptr + b->len, BLOCK, &got));
		if (f->status == STATUS_FAIL)
			return false;
		b->len += got;
		if (got == 0) {
			*ended = true;
			if (b->len > from && b->ptr[b->len - 1] != '\n')
				b->ptr[b->len++] = '\n';
			return true;
		}
		if (last_line_end(b, from) != 0 && b->len - from >= BLOCK / 2)
			return true;
	}
}

enum { WIDE = 16, ROUND = 255 }; /* bytes at a time; times that a byte can be counted up */

/* Each lane counts the LFs that it meets; a comparison that holds is -1. */
static size_t
count_lines(const char *p, size_t len)
{
	unsigned char byte __attribute__((vector_size(WIDE)));
	unsigned char lanes __attribute__((vector_size(WIDE)));
	size_t n = 0, i, k;

	while (len >= WIDE) {
		lanes = (__typeof__(lanes)){0};
		for (i = 0; i < ROUND && len >= WIDE; i++, p += WIDE, len -= WIDE) {
			memcpy(&byte, p, WIDE);
			lanes -= (__typeof__(lanes))(byte == '\n');
		}
		for (k = 0; k < WIDE; k++)
			n += lanes[k];
	}
	for (i = 0; i < len; i++)
		n += p[i] == '\n';
	return n;
}

/* The first line of a file, when it is a header, is kept. */
static bool
see_header(struct feed *f, struct buf *b)
{
	struct slice all = buf_view(b), line;
	size_t end;

	if (slice_starts(all, SLICE("\xef\xbb\xbf"))) {
		memmove(b->ptr, b->ptr + 3, b->len - 3);
		b->len -= 3;
		all = buf_view(b);
	}
	end = slice_find_byte(all, '\n', 0);
	if (end == SLICE_NONE || f->kind == FEED_BARE)
		return true;
	line = slice_sub(all, 0, end + 1);
	if (f->kind == FEED_MARKED && !slice_starts(line, SLICE("report\t")))
		return true;
	return buf_slice(&f->header, line);
}

static bool
take(struct feed *f, struct feed_block *b)
{
	size_t from, end;
	struct slice rows;
	bool ended, first;

	for (;;) {
		if (f->in == NULL && !open_next(f))
			return false;
		first = f->line == 0;
		buf_clear(&b->bytes);
		if (!buf_slice(&b->bytes, buf_view(&f->header)) ||
		    !buf_slice(&b->bytes, buf_view(&f->rest))) {
			f->status = STATUS_FAIL;
			return false;
		}
		from = f->header.len;
		buf_clear(&f->rest);
		if (!read_lines(f, &b->bytes, from, &ended))
			return false;
		end = last_line_end(&b->bytes, from);
		if (!buf_add(&f->rest, b->bytes.ptr + end, end == 0 ? 0 : b->bytes.len - end)) {
			f->status = STATUS_FAIL;
			return false;
		}
		if (ended) {
			in_close(f->in);
			f->in = NULL;
		}
		if (end == 0)
			continue;
		b->bytes.len = end;
		b->file = f->file;
		b->line = first ? 0 : f->line - (f->header.len > 0);
		f->line += count_lines(b->bytes.ptr + from, end - from);
		if (first && !see_header(f, &b->bytes))
			f->status = STATUS_FAIL;
		rows = slice_from(buf_view(&b->bytes), from);
		b->begun = seam_goes_on(&f->seam, rows);
		if (!seam_follow(&f->seam, rows))
			f->status = STATUS_FAIL;
		return f->status != STATUS_FAIL;
	}
}

bool
feed_take(struct feed *f, struct feed_block *b)
{
	bool got;

	(void)pthread_mutex_lock(&f->lock);
	got = f->status != STATUS_FAIL && take(f, b);
	(void)pthread_mutex_unlock(&f->lock);
	return got;
}

void
feed_stop(struct feed *f, enum status why)
{
	(void)pthread_mutex_lock(&f->lock);
	f->status = status_max(f->status, why);
	(void)pthread_mutex_unlock(&f->lock);
}
