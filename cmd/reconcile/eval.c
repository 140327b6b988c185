/* SPDX-License-Identifier: ISC */
#include "eval.h"

#include "mem.h"

/* The last place of an amount in the narrative: 0.01 of ten thousand yuan. */
#define NARRATIVE_PLACE (100 * UNIT)
#define ENDLESS ((dec_int)1 << 100)	/* leaves room for sums */

void
eval_interval(const struct eval *e, const struct cell *cell, bool statement, struct num *out)
{
	dec_int half = cell->ulp / 2, below = half, above = half;

	*out = num_point(cell->value, 1);
	if (e->equality && cell->bound != BOUND_NONE) {
		*(cell->bound == BOUND_LEAST ? &out->hi : &out->lo) = cell->bound == BOUND_LEAST ? ENDLESS : -ENDLESS;
		return;
	}
	if (cell->ulp == 0 || (statement && cell->value == 0) || e->rule->precision == PRECISION_EXACT)
		return;
	if (e->rule->precision == PRECISION_PERCENT && cell->percent) {
		below = above = cell->ulp;
	} else if (e->rule->precision == PRECISION_PERCENT && statement && cell->ulp < NARRATIVE_PLACE) {
		below = above = NARRATIVE_PLACE / 2;	/* rates are reckoned from what the text prints */
	} else if (e->near) {
		below = above = cell->ulp;
	} else if (e->trunc) {
		below = cell->value > 0 ? 0 : cell->ulp;
		above = cell->value < 0 ? 0 : cell->ulp;
	} else if (e->rule->precision == PRECISION_LOOSE && e->left) {
		below = cell->value >= 0 ? half : cell->ulp;
		above = cell->value >= 0 ? cell->ulp : half;
	}
	out->lo -= below;
	out->hi += above;
}

static bool
suppose(struct eval *e, const struct address *a, struct num *out)
{
	for (size_t i = 0; i < e->supposeds; i++) {
		const struct supposed *s = &e->supposed[i];

		if (s->column == a->column && s->key == a->key && s->sheet == a->sheet &&
		    a->scope == SCOPE_SELF) {
			*out = (struct num){s->lo, s->hi, s->mid, 1};
			return true;
		}
	}
	return false;
}

static bool
note(struct eval *e, const struct address *a)
{
	struct trace *t = e->trace;

	if (t == NULL)
		return true;
	if (!mem_grow(&t->address, &t->cap, t->count + 1, sizeof(*t->address))) {
		e->failed = true;
		return false;
	}
	t->address[t->count++] = *a;
	return true;
}

/* A word of comparison (大于) counts as its sign. */
static bool
word_value(struct eval *e, const struct report *r, const struct cell *cell, struct num *out)
{
	uint32_t name = names_find(&r->set->names, cell->raw);
	int sign;

	if (name == NAME_NONE || !rules_word(r->set, name, &sign))
		return false;
	e->printed++;
	*out = num_point(sign * UNIT, 1);
	return true;
}

/*
 * A cell that is not printed.  In a statement that is there it is zero, unless
 * its whole row is missing and must be printed; in a form it is zero when the
 * rule says so; elsewhere the instance does not apply.
 */
static bool
absent(struct eval *e, struct report *r, const struct address *a, bool row_there, struct num *out)
{
	const struct sheet_rows *s = &r->sheet[a->sheet];
	bool statement = r->set->sheet[a->sheet].statement;

	*out = num_point(0, 1);
	if (!statement)
		return r->set->sheet[a->sheet].form && e->rule->blank_zero && row_there;
	if (!rules_measure(r->set, a->sheet, a->column))
		return false;
	if (!row_there && s->numbers != 0 && rules_must(r->set, a->sheet, a->key))
		e->unknown = true;
	return true;
}

/* A statement is there when it has figures or when the report says that it stands there. */
static bool
sheet_there(const struct report *r, uint32_t sheet)
{
	return r->sheet[sheet].rows != 0 || !r->set->sheet[sheet].statement ||
	    (r->printed_sheets >> (sheet & 63) & 1) != 0;
}

