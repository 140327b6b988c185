/* SPDX-License-Identifier: ISC */
#include "lines.h"

#include <pthread.h>

#include "mem.h"
#include "workers.h"

enum { SHEETS = 4, SHEET_BYTES = 128 << 10 };

struct line {
	uint32_t key_len;
	size_t end; /* in the sheet */
};

struct sheet {
	struct buf text;
	struct line *line;
	size_t lines, cap;
};

struct writer { /* one part's thread; the sheets go round */
	struct part *part;
	struct printer printer;
	struct out out;
	struct sheet sheet[SHEETS];
	size_t written, read; /* sheets so far, under the lock */
	bool ended;
	size_t line; /* of the sheet that is being read */
};

struct desk {
	pthread_mutex_t lock;
	pthread_cond_t turn; /* a sheet was written or read, or somebody ended */
	struct writer *writer;
	size_t writers;
	struct out *out;
	bool stopped; /* nobody reads any more */
};

static bool
has_room(const struct desk *d, const struct writer *w)
{
	return d->stopped || w->written - w->read < SHEETS;
}

static bool
has_sheet(const struct writer *w)
{
	return w->ended || w->written > w->read;
}

/* A sheet to fill; NULL: nobody wants it. */
static struct sheet *
take_empty(struct desk *d, struct writer *w)
{
	struct sheet *s;

	(void)pthread_mutex_lock(&d->lock);
	while (!has_room(d, w))
		(void)pthread_cond_wait(&d->turn, &d->lock);
	s = d->stopped ? NULL : &w->sheet[w->written % SHEETS];
	(void)pthread_mutex_unlock(&d->lock);
	return s;
}

/* The sheet in hand is full (or empty again, or there are no more). */
static void
move_on(struct desk *d, size_t *count, bool *flag)
{
	(void)pthread_mutex_lock(&d->lock);
	if (count != NULL)
		*count += 1;
	if (flag != NULL)
		*flag = true;
	(void)pthread_cond_broadcast(&d->turn);
	(void)pthread_mutex_unlock(&d->lock);
}

static enum status
fill(struct writer *w, struct sheet *s, bool *more)
{
	struct result *r;
	enum status st = STATUS_OK;

	buf_clear(&s->text);
	s->lines = 0;
	out_keep(&w->out, &s->text);
	while (s->text.len + w->out.len < SHEET_BYTES) {
		st = parts_next(w->part, 1, &r);
		*more = r != NULL;
		if (st != STATUS_OK || r == NULL)
			break;
		if (!mem_grow(&s->line, &s->cap, s->lines + 1, sizeof(*s->line)))
			return STATUS_FAIL;
		st = print_row(&w->printer, r);
		s->line[s->lines++] =
		    (struct line){(uint32_t)r->key.len, s->text.len + w->out.len};
	}
	out_flush(&w->out);
	return out_failed(&w->out) ? STATUS_FAIL : st;
}

static enum status
write_sheets(struct desk *d, struct writer *w)
{
	struct sheet *s;
	bool more = true;
	enum status st = STATUS_OK;

	while (more && st == STATUS_OK && (s = take_empty(d, w)) != NULL) {
		st = fill(w, s, &more);
		if (st == STATUS_OK && s->lines > 0)
			move_on(d, &w->written, NULL);
	}
	move_on(d, NULL, &w->ended);
	return st;
}

/* Waits for the writer's next sheet when the last is used up; NULL: there are no more. */
static struct sheet *
sheet_of(struct desk *d, struct writer *w)
{
	struct sheet *s;

	(void)pthread_mutex_lock(&d->lock);
	while (!has_sheet(w))
		(void)pthread_cond_wait(&d->turn, &d->lock);
	s = w->written > w->read ? &w->sheet[w->read % SHEETS] : NULL;
	(void)pthread_mutex_unlock(&d->lock);
	return s;
}

static inline struct slice
line_of(const struct writer *w, size_t *key_len)
{
	const struct sheet *s = &w->sheet[w->read % SHEETS];
	size_t from = w->line == 0 ? 0 : s->line[w->line - 1].end;

	*key_len = s->line[w->line].key_len;
	return slice_make(s->text.ptr + from, s->line[w->line].end - from);
}

/* The writer whose line comes first; its line in *line.  NULL: none has one. */
static struct writer *
first_writer(struct desk *d, struct slice *line)
{
	struct writer *first = NULL;
	struct slice text, key, least = {0};
	size_t i, key_len;

	for (i = 0; i < d->writers; i++) {
		if (d->writer[i].line == 0 && sheet_of(d, &d->writer[i]) == NULL)
			continue;
		text = line_of(&d->writer[i], &key_len);
		key = slice_sub(text, 0, key_len);
		if (first != NULL && slice_cmp(key, least) > 0)
			continue;
		first = &d->writer[i];
		least = key;
		*line = text;
	}
	return first;
}

static void
stop(void *context)
{
	struct desk *d = context;

	move_on(d, NULL, &d->stopped);
}

static enum status
read_sheets(struct desk *d)
{
	struct writer *w;
	struct slice line;

	while (!out_failed(d->out) && (w = first_writer(d, &line)) != NULL) {
		out_slice(d->out, line);
		if (++w->line < w->sheet[w->read % SHEETS].lines)
			continue;
		w->line = 0;
		move_on(d, &w->read, NULL);
	}
	stop(d);
	return out_failed(d->out) ? STATUS_FAIL : STATUS_OK;
}

static enum status
take_part(void *context, size_t number)
{
	struct desk *d = context;

	return number == 0 ? read_sheets(d) : write_sheets(d, &d->writer[number - 1]);
}

static void
free_writer(struct writer *w)
{
	size_t i;

	for (i = 0; i < SHEETS; i++) {
		buf_free(&w->sheet[i].text);
		mem_free(w->sheet[i].line);
	}
	out_abort(&w->out);
}

enum status
lines_print(const struct printer *printer, struct part *part, size_t parts)
{
	struct desk d = {.writer = mem_zero(parts, sizeof(*d.writer)), .out = printer->out};
	size_t i;
	enum status st = STATUS_OK;

	if (d.writer == NULL)
		return STATUS_FAIL;
	for (i = 0; i < parts && st == STATUS_OK; i++) {
		struct writer *w = &d.writer[d.writers];

		if (!part[i].more)
			continue;
		w->part = &part[i];
		w->printer = *printer;
		w->printer.out = &w->out;
		st = out_open_kept(&w->out);
		d.writers++;
	}
	if (st == STATUS_OK && (pthread_mutex_init(&d.lock, NULL) != 0 ||
				   pthread_cond_init(&d.turn, NULL) != 0))
		st = STATUS_FAIL;
	if (st == STATUS_OK)
		st = workers_run(d.writers + 1, take_part, stop, &d);
	while (d.writers > 0)
		free_writer(&d.writer[--d.writers]);
	mem_free(d.writer);
	return st;
}
