/* SPDX-License-Identifier: ISC */
#include "print.h"

#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "eliminate.h"
#include "guard.h"
#include "mem.h"

static bool
has_mean(const struct printer *p)
{
	return p->set->mean || (p->rules != NULL && p->layout->measure != LAYOUT_NONE);
}

void
print_header(struct printer *p)
{
	struct out *o = p->out;
	size_t i;

	for (i = 0; i < p->set->keys - p->set->hidden; i++) {
		out_text(o, p->set->key[i].name);
		out_byte(o, '\t');
		if (i == 0 && p->regions != NULL)
			out_text(o, "place\tspan\t");
	}
	out_text(o, "sum\tn");
	if (p->sources)
		out_text(o, p->rules != NULL && p->set->count == NULL ? "\treports\tdepartments"
								      : "\tdistinct");
	out_text(o, "\tmin\tmax");
	for (i = 0; i < p->set->quantiles; i++) {
		out_byte(o, '\t');
		out_text(o, p->set->quantile_name[i]);
	}
	if (p->rules != NULL)
		out_text(o, "\tulp\tbad");
	if (has_mean(p))
		out_text(o, "\tmean\tweight");
	if (p->set->share)
		out_text(o, "\tshare");
	out_byte(o, '\n');
}

static void
put_dec(struct out *o, dec_int n, unsigned scale)
{
	char *to = out_room(o, DEC_TEXT);

	out_advance(o, to + dec_format((struct dec){n, scale}, to));
}

/* The sum of the same address under another measure, when as many reports stand behind it. */
static const struct result *
sibling(const struct printer *p, const struct result *r, struct slice measure)
{
	size_t i;

	for (i = 0; i < p->rows; i++) {
		if (slice_ends(p->row[i].key, measure) &&
		    slice_eq(layout_field(p->row[i].key, p->layout->measure), measure) &&
		    p->row[i].reports == r->reports)
			return &p->row[i];
	}
	return NULL;
}

/* 100 A / B of the measure's weight; false when a side is missing. */
static bool
weighted(const struct printer *p, const struct result *r, struct slice weight, struct dec *mean)
{
	struct slice rest = weight, a, b;
	const struct result *x, *y;
	struct dec hundred;

	if (p->layout->measure + 1 != p->layout->fields || p->set->hidden > 0 ||
	    !slice_split(&rest, '/', &a) ||
	    !slice_split(&rest, '/', &b))
		return false;
	x = sibling(p, r, a);
	y = sibling(p, r, b);
	return x != NULL && y != NULL &&
	       dec_shift((struct dec){x->total.sum, x->total.scale}, 2, &hundred) &&
	       dec_div(hundred, (struct dec){y->total.sum, y->total.scale},
		   (unsigned)p->set->places, mean);
}

static void
put_mean(struct printer *p, const struct result *r, const struct measure *m)
{
	struct dec mean;

	if (m != NULL && !m->additive && m->weight.len > 0 && weighted(p, r, m->weight, &mean)) {
		out_byte(p->out, '\t');
		put_dec(p->out, mean.n, mean.scale);
		out_byte(p->out, '\t');
		out_slice(p->out, m->weight);
	} else if (!p->no_sums && (p->set->mean || (m != NULL && !m->additive)) &&
		   total_mean(&r->total, (unsigned)p->set->places, &mean)) {
		out_byte(p->out, '\t');
		put_dec(p->out, mean.n, mean.scale);
		out_text(p->out, "\tn");
	} else {
		out_text(p->out, "\t\t");
	}
}

/* Rows of one region stand together. */
static struct slice
name_of(struct printer *p, struct slice region)
{
	if (slice_eq(region, buf_view(&p->region)))
		return p->region_name;
	buf_clear(&p->region);
	p->region_name = regions_name(p->regions, region);
	(void)buf_slice(&p->region, region); /* without memory it is looked up again */
	return p->region_name;
}

static void
put_key(struct printer *p, struct slice key)
{
	struct slice rest, region;

	key = rest = guard_visible(p->set, key);
	if (p->regions != NULL && slice_split(&rest, '\t', &region)) {
		out_slice(p->out, region);
		out_byte(p->out, '\t');
		out_slice(p->out, name_of(p, region));
		out_byte(p->out, '\t');
		key = rest;
	}
	out_slice(p->out, key);
	out_byte(p->out, '\t');
}

/* Share of the group's sum in per cent, when that is not zero. */
static void
put_share(struct printer *p, const struct result *r, struct dec group)
{
	struct dec hundred, share;

	out_byte(p->out, '\t');
	if (dec_shift((struct dec){r->total.sum, r->total.scale}, 2, &hundred) &&
	    dec_div(hundred, group, (unsigned)p->set->places, &share))
		put_dec(p->out, share.n, share.scale);
}

/* Sum (or nothing), n, reports, least and greatest: of one figure the three are one text. */
static void
put_numbers(struct printer *p, const struct result *r, bool additive)
{
	struct out *o = p->out;
	const struct total *t = &r->total;
	char text[DEC_TEXT];
	struct slice sum = {text, t->n == 0 ? 0 : dec_format((struct dec){t->sum, t->scale}, text)};

	if (additive)
		out_slice(o, sum);
	out_byte(o, '\t');
	out_number(o, t->n);
	if (p->sources) {
		out_byte(o, '\t');
		out_number(o, r->reports);
	}
	if (p->sources && p->rules != NULL && p->set->count == NULL) {
		out_byte(o, '\t');
		out_number(o, r->departments);
	}
	out_byte(o, '\t');
	if (t->n > 1)
		put_dec(o, t->min, t->scale);
	else
		out_slice(o, sum);
	out_byte(o, '\t');
	if (t->n > 1)
		put_dec(o, t->max, t->scale);
	else
		out_slice(o, sum);
}

