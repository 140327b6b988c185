/* SPDX-License-Identifier: ISC */
#include "suspect.h"

#include <stdlib.h>

#include "amount.h"
#include "finding.h"

struct range {
	dec_int lo, hi;
};

#define FAR ((dec_int)1 << 100)

static const struct cell *
cell_at(const struct inquiry *q, uint32_t cell)
{
	return q->usage->cell[cell].cell;
}

static bool
is_statement(const struct inquiry *q, uint32_t cell)
{
	return q->judge->set->sheet[q->usage->cell[cell].sheet].statement;
}

/* The last place of a cell; of one that is not printed, the finest of its neighbours in the rules. */
static dec_int
last_place(const struct inquiry *q, uint32_t cell)
{
	const struct cell *c = cell_at(q, cell);
	const struct usage *u = q->usage;
	dec_int finest = 0;

	if (c != NULL && c->state == CELL_NUMBER)
		return c->ulp != 0 ? c->ulp : UNIT;
	for (uint32_t i = u->first[cell]; i < u->first[cell + 1]; i++) {
		const struct instance *inst = &q->docket->inst[u->use[i]];
		const struct address *a = docket_addresses(q->docket, inst);

		for (size_t k = 0; k < inst->traces; k++) {
			const struct cell *n = a[k].cell;

			if (n != NULL && n->state == CELL_NUMBER && n->ulp != 0 && !n->percent &&
			    (finest == 0 || n->ulp < finest))
				finest = n->ulp;
		}
	}
	return finest != 0 ? finest : UNIT;
}

struct supposed
suspect_suppose(const struct inquiry *q, uint32_t cell, dec_int value)
{
	const struct address *a = &q->usage->cell[cell];
	dec_int half = last_place(q, cell) / 2;

	if ((a->cell != NULL && a->cell->state == CELL_NUMBER && a->cell->ulp == 0) ||
	    (value == 0 && is_statement(q, cell)))
		half = 0;
	return (struct supposed){a->sheet, a->key, a->column, value - half, value + half, value};
}

/* Percentages of a rule that takes them within a whole last place. */
static void
widen(const struct inquiry *q, const struct rule *rule, uint32_t cell, struct supposed *s)
{
	const struct cell *c = cell_at(q, cell);
	bool near = q->judge->set->pool.cond[rule->formula.first + rule->formula.guards].relation == REL_NEAR;

	if (rule->precision == PRECISION_PERCENT && c != NULL && c->percent) {
		s->lo -= c->ulp / 2;
		s->hi += c->ulp / 2;
	} else if (rule->precision == PRECISION_LOOSE || near) {
		s->hi += s->hi - s->mid;
		s->lo -= near ? s->mid - s->lo : 0;
	} else if (rule->precision == PRECISION_EXACT) {
		s->lo = s->hi = s->mid;
	}
}

/* One instance under suppositions; its guards count unless `bare`. */
static bool
judge_under(struct inquiry *q, const struct instance *inst, const uint32_t *cell, const struct supposed *fix,
    size_t fixes, struct instance *out)
{
	struct eval e = judge_eval(q->judge, inst->rule, inst->capture, inst->column);
	struct supposed s[2];

	q->judged++;
	for (size_t i = 0; i < fixes && i < 2; i++) {
		s[i] = fix[i];
		widen(q, inst->rule, cell[i], &s[i]);
	}
	e.trace = NULL;
	e.supposed = s;
	e.supposeds = fixes;
	*out = *inst;
	judge_one(q->judge, &e, out);
	return out->verdict != VERDICT_NONE;
}

static dec_int
magnitude(dec_int n)
{
	return n < 0 ? -n : n;
}

/* a * b / c without overflow, to about 18 digits. */
static dec_int
mul_div(dec_int a, dec_int b, dec_int c)
{
	dec_int product;

	while (__builtin_mul_overflow(a, b, &product)) {
		a /= 10;
		c /= 10;
		if (c == 0)
			return FAR;
	}
	return product / c;
}

/* Far from the ends of dec_int: sums and differences of a few such have room. */
static bool
is_moderate(dec_int n)
{
	return n > -FAR && n < FAR;
}

