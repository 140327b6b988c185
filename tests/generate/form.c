/* SPDX-License-Identifier: ISC */
#include "form.h"

#include <string.h>

#include "money.h"

size_t
form_count(const struct report *r)
{
	size_t limit = r->lay.style == STYLE_HEBEI ? FORM_MAX : 4;

	return r->now->projects < limit ? r->now->projects : limit;
}

struct slice
form_name(struct doc *d, const struct report *r, size_t i)
{
	const struct project *p = &r->now->project[i];
	struct slice name = r->data->project.line[p->name].text, unit;

	if (p->unit == 0 || p->unit >= r->units || r->scope == SCOPE_UNIT)
		return name;
	unit = r->unit[p->unit].name;
	if (slice_starts(unit, r->region_name))
		unit = slice_from(unit, r->region_name.len);
	return doc_format(d, "%.*s%.*s", (int)unit.len, unit.ptr, (int)name.len, name.ptr);
}

static struct indicator *
add(struct form *f, enum indicator_kind kind)
{
	struct indicator *x = &f->ind[f->inds < INDICATOR_MAX ? f->inds : INDICATOR_MAX - 1];

	if (f->inds < INDICATOR_MAX)
		f->inds++;
	memset(x, 0, sizeof *x);
	x->kind = kind;
	return x;
}

/* The indicators of the data file: KIND|name|target|unit|actual, divided by ; */
static void
read_indicators(
    struct form *f, struct slice text, enum indicator_kind low, enum indicator_kind high)
{
	struct slice one, field[5];
	size_t n;

	while (slice_split(&text, ';', &one)) {
		enum indicator_kind kind =
		    (enum indicator_kind)(one.len > 0 ? one.ptr[0] - '0' : 0);
		struct indicator *x;

		if (kind < low || kind > high)
			continue;
		for (n = 0; n < 5 && slice_split(&one, '|', &field[n]); n++)
			continue;
		if (n < 5)
			continue;
		x = add(f, kind);
		x->name = field[1];
		x->target = field[2];
		x->unit = field[3];
		x->actual = field[4];
	}
}

static void
add_cost(struct form *f, struct doc *d)
{
	struct indicator *x = add(f, IND_COST);
	char text[MONEY_MAX];

	x->name = SLICE("项目总成本");
	(void)money_print_exact(text, f->project->budget);
	x->target = doc_format(d, "≤%s", text);
	x->unit = SLICE("万元");
	(void)money_print_exact(text, f->project->spent);
	x->actual = doc_format(d, "%s", text);
}

static void
add_rate(struct form *f)
{
	struct indicator *x = add(f, IND_RATE);

	x->name = SLICE("预算执行率");
	x->unit = SLICE("%");
	x->weight = 1000;
	x->score = (f->rate * 1000 + 5000) / 10000;
}

/* Shares a group's weight out in whole points, the rest to its first, and lets some lose points. */
static void
weigh(struct form *f, size_t from, size_t to, int64_t weight, struct rng *r)
{
	size_t i, n = to - from;

	for (i = from; i < to; i++) {
		f->ind[i].weight = weight / (int64_t)n * 100;
		if (i == from)
			f->ind[i].weight += weight % (int64_t)n * 100;
		f->ind[i].score = f->ind[i].weight;
		if (rng_chance(r, 90))
			f->ind[i].score -= rng_range(r, 1, 20) * 10;
	}
}

void
form_make(struct form *f, struct doc *d, const struct report *r, size_t i)
{
	const struct project *p = &r->now->project[i];
	struct slice text = r->data->project.line[p->name].extra;
	struct rng rng = rng_fork((uint64_t)p->spent, rng_mix(p->name, (uint64_t)p->budget));
	size_t at, k;

	memset(f, 0, sizeof *f);
	f->project = p;
	f->name = form_name(d, r, i);
	f->rate = money_percent(p->spent, p->budget, 2);
	f->output = rng_chance(&rng, 500) ? 40 : 50;
	f->benefit = 80 - f->output;
	read_indicators(f, text, IND_QUANTITY, IND_TIME);
	add_cost(f, d);
	weigh(f, 0, f->inds, f->output, &rng);
	add_rate(f);
	at = f->inds;
	read_indicators(f, text, IND_SOCIAL, IND_LASTING);
	if (f->inds > at)
		weigh(f, at, f->inds, f->benefit, &rng);
	at = f->inds;
	read_indicators(f, text, IND_SATISFIED, IND_SATISFIED);
	if (f->inds > at)
		weigh(f, at, f->inds, 10, &rng);
	for (k = 0; k < f->inds; k++)
		f->total += f->ind[k].score;
}