static bool
cell_value(struct eval *e, struct report *r, struct address *a, bool row_there, struct num *out)
{
	bool statement = r->set->sheet[a->sheet].statement;

	if (!note(e, a))
		return false;
	if (e->supposeds != 0 && suppose(e, a, out)) {
		e->printed++;
		return true;
	}
	if (a->cell == NULL)
		return absent(e, r, a, row_there, out);
	*out = num_point(0, 1);
	switch (a->cell->state) {
	case CELL_NUMBER:
		e->printed++;
		eval_interval(e, a->cell, statement, out);
		return true;
	case CELL_BLANK:
		e->unknown = e->unknown || !(statement || (r->set->sheet[a->sheet].form && e->rule->blank_zero));
		return true;
	case CELL_TEXT:
		return word_value(e, r, a->cell, out);
	case CELL_BAD:
		e->printed++;
		e->unknown = true;
		return true;
	}
	return false;
}

static uint32_t
column_of(const struct eval *e, const struct ref *ref)
{
	switch (ref->column_kind) {
	case COLUMN_EACH:
		return e->column;
	case COLUMN_CAPTURE:
		return e->capture;
	case COLUMN_ANY:
	case COLUMN_NAME:
		break;
	}
	return ref->column;
}

static bool
eval_ref(struct eval *e, const struct ref *ref, struct num *out)
{
	struct report *r = e->scope[ref->scope];
	struct address a = {ref->scope, ref->sheet, NAME_NONE, column_of(e, ref), NULL};
	const struct row *row;

	if (r == NULL || !sheet_there(r, ref->sheet))
		return false;
	a.key = shape_key(&r->set->pool.shape[ref->shape], &r->set->names, e->capture);
	if (a.key == NAME_NONE || a.column == NAME_NONE)
		return false;
	row = report_row(r, ref->sheet, a.key);
	a.cell = row == NULL ? NULL : report_cell(r, row, a.column);
	return cell_value(e, r, &a, row != NULL, out);
}

/* What an aggregate gathers, cell by cell. */
struct gather {
	struct num sum, least, most;
	size_t rows, numbers;
};

static bool
gather_number(struct eval *e, struct gather *g, const struct num *x)
{
	if (g->numbers++ == 0) {
		g->sum = g->least = g->most = *x;
		return true;
	}
	g->least.lo = num_smaller(g->least.lo, x->lo);
	g->least.hi = num_smaller(g->least.hi, x->hi);
	g->least.mid = num_smaller(g->least.mid, x->mid);
	g->most.lo = num_larger(g->most.lo, x->lo);
	g->most.hi = num_larger(g->most.hi, x->hi);
	g->most.mid = num_larger(g->most.mid, x->mid);
	return num_add(&e->overflow, g->sum, *x, &g->sum);
}

/* Does the row of a form hold nothing but notes? */
static bool
is_note(const struct report *r, const struct row *row)
{
	for (uint32_t c = row->first; c != 0; c = r->cell[c - 1].next)
		if (!rules_note(r->set, row->sheet, r->cell[c - 1].column))
			return false;
	return row->first != 0;
}

static bool
counts_cell(const struct report *r, const struct ref *ref, enum op op, const struct cell *c)
{
	/* outside statements 无 and - are a fact's text */
	bool blank = r->set->sheet[ref->sheet].statement ? c->state == CELL_BLANK : c->raw.len == 0;

	switch (op) {
	case OP_BLANK:
		return blank;
	case OP_BAD:
		return c->malformed;
	case OP_NEGATIVE:
		return c->state == CELL_NUMBER && c->value < 0;
	default:
		return !blank;
	}
}

/* Counts the row's cells of the column (or of all), twins too; only what is counted is noted. */
static bool
count_row(struct eval *e, struct report *r, const struct ref *ref, enum op op, uint32_t row, struct gather *g)
{
	struct address a = {ref->scope, ref->sheet, r->row[row].key, column_of(e, ref), NULL};

	g->rows++;
	for (uint32_t c = r->row[row].first; c != 0; c = r->cell[c - 1].next) {
		if (ref->column_kind != COLUMN_ANY && r->cell[c - 1].column != a.column)
			continue;
		for (uint32_t k = c; k != 0; k = r->cell[k - 1].twin) {
			a.cell = &r->cell[k - 1];
			a.column = a.cell->column;
			if (!counts_cell(r, ref, op, a.cell))
				continue;
			g->numbers++;
			if (!note(e, &a))
				return false;
		}
	}
	return true;
}

