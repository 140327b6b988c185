/* SPDX-License-Identifier: ISC */
#include "rule_part.h"

#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "mem.h"

static const char *const column_name[] = {
	"id", "kind", "severity", "variants", "blank_as", "precision", "formula", "title", "title_en", NULL,
};

static bool
listed(const char *list, struct slice word)
{
	struct slice rest = slice_of(list), piece;

	while (slice_split(&rest, ',', &piece))
		if (slice_eq(slice_trim(piece), word))
			return true;
	return false;
}

static bool
chosen(const struct rule_choice *choice, const struct rule *r)
{
	if (choice->only != NULL && !listed(choice->only, r->id) &&
	    !listed(choice->only, r->kind) && !listed(choice->only, r->severity))
		return false;
	return choice->skip == NULL || !(listed(choice->skip, r->id) ||
	    listed(choice->skip, r->kind) || listed(choice->skip, r->severity));
}

static bool
tag_bit(struct rule_set *set, struct slice tag, uint64_t *bits)
{
	size_t i;

	for (i = 0; i < set->tags && !slice_eq(set->tag[i], tag); i++)
		;
	if (i == TAGS_MAX)
		return false;
	if (i == set->tags)
		set->tag[set->tags++] = tag;
	*bits |= (uint64_t)1 << i;
	return true;
}

static bool
read_variants(struct rule_set *set, struct slice text, uint64_t *bits)
{
	struct slice rest = text, piece;

	*bits = 0;
	if (text.len == 0 || slice_eq(text, SLICE("ALL")))
		return true;
	while (slice_split(&rest, ',', &piece))
		if (!tag_bit(set, slice_trim(piece), bits))
			return false;
	return true;
}

/* "round|trunc" is LOOSE, "±1ulp%" PERCENT; what is not known is round. */
static enum precision
read_precision(struct slice text)
{
	if (slice_starts(text, SLICE("±")))
		return PRECISION_PERCENT;
	if (slice_has(text, SLICE("trunc")))
		return PRECISION_LOOSE;
	return slice_eq(text, SLICE("exact")) ? PRECISION_EXACT : PRECISION_ROUND;
}

static void
note_ops(const struct pool *pool, uint32_t number, struct rule *r)
{
	const struct node *n = &pool->node[number];

	switch (n->op) {
	case OP_NUMBER:
	case OP_REF:
	case OP_SUM:
		return;
	case OP_COUNT:
	case OP_BLANK:
	case OP_BAD:
	case OP_NEGATIVE:
		r->counts = true;
		r->linear = false;
		return;
	case OP_MAX:
	case OP_MIN:
		r->linear = false;
		r->extremes++;
		return;
	case OP_ABS:
	case OP_SGN:
		r->linear = false;
		note_ops(pool, n->a, r);
		return;
	case OP_NEG:
		note_ops(pool, n->a, r);
		return;
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
	case OP_DIV:
	case OP_PERCENT:
		note_ops(pool, n->a, r);
		note_ops(pool, n->b, r);
		return;
	}
}

static void
note_wildcards(const struct pool *pool, struct rule *r)
{
	const struct cond *body = &pool->cond[r->formula.first + r->formula.guards];

	r->linear = r->bare = true;
	note_ops(pool, body->lhs, r);
	note_ops(pool, body->rhs, r);
	r->twins_only = r->extremes == 2 && r->formula.ref_last - r->formula.ref_first == 2 &&
	    !pool->shape[pool->ref[r->formula.ref_first].shape].open;
	for (size_t i = r->formula.ref_first; i < r->formula.ref_last; i++) {
		const struct ref *ref = &pool->ref[i];
		const struct shape *shape = &pool->shape[ref->shape];

		r->cross = r->cross || ref->scope != SCOPE_SELF;
		r->has_capture = r->has_capture || shape->captures;
		if (i >= r->formula.ref_body && shape->captures && ref->op == OP_REF)
			r->bare = false;
		if (i >= r->formula.ref_body && shape->captures && shape->open)
			r->sums_children = true;
		r->has_each = r->has_each || ref->column_kind == COLUMN_EACH;
	}
}

enum status
rule_bad_line(const struct rule *r, const char *column, size_t field, const char *what)
{
	diag_error(&(struct diag_place){r->file, r->line, field, column}, "rule %s: %s",
	    diag_quote(r->id).text, diag_words(what));
	return STATUS_FAIL;
}