/* With as many places as the sum has, or one more. */
static void
put_quantiles(struct printer *p, const struct result *r)
{
	size_t i;
	struct dec d;

	for (i = 0; i < p->set->quantiles; i++) {
		out_byte(p->out, '\t');
		if (r->quantiles == 0 || p->no_sums)
			continue;
		d = p->quantiles.result[r->quantiles - 1 + i];
		if (d.scale < r->total.scale)
			(void)dec_rescale(d, r->total.scale, &d);
		put_dec(p->out, d.n, d.scale);
	}
}

static void
put_row(struct printer *p, const struct result *r, struct dec group)
{
	struct out *o = p->out;
	const struct measure *m = NULL;

	if (p->rules != NULL && p->layout->measure != LAYOUT_NONE)
		m = rules_measure(p->rules, layout_measure(p->layout, r->key));
	put_key(p, r->key);
	put_numbers(p, r, (m == NULL || m->additive) && !p->no_sums);
	put_quantiles(p, r);
	if (p->rules != NULL) {
		struct dec ulp = dec_trim((struct dec){r->total.ulp, TOTAL_ULP_PLACES});

		out_byte(o, '\t');
		put_dec(o, ulp.n, ulp.scale);
		out_byte(o, '\t');
		out_number(o, r->bad);
	}
	if (has_mean(p))
		put_mean(p, r, m);
	if (p->set->share)
		put_share(p, r, group);
	out_byte(o, '\n');
}

static int
larger_first(const void *x, const void *y)
{
	const struct result *a = x, *b = y;
	int order = dec_cmp(
	    (struct dec){b->total.sum, b->total.scale}, (struct dec){a->total.sum, a->total.scale});

	return order != 0 ? order : slice_cmp(a->key, b->key);
}

static enum status
end_group(struct printer *p)
{
	struct dec sum = dec_of(0, 0);
	size_t i;

	if (p->rows > 0 && p->addresses &&
	    slice_eq(layout_field(p->row[0].key, p->layout->sheet), SLICE(ELIMINATE_SHEET)) &&
	    (!mem_grow(&p->row, &p->cap, p->rows + 1, sizeof(*p->row)) ||
		eliminate_net(p->row, &p->rows, p->cap, &p->net_key) != STATUS_OK))
		return STATUS_FAIL;
	for (i = 0; p->set->share && i < p->rows; i++) {
		if (!dec_add(sum, (struct dec){p->row[i].total.sum, p->row[i].total.scale}, &sum)) {
			diag_error(NULL, "a group's sum passes 38 digits -- leave --share out");
			return STATUS_FAIL;
		}
	}
	if (p->set->top > 0 && p->rows > 1)
		qsort(p->row, p->rows, sizeof(*p->row), larger_first);
	for (i = 0; i < p->rows && (p->set->top == 0 || i < p->set->top); i++)
		put_row(p, &p->row[i], sum);
	p->rows = 0;
	arena_reset(&p->keys);
	p->quantiles.results = 0;
	return STATUS_OK;
}

bool
print_is_grouped(const struct printer *p)
{
	return p->rules != NULL || p->set->top > 0 || p->set->share || p->set->quantiles > 0;
}

/* Length of the key without its last field that is shown. */
static size_t
stem(const struct printer *p, struct slice key)
{
	key = guard_visible(p->set, key);
	while (key.len > 0 && key.ptr[key.len - 1] != '\t')
		key.len--;
	return key.len;
}

enum status
print_row(struct printer *p, const struct result *r)
{
	enum status st = STATUS_OK;
	size_t len, at;
	bool ok = true;

	if (!print_is_grouped(p)) {
		put_row(p, r, dec_of(0, 0));
		return out_failed(p->out) ? STATUS_FAIL : STATUS_OK;
	}
	len = stem(p, r->key);
	if (p->rows > 0 &&
	    (stem(p, p->row[0].key) != len || memcmp(p->row[0].key.ptr, r->key.ptr, len) != 0))
		st = end_group(p);
	if (st != STATUS_OK || !mem_grow(&p->row, &p->cap, p->rows + 1, sizeof(*p->row)))
		return STATUS_FAIL;
	p->row[p->rows] = *r;
	p->row[p->rows].key = arena_slice(&p->keys, r->key, &ok);
	if (!ok)
		return STATUS_FAIL;
	if (p->set->quantiles > 0) {
		if (!quantiles_close(&p->quantiles, p->set->quantile, p->set->quantiles, &at))
			return STATUS_FAIL;
		p->row[p->rows].quantiles = at + 1; /* none: 0 */
	}
	p->rows++;
	return out_failed(p->out) ? STATUS_FAIL : STATUS_OK;
}

enum status
print_end(struct printer *p)
{
	return end_group(p);
}

void
print_free(struct printer *p)
{
	mem_free(p->row);
	quantiles_free(&p->quantiles);
	buf_free(&p->net_key);
	buf_free(&p->region);
	arena_free(&p->keys);
}