/* The row's cell and, for max and min, its twins. */
static bool
gather_row(struct eval *e, struct report *r, const struct ref *ref, enum op op, uint32_t row,
    struct gather *g)
{
	struct address a = {ref->scope, ref->sheet, r->row[row].key, column_of(e, ref), NULL};
	struct num x;

	if (op != OP_SUM && op != OP_MAX && op != OP_MIN)
		return count_row(e, r, ref, op, row, g);
	a.cell = report_cell(r, &r->row[row], a.column);
	if (a.cell == NULL && is_note(r, &r->row[row]))
		return true;
	g->rows++;
	do {
		if (!cell_value(e, r, &a, true, &x)) {
			/* a form's indicator without a score: the score is lost */
			if (a.cell != NULL || !r->set->sheet[ref->sheet].form)
				return false;
			e->unknown = true;
			x = num_point(0, 1);
		}
		if (!gather_number(e, g, &x))
			return false;
		a.cell = a.cell == NULL || a.cell->twin == 0 ? NULL : &r->cell[a.cell->twin - 1];
	} while (op != OP_SUM && a.cell != NULL);
	return true;
}

static bool
gather_rows(struct eval *e, struct report *r, const struct ref *ref, enum op op, struct gather *g)
{
	struct shape *shape = &r->set->pool.shape[ref->shape];
	const struct list_rows *l;

	if (!shape->open) {
		const struct row *row = report_row(r, ref->sheet, shape_key(shape, &r->set->names, e->capture));

		return row == NULL || gather_row(e, r, ref, op, (uint32_t)(row - r->row), g);
	}
	l = report_list(r, ref->list);
	if (l == NULL) {
		e->failed = true;
		return false;
	}
	if (shape->captures) {
		for (uint32_t i = report_list_head(r, l, e->capture); i != 0; i = r->entry[i - 1].next)
			if (!gather_row(e, r, ref, op, r->entry[i - 1].row, g))
				return false;
		return true;
	}
	for (size_t i = l->count; i-- > 0;)
		if (!gather_row(e, r, ref, op, r->entry[l->first + i].row, g))
			return false;
	return true;
}

static bool
eval_aggregate(struct eval *e, const struct ref *ref, enum op op, struct num *out)
{
	struct report *r = e->scope[ref->scope];
	struct gather g = {.rows = 0};

	if (r == NULL || !gather_rows(e, r, ref, op, &g))
		return false;
	switch (op) {
	case OP_COUNT:
	case OP_BLANK:
	case OP_BAD:
	case OP_NEGATIVE:
		*out = num_point((dec_int)g.numbers * UNIT, 1);
		return true;
	case OP_MAX:
		*out = g.most;
		break;
	case OP_MIN:
		*out = g.least;
		break;
	default:
		*out = g.sum;
		break;
	}
	return g.rows != 0;
}

static bool
eval_pair(struct eval *e, const struct node *n, struct val *out)
{
	struct val a, b, hundred = {.n = num_point(100, 0)};

	if (!eval_node(e, n->a, &a) || !eval_node(e, n->b, &b))
		return false;
	switch (n->op) {
	case OP_ADD:
		return val_add(&e->overflow, &a, &b, false, out);
	case OP_SUB:
		return val_add(&e->overflow, &a, &b, true, out);
	case OP_MUL:
		return val_multiply(&e->overflow, &a, &b, out);
	case OP_PERCENT:
		return val_multiply(&e->overflow, &a, &hundred, &a) && val_divide(&e->overflow, a, b, out);
	default:
		return val_divide(&e->overflow, a, b, out);
	}
}