enum status
rule_read_formula(struct rule_set *set, struct rule *r)
{
	struct formula_error error;

	formula_read(&set->pool, r->formula_text, &r->formula, &error);
	if (error.what == NULL)
		return STATUS_OK;
	diag_error(&(struct diag_place){r->file, r->line, RULE_FORMULA + 1, "formula"},
	    "rule %s, byte %zu, at %s: %s", diag_quote(r->id).text, error.at + 1,
	    diag_quote(slice_sub(r->formula_text, error.at, error.at + 30)).text,
	    diag_words(error.what));
	return STATUS_FAIL;
}

bool
rule_sheet_room(struct rule_set *set)
{
	size_t before = set->sheets_cap;

	if (!mem_grow(&set->sheet, &set->sheets_cap, set->pool.sheets, sizeof(*set->sheet)))
		return false;
	if (set->sheets_cap > before)
		memset(set->sheet + before, 0, (set->sheets_cap - before) * sizeof(*set->sheet));
	return true;
}

static enum rule_kind
read_kind(struct slice kind)
{
	if (slice_eq(kind, SLICE("variant")))
		return KIND_VARIANT;
	if (slice_eq(kind, SLICE("sheet")))
		return KIND_SHEET;
	if (slice_eq(kind, SLICE("form")))
		return KIND_FORM;
	if (slice_eq(kind, SLICE("row")))
		return KIND_ROW;
	if (slice_eq(kind, SLICE("malformed")))
		return KIND_MALFORMED;
	if (slice_eq(kind, SLICE("many")))
		return KIND_MANY;
	return slice_eq(kind, SLICE("word")) ? KIND_WORD : KIND_RULE;
}

static void
fill(struct rule *r, const struct reference *f, size_t row)
{
	*r = (struct rule){
		.id = reference_get(f, row, RULE_ID), .kind = reference_get(f, row, RULE_KIND),
		.severity = reference_get(f, row, RULE_SEVERITY),
		.formula_text = slice_trim(reference_get(f, row, RULE_FORMULA)),
		.title_zh = reference_get(f, row, RULE_TITLE), .title_en = reference_get(f, row, RULE_TITLE_EN),
		.blank_zero = slice_eq(reference_get(f, row, RULE_BLANK_AS), SLICE("0")),
		.precision = read_precision(reference_get(f, row, RULE_PRECISION)),
		.file = reference_path(f), .line = reference_line(f, row),
	};
	r->what = read_kind(r->kind);
	if (r->title_en.len == 0)
		r->title_en = r->title_zh;
}

static bool
twice(const struct rule_set *set, struct slice id)
{
	for (size_t i = 0; i < set->rules; i++)
		if (slice_eq(set->rule[i].id, id))
			return true;
	return false;
}

bool
rule_note(struct rule_set *set, struct rule *r)
{
	note_wildcards(&set->pool, r);
	return rule_sheet_room(set);
}

static bool
same_cells(const struct ref *a, const struct ref *b)
{
	return a->list == b->list && a->column_kind == b->column_kind && a->column == b->column;
}

static bool
note_cross(struct rule_set *set, const struct rule *r)
{
	for (size_t i = r->formula.ref_first; i < r->formula.ref_last; i++) {
		size_t k;

		for (k = 0; k < set->crosses; k++)
			if (same_cells(&set->pool.ref[set->cross[k]], &set->pool.ref[i]))
				break;
		if (k != set->crosses)
			continue;
		if (!mem_grow(&set->cross, &set->crosses_cap, k + 1, sizeof(*set->cross)))
			return false;
		set->cross[set->crosses++] = (uint32_t)i;
	}
	return true;
}

static enum status
add_rule(struct rule_set *set, struct rule *r, struct slice variants, const struct rule_choice *choice)
{
	enum status st;

	if (r->what == KIND_RULE && !chosen(choice, r))
		return STATUS_OK;
	if (twice(set, r->id))
		return rule_bad_line(r, "id", RULE_ID + 1, "this id is there already");
	if (!read_variants(set, variants, &r->variants))
		return rule_bad_line(r, "variants", RULE_VARIANTS + 1, "more than 64 different tags");
	if (r->what == KIND_VARIANT && !tag_bit(set, r->id, &r->variants))
		return rule_bad_line(r, "id", RULE_ID + 1, "more than 64 different tags");
	st = rule_read_formula(set, r);
	if (st != STATUS_OK)
		return st;
	if (!rule_note(set, r))
		return STATUS_FAIL;
	set->any_cross = set->any_cross || r->cross;
	if (r->cross && !note_cross(set, r))
		return STATUS_FAIL;
	if (!mem_grow(&set->rule, &set->rules_cap, set->rules + 1, sizeof(*set->rule)))
		return STATUS_FAIL;
	set->rule[set->rules++] = *r;
	return STATUS_OK;
}

