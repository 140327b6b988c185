/* SPDX-License-Identifier: ISC */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Which of the years the row is of; COMPARE_SIDES: another. */
static enum compare_side
side_of(struct compare *c, struct slice year)
{
	if (slice_eq(year, slice_of(c->set->compare[0])))
		return COMPARE_OLD;
	if (slice_eq(year, slice_of(c->set->compare[1])))
		return COMPARE_NEW;
	buf_clear(&c->restated);
	if (buf_text(&c->restated, c->set->compare[0]) && buf_byte(&c->restated, '/') &&
	    buf_text(&c->restated, c->set->compare[1]) && slice_eq(year, buf_view(&c->restated)))
		return COMPARE_RESTATED;
	return COMPARE_SIDES;
}

enum status
compare_row(struct compare *c, const struct result *r)
{
	struct slice year = layout_field(r->key, c->layout->year);
	enum compare_side side = side_of(c, year);
	size_t at = (size_t)(year.ptr - r->key.ptr), old = c->cap, n;
	struct slice behind = slice_from(r->key, at + year.len);

	if (side == COMPARE_SIDES)
		return STATUS_OK;
	/* The tab behind the year goes with it; a year at the end takes the one before. */
	behind = slice_from(behind, behind.len > 0);
	buf_clear(&c->work);
	if (!buf_slice(&c->work, slice_sub(r->key, 0, behind.len > 0 || at == 0 ? at : at - 1)) ||
	    !buf_slice(&c->work, behind))
		return STATUS_FAIL;
	n = map_add(&c->key, buf_view(&c->work));
	if (n == MAP_NONE || !mem_grow(&c->pair, &c->cap, n + 1, sizeof(*c->pair)))
		return STATUS_FAIL;
	memset(c->pair + old, 0, (c->cap - old) * sizeof(*c->pair));
	c->pair[n].total[side] = r->total;
	c->pair[n].reports[side] = r->reports;
	return STATUS_OK;
}

struct line {
	struct slice key;
	size_t number;
};

static int
by_key(const void *x, const void *y)
{
	return slice_cmp(((const struct line *)x)->key, ((const struct line *)y)->key);
}

static void
put_header(const struct compare *c, struct out *o)
{
	size_t i;

	for (i = 0; i < c->set->keys - c->set->hidden; i++) {
		if (strcmp(c->set->key[i].name, "year") == 0 && c->set->key[i].prefix == 0)
			continue;
		out_text(o, c->set->key[i].name);
		out_byte(o, '\t');
		if (i == 0 && c->regions != NULL)
			out_text(o, "place\tspan\t");
	}
	for (i = 0; i < 2; i++) {
		out_text(o, c->set->compare[i]);
		out_byte(o, '\t');
	}
	out_text(o, "change\trate\treports_");
	out_text(o, c->set->compare[0]);
	out_text(o, "\treports_");
	out_text(o, c->set->compare[1]);
	out_text(o, "\trestated\n");
}

static void
put_dec(struct out *o, struct dec d)
{
	char *to = out_room(o, DEC_TEXT);

	out_advance(o, to + dec_format(d, to));
}

static struct dec
sum_of(const struct total *t)
{
	return (struct dec){t->sum, t->scale};
}

/* A measure that cannot be added can be compared only where it is one figure on each side. */
static bool
comparable(const struct compare *c, struct slice key, const struct compared *p)
{
	struct slice name = key;
	const struct measure *m = NULL;

	while (slice_find_byte(name, '\t', 0) != SLICE_NONE)
		name = slice_from(name, slice_find_byte(name, '\t', 0) + 1);
	if (c->rules != NULL && c->layout->measure + 1 == c->layout->fields &&
	    c->set->hidden == 0)
		m = rules_measure(c->rules, name);
	return m == NULL || m->additive || (p->total[0].n <= 1 && p->total[1].n <= 1);
}

static void
put_change(const struct compare *c, struct out *o, const struct compared *p)
{
	struct dec change, hundred, rate;

	if (p->total[COMPARE_OLD].n > 0 && p->total[COMPARE_NEW].n > 0 &&
	    dec_sub(sum_of(&p->total[COMPARE_NEW]), sum_of(&p->total[COMPARE_OLD]), &change)) {
		put_dec(o, change);
		out_byte(o, '\t');
		if (dec_shift(change, 2, &hundred) &&
		    dec_div(hundred, dec_abs(sum_of(&p->total[COMPARE_OLD])),
			(unsigned)c->set->places, &rate))
			put_dec(o, rate);
	} else {
		out_byte(o, '\t');
	}
	out_byte(o, '\t');
}

static void
put_line(const struct compare *c, struct out *o, struct slice key, const struct compared *p)
{
	struct slice rest = key, region;
	size_t i;

	if (!comparable(c, key, p))
		return;
	if (c->regions != NULL && slice_split(&rest, '\t', &region)) {
		out_slice(o, region);
		out_byte(o, '\t');
		out_slice(o, regions_name(c->regions, region));
		out_byte(o, '\t');
		key = rest;
	}
	out_slice(o, key);
	out_byte(o, '\t');
	for (i = 0; i < 2; i++) {
		if (p->total[i].n > 0)
			put_dec(o, sum_of(&p->total[i]));
		out_byte(o, '\t');
	}
	put_change(c, o, p);
	out_number(o, p->reports[COMPARE_OLD]);
	out_byte(o, '\t');
	out_number(o, p->reports[COMPARE_NEW]);
	out_byte(o, '\t');
	if (p->total[COMPARE_RESTATED].n > 0)
		put_dec(o, sum_of(&p->total[COMPARE_RESTATED]));
	out_byte(o, '\n');
}

enum status
compare_print(struct compare *c, struct out *out)
{
	struct line *line = mem_zero(c->key.count, sizeof(*line));
	size_t i;

	if (line == NULL)
		return STATUS_FAIL;
	for (i = 0; i < c->key.count; i++)
		line[i] = (struct line){map_key(&c->key, i), i};
	qsort(line, c->key.count, sizeof(*line), by_key);
	put_header(c, out);
	for (i = 0; i < c->key.count && !out_failed(out); i++)
		put_line(c, out, line[i].key, &c->pair[line[i].number]);
	mem_free(line);
	return STATUS_OK;
}

void
compare_free(struct compare *c)
{
	map_free(&c->key);
	mem_free(c->pair);
	buf_free(&c->work);
	buf_free(&c->restated);
}
