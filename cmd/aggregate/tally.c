/* SPDX-License-Identifier: ISC */
#include "tally.h"

#include <string.h>

#include "buf.h"
#include "diag.h"

enum { AHEAD = 24 };

static enum status
overflow(const struct cells *c, const struct cell *cell)
{
	if (c->overflow)
		diag_error(NULL, "the sum of %s passes 38 digits -- group by more columns",
		    diag_quote(cell_key(c, cell)).text);
	return STATUS_FAIL;
}

/* Counts report and department once, whatever they gave before. */
static inline void
count_source(const struct tally *t, struct cell *cell, uint32_t source, uint32_t mark)
{
	const struct verdict *now = &t->choice->verdict[source], *last;
	struct cell_more *more = cell_more(cell);

	if (more->last == 0) {
		more->reports++;
		more->departments++;
	} else if (more->last != mark) {
		last = &t->choice->verdict[more->last / 2 - 1];
		more->reports += last->report != now->report;
		more->departments += last->department != now->department;
	}
	more->last = mark;
}

static enum status
add_item(struct tally *t, uint32_t handle, const struct ledger_item *item)
{
	struct cells *c = &t->gather->cells;
	struct cell *cell = cells_at(c, handle);
	bool ok;

	if (!item->simple)
		ok = cell_add_total(c, cell, &item->total);
	else if (cell->n == 0)
		cell_start(c, cell, item->value, item->scale, item->ulp), ok = true;
	else
		ok = cell_add_value(c, cell, item->value, item->scale, item->ulp);
	if (!ok)
		return overflow(c, cell);
	if (t->spread == NULL)
		return STATUS_OK;
	return spread_give(t->spread, handle,
		   item->simple ? (struct dec){item->value, item->scale}
				: (struct dec){item->total.sum, item->total.scale})
		   ? STATUS_OK
		   : STATUS_FAIL;
}

static enum status
add_segment(struct tally *t, const struct segment *s)
{
	struct cells *c = &t->gather->cells;
	const struct ledger *l = &t->gather->ledger;
	struct ledger_item item;
	struct cell *cell;
	uint64_t at = s->from;
	uint32_t ahead, mark = (s->source + 1) * 2;
	enum status st = STATUS_OK;

	while (at < s->to && st == STATUS_OK) {
		ahead = ledger_peek(l, at + AHEAD);
		if (ahead != 0)
			__builtin_prefetch(cells_at(c, ahead), 1);
		ledger_read(l, &at, &item);
		if (item.cell == 0)
			continue;
		cell = cells_at(c, item.cell);
		count_source(t, cell, s->source, mark);
		if (item.bad)
			st = bads_add(&t->bads, item.cell, item.total.n) ? STATUS_OK : STATUS_FAIL;
		else
			st = add_item(t, item.cell, &item);
	}
	return st;
}

/* Digits of the code that the tail begins with, if of a section or an item; else 0. */
static size_t
code_below_class(struct slice tail)
{
	size_t n = 0;

	while (n < tail.len && n <= LEVEL_ITEM && tail.ptr[n] >= '0' && tail.ptr[n] <= '9')
		n++;
	if (n < tail.len && tail.ptr[n] != '\t')
		return 0;
	return n == LEVEL_SECTION || n == LEVEL_ITEM ? n : 0;
}

/* Handle of the row above in the classification, made when missing; CELLS_NONE: none; 0: no memory.
 */
static uint32_t
row_above(struct tally *t, uint32_t handle)
{
	struct cells *c = &t->gather->cells;
	struct cell *cell = cells_at(c, handle);
	struct slice tail = cell_tail(c, cell), up;
	uint32_t found = CELLS_NONE, head = cell->head, name;
	size_t code;

	if (cell_more(cell)->above != 0)
		return cell_more(cell)->above;
	code = code_below_class(tail); /* heads end before the code */
	if (code != 0 && layout_adds_up(t->layout, cell_key(c, cell))) {
		buf_clear(&t->above);
		if (!buf_slice(&t->above, slice_sub(tail, 0, code - 2)) ||
		    !buf_slice(&t->above, slice_from(tail, code)))
			return 0;
		up = buf_view(&t->above);
		name = names_add(&c->tails, up, names_hash(up));
		found = name == 0 ? 0 : cells_add_named(c, head, name, cells_hash(head, name));
	}
	if (found != 0)
		cell_more(cells_at(c, handle))->above = found; /* the table may have moved */
	return found;
}

/*
 * Where a report prints only the rows below, they make up the row above: each
 * row is added to those above it up to the first that the source prints.
 */
