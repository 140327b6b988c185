/* SPDX-License-Identifier: ISC */
#include "summary.h"

#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "reference.h"

enum { GROUP, SHEET, KEY, MEASURE, ZH, EN };
enum { YEARS_MAX = 64, CODE_CLASS = 3 };
static const char *const columns[] = {"group", "sheet", "key", "measure", "zh", "en", NULL};
static const char *const group_name[] = {"total", "nature", "budget", "actual", "coverage", "function"};

struct summary {
	struct arena memory;
	const struct catalogue *catalogue;
	struct reference *highlights;
	size_t label;				/* column of the language */
	struct map address;			/* of highlights; numbers index the two arrays */
	size_t group_cap, order_cap;
	enum summary_group *group;
	size_t *order;
	struct map place[SUMMARY_FUNCTION];	/* labels of a group */
	struct map key;				/* region, span, year */
	struct summary_scope *scope;
	size_t scope_cap;
	struct slice year[YEARS_MAX];		/* last first */
	size_t years;
	struct buf text;
};

static bool
address(struct buf *b, struct slice sheet, struct slice key, struct slice measure)
{
	buf_clear(b);
	return buf_slice(b, sheet) && buf_byte(b, '\t') && buf_slice(b, key) && buf_byte(b, '\t') &&
	    buf_slice(b, measure);
}

static bool
add_highlight(struct summary *s, size_t row)
{
	const struct reference *r = s->highlights;
	size_t n, order = 0, g = 0;

	while (g < SUMMARY_FUNCTION && !slice_eq(reference_get(r, row, GROUP), slice_of(group_name[g])))
		g++;
	if (g < SUMMARY_FUNCTION)
		order = map_add(&s->place[g], reference_get(r, row, s->label));
	if (order == MAP_NONE || !address(&s->text, reference_get(r, row, SHEET), reference_get(r, row, KEY),
	    reference_get(r, row, MEASURE)))
		return false;
	n = map_add(&s->address, buf_view(&s->text));
	if (n == MAP_NONE || !mem_grow(&s->group, &s->group_cap, n + 1, sizeof(*s->group)) ||
	    !mem_grow(&s->order, &s->order_cap, n + 1, sizeof(*s->order)))
		return false;
	s->group[n] = (enum summary_group)g;
	s->order[n] = order;
	return true;
}

enum status
summary_open(struct summary **out, const char *dir, const struct catalogue *c, enum language language)
{
	struct summary *s = *out = mem_zero(1, sizeof(*s));
	enum status st;

	if (s == NULL)
		return STATUS_FAIL;
	s->catalogue = c;
	s->label = language == LANGUAGE_ZH ? ZH : EN;
	st = reference_open(&s->highlights, dir, "highlights.tsv", columns);
	for (size_t i = 0; st == STATUS_OK && i < reference_rows(s->highlights); i++)
		if (!add_highlight(s, i))
			st = STATUS_FAIL;
	return st;
}

void
summary_free(struct summary *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->key.count && s->scope != NULL; i++)
		for (size_t g = 0; g < SUMMARY_GROUPS; g++)
			mem_free(s->scope[i].group[g].line);
	for (size_t g = 0; g < SUMMARY_FUNCTION; g++)
		map_free(&s->place[g]);
	mem_free(s->scope);
	mem_free(s->group);
	mem_free(s->order);
	map_free(&s->address);
	map_free(&s->key);
	reference_close(s->highlights);
	buf_free(&s->text);
	arena_free(&s->memory);
	mem_free(s);
}

/* Restated years (2023/2024) are no years of their own. */
static void
note_year(struct summary *s, struct slice year)
{
	size_t at = 0;

	if (slice_find_byte(year, '/', 0) != SLICE_NONE || s->years == YEARS_MAX)
		return;
	while (at < s->years && slice_cmp(year, s->year[at]) < 0)
		at++;
	if (at < s->years && slice_eq(year, s->year[at]))
		return;
	for (size_t i = s->years++; i > at; i--)
		s->year[i] = s->year[i - 1];
	s->year[at] = year;
}

static struct summary_scope *
scope_of(struct summary *s, const struct rollup_row *row)
{
	size_t before = s->key.count, n;
	struct slice span = row->field[ROLLUP_SPAN], year = row->field[ROLLUP_YEAR];
	struct summary_scope *scope;
	bool ok = true;

	if (!address(&s->text, row->field[ROLLUP_REGION], span, year))
		return NULL;
	n = map_add(&s->key, buf_view(&s->text));
	if (n == MAP_NONE || !mem_grow(&s->scope, &s->scope_cap, n + 1, sizeof(*s->scope)))
		return NULL;
	scope = &s->scope[n];
	if (n < before)
		return scope;
	*scope = (struct summary_scope){
		.region = arena_slice(&s->memory, row->field[ROLLUP_REGION], &ok),
		.place = arena_slice(&s->memory, row->field[ROLLUP_PLACE], &ok),
		.span = arena_slice(&s->memory, span, &ok),
		.year = arena_slice(&s->memory, year, &ok),
		.whole = !slice_eq(span, SLICE("本级")),
	};
	note_year(s, scope->year);
	return ok ? scope : NULL;
}

