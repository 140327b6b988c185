/* SPDX-License-Identifier: ISC */
#include "spread.h"

#include <stdlib.h>

#include "diag.h"
#include "mem.h"
#include "rollup.h"

void
spread_init(
    struct spread *s, size_t memory, const struct regions *regions, size_t head_fields)
{
	*s = (struct spread){.memory = memory,
	    .regions = regions,
	    .cells = {.more = sizeof(struct cell_more), .head_fields = head_fields}};
	runs_init(&s->runs);
}

bool
spread_give(struct spread *s, uint32_t cell, struct dec value)
{
	if (!mem_grow(&s->given, &s->cap, s->n + 1, sizeof(*s->given)))
		return false;
	s->given[s->n++] = (struct given){cell, value};
	return true;
}

static int
by_cell(const void *x, const void *y)
{
	const struct given *a = x, *b = y;

	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

static enum status
count_value(struct spread *s, struct slice key, struct dec value)
{
	struct total t = total_of(value, 0);
	char text[DEC_TEXT];
	struct cell *cell;
	uint32_t handle = 0;

	buf_clear(&s->key);
	if (buf_slice(&s->key, key) && buf_byte(&s->key, '\0') &&
	    buf_slice(&s->key, slice_make(text, dec_format(value, text))))
		handle = cells_add(&s->cells, buf_view(&s->key));
	if (handle == 0)
		return STATUS_FAIL;
	cell = cells_at(&s->cells, handle);
	if (cell_add_total(&s->cells, cell, &t))
		return STATUS_OK;
	if (s->cells.overflow)
		diag_error(NULL, "the values of %s pass 38 digits -- leave the quantiles out",
		    diag_quote(key).text);
	return STATUS_FAIL;
}

/* The table, with all regions, becomes a sorted run. */
static enum status
spill(struct spread *s)
{
	struct order order = {0};
	enum status st = STATUS_OK;

	if (s->regions != NULL)
		st = rollup_regions(&s->cells, &s->no_bads, s->regions);
	if (st == STATUS_OK)
		st = order_cells(&order, &s->cells, false);
	if (st == STATUS_OK)
		st = runs_write(&s->runs, &s->cells, &order, NULL);
	order_free(&order);
	cells_clear(&s->cells);
	return st;
}

enum status
spread_take(struct spread *s, const struct cells *c)
{
	size_t i;
	struct dec sum;
	enum status st = STATUS_OK;

	if (s->n > 1)
		qsort(s->given, s->n, sizeof(*s->given), by_cell);
	for (i = 0; i < s->n && st == STATUS_OK;) {
		uint32_t cell = s->given[i].cell;

		sum = s->given[i++].value;
		for (; i < s->n && s->given[i].cell == cell; i++) {
			if (!dec_add(sum, s->given[i].value, &sum))
				return STATUS_FAIL;
		}
		st = count_value(s, cell_key(c, cells_at(c, cell)), sum);
	}
	s->n = 0;
	if (st == STATUS_OK && cells_bytes(&s->cells) > s->memory)
		st = spill(s);
	return st;
}

enum status
spread_part(struct spread *s, struct part *p)
{
	enum status st = spill(s);

	return st == STATUS_OK ? part_of_runs(p, &s->runs) : st;
}

void
spread_free(struct spread *s)
{
	cells_free(&s->cells);
	runs_free(&s->runs);
	bads_free(&s->no_bads);
	buf_free(&s->key);
	mem_free(s->given);
}

/* The group that a row is of: what stands before its last NUL. */
static struct slice
group_of(struct slice key)
{
	while (key.len > 0 && key.ptr[key.len - 1] != '\0')
		key.len--;
	key.len -= key.len > 0;
	return key;
}

enum status
spread_read(struct spread_reader *r, struct slice key, struct quantiles *q)
{
	enum status st = STATUS_OK;
	int order;

	if (!r->begun)
		st = parts_next(r->part, r->parts, &r->now);
	r->begun = true;
	while (st == STATUS_OK && r->now != NULL) {
		order = slice_cmp(group_of(r->now->key), key);
		if (order > 0)
			break;
		if (order == 0 &&
		    !quantiles_add(
			q, (struct dec){r->now->total.min, r->now->total.scale}, r->now->total.n))
			return STATUS_FAIL;
		st = parts_next(r->part, r->parts, &r->now);
	}
	return st;
}