/* Relations first: only sheets that they address get an entry. */
static enum status
read_file(struct rule_set *set, const struct reference *f, bool relations, const struct rule_choice *choice)
{
	enum status st = STATUS_OK;

	for (size_t row = 0; row < reference_rows(f); row++) {
		struct rule r;

		fill(&r, f, row);
		if (relations != (r.what == KIND_RULE || r.what == KIND_VARIANT))
			continue;
		if (relations)
			st = status_max(st, add_rule(set, &r, reference_get(f, row, RULE_VARIANTS), choice));
		else if (r.what == KIND_SHEET || r.what == KIND_FORM)
			st = status_max(st, rule_read_sheet(set, &r));
		else if (r.what == KIND_MALFORMED && set->malforms < sizeof(set->malformed) / sizeof(set->malformed[0]))
			set->malformed[set->malforms++] = r.id;
		else if (r.what == KIND_MANY && set->manys < sizeof(set->many) / sizeof(set->many[0]))
			set->many[set->manys++] = r.id;
		else if (r.what == KIND_WORD)
			st = status_max(st, rule_read_word(set, &r));
		else
			st = status_max(st, rule_read_row(set, &r));
	}
	return st;
}

static enum status
open_user(struct rule_set *set, const char *path)
{
	if (access(path, R_OK) != 0) {
		diag_error(DIAG_IN(path), "cannot be read -- give the path of a rules file");
		return STATUS_FAIL;
	}
	return reference_open(&set->file[set->files++], path[0] == '/' ? "" : ".", path, column_name);
}

/* A choice that names nothing is a slip of the pen. */
static enum status
check_choice(const struct rule_set *set, const struct rule_choice *choice)
{
	size_t rules = 0;

	for (size_t i = 0; i < set->rules; i++)
		rules += set->rule[i].what == KIND_RULE;
	if (choice->only != NULL && rules == 0) {
		diag_error(NULL, "--only %s: no rule has this id, kind or severity -- see --list", choice->only);
		return STATUS_FAIL;
	}
	return STATUS_OK;
}

/* Brings the references that are kept into the order of their lists, and tells these. */
static void
sort_crosses(struct rule_set *set)
{
	const struct ref *ref = set->pool.ref;

	for (size_t i = 1; i < set->crosses; i++)
		for (size_t k = i; k > 0 && ref[set->cross[k - 1]].list > ref[set->cross[k]].list; k--) {
			uint32_t other = set->cross[k];

			set->cross[k] = set->cross[k - 1];
			set->cross[k - 1] = other;
		}
	for (size_t i = set->crosses; i-- > 0;) {
		struct list *l = &set->pool.list[ref[set->cross[i]].list];

		l->cross = (uint32_t)i;
		l->crosses++;
	}
}

enum status
rules_load(struct rule_set *set, const char *dir, const char *const *user, size_t users,
    const struct rule_choice *choice)
{
	enum status st;
	uint32_t unit_list;

	*set = (struct rule_set){0};
	set->pool.names = &set->names;
	st = reference_open(&set->file[set->files++], dir, "rules.tsv", column_name);
	for (size_t i = 0; i < users; i++) {
		if (set->files == sizeof(set->file) / sizeof(set->file[0])) {
			diag_error(DIAG_IN(user[i]), "more than 15 rules files");
			st = STATUS_FAIL;
			break;
		}
		st = status_max(st, open_user(set, user[i]));
	}
	for (size_t i = 0; i < set->files && st != STATUS_FAIL; i++)
		st = status_max(st, read_file(set, set->file[i], true, choice));
	if (set->any_cross && !pool_add_sheet(&set->pool, SLICE("U"), &unit_list))
		st = STATUS_FAIL;
	if (st != STATUS_FAIL && !rule_sheet_room(set))
		st = STATUS_FAIL;
	for (size_t i = 0; i < set->files && st != STATUS_FAIL; i++)
		st = status_max(st, read_file(set, set->file[i], false, choice));
	if (st != STATUS_FAIL && !rule_sheet_room(set))
		st = STATUS_FAIL;
	if (st != STATUS_FAIL)
		st = check_choice(set, choice);
	for (size_t i = 0; i < set->rules && st != STATUS_FAIL; i++)
		rule_need(set, &set->rule[i]);
	sort_crosses(set);
	names_fix(&set->names);
	return st;
}

void
rules_free(struct rule_set *set)
{
	for (size_t i = 0; i < set->files; i++)
		reference_close(set->file[i]);
	pool_free(&set->pool);
	fit_free(&set->fits);
	names_free(&set->names);
	arena_free(&set->arena);
	mem_free(set->rule);
	mem_free(set->word);
	mem_free(set->sheet);
	mem_free(set->measure);
	mem_free(set->must);
	mem_free(set->cross);
	*set = (struct rule_set){0};
}
