/* SPDX-License-Identifier: ISC */
#include "judge.h"

#include <string.h>

#include "list.h"
#include "mem.h"
#include "quick.h"

const char *const verdict_word[VERDICT_NONE] = {"pass", "rounding", "touch", "fail", "unresolved"};

struct eval
judge_eval(const struct judge *j, const struct rule *rule, uint32_t capture, uint32_t column)
{
	struct eval e = {.rule = rule, .capture = capture, .column = column, .trunc = j->trunc,
	    .trace = j->trace};

	memcpy(e.scope, j->scope, sizeof(e.scope));
	return e;
}

static dec_int
distance(dec_int a, dec_int b)
{
	return a > b ? a - b : b - a;
}

/* Does the quotient, rounded to the printed place, give the printed figure? */
static bool
rounds_to(const struct eval *e, const struct instance *i)
{
	dec_int half = i->lhs.n.hi - i->lhs.n.mid, limit;

	if (i->lhs.quotient || !i->rhs.quotient)
		return false;
	if (e->rule->precision == PRECISION_PERCENT)
		half /= 2;
	return !__builtin_mul_overflow(half, i->rhs.d.mid, &limit) && distance(i->l.mid, i->r.mid) <= limit;
}

/* A bound (>= 90) on one side: within it is right, there is nothing to round. */
static bool
endless(const struct num *x)
{
	return x->hi - x->lo > (dec_int)1 << 99;
}

static enum verdict
equal_verdict(const struct eval *e, const struct instance *i)
{
	dec_int a = i->l.lo - i->r.hi, b = i->r.lo - i->l.hi, gap = a > b ? a : b;

	if (gap > 0)
		return VERDICT_FAIL;
	if (i->l.mid == i->r.mid || endless(&i->l) || endless(&i->r))
		return VERDICT_PASS;
	if (gap == 0)
		return VERDICT_TOUCH;
	return rounds_to(e, i) ? VERDICT_PASS : VERDICT_ROUNDING;
}

static enum verdict
decide(struct eval *e, struct instance *i, const struct cond *body)
{
	enum quick q = quick_relation(e, body);
	bool there;

	if (q == QUICK_NONE || (q == QUICK_YES && e->printed == 0 && !e->rule->counts))
		return VERDICT_NONE;
	if (q == QUICK_YES && body->relation != REL_NE)
		return VERDICT_PASS;
	e->printed = 0;
	there = eval_sides(e, body, &i->lhs, &i->rhs, &i->l, &i->r);
	if (e->overflow)
		return VERDICT_UNRESOLVED;
	if (!there || (e->printed == 0 && !e->rule->counts))
		return VERDICT_NONE;
	if (e->unknown)
		return VERDICT_UNRESOLVED;
	if (body->relation == REL_EQ || body->relation == REL_NEAR)
		return equal_verdict(e, i);
	return eval_relation(body->relation, &i->l, &i->r) ? VERDICT_PASS : VERDICT_FAIL;
}

/* A guard compares what is printed when it asks for more or less, intervals when for equality. */
static bool
guard_holds(struct eval *e, const struct cond *c)
{
	enum quick q = quick_relation(e, c);
	bool equality = c->relation == REL_EQ || c->relation == REL_NEAR;
	struct val lhs, rhs;
	struct num l, r;

	if (q == QUICK_NONE || (q == QUICK_NO && !equality))
		return false;
	if (q == QUICK_YES)
		return true;
	if (!eval_sides(e, c, &lhs, &rhs, &l, &r) || e->unknown)
		return false;
	if (!equality) {
		l.lo = l.hi = l.mid;
		r.lo = r.hi = r.mid;
	}
	return eval_relation(c->relation, &l, &r);
}

/* Does the body read a statement of which numbers were left?  Then what fails may lack just these. */
static bool
reads_unread(const struct eval *e, const struct rule *rule)
{
	const struct pool *pool = &e->scope[SCOPE_SELF]->set->pool;

	for (size_t i = rule->formula.ref_body; i < rule->formula.ref_last; i++) {
		const struct ref *ref = &pool->ref[i];
		const struct report *r = e->scope[ref->scope];

		if (r != NULL && r->unread_sheets != 0 && r->set->sheet[ref->sheet].statement &&
		    (r->unread_sheets >> (ref->sheet & 63) & 1) != 0)
			return true;
	}
	return false;
}