/* Both sides with the value in the cell; false: they cannot be said, or are out of all proportion. */
static bool
sides_at(struct inquiry *q, const struct instance *inst, uint32_t cell, dec_int value, struct instance *out)
{
	const struct address *a = &q->usage->cell[cell];
	struct supposed s = {a->sheet, a->key, a->column, value, value, value};
	const struct formula *f = &inst->rule->formula;
	const struct cond *body = &q->judge->set->pool.cond[f->first + f->guards];
	struct eval e = judge_eval(q->judge, inst->rule, inst->capture, inst->column);

	q->judged++;
	e.trace = NULL;
	e.supposed = &s;
	e.supposeds = 1;
	*out = *inst;
	return is_moderate(value) && eval_sides(&e, body, &out->lhs, &out->rhs, &out->l, &out->r) &&
	    !e.unknown && !e.overflow && is_moderate(out->l.lo) && is_moderate(out->l.hi) &&
	    is_moderate(out->r.lo) && is_moderate(out->r.hi);
}

/*
 * What one instance allows the cell: the root of left minus right, which is
 * linear in the cell, and as far around it as the other figures' widths allow.
 * False: the cell cannot make it hold.  An instance that is not linear allows all.
 */
static bool
narrow(struct inquiry *q, const struct instance *inst, uint32_t cell, struct range *range)
{
	const struct cell *c = cell_at(q, cell);
	dec_int place = last_place(q, cell), step, at = c != NULL ? c->value : 0;
	struct instance i[3];
	dec_int d[3], slope, shift, root, width;
	const struct formula *f = &inst->rule->formula;
	enum relation relation = q->judge->set->pool.cond[f->first + f->guards].relation;

	if (!inst->rule->linear || place > FAR / 1024 || !is_moderate(at))
		return true;
	step = place * 128;
	if (!sides_at(q, inst, cell, at, &i[0])) {
		at += 7 * step;
		if (!sides_at(q, inst, cell, at, &i[0]))
			return true;
	}
	if (!sides_at(q, inst, cell, at + step, &i[1]) || !sides_at(q, inst, cell, at + 2 * step, &i[2]))
		return true;
	for (size_t k = 0; k < 3; k++)
		d[k] = i[k].l.mid - i[k].r.mid;
	slope = d[1] - d[0];
	if (d[2] - d[1] != slope)
		return true;
	if (slope == 0)
		return inst->verdict != VERDICT_FAIL;
	shift = mul_div(d[0], step, slope);
	root = is_moderate(shift) ? at - shift : FAR;
	if (!sides_at(q, inst, cell, root, &i[0]))
		return true;
	width = (i[0].l.hi - i[0].l.lo) / 2 + (i[0].r.hi - i[0].r.lo) / 2;
	width = mul_div(width, step, magnitude(slope));
	if (!is_moderate(width))
		return true;
	width += place;
	if (relation == REL_LE || relation == REL_LT || relation == REL_GE || relation == REL_GT) {
		bool below = (relation == REL_LE || relation == REL_LT) == (slope > 0);

		if (below)
			range->hi = root + width < range->hi ? root + width : range->hi;
		else
			range->lo = root - width > range->lo ? root - width : range->lo;
	} else if (relation != REL_NE) {
		range->hi = root + width < range->hi ? root + width : range->hi;
		range->lo = root - width > range->lo ? root - width : range->lo;
	}
	return range->lo <= range->hi;
}

/* Agreement in a relation of few printed figures says more than in a long sum. */
static unsigned
plainness(const struct instance *inst, const struct docket *d)
{
	const struct address *a = docket_addresses(d, inst);
	unsigned printed = 1;

	for (size_t i = 0; i < inst->traces; i++)
		printed += a[i].cell != NULL && a[i].cell->state == CELL_NUMBER;
	return 60 / printed + 1;
}

