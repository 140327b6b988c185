/* SPDX-License-Identifier: ISC */
#include "record.h"

#include "cell.h"
#include "words.h"

void
record_clear(struct record *rec)
{
	unsigned i;

	rec->code.n = rec->name.n = rec->line.n = 0;
	for (i = 0; i < rec->amounts; i++)
		rec->amount[i].n = 0;
	rec->first = rec->end = NULL;
	rec->amounts = 0;
}

void
pieces_append(struct pieces *to, const struct pieces *more)
{
	unsigned i;

	for (i = 0; i < more->n; i++)
		pieces_add(to, more->part[i]);
}

static size_t
code_digits(const struct pieces *code)
{
	size_t n = 0;
	unsigned i;

	for (i = 0; i < code->n; i++)
		n += cell_code_digits(code->part[i]);
	return n;
}

static bool
has_amounts(const struct record *rec)
{
	unsigned i;

	for (i = 0; i < rec->amounts; i++) {
		if (rec->amount[i].n != 0)
			return true;
	}
	return false;
}

bool
record_begins_row(struct records *rs, struct slice label)
{
	struct word *word = words_of(rs->r->words, label);

	if (word == NULL) {
		rs->failed = true;
		return false;
	}
	return word->bare.len != word->folded.len || layout_is_ordinal(word->folded) || word_row(rs->r->words, word, rs->sheet) != NULL;
}

/* Are all amounts of rec the rests of amounts cut in last? */
static bool
amounts_continue(struct records *rs, unsigned g, const struct record *rec)
{
	const struct record *last = rs->last[g];
	bool adjacent = rec->first == last->end + 1 && !rec->first->page_top;
	enum cell_rest where = adjacent || rs->loose[g].n != 0 ? CELL_BELOW : CELL_OVERLEAF;
	unsigned i, k;
	bool any = false;

	for (i = 0; i < rec->amounts; i++) {
		if (rec->amount[i].n == 0)
			continue;
		if (i >= last->amounts || last->amount[i].n == 0 || last->amount[i].n == RECORD_PIECES)
			return false;
		buf_clear(&rs->work);
		for (k = 0; k < last->amount[i].n; k++)
			rs->failed = !buf_slice(&rs->work, last->amount[i].part[k]) || rs->failed;
		if (!cell_continues(buf_view(&rs->work), rec->amount[i].part[0], where))
			return false;
		any = true;
	}
	return any;
}

/* Digits that a page break cut off a code: 3010 | 1, 20805 | 05. */
static bool
code_continues(const struct record *last, const struct record *rec)
{
	size_t have, more = code_digits(&rec->code);

	if (more == 0 || more > 2)
		return false;
	have = code_digits(&last->code);
	if (have == 0 || have > 6)
		return false;
	if (have % 2 == 0)
		return more == 1;
	return more == 2 && rec->name.n == 0 && !has_amounts(rec);
}

static void
join(struct record *last, const struct record *rec)
{
	unsigned i;

	pieces_append(&last->code, &rec->code);
	pieces_append(&last->name, &rec->name);
	pieces_append(&last->line, &rec->line);
	for (i = 0; i < rec->amounts; i++) {
		if (rec->amount[i].n == 0)
			continue;
		if (i >= last->amounts || last->amount[i].n == 0)
			last->source[i] = rec->source[i];
		pieces_append(&last->amount[i], &rec->amount[i]);
	}
	if (rec->amounts > last->amounts)
		last->amounts = rec->amounts;
	last->end = rec->end;
}

static void
close_last(struct records *rs, unsigned g)
{
	if (rs->waiting[g])
		record_emit(rs, g, rs->last[g]);
	rs->waiting[g] = false;
}

/* A label's piece on a row of its own: behind the last record, or before the next. */
static void
take_label(struct records *rs, unsigned g, const struct record *rec)
{
	struct record *last = rs->last[g];

	if (rs->waiting[g] && last->name.n == 0 && (last->code.n != 0 || last->line.n != 0 ||
	    has_amounts(last))) {
		pieces_append(&last->name, &rs->loose[g]);
		pieces_append(&last->name, &rec->name);
		rs->loose[g].n = 0;
		return;
	}
	pieces_append(&rs->loose[g], &rec->name);
}

/* The halves of one row: one has the label, the other all the rest. */
static bool
completes(const struct record *last, const struct record *rec)
{
	bool rest = rec->code.n != 0 || rec->line.n != 0 || has_amounts(rec);
	bool last_rest = last->code.n != 0 || last->line.n != 0;

	if (last->name.n != 0 && rec->name.n == 0 && rest && !has_amounts(last))
		return !last_rest || (rec->code.n == 0 && rec->line.n == 0);
	return false;
}

static bool
only_label(const struct record *rec)
{
	return rec->name.n != 0 && rec->code.n == 0 && rec->line.n == 0 && !has_amounts(rec);
}

void
records_take(struct records *rs, unsigned g, struct record **next)
{
	struct record *last = rs->last[g], *rec = *next;

	if (rec->code.n == 0 && rec->name.n == 0 && rec->line.n == 0 && !has_amounts(rec))
		return;
	if (only_label(rec) && rs->loose[g].n == 0 && record_completes_label(rs, g, &rec->name)) {
		pieces_append(&last->name, &rec->name);
		return;
	}
	if (only_label(rec) && !record_begins_row(rs, rec->name.part[0])) {
		take_label(rs, g, rec);
		return;
	}
	if (rs->waiting[g]) {
		bool bare = rec->line.n == 0 && (rec->code.n == 0 || code_continues(last, rec));

		if (bare && (amounts_continue(rs, g, rec) || (!has_amounts(rec) && rec->code.n != 0)) &&
		    (rec->name.n == 0 || !record_begins_row(rs, rec->name.part[0]) ||
		    record_completes_label(rs, g, &rec->name))) {
			pieces_append(&last->name, &rs->loose[g]);
			rs->loose[g].n = 0;
			join(last, rec);
			return;
		}
		if (rs->loose[g].n == 0 && completes(last, rec)) {
			join(last, rec);
			return;
		}
	}
	if (rs->loose[g].n != 0)
		records_settle(rs, g, rec);
	close_last(rs, g);
	rs->last[g] = rec;
	*next = last;
	rs->waiting[g] = true;
}

void
records_flush(struct records *rs)
{
	unsigned g;

	for (g = 0; g < RECORD_GROUPS; g++) {
		if (rs->loose[g].n != 0)
			records_settle(rs, g, NULL);
		close_last(rs, g);
	}
}