void
judge_one(struct judge *j, struct eval *e, struct instance *inst)
{
	const struct formula *f = &inst->rule->formula;
	const struct cond *cond = &j->set->pool.cond[f->first];
	struct trace *trace = e->trace;

	inst->verdict = VERDICT_NONE;
	e->trace = NULL;
	for (size_t g = 0; g < f->guards; g++)
		if (!(e->guarded && cond[g].fixed) && !guard_holds(e, &cond[g])) {
			e->trace = trace;
			return;
		}
	e->trace = trace;
	e->unknown = e->overflow = false;
	e->printed = 0;
	inst->trace = trace == NULL ? 0 : trace->count;
	inst->verdict = decide(e, inst, &cond[f->guards]);
	if (inst->verdict == VERDICT_FAIL && reads_unread(e, inst->rule))
		inst->verdict = VERDICT_UNRESOLVED;
	inst->traces = trace == NULL ? 0 : trace->count - inst->trace;
	if (inst->verdict == VERDICT_NONE && trace != NULL)
		trace->count = inst->trace;
}

static bool
instance(struct judge *j, const struct rule *rule, uint32_t capture, uint32_t column)
{
	struct eval *e = &j->eval;
	struct instance *inst = &j->inst;

	e->rule = inst->rule = rule;
	e->capture = inst->capture = capture;
	e->column = inst->column = column;
	e->unknown = e->overflow = false;
	e->printed = 0;
	judge_one(j, e, inst);
	if (e->failed)
		return false;
	return inst->verdict == VERDICT_NONE || j->tell(j->ctx, inst);
}

static bool
meet(struct judge *j, uint32_t capture)
{
	size_t before = j->seen_cap;

	if (capture >= before) {
		if (!mem_grow(&j->seen, &j->seen_cap, (size_t)capture + 1, sizeof(*j->seen)))
			return false;
		memset(j->seen + before, 0, (j->seen_cap - before) * sizeof(*j->seen));
	}
	if (j->seen[capture] == j->round)
		return true;
	j->seen[capture] = j->round;
	if (!mem_grow(&j->capture, &j->captures_cap, j->captures + 1, sizeof(*j->capture)))
		return false;
	j->capture[j->captures++] = capture;
	return true;
}

/* Is the row printed several times, of one thing? */
static bool
may_differ(const struct judge *j, const struct row *row)
{
	return row->twinned && !rules_many(j->set, names_text(&j->set->names, row->key));
}

/* Rows of the list whose captures may be instances; column: what they need, NAME_NONE nothing. */
static bool
meet_rows(struct judge *j, const struct rule *rule, const struct ref *ref, uint32_t column)
{
	struct report *r = j->scope[ref->scope];
	const struct list_rows *l = list_rows(r, ref->list);

	for (uint32_t k = l == NULL ? 0 : l->first; k != 0; k = r->entry[k - 1].after) {
		const struct row *row = &r->row[r->entry[k - 1].row];

		if ((rule->twins_only && !may_differ(j, row)) || (column != NAME_NONE && report_cell(r, row, column) == NULL))
			continue;
		if (!meet(j, r->entry[k - 1].capture))
			return false;
	}
	return l != NULL;
}

/*
 * What the wildcard stands for: rows of the plain references of the body, else of all references.
 * On the list of the reference that the rule needs only rows with its cell count, for all references alike.
 */
static bool
find_captures(struct judge *j, const struct rule *rule)
{
	const struct formula *f = &rule->formula;
	const struct ref *need = rule->needs == 0 ? NULL : &j->set->pool.ref[rule->needs - 1];
	size_t from = rule->bare ? f->ref_first : f->ref_body;
	bool met = false;

	j->captures = 0;
	if (++j->round == 0) {
		memset(j->seen, 0, j->seen_cap * sizeof(*j->seen));
		j->round = 1;
	}
	for (size_t i = from; i < f->ref_last; i++) {
		const struct ref *ref = &j->set->pool.ref[i];
		bool needed = need != NULL && ref->list == need->list && ref->scope == need->scope;

		if (!j->set->pool.shape[ref->shape].captures || (ref->op != OP_REF && !rule->bare) ||
		    j->scope[ref->scope] == NULL || (needed && met))
			continue;
		met = met || needed;
		if (!meet_rows(j, rule, ref, needed ? need->column : NAME_NONE))
			return false;
	}
	return true;
}

struct columns {
	uint32_t name[64];
	size_t count;
};

static void
add_column(struct columns *c, uint32_t name)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->name[i] == name)
			return;
	if (c->count < sizeof(c->name) / sizeof(c->name[0]))
		c->name[c->count++] = name;
}

