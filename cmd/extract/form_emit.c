/* SPDX-License-Identifier: ISC */
#include "form.h"
#include "utf8.h"

static void
put(struct form *f, struct slice item, struct slice measure, struct slice raw, struct slice unit,
    const struct form_row *row, size_t number)
{
	struct figure fig = {.sheet = "P", .part = f->project, .item = item,
	    .measure = measure, .raw = raw, .unit = unit, .source = row->line};

	/* texts of a report stay where they are: the item is the same when its place is */
	if (number != 0 || item.ptr != f->item.ptr || item.len != f->item.len)
		f->written = (struct emit_row){0};
	f->item = item;
	if (number != 0)
		emit_numbered(f->out, f->report, &fig, number);
	else
		emit_in_row(f->out, f->report, &fig, NULL, &f->written);
}

void
form_claim_text(struct form *f, struct slice text)
{
	struct quantity q;
	size_t at = 0;

	if (report_claimed(f->report, text))
		return;
	while (quantity_next(NULL, text, &at, &q)) {
		if (!report_claimed(f->report, q.digits))
			report_claim(f->report, q.digits, q.kind == QUANTITY_DATE ? CLAIM_YEAR :
			    q.kind == QUANTITY_MARKER ? CLAIM_MARKER : CLAIM_TEXT);
	}
}

/* A text with list points is that many facts, numbered. */
void
form_fact(struct form *f, struct slice item, struct slice measure, struct slice text,
    const struct form_row *row)
{
	struct slice none = SLICE(""), point;
	struct quantity q;
	size_t at = 0, from = 0, number = 0;

	while (quantity_next(f->terms, text, &at, &q)) {
		if (q.kind != QUANTITY_MARKER)
			continue;
		point = slice_trim(slice_sub(text, from, q.start));
		if (form_wordy(point))
			put(f, item, measure, form_squeeze(f, point), none, row, number);
		number++;
		from = q.end;
	}
	point = slice_trim(slice_from(text, from));
	if (point.len != 0)
		put(f, item, measure, form_squeeze(f, point), none, row, number);
	form_claim_text(f, text);
}

void
form_number(struct form *f, struct slice item, struct slice measure, struct slice sign,
    struct slice digits, struct slice unit, const struct form_row *row)
{
	struct slice raw = form_squeeze(f, digits);

	if (sign.len != 0) {
		buf_clear(&f->scratch);
		if (!buf_slice(&f->scratch, sign) || !buf_slice(&f->scratch, raw))
			f->ok = false;
		raw = arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
	}
	put(f, item, measure, raw, unit, row, 0);
	report_claim(f->report, digits, CLAIM_FIGURE);
}

/* Start of the last clause of s: behind the last mark of punctuation. */
static size_t
clause_start(struct slice s)
{
	size_t i, used, start = 0;
	uint32_t c;

	for (i = 0; i < s.len; i += used) {
		c = utf8_decode(s, i, &used);
		if (c == ',' || c == ';' || c == ':' || c == 0x3002 || c == 0x3001 || c == 0xFF0C ||
		    c == 0xFF1B || c == 0xFF1A)
			start = i + used;
	}
	return start;
}

static size_t
clause_end(struct slice s)
{
	size_t i, used;
	uint32_t c;

	for (i = 0; i < s.len; i += used) {
		c = utf8_decode(s, i, &used);
		if (c == ',' || c == ';' || c == 0x3002 || c == 0x3001 || c == 0xFF0C || c == 0xFF1B ||
		    (c >= '0' && c <= '9'))
			break;
	}
	return i;
}

/* What a number is of: the words before it in its clause, else the words behind it. */
static struct slice
name_of(struct form *f, struct slice text, size_t from, const struct quantity *q)
{
	struct slice before = slice_sub(text, from, q->start), after = slice_from(text, q->end);

	before = slice_trim(slice_from(before, clause_start(before)));
	after = slice_trim(slice_sub(after, 0, clause_end(after)));
	if (form_wordy(after) && (!form_wordy(before) || slice_eq(q->unit, SLICE("个"))))
		return form_squeeze(f, after);
	return form_squeeze(f, before);
}

void
form_notes(struct form *f, struct slice item, struct slice text, enum form_notes which,
    const struct form_row *row)
{
	struct quantity q;
	size_t at = 0, from = 0;

	while (quantity_next(f->terms, text, &at, &q)) {
		if (q.kind == QUANTITY_NUMBER && (which == NOTES_ALL || q.unit.len != 0))
			form_number(f, form_path(f, item, name_of(f, text, from, &q)), SLICE("说明"), q.sign,
			    q.digits, q.unit, row);
		from = q.end;
	}
}