bool
eval_node(struct eval *e, uint32_t node, struct val *out)
{
	const struct pool *pool = &e->scope[SCOPE_SELF]->set->pool;
	const struct node *n = &pool->node[node];

	out->quotient = false;
	switch (n->op) {
	case OP_NUMBER:
		return num_constant(&n->number, &out->n);
	case OP_REF:
		return eval_ref(e, &pool->ref[n->a], &out->n);
	case OP_SUM:
	case OP_COUNT:
	case OP_MAX:
	case OP_MIN:
	case OP_BLANK:
	case OP_BAD:
	case OP_NEGATIVE:
		return eval_aggregate(e, &pool->ref[n->a], n->op, &out->n);
	case OP_NEG:
		if (!eval_node(e, n->a, out))
			return false;
		out->n = num_negated(out->n);
		return true;
	case OP_ABS:
		if (!eval_node(e, n->a, out))
			return false;
		num_absolute(&out->n);
		return true;
	case OP_SGN:
		if (!eval_node(e, n->a, out))
			return false;
		out->n = (struct num){num_sign(out->n.lo), num_sign(out->n.hi), num_sign(out->n.mid), 1};
		out->quotient = false;
		return true;
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
	case OP_DIV:
	case OP_PERCENT:
		return eval_pair(e, n, out);
	}
	return false;
}

static bool
flat_side(struct eval *e, const struct pool *pool, uint32_t from, uint32_t to, struct num *out)
{
	struct num sum = {0, 0, 0, 1}, x;

	for (uint32_t i = from; i < to; i++) {
		const struct term *t = &pool->term[i];
		const struct ref *ref = &pool->ref[t->ref];

		if (!(t->sum ? eval_aggregate(e, ref, OP_SUM, &x) : eval_ref(e, ref, &x)))
			return false;
		if (t->minus)
			x = num_negated(x);
		if (__builtin_add_overflow(sum.lo, x.lo, &sum.lo) || __builtin_add_overflow(sum.hi, x.hi, &sum.hi) ||
		    __builtin_add_overflow(sum.mid, x.mid, &sum.mid)) {
			e->overflow = true;
			return false;
		}
	}
	*out = sum;
	return true;
}

/* The short way for relations that only add and subtract, which most do. */
static bool
flat_sides(struct eval *e, const struct cond *c, struct val *lhs, struct val *rhs, struct num *l, struct num *r)
{
	const struct pool *pool = &e->scope[SCOPE_SELF]->set->pool;

	lhs->quotient = rhs->quotient = false;
	e->left = true;
	if (!flat_side(e, pool, c->term, c->lhs_end, l))
		return false;
	e->left = false;
	if (!flat_side(e, pool, c->lhs_end, c->term_end, r))
		return false;
	lhs->n = *l;
	rhs->n = *r;
	return true;
}

bool
eval_sides(struct eval *e, const struct cond *c, struct val *lhs, struct val *rhs,
    struct num *l, struct num *r)
{
	e->near = c->relation == REL_NEAR;
	e->equality = c->relation == REL_EQ || c->relation == REL_NEAR;
	if (c->flat)
		return flat_sides(e, c, lhs, rhs, l, r);
	e->left = true;
	if (!eval_node(e, c->lhs, lhs))
		return false;
	e->left = false;
	if (!eval_node(e, c->rhs, rhs))
		return false;
	*l = lhs->n;
	*r = rhs->n;
	if (rhs->quotient && !num_mul(&e->overflow, *l, rhs->d, l))
		return false;
	if (lhs->quotient && !num_mul(&e->overflow, *r, lhs->d, r))
		return false;
	return num_same_degree(&e->overflow, l, r);
}

bool
eval_relation(enum relation relation, const struct num *l, const struct num *r)
{
	switch (relation) {
	case REL_EQ:
	case REL_NEAR:
		return l->lo <= r->hi && r->lo <= l->hi;
	case REL_NE:
		return l->lo != r->lo || l->hi != r->hi || l->lo != l->hi;
	case REL_LE:
		return l->lo <= r->hi;
	case REL_LT:
		return l->lo < r->hi;
	case REL_GE:
		return l->hi >= r->lo;
	case REL_GT:
		return l->hi > r->lo;
	}
	return false;
}

bool
eval_holds(struct eval *e, const struct cond *c)
{
	struct val lhs, rhs;
	struct num l, r;

	return eval_sides(e, c, &lhs, &rhs, &l, &r) && !e->unknown && eval_relation(c->relation, &l, &r);
}