static bool
is_class(struct slice key)
{
	return key.len == CODE_CLASS && catalogue_is_code(key);
}

bool
summary_is(struct summary *s, struct slice sheet, struct slice key, struct slice measure,
    enum summary_group *group, size_t *order)
{
	size_t n;

	if (!address(&s->text, sheet, is_class(key) ? SLICE("@3") : key, measure))
		return false;
	n = map_find(&s->address, buf_view(&s->text));
	if (n == MAP_NONE)
		return false;
	*group = s->group[n];
	*order = s->order[n];
	return true;
}

static size_t
small_number(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < SIZE_MAX / 20; i++)
		n = n * 10 + (size_t)(s.ptr[i] - '0');
	return n;
}

static enum status
put(struct summary *s, const struct rollup_row *row, enum summary_group g, size_t order)
{
	struct summary_scope *scope = scope_of(s, row);
	struct summary_lines *lines;
	struct summary_line line = {.order = order, .reports = small_number(row->field[ROLLUP_REPORTS])};
	bool ok = true;

	if (scope == NULL)
		return STATUS_FAIL;
	lines = &scope->group[g];
	if (!dec_parse(row->field[ROLLUP_SUM], &line.sum) ||
	    (g < SUMMARY_FUNCTION && summary_get(scope, g, order) != NULL))
		return STATUS_OK;
	line.key = arena_slice(&s->memory, row->field[ROLLUP_KEY], &ok);
	line.measure = arena_slice(&s->memory, row->field[ROLLUP_MEASURE], &ok);
	line.label = line.key;
	if (g < SUMMARY_FUNCTION)
		line.label = map_key(&s->place[g], order);
	else if (g == SUMMARY_FUNCTION)
		line.label = catalogue_code(s->catalogue, row->field[ROLLUP_SHEET], line.key, scope->year);
	if (!ok || !mem_grow(&lines->line, &lines->cap, lines->n + 1, sizeof(*lines->line)))
		return STATUS_FAIL;
	lines->line[lines->n++] = line;
	return STATUS_OK;
}

enum status
summary_add(struct summary *s, const struct rollup_row *row)
{
	enum summary_group group = SUMMARY_ELIMINATION;
	size_t order = 0;

	if (slice_eq(row->field[ROLLUP_SHEET], SLICE("E")) || summary_is(s, row->field[ROLLUP_SHEET],
	    row->field[ROLLUP_KEY], row->field[ROLLUP_MEASURE], &group, &order))
		return put(s, row, group, order);
	return STATUS_OK;
}

size_t
summary_scopes(const struct summary *s)
{
	return s->key.count;
}

const struct summary_scope *
summary_scope(const struct summary *s, size_t i)
{
	return &s->scope[i];
}

const struct summary_scope *
summary_find(const struct summary *s, struct slice region, bool whole, struct slice year)
{
	for (size_t i = 0; i < s->key.count; i++)
		if (s->scope[i].whole == whole && slice_eq(s->scope[i].region, region) &&
		    slice_eq(s->scope[i].year, year))
			return &s->scope[i];
	return NULL;
}

struct slice
summary_top(const struct summary *s)
{
	for (size_t i = 0; i < s->key.count; i++)
		if (s->scope[i].region.len > 0)
			return s->scope[i].region;
	return slice_of(NULL);
}

struct slice
summary_year(const struct summary *s, size_t i)
{
	return i < s->years ? s->year[i] : slice_of(NULL);
}

const struct summary_line *
summary_get(const struct summary_scope *scope, enum summary_group group, size_t order)
{
	const struct summary_lines *lines = &scope->group[group];

	for (size_t i = 0; i < lines->n; i++)
		if (lines->line[i].order == order)
			return &lines->line[i];
	return NULL;
}

size_t
summary_places(const struct summary *s, enum summary_group group)
{
	return group < SUMMARY_FUNCTION ? s->place[group].count : 0;
}

struct slice
summary_label(const struct summary *s, enum summary_group group, size_t order)
{
	return map_key(&s->place[group], order);
}

struct dec
summary_coverage(const struct summary_scope *scope, struct slice key, struct slice measure)
{
	const struct summary_lines *lines = &scope->group[SUMMARY_COVERAGE];

	for (size_t i = 0; i < lines->n; i++)
		if (slice_eq(lines->line[i].key, key) && slice_eq(lines->line[i].measure, measure))
			return lines->line[i].sum;
	return dec_of(0, 0);
}

static int
by_sum(const void *a, const void *b)
{
	const struct summary_line *const *x = a, *const *y = b;
	int order = dec_cmp((*y)->sum, (*x)->sum);

	return order != 0 ? order : slice_cmp((*x)->key, (*y)->key);
}

void
summary_sorted(const struct summary_lines *lines, const struct summary_line **out)
{
	for (size_t i = 0; i < lines->n; i++)
		out[i] = &lines->line[i];
	if (lines->n > 0)
		qsort(out, lines->n, sizeof(*out), by_sum);
}
