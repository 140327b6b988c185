/* SPDX-License-Identifier: ISC */
#include "finding.h"

#include <stdlib.h>

#include "amount.h"
#include "figure.h"
#include "mem.h"
#include "message.h"

void
finding_header(struct out *out)
{
	for (size_t i = 0; finding_schema.name[i] != NULL; i++) {
		if (i != 0)
			out_byte(out, '\t');
		out_text(out, finding_schema.name[i]);
	}
	out_line_end(out);
}

bool
finding_address(struct buf *b, const struct rule_set *set, const struct address *a)
{
	return (a->scope == SCOPE_SELF || (buf_text(b, scope_word[a->scope]) && buf_byte(b, ':'))) &&
	    buf_slice(b, names_text(&set->names, set->pool.sheet[a->sheet])) && buf_byte(b, '[') &&
	    buf_slice(b, names_text(&set->names, a->key)) && buf_byte(b, ',') &&
	    buf_slice(b, names_text(&set->names, a->column)) && buf_byte(b, ']');
}

/* Writes the workspace as a field and empties it. */
static void
put_field(struct finding_writer *w)
{
	out_byte(w->out, '\t');
	tsv_escape(w->out, buf_view(&w->text));
	buf_clear(&w->text);
}

static bool
put_cells(struct finding_writer *w, const struct docket *d, const struct instance *inst)
{
	const struct address *a = docket_addresses(d, inst);

	for (size_t i = 0; i < inst->traces; i++) {
		if (a[i].cell == NULL)
			continue;
		if (w->text.len != 0 && !buf_text(&w->text, "; "))
			return false;
		if (!finding_address(&w->text, w->judge->set, &a[i]))
			return false;
		if (a[i].cell->source.len != 0 &&
		    !(buf_byte(&w->text, ' ') && buf_slice(&w->text, a[i].cell->source)))
			return false;
	}
	put_field(w);
	return true;
}

static void
put_number(struct finding_writer *w, const struct message_number *n)
{
	out_byte(w->out, '\t');
	out_slice(w->out, slice_make(n->text, n->len));
}

static bool
put_finding(struct finding_writer *w, const struct docket *d, const struct instance *inst)
{
	const struct report *r = w->judge->scope[SCOPE_SELF];
	const struct outcome *o = &d->outcome[inst - d->inst];
	struct message_numbers n;

	message_numbers(r, d, inst, &n);
	tsv_escape(w->out, r->id);
	out_byte(w->out, '\t');
	tsv_escape(w->out, r->entity);
	out_byte(w->out, '\t');
	tsv_escape(w->out, r->year);
	out_byte(w->out, '\t');
	tsv_escape(w->out, inst->rule->id);
	out_byte(w->out, '\t');
	tsv_escape(w->out, inst->rule->severity);
	out_byte(w->out, '\t');
	out_text(w->out, verdict_word[inst->verdict]);
	put_number(w, &n.lhs);
	put_number(w, &n.rhs);
	put_number(w, &n.difference);
	put_number(w, &n.bound);
	out_byte(w->out, '\t');
	if (o->group != 0)
		out_number(w->out, o->group);
	if (!put_cells(w, d, inst) ||
	    !message_text(&w->text, w->judge, d, inst, &n, w->language))
		return false;
	put_field(w);
	out_byte(w->out, '\t');
	tsv_escape(w->out, o->suggestion);
	out_line_end(w->out);
	return true;
}

struct place {
	const struct instance *inst;
	size_t at;		/* of the first cell in the report */
};

static int
by_place(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->inst < b->inst ? -1 : a->inst > b->inst;
}

static size_t
place_of(const struct report *r, const struct docket *d, const struct instance *inst)
{
	const struct address *a = docket_addresses(d, inst);

	for (size_t i = 0; i < inst->traces; i++)
		if (a[i].cell != NULL && a[i].scope == SCOPE_SELF)
			return (size_t)(a[i].cell - r->cell);
	return SIZE_MAX;
}

bool
finding_docket(struct finding_writer *w, const struct docket *d, bool all)
{
	struct place *p = NULL;
	size_t cap = 0, count = 0;
	bool ok = true;

	for (size_t i = 0; i < d->count && ok; i++) {
		if (d->inst[i].verdict == VERDICT_PASS && !all)
			continue;
		ok = mem_grow(&p, &cap, count + 1, sizeof(*p));
		if (ok)
			p[count++] = (struct place){&d->inst[i], place_of(w->judge->scope[SCOPE_SELF], d, &d->inst[i])};
	}
	if (count != 0)
		qsort(p, count, sizeof(*p), by_place);
	for (size_t i = 0; i < count && ok; i++)
		ok = put_finding(w, d, p[i].inst);
	mem_free(p);
	return ok;
}

void
finding_writer_free(struct finding_writer *w)
{
	buf_free(&w->text);
}
