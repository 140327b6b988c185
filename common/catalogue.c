/* SPDX-License-Identifier: ISC */
#include "catalogue.h"

#include "buf.h"
#include "map.h"
#include "mem.h"
#include "reference.h"

enum { SCHEMES_MAX = 8, NONE = -1 };
enum { CODE, CODE_NAME, CODE_SINCE, CODE_UNTIL };
enum { RULE_ID, RULE_KIND, RULE_FORMULA, RULE_TITLE, RULE_TITLE_EN };
enum { REGION_CODE, REGION_NAME, REGION_PARENT };
enum { ROW_SHEET, ROW_CANONICAL, ROW_SCHEME };
enum { MEASURE, MEASURE_KIND };

static const char *const code_columns[] = {"code", "name", "since", "until", NULL};
static const char *const rule_columns[] = {"id", "kind", "formula", "title", "title_en", NULL};
static const char *const region_columns[] = {"code", "name", "parent", NULL};
static const char *const row_columns[] = {"sheet", "canonical", "scheme", NULL};
static const char *const measure_columns[] = {"measure", "kind", NULL};

/* A reference file and where each key stands first; next[] leads to its other rows. */
struct index {
	struct reference *file;
	struct map map;
	int *row, *next;
	size_t row_cap, next_cap;
};

struct catalogue {
	enum language language;
	struct index rule, region, measure;
	struct map scheme;		/* names of classifications */
	struct index code[SCHEMES_MAX];	/* by number in `scheme` */
	struct map sheet;		/* statements whose keys are codes */
	size_t scheme_of[256];		/* by number in `sheet` */
};

static enum status
index_open(struct index *x, const char *dir, const char *name, const char *const *columns)
{
	enum status st = reference_open(&x->file, dir, name, columns);

	for (size_t i = 0; st == STATUS_OK && i < reference_rows(x->file); i++) {
		size_t before = x->map.count;
		size_t n = map_add(&x->map, reference_get(x->file, i, 0));

		if (n == MAP_NONE || !mem_grow(&x->row, &x->row_cap, n + 1, sizeof(*x->row)) ||
		    !mem_grow(&x->next, &x->next_cap, i + 1, sizeof(*x->next)))
			return STATUS_FAIL;
		x->next[i] = n < before ? x->row[n] : NONE;
		x->row[n] = (int)i;
	}
	return st;
}

static void
index_close(struct index *x)
{
	reference_close(x->file);
	map_free(&x->map);
	mem_free(x->row);
	mem_free(x->next);
}

static int
index_find(const struct index *x, struct slice key)
{
	size_t n = map_find(&x->map, key);

	return n == MAP_NONE ? NONE : x->row[n];
}

static struct slice
index_get(const struct index *x, struct slice key, size_t column)
{
	int row = index_find(x, key);

	return row == NONE ? slice_of(NULL) : reference_get(x->file, (size_t)row, column);
}

static size_t
add_scheme(struct catalogue *c, const char *dir, struct slice name)
{
	size_t before = c->scheme.count, n = map_add(&c->scheme, name);
	struct buf file = {0};
	bool ok = n < SCHEMES_MAX;

	if (ok && n == before)
		ok = buf_slice(&file, name) && buf_add(&file, ".tsv", sizeof(".tsv")) &&
		    index_open(&c->code[n], dir, file.ptr, code_columns) == STATUS_OK;
	buf_free(&file);
	return ok ? n : MAP_NONE;
}

/* Rows whose canonical key begins with @ say which classification a statement uses. */
static enum status
load_schemes(struct catalogue *c, const char *dir)
{
	struct reference *rows;
	enum status st = reference_open(&rows, dir, "rows.tsv", row_columns);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; st == STATUS_OK && i < reference_rows(rows); i++) {
		struct slice sheets = reference_get(rows, i, ROW_SHEET), sheet;
		size_t scheme;

		if (!slice_starts(reference_get(rows, i, ROW_CANONICAL), SLICE("@")))
			continue;
		scheme = add_scheme(c, dir, reference_get(rows, i, ROW_SCHEME));
		if (scheme == MAP_NONE)
			st = STATUS_FAIL;
		while (st == STATUS_OK && slice_split(&sheets, '|', &sheet)) {
			size_t n = map_add(&c->sheet, sheet);

			if (n >= sizeof(c->scheme_of) / sizeof(c->scheme_of[0]))
				st = STATUS_FAIL;
			else
				c->scheme_of[n] = scheme;
		}
	}
	reference_close(rows);
	return st;
}

