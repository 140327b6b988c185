/* SPDX-License-Identifier: ISC */
#include "formula.h"

#include <string.h>

#include "flat.h"
#include "mem.h"

const char *const scope_word[SCOPES] = {"", "prev", "units", "part", "bud", "twin"};
const char *const relation_sign[] = {"=", "~", "<>", "<=", "<", ">=", ">"};

enum { NESTING_MAX = 32 };

struct reader {
	struct pool *pool;
	struct slice text;
	size_t at;
	unsigned depth;
	struct formula_error error;
};

static bool
wrong(struct reader *r, const char *what)
{
	if (r->error.what == NULL)
		r->error = (struct formula_error){r->at, what};
	return false;
}

static void
skip_blanks(struct reader *r)
{
	while (r->at < r->text.len && (r->text.ptr[r->at] == ' ' || r->text.ptr[r->at] == '\t'))
		r->at++;
}

/* Takes `sign` if it is next. */
static bool
take(struct reader *r, const char *sign)
{
	struct slice s = slice_of(sign);

	skip_blanks(r);
	if (!slice_starts(slice_from(r->text, r->at), s))
		return false;
	r->at += s.len;
	return true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Takes a word of letters if it is next and is this one. */
static bool
take_word(struct reader *r, const char *word)
{
	size_t at, start;

	skip_blanks(r);
	start = at = r->at;
	while (at < r->text.len && is_letter(r->text.ptr[at]))
		at++;
	if (!slice_eq(slice_sub(r->text, start, at), slice_of(word)))
		return false;
	r->at = at;
	return true;
}

static bool
add_node(struct reader *r, struct node n, uint32_t *number)
{
	struct pool *p = r->pool;

	if (!mem_grow(&p->node, &p->nodes_cap, p->nodes + 1, sizeof(*p->node)))
		return wrong(r, "no memory");
	*number = (uint32_t)p->nodes;
	p->node[p->nodes++] = n;
	return true;
}

static bool
add_sheet(struct reader *r, struct slice text, uint32_t *number)
{
	return pool_add_sheet(r->pool, text, number) || wrong(r, "no memory, or the rules address more than 64 sheets");
}

static bool
add_shape(struct reader *r, struct slice text, uint32_t *number)
{
	struct pool *p = r->pool;
	const char *what;

	for (size_t i = 0; i < p->shapes; i++)
		if (slice_eq(p->shape[i].text, text)) {
			*number = (uint32_t)i;
			return true;
		}
	if (!mem_grow(&p->shape, &p->shapes_cap, p->shapes + 1, sizeof(*p->shape)))
		return wrong(r, "no memory");
	what = shape_read(&p->shape[p->shapes], text, p->names);
	if (what != NULL)
		return wrong(r, what);
	*number = (uint32_t)p->shapes++;
	return true;
}

static bool
read_column(struct reader *r, struct slice text, struct ref *ref)
{
	if (slice_eq(text, SLICE("*"))) {
		ref->column_kind = COLUMN_EACH;
	} else if (slice_eq(text, SLICE("$"))) {
		ref->column_kind = COLUMN_CAPTURE;
	} else if (slice_eq(text, SLICE("#"))) {
		ref->column_kind = COLUMN_ANY;
	} else {
		ref->column_kind = COLUMN_NAME;
		ref->column = names_add(r->pool->names, text);
		if (ref->column == NAME_NONE)
			return wrong(r, "no memory");
	}
	return true;
}

/* SHEET[row,column]; the comma before the column is the last one. */
static bool
read_address(struct reader *r, struct ref *ref)
{
	size_t start = r->at, open, comma, close;
	struct slice row, column;

	open = slice_find_byte(r->text, '[', start);
	if (open == SLICE_NONE)
		return wrong(r, "an address is SHEET[row,column]");
	close = slice_find_byte(r->text, ']', open);
	if (close == SLICE_NONE)
		return wrong(r, "the address is not closed by ]");
	for (comma = close; comma > open && r->text.ptr[comma] != ',';)
		comma--;
	if (comma == open)
		return wrong(r, "the address has no column");
	row = slice_trim(slice_sub(r->text, open + 1, comma));
	column = slice_trim(slice_sub(r->text, comma + 1, close));
	if (row.len == 0 || column.len == 0)
		return wrong(r, "the address has an empty row or column");
	if (!add_sheet(r, slice_trim(slice_sub(r->text, start, open)), &ref->sheet) ||
	    !add_shape(r, row, &ref->shape) || !read_column(r, column, ref))
		return false;
	r->at = close + 1;
	ref->text = slice_sub(r->text, start, r->at);
	return true;
}

static bool
add_list(struct reader *r, struct ref *ref)
{
	struct pool *p = r->pool;
	uint32_t *chain = p->shape[ref->shape].key != NAME_NONE ? &p->chain[ref->sheet].texts : &p->chain[ref->sheet].patterns;
	uint32_t i;

	for (i = *chain; i != 0 && p->list[i - 1].shape != ref->shape;)
		i = p->list[i - 1].next;
	if (i == 0) {
		if (!mem_grow(&p->list, &p->lists_cap, p->lists + 1, sizeof(*p->list)))
			return wrong(r, "no memory");
		p->list[p->lists++] = (struct list){.shape = ref->shape, .sheet = ref->sheet, .next = *chain};
		*chain = i = (uint32_t)p->lists;
	}
	ref->list = i - 1;
	return true;
}

static bool
is_count(enum op op)
{
	return op == OP_COUNT || op == OP_BLANK || op == OP_BAD || op == OP_NEGATIVE;
}

/* Counts of the same, whatever the instance, have one number. */
static void
number_count(struct pool *p, struct ref *ref)
{
	if (!is_count(ref->op) || p->shape[ref->shape].captures ||
	    (ref->column_kind != COLUMN_NAME && ref->column_kind != COLUMN_ANY))
		return;
	for (size_t i = 0; i < p->refs; i++)
		if (p->ref[i].tally != TALLY_NONE && p->ref[i].list == ref->list && p->ref[i].op == ref->op &&
		    p->ref[i].column_kind == ref->column_kind && p->ref[i].column == ref->column) {
			ref->tally = p->ref[i].tally;
			return;
		}
	ref->tally = p->tallies++;
}

static bool
read_ref(struct reader *r, enum op op, uint32_t *number)
{
	struct pool *p = r->pool;
	struct ref ref = {.op = op, .column = NAME_NONE, .tally = TALLY_NONE};
	size_t start;

	skip_blanks(r);
	start = r->at;
	for (int s = SCOPE_SELF + 1; s < SCOPES; s++) {
		if (take_word(r, scope_word[s]) && take(r, ":"))
			ref.scope = (enum scope)s;
		if (ref.scope != SCOPE_SELF)
			break;
		r->at = start;
	}
	if (!read_address(r, &ref) || !add_list(r, &ref))
		return false;
	if (ref.column_kind == COLUMN_ANY && !is_count(op))
		return wrong(r, "the column # stands behind count, blank, bad and negative only");
	if (op == OP_REF && p->shape[ref.shape].open)
		return wrong(r, "this row stands for many: put sum, count, max or min before it");
	if (!mem_grow(&p->ref, &p->refs_cap, p->refs + 1, sizeof(*p->ref)))
		return wrong(r, "no memory");
	number_count(p, &ref);
	*number = (uint32_t)p->refs;
	p->ref[p->refs++] = ref;
	return true;
}

static bool read_sum(struct reader *r, uint32_t *number);

static bool
read_number(struct reader *r, uint32_t *number)
{
	struct node n = {.op = OP_NUMBER};
	size_t end = r->at;

	while (end < r->text.len && ((r->text.ptr[end] >= '0' && r->text.ptr[end] <= '9') ||
	    r->text.ptr[end] == '.'))
		end++;
	if (!dec_parse(slice_sub(r->text, r->at, end), &n.number) || n.number.scale > 8)
		return wrong(r, "not a number");
	r->at = end;
	return add_node(r, n, number);
}

static bool read_atom(struct reader *r, uint32_t *number);

static bool
read_unary(struct reader *r, enum op op, uint32_t *number)
{
	struct node n = {.op = op};

	return read_atom(r, &n.a) && add_node(r, n, number);
}

static bool
read_plain_atom(struct reader *r, uint32_t *number)
{
	static const struct {
		const char *word;
		enum op op;
	} aggregate[] = {
		{"sum", OP_SUM}, {"count", OP_COUNT}, {"max", OP_MAX}, {"min", OP_MIN}, {"blank", OP_BLANK},
		{"bad", OP_BAD}, {"negative", OP_NEGATIVE},
	};
	struct node n = {.op = OP_REF};

	if (take(r, "-"))
		return read_unary(r, OP_NEG, number);
	if (take_word(r, "abs"))
		return read_unary(r, OP_ABS, number);
	if (take_word(r, "sgn"))
		return read_unary(r, OP_SGN, number);
	if (take(r, "("))
		return read_sum(r, number) && (take(r, ")") || wrong(r, "a ) is missing"));
	if (r->at < r->text.len && r->text.ptr[r->at] >= '0' && r->text.ptr[r->at] <= '9')
		return read_number(r, number);
	for (size_t i = 0; i < sizeof(aggregate) / sizeof(aggregate[0]); i++)
		if (take_word(r, aggregate[i].word)) {
			n.op = aggregate[i].op;
			break;
		}
	return read_ref(r, n.op, &n.a) && add_node(r, n, number);
}

static bool
read_atom(struct reader *r, uint32_t *number)
{
	bool ok;

	skip_blanks(r);
	if (++r->depth > NESTING_MAX)
		return wrong(r, "nested too deeply");
	ok = read_plain_atom(r, number);
	r->depth--;
	return ok;
}

static bool
read_term(struct reader *r, uint32_t *number)
{
	if (!read_atom(r, number))
		return false;
	for (;;) {
		struct node n = {.a = *number};

		if (take(r, "*"))
			n.op = OP_MUL;
		else if (take(r, "/"))
			n.op = OP_DIV;
		else if (take(r, "%"))
			n.op = OP_PERCENT;
		else
			return true;
		if (!read_atom(r, &n.b) || !add_node(r, n, number))
			return false;
	}
}

static bool
read_sum(struct reader *r, uint32_t *number)
{
	if (!read_term(r, number))
		return false;
	for (;;) {
		struct node n = {.a = *number};

		if (take(r, "+"))
			n.op = OP_ADD;
		else if (take(r, "-"))
			n.op = OP_SUB;
		else
			return true;
		if (!read_term(r, &n.b) || !add_node(r, n, number))
			return false;
	}
}

static bool
is_fixed(const struct pool *p, const struct cond *c)
{
	for (uint32_t i = c->ref_first; i < c->ref_last; i++)
		if (p->shape[p->ref[i].shape].captures || p->ref[i].column_kind == COLUMN_EACH ||
		    p->ref[i].column_kind == COLUMN_CAPTURE)
			return false;
	return true;
}

static bool
read_cond(struct reader *r)
{
	static const struct {
		const char *sign;
		enum relation relation;
	} sign[] = {	/* longer ones first */
		{"<=", REL_LE}, {">=", REL_GE}, {"<>", REL_NE}, {"<", REL_LT}, {">", REL_GT},
		{"=", REL_EQ}, {"~", REL_NEAR},
	};
	struct pool *p = r->pool;
	struct cond c = {0};
	size_t i, start;

	c.ref_first = (uint32_t)p->refs;
	skip_blanks(r);
	start = r->at;
	if (!read_sum(r, &c.lhs))
		return false;
	c.lhs_text = slice_trim(slice_sub(r->text, start, r->at));
	for (i = 0; i < sizeof(sign) / sizeof(sign[0]); i++)
		if (take(r, sign[i].sign))
			break;
	if (i == sizeof(sign) / sizeof(sign[0]))
		return wrong(r, "a comparison (= ~ <> <= < >= >) is missing");
	c.relation = sign[i].relation;
	skip_blanks(r);
	start = r->at;
	if (!read_sum(r, &c.rhs))
		return false;
	c.rhs_text = slice_trim(slice_sub(r->text, start, r->at));
	if (!mem_grow(&p->cond, &p->conds_cap, p->conds + 1, sizeof(*p->cond)))
		return wrong(r, "no memory");
	c.ref_last = (uint32_t)p->refs;
	c.fixed = is_fixed(p, &c);
	if (!flat_cond(p, &c))
		return wrong(r, "no memory");
	p->cond[p->conds++] = c;
	return r->error.what == NULL;
}

static bool
read_rule(struct reader *r, struct formula *f)
{
	while (take_word(r, "when")) {
		if (!read_cond(r))
			return false;
		if (!take(r, ":"))
			return wrong(r, "a : must end the condition of when");
		f->guards++;
	}
	f->ref_body = r->pool->refs;
	if (!read_cond(r))
		return false;
	skip_blanks(r);
	return r->at == r->text.len || wrong(r, "something is left over");
}

void
formula_read(struct pool *pool, struct slice text, struct formula *f, struct formula_error *error)
{
	struct reader r = {.pool = pool, .text = text};

	*f = (struct formula){.first = pool->conds, .ref_first = pool->refs};
	read_rule(&r, f);
	f->ref_last = pool->refs;
	*error = r.error;
}
