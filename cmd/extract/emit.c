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

static inline char *
put_number(char *to, size_t n)
{
	char digit[NUMBER_MOST];
	size_t at = sizeof(digit);

	if (n < 10) {
		*to++ = (char)('0' + n);
		return to;
	}
	for (; n != 0; n /= 10)
		digit[--at] = (char)('0' + n % 10);
	memcpy(to, digit + at, sizeof(digit) - at);
	return to + sizeof(digit) - at;
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

static char *
put_figure(char *to, struct slice lead, const struct figure *f, const size_t *number)
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
	to = put_field(to, f->item);
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

static void
emit(struct out *o, const struct report *r, const struct figure *f, const size_t *number)
{
	size_t text = f->part.len + f->line.len + f->code.len + f->item.len + f->measure.len +
	    f->raw.len + f->unit.len;

	if (text < OUT_CAP / 4 && r->lead.len < OUT_CAP / 4)
		out_advance(o, put_figure(out_room(o, r->lead.len + 2 * text + FIXED_MOST), r->lead, f,
		    number));
	else
		emit_giant(o, r, f, number);
	if (o->line_buffered)
		out_flush(o);
}

void
emit_figure(struct out *o, const struct report *r, const struct figure *f)
{
	emit(o, r, f, NULL);
}

void
emit_numbered(struct out *o, const struct report *r, const struct figure *f, size_t line)
{
	emit(o, r, f, &line);
}
