/* SPDX-License-Identifier: ISC */
#include "emit.h"

#include <string.h>

#include "tsv.h"

enum { NUMBER_MOST = 24, FIXED_MOST = 128 };	/* bytes: a number; sheet, tabs and three numbers */

bool
emit_lead(struct report *r)
{
	const struct slice field[] = {slice_of(r->name), r->entity, r->scope, r->year};
	struct buf b = {0};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof(field) / sizeof(field[0]); i++)
		ok = tsv_escape_buf(&b, field[i]) && buf_byte(&b, '\t');
	r->lead = arena_slice(&r->arena, buf_view(&b), &ok);
	buf_free(&b);
	return ok;
}

/* --- to a place with room enough ----------------------------------------------------------------- */

static inline char *
put_field(char *to, struct slice text)
{
	*to++ = '\t';
	return text.len == 0 ? to : tsv_put(to, text);
}

static char *
put_large(char *to, size_t n)
{
	char digit[NUMBER_MOST];
	size_t at = sizeof(digit);

	for (; n != 0; n /= 10)
		digit[--at] = (char)('0' + n % 10);
	memcpy(to, digit + at, sizeof(digit) - at);
	return to + sizeof(digit) - at;
}

static inline char *
put_number(char *to, size_t n)
{
	if (n >= 1000)
		return put_large(to, n);
	if (n >= 100)
		*to++ = (char)('0' + n / 100);
	if (n >= 10)
		*to++ = (char)('0' + n / 10 % 10);
	*to++ = (char)('0' + n % 10);
	return to;
}

static char *
put_source(char *to, const struct line *source)
{
	*to++ = '\t';
	if (source == NULL)
		return to;
	if (source->page != 0)
		to = put_number(to, source->page);
	*to++ = ':';
	return put_number(to, source->number);
}

/* The columns that the figures of a row share, with the tab behind them. */
static char *
put_head(char *to, struct slice lead, const struct figure *f, const size_t *number)
{
	const char *p;

	memcpy(to, lead.ptr, lead.len);
	to += lead.len;
	for (p = f->sheet; *p != '\0'; p++)
		*to++ = *p;
	to = put_field(to, f->part);
	if (number != NULL) {
		*to++ = '\t';
		to = put_number(to, *number);
	} else {
		to = put_field(to, f->line);
	}
	to = put_field(to, f->code);
	return put_field(to, f->item);
}

static char *
put_tail(char *to, const struct figure *f)
{
	to = put_field(to, f->measure);
	to = put_field(to, f->raw);
	to = put_field(to, f->unit);
	to = put_source(to, f->source);
	*to++ = '\n';
	return to;
}

/* ------------------------------------------------------------------------------------------------- */

/* A text larger than any buffer: field by field. */
static void
emit_giant(struct out *o, const struct report *r, const struct figure *f, const size_t *number)
{
	const struct slice field[] = {f->code, f->item, f->measure, f->raw, f->unit};
	char fixed[FIXED_MOST];
	size_t i;

	out_slice(o, r->lead);
	out_text(o, f->sheet);
	out_byte(o, '\t');
	tsv_escape(o, f->part);
	out_byte(o, '\t');
	if (number != NULL)
		out_number(o, *number);
	else
		tsv_escape(o, f->line);
	for (i = 0; i < sizeof(field) / sizeof(field[0]); i++) {
		out_byte(o, '\t');
		tsv_escape(o, field[i]);
	}
	out_bytes(o, fixed, (size_t)(put_source(fixed, f->source) - fixed));
	out_byte(o, '\n');
}

static inline size_t
head_len(const struct report *r, const struct figure *f)
{
	return r->lead.len + 2 * (f->part.len + f->line.len + f->code.len + f->item.len) + FIXED_MOST;
}

static inline size_t
tail_len(const struct figure *f)
{
	return 2 * (f->measure.len + f->raw.len + f->unit.len) + FIXED_MOST;
}

static void
emit(struct out *o, const struct report *r, const struct figure *f, const size_t *number,
    struct emit_row *row)
{
	size_t room = head_len(r, f) + tail_len(f);
	char *from, *measure;

	*row = (struct emit_row){0};
	if (room <= OUT_CAP) {
		from = out_room(o, room);
		measure = put_head(from, r->lead, f, number);
		out_advance(o, put_tail(measure, f));
		*row = (struct emit_row){(size_t)(from - o->buf), (size_t)(measure - o->buf), o->len};
	} else {
		emit_giant(o, r, f, number);
	}
	if (o->line_buffered)
		out_flush(o);
}

void
emit_figure(struct out *o, const struct report *r, const struct figure *f)
{
	struct emit_row row;

	emit(o, r, f, NULL, &row);
}

void
emit_numbered(struct out *o, const struct report *r, const struct figure *f, size_t line)
{
	struct emit_row row;

	emit(o, r, f, &line, &row);
}

void
emit_in_row(struct out *o, const struct report *r, const struct figure *f, const size_t *line,
    struct emit_row *row)
{
	size_t shared = row->measure - row->from;
	char *to = o->buf + o->len;

	/* is the last one still there, and room for another? */
	if (row->end == 0 || row->end != o->len || shared + tail_len(f) > OUT_CAP - o->len) {
		emit(o, r, f, line, row);
		return;
	}
	memcpy(to, o->buf + row->from, shared);
	out_advance(o, put_tail(to + shared, f));
	*row = (struct emit_row){row->end, row->end + shared, o->len};
}