static enum status
climb(struct tally *t, const struct segment *s)
{
	struct cells *c = &t->gather->cells;
	const struct ledger *l = &t->gather->ledger;
	struct ledger_item item;
	uint64_t at = s->from;
	uint32_t h, mark = (s->source + 1) * 2;
	enum status st = STATUS_OK;

	while (at < s->to && st == STATUS_OK) {
		ledger_read(l, &at, &item);
		if (item.cell == 0 || item.bad)
			continue;
		for (h = row_above(t, item.cell); h != CELLS_NONE && st == STATUS_OK;
		     h = row_above(t, h)) {
			if (h == 0)
				return STATUS_FAIL;
			if (cell_more(cells_at(c, h))->last == mark)
				break;
			count_source(t, cells_at(c, h), s->source, mark + 1);
			st = add_item(t, h, &item);
		}
	}
	return st;
}

/* All segments of one source, which stand together. */
static enum status
add_source(struct tally *t, size_t from, size_t to)
{
	const struct ledger *l = &t->gather->ledger;
	bool codes = t->layout->sheet != LAYOUT_NONE && t->layout->code != LAYOUT_NONE;
	size_t i;
	enum status st = STATUS_OK;

	for (i = from; i < to && st == STATUS_OK; i++)
		st = add_segment(t, &l->segment[i]);
	if (st == STATUS_OK && t->eliminate != NULL)
		st = eliminate_note(
		    t->eliminate, t->gather, l->segment[from].source, &l->segment[from], to - from);
	for (i = from; i < to && codes && st == STATUS_OK; i++)
		st = climb(t, &l->segment[i]);
	if (st == STATUS_OK && t->spread != NULL)
		st = spread_take(t->spread, &t->gather->cells);
	return st;
}

/* The key with the year replaced by YEAR/OWN: as restated in the report of the year OWN. */
static uint32_t
restated_cell(struct tally *t, uint32_t handle, struct slice own, struct buf *work)
{
	struct cells *c = &t->gather->cells;
	struct slice key = cell_key(c, cells_at(c, handle)),
		     year = layout_field(key, t->layout->year);
	size_t at = (size_t)(year.ptr - key.ptr) + year.len;

	buf_clear(work);
	if (!buf_slice(work, slice_sub(key, 0, at)) || !buf_byte(work, '/') ||
	    !buf_slice(work, own) || !buf_slice(work, slice_from(key, at)))
		return 0;
	return cells_add(c, buf_view(work));
}

/* Figures of another year than the report's own are kept apart from that year's reports. */
static enum status
add_restated(struct tally *t, size_t from, size_t to)
{
	const struct ledger *l = &t->gather->ledger;
	uint32_t source = l->segment[from].source, handle;
	struct slice own =
	    registry_field(t->gather->registry, t->choice->verdict[source].by, SOURCE_YEAR);
	struct ledger_item item;
	struct buf work = {0};
	uint64_t at;
	enum status st = STATUS_OK;

	for (; from < to && st == STATUS_OK; from++) {
		for (at = l->segment[from].from; at < l->segment[from].to && st == STATUS_OK;) {
			ledger_read(l, &at, &item);
			if (item.cell == 0 || item.bad)
				continue;
			handle = restated_cell(t, item.cell, own, &work);
			if (handle == 0) {
				st = STATUS_FAIL;
				break;
			}
			count_source(
			    t, cells_at(&t->gather->cells, handle), source, (source + 1) * 2);
			st = add_item(t, handle, &item);
		}
	}
	buf_free(&work);
	if (st == STATUS_OK && t->spread != NULL)
		st = spread_take(t->spread, &t->gather->cells);
	return st;
}

static bool
is_restated(const struct tally *t, uint32_t source)
{
	const struct verdict *v = &t->choice->verdict[source];

	return v->fate == FATE_RESTATED && t->layout->year != LAYOUT_NONE &&
	       t->choice->verdict[v->by].fate == FATE_USED;
}

enum status
tally_generation(struct tally *t, size_t *at)
{
	const struct ledger *l = &t->gather->ledger;
	size_t to;
	const struct segment *s = *at < l->segments ? &l->segment[*at] : NULL;
	uint32_t generation = s == NULL ? 0 : s->generation;
	enum status st = STATUS_OK;

	cells_forget_totals(&t->gather->cells);
	t->bads.n = 0;
	while (st == STATUS_OK && *at < l->segments && l->segment[*at].generation == generation) {
		s = &l->segment[*at];
		for (to = *at + 1; to < l->segments && l->segment[to].source == s->source &&
				   l->segment[to].generation == generation;
		     to++)
			;
		if (t->choice->verdict[s->source].fate == FATE_USED)
			st = add_source(t, *at, to);
		else if (is_restated(t, s->source))
			st = add_restated(t, *at, to);
		*at = to;
	}
	bads_sort(&t->bads);
	return st;
}

void
tally_free(struct tally *t)
{
	bads_free(&t->bads);
	buf_free(&t->above);
}
