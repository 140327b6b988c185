/* SPDX-License-Identifier: ISC */
#include "emit.h"

#include "tsv.h"

static void
put_field(struct out *o, struct slice text)
{
	out_byte(o, '\t');
	tsv_escape(o, text);
}

static void
put_source(struct out *o, const struct line *source)
{
	out_byte(o, '\t');
	if (source == NULL)
		return;
	if (source->page != 0)
		out_number(o, source->page);
	out_byte(o, ':');
	out_number(o, source->number);
}

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

static void
put_facts(struct out *o, const struct report *r, const struct figure *f)
{
	out_slice(o, r->lead);
	out_text(o, f->sheet);
	put_field(o, f->part);
}

static void
put_rest(struct out *o, const struct figure *f)
{
	put_field(o, f->code);
	put_field(o, f->item);
	put_field(o, f->measure);
	put_field(o, f->raw);
	put_field(o, f->unit);
	put_source(o, f->source);
	out_line_end(o);
}

void
emit_figure(struct out *o, const struct report *r, const struct figure *f)
{
	put_facts(o, r, f);
	put_field(o, f->line);
	put_rest(o, f);
}

void
emit_numbered(struct out *o, const struct report *r, struct figure f, size_t line)
{
	put_facts(o, r, &f);
	out_byte(o, '\t');
	out_number(o, line);
	put_rest(o, &f);
}