bool
suspect_holds(struct inquiry *q, const struct proposal *const *fix, size_t fixes, unsigned *exact, unsigned *broken)
{
	const struct usage *u = q->usage;
	struct supposed s[2];
	uint32_t cell[2];

	*exact = *broken = 0;
	for (size_t k = 0; k < fixes; k++) {
		s[k] = fix[k]->fix;
		cell[k] = fix[k]->cell;
	}
	for (size_t k = 0; k < fixes; k++) {
		for (uint32_t i = u->first[cell[k]]; i < u->first[cell[k] + 1]; i++) {
			uint32_t n = u->use[i];
			struct instance now;
			bool applies;

			if (q->docket->inst[n].rule->counts ||
			    (q->ignore != UINT32_MAX && suspect_uses(u, q->ignore, n)))
				continue;
			applies = judge_under(q, &q->docket->inst[n], cell, s, fixes, &now);
			if (q->member[n] && (!applies || now.verdict >= VERDICT_FAIL))
				return false;
			if (!applies)
				continue;
			if (q->bound[n] && now.verdict == VERDICT_FAIL)
				return false;
			*exact += now.verdict == VERDICT_PASS ? plainness(&q->docket->inst[n], q->docket) : 0;
			*broken += now.verdict == VERDICT_FAIL && q->docket->inst[n].verdict != VERDICT_FAIL;
		}
	}
	return true;
}

bool
suspect_text(const struct inquiry *q, const struct proposal *p, struct buf *b)
{
	const struct address *a = &q->usage->cell[p->cell];
	struct amount_style style;

	amount_style(q->judge->scope[SCOPE_SELF], a->sheet, a->column, a->cell, last_place(q, p->cell), &style);
	return finding_address(b, q->judge->set, a) && buf_byte(b, '=') && amount_print(b, p->fix.mid, &style);
}

/* Is this one of the several printings of the address? */
static bool
is_printing(const struct inquiry *q, const struct cell *c, dec_int value)
{
	const struct report *r = q->judge->scope[SCOPE_SELF];

	if (c == NULL || c->twin == 0)
		return false;
	for (;; c = &r->cell[c->twin - 1]) {
		if (c->state == CELL_NUMBER && c->value == value)
			return true;
		if (c->twin == 0)
			return false;
	}
}

/* Rank of one value: the slip it supposes, and whether the kind of cell is often wrong. */
static bool
weigh(struct inquiry *q, struct proposal *p)
{
	const struct cell *c = cell_at(q, p->cell);
	const struct proposal *one = p;
	struct buf text = {0};
	unsigned broken;
	size_t equals;

	if (!suspect_holds(q, &one, 1, &p->exact, &broken))
		return false;
	p->slip = SLIP_OTHER;
	if (c == NULL || c->state != CELL_NUMBER)
		p->slip = SLIP_LEFT_OUT;
	else if (suspect_text(q, p, &text) &&
	    (equals = slice_find(buf_view(&text), SLICE("]="), 0)) != SLICE_NONE) {
		struct slice meant = slice_from(buf_view(&text), equals + 2);

		p->slip = slip_between(c->raw, meant);
		/* a word of direction carries the sign where there is one */
		if (p->slip == SLIP_SIGN && (c->value < 0) == (p->fix.mid < 0))
			p->slip = SLIP_OTHER;
	}
	buf_free(&text);
	if (p->fix.mid < 0 && p->slip != SLIP_SIGN && (c == NULL || c->value >= 0))
		return false;
	if (is_printing(q, c, p->fix.mid))
		p->slip = SLIP_PRINTING;
	p->cost = slip_cost(p->slip) + 4 * broken + (is_statement(q, p->cell) ? 2 : 0);
	if (c == NULL)
		p->cost += q->judge->scope[SCOPE_SELF]->sheet[q->usage->cell[p->cell].sheet].numbers == 0 ? 0 :
		    30;		/* nothing is printed there: rather a printed figure, or else the whole statement is blank */
	return true;
}

static void
add_value(struct inquiry *q, uint32_t cell, dec_int value, struct proposals *out)
{
	const struct cell *c = cell_at(q, cell);
	struct proposal *p = &out->p[out->count];

	if (out->count == PROPOSALS_MAX || q->judged > INQUIRY_MAX ||
	    (c != NULL && c->state == CELL_NUMBER && c->value == value && c->twin == 0))
		return;
	for (size_t i = 0; i < out->count; i++)
		if (out->p[i].fix.mid == value)
			return;
	*p = (struct proposal){.cell = cell, .fix = suspect_suppose(q, cell, value)};
	if (weigh(q, p))
		out->count++;
}