enum status
catalogue_open(struct catalogue **out, const char *dir, enum language language)
{
	struct catalogue *c = *out = mem_zero(1, sizeof(*c));

	if (c == NULL)
		return STATUS_FAIL;
	c->language = language;
	if (index_open(&c->rule, dir, "rules.tsv", rule_columns) != STATUS_OK ||
	    index_open(&c->region, dir, "regions.tsv", region_columns) != STATUS_OK ||
	    index_open(&c->measure, dir, "measures.tsv", measure_columns) != STATUS_OK ||
	    load_schemes(c, dir) != STATUS_OK)
		return STATUS_FAIL;
	return STATUS_OK;
}

void
catalogue_close(struct catalogue *c)
{
	if (c == NULL)
		return;
	index_close(&c->rule);
	index_close(&c->region);
	index_close(&c->measure);
	for (size_t i = 0; i < SCHEMES_MAX; i++)
		index_close(&c->code[i]);
	map_free(&c->scheme);
	map_free(&c->sheet);
	mem_free(c);
}

bool
catalogue_is_code(struct slice key)
{
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] < '0' || key.ptr[i] > '9')
			return false;
	return key.len == 3 || key.len == 5 || key.len == 7;
}

static bool
in_force(const struct reference *r, size_t row, struct slice year)
{
	struct slice since = reference_get(r, row, CODE_SINCE), until = reference_get(r, row, CODE_UNTIL);

	return (since.len == 0 || slice_cmp(since, year) <= 0) && (until.len == 0 || slice_cmp(year, until) <= 0);
}

struct slice
catalogue_code(const struct catalogue *c, struct slice sheet, struct slice key, struct slice year)
{
	size_t n = map_find(&c->sheet, sheet);
	const struct index *x;
	int row;

	if (n == MAP_NONE || !catalogue_is_code(key))
		return slice_of(NULL);
	x = &c->code[c->scheme_of[n]];
	row = index_find(x, key);
	for (int i = row; i != NONE; i = x->next[i])
		if (in_force(x->file, (size_t)i, slice_sub(year, 0, 4)))
			return reference_get(x->file, (size_t)i, CODE_NAME);
	return row == NONE ? slice_of(NULL) : reference_get(x->file, (size_t)row, CODE_NAME);
}

static struct slice
title(const struct catalogue *c, struct slice id, const char *kind)
{
	int row = index_find(&c->rule, id);
	struct slice found;

	if (row == NONE || (kind != NULL &&
	    !slice_eq(reference_get(c->rule.file, (size_t)row, RULE_KIND), slice_of(kind))))
		return slice_of(NULL);
	found = reference_get(c->rule.file, (size_t)row, c->language == LANGUAGE_ZH ? RULE_TITLE : RULE_TITLE_EN);
	return found.len > 0 ? found : reference_get(c->rule.file, (size_t)row, RULE_TITLE);
}

struct slice
catalogue_sheet(const struct catalogue *c, struct slice sheet)
{
	return title(c, sheet, "sheet");
}

struct slice
catalogue_measures(const struct catalogue *c, struct slice sheet)
{
	if (title(c, sheet, "sheet").len == 0)
		return slice_of(NULL);
	return index_get(&c->rule, sheet, RULE_FORMULA);
}

struct slice
catalogue_rule(const struct catalogue *c, struct slice id)
{
	return title(c, id, NULL);
}

struct slice
catalogue_region(const struct catalogue *c, struct slice code)
{
	return index_get(&c->region, code, REGION_NAME);
}

struct slice
catalogue_parent(const struct catalogue *c, struct slice code)
{
	return index_get(&c->region, code, REGION_PARENT);
}

bool
catalogue_is_money(const struct catalogue *c, struct slice measure)
{
	/* 执行数/财政资金 is an 执行数 */
	struct slice kind = index_get(&c->measure, measure, MEASURE_KIND);
	size_t slash = slice_find_byte(measure, '/', 0);

	if (kind.len == 0 && slash != SLICE_NONE)
		kind = index_get(&c->measure, slice_sub(measure, 0, slash), MEASURE_KIND);
	return slice_eq(kind, SLICE("money"));
}