/* What `*` stands for: the statement's columns, elsewhere the measures of the row itself. */
static void
find_columns(struct judge *j, const struct rule *rule, uint32_t capture, struct columns *c)
{
	c->count = 0;
	for (size_t i = rule->formula.ref_body; i < rule->formula.ref_last; i++) {
		const struct ref *ref = &j->set->pool.ref[i];
		struct report *r = j->scope[ref->scope];
		const struct row *row;
		uint32_t key;

		if (ref->column_kind != COLUMN_EACH || r == NULL)
			continue;
		if (j->set->sheet[ref->sheet].statement) {
			for (size_t k = 0; k < r->sheet[ref->sheet].columns; k++)
				add_column(c, r->sheet[ref->sheet].column[k]);
			continue;
		}
		key = shape_key(&j->set->pool.shape[ref->shape], &j->set->names, capture);
		row = key == NAME_NONE ? NULL : report_row(r, ref->sheet, key);
		for (uint32_t k = row == NULL ? 0 : row->first; k != 0; k = r->cell[k - 1].next)
			if (!rule->twins_only || r->cell[k - 1].twin != 0)
				add_column(c, r->cell[k - 1].column);
	}
}

static bool
each_column(struct judge *j, const struct rule *rule, uint32_t capture)
{
	struct columns c;

	if (!rule->has_each)
		return instance(j, rule, capture, NAME_NONE);
	find_columns(j, rule, capture, &c);
	for (size_t i = 0; i < c.count; i++)
		if (!instance(j, rule, capture, c.name[i]))
			return false;
	return true;
}

/* A leaf has no children to sum: said once, not for each column. */
static bool
has_rows(struct judge *j, const struct rule *rule, uint32_t capture)
{
	const struct pool *pool = &j->set->pool;

	if (rule->counts || !rule->sums_children)
		return true;
	for (size_t i = rule->formula.ref_body; i < rule->formula.ref_last; i++) {
		const struct ref *ref = &pool->ref[i];
		const struct shape *shape = &pool->shape[ref->shape];
		const struct list_rows *l;

		if (!shape->open || !shape->captures || j->scope[ref->scope] == NULL)
			continue;
		l = list_rows(j->scope[ref->scope], ref->list);
		if (l != NULL && list_of(j->scope[ref->scope], l, capture) == 0)
			return false;
	}
	return true;
}

/* Guards without wildcards are asked once for all instances. */
static bool
fixed_guards_hold(struct judge *j, const struct rule *rule)
{
	const struct cond *cond = &j->set->pool.cond[rule->formula.first];
	struct eval e = judge_eval(j, rule, NAME_NONE, NAME_NONE);

	e.trace = NULL;
	for (size_t g = 0; g < rule->formula.guards; g++)
		if (cond[g].fixed && !guard_holds(&e, &cond[g]))
			return false;
	return true;
}

static bool
all_instances(struct judge *j, const struct rule *rule)
{
	if (rule->formula.guards != 0 && !fixed_guards_hold(j, rule))
		return true;
	if (!rule->has_capture)
		return each_column(j, rule, NAME_NONE);
	if (!find_captures(j, rule))
		return false;
	for (size_t i = 0; i < j->captures; i++)
		if (has_rows(j, rule, j->capture[i]) && !each_column(j, rule, j->capture[i]))
			return false;
	return true;
}

enum status
judge_variants(struct judge *j)
{
	struct report *self = j->scope[SCOPE_SELF];

	for (size_t i = 0; i < j->set->rules; i++) {
		const struct rule *rule = &j->set->rule[i];

		if (rule->what != KIND_VARIANT)
			continue;
		j->eval = judge_eval(j, rule, NAME_NONE, NAME_NONE);
		j->inst.rule = rule;
		judge_one(j, &j->eval, &j->inst);
		if (j->eval.failed)
			return STATUS_FAIL;
		if (j->inst.verdict <= VERDICT_TOUCH)
			self->tags |= rule->variants;
	}
	return STATUS_OK;
}

enum status
judge_all(struct judge *j)
{
	uint64_t tags = j->scope[SCOPE_SELF]->tags;

	j->eval = judge_eval(j, NULL, NAME_NONE, NAME_NONE);
	j->eval.guarded = true;
	for (size_t i = 0; i < j->set->rules; i++) {
		const struct rule *rule = &j->set->rule[i];

		if (rule->what != KIND_RULE || rule->cross != j->cross ||
		    (rule->variants != 0 && (rule->variants & tags) == 0))
			continue;
		if (!all_instances(j, rule))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

void
judge_free(struct judge *j)
{
	mem_free(j->capture);
	mem_free(j->seen);
	j->capture = j->seen = NULL;
	j->captures_cap = j->seen_cap = 0;
}