/* Values that one slip away from what is printed and within the range. */
static void
add_slips(struct inquiry *q, uint32_t cell, const struct range *range, struct proposals *out)
{
	const struct cell *c = cell_at(q, cell);
	dec_int place = last_place(q, cell), value = c == NULL ? 0 : magnitude(c->value), one = place;

	if (c == NULL || c->state != CELL_NUMBER || !is_moderate(c->value))
		return;
	for (int digit = 0; digit < 18 && one <= value * 10; digit++, one *= 10) {
		dec_int here = value / one % 10, next = value / one / 10 % 10;
		dec_int exchanged = value + (next - here) * one + (here - next) * one * 10;

		for (dec_int other = 0; other <= 9; other++) {
			dec_int v = value + (other - here) * one;

			v = c->value < 0 ? -v : v;
			if (v >= range->lo && v <= range->hi)
				add_value(q, cell, v, out);
		}
		exchanged = c->value < 0 ? -exchanged : exchanged;
		if (exchanged >= range->lo && exchanged <= range->hi)
			add_value(q, cell, exchanged, out);
	}
	value = c->value;
	if (-value >= range->lo && -value <= range->hi)
		add_value(q, cell, -value, out);
	if (value * 10 >= range->lo && value * 10 <= range->hi)
		add_value(q, cell, value * 10, out);
	if (value / 10 >= range->lo && value / 10 <= range->hi && value / 10 % place == 0)
		add_value(q, cell, value / 10, out);
}

/* An address printed twice: the other printing may be the right one. */
static void
add_twins(struct inquiry *q, uint32_t cell, struct proposals *out)
{
	const struct report *r = q->judge->scope[SCOPE_SELF];
	const struct cell *c = cell_at(q, cell);

	if (c == NULL || c->twin == 0)
		return;
	add_value(q, cell, c->value, out);
	for (; c->twin != 0 && out->count < PROPOSALS_MAX; c = &r->cell[c->twin - 1])
		if (r->cell[c->twin - 1].state == CELL_NUMBER)
			add_value(q, cell, r->cell[c->twin - 1].value, out);
}

static int
by_rank(const void *x, const void *y)
{
	const struct proposal *a = x, *b = y;

	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	if (a->exact != b->exact)
		return a->exact > b->exact ? -1 : 1;
	return a->fix.mid < b->fix.mid ? -1 : a->fix.mid > b->fix.mid;
}

void
suspect_values(struct inquiry *q, uint32_t cell, uint32_t without, struct proposals *out)
{
	const struct usage *u = q->usage;
	struct range range = {-FAR, FAR};
	dec_int place = last_place(q, cell), first;

	out->count = 0;
	q->ignore = without;
	if (u->cell[cell].scope != SCOPE_SELF)
		return;
	for (uint32_t i = u->first[cell]; i < u->first[cell + 1]; i++) {
		uint32_t n = u->use[i];

		if (!q->bound[n] || (without != UINT32_MAX && suspect_uses(u, without, n)))
			continue;
		if (q->judged > INQUIRY_MAX || !narrow(q, &q->docket->inst[n], cell, &range))
			return;
	}
	first = range.lo / place * place;
	if (first < range.lo)
		first += place;
	if (range.lo > -FAR && range.hi < FAR && (range.hi - first) / place < PROPOSALS_MAX - 8) {
		for (dec_int v = first; v <= range.hi; v += place)
			add_value(q, cell, v, out);
	} else if (q->members > 1 || (range.lo > -FAR && range.hi < FAR)) {
		add_slips(q, cell, &range, out);
	}	/* else one rule says only "more" or "less": anything would be a guess */
	add_twins(q, cell, out);
	if (out->count > 1)
		qsort(out->p, out->count, sizeof(out->p[0]), by_rank);
}
