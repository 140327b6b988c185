/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "grid.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"
#include "rules.h"

/* Points; results do not depend on the exact values over a wide range. */
static const float same_edge = 3.0F;	/* rules this close bound no row or column of their own */
static const float open_side = 4.0F;	/* rules that run on this far leave a side open */
static const float ruled_share = 0.5F;	/* of an edge that must be ruled to divide cells */

enum {
	MOST_CELLS = 1 << 20,	/* finer ones are drawings */
	MOST_RULES = 20000	/* on a page, when their pieces are joined */
};

/* The rules of one table while it is built, and how much of each edge they cover. */
struct builder {
	const struct rule_list *across;
	const struct rule_list *down;
	float *level;		/* [line * columns + column] points ruled */
	float *upright;		/* [line * rows + row] */
};

static int
by_value(const void *left, const void *right)
{
	const float *a = left;
	const float *b = right;

	return *a < *b ? -1 : *a > *b;
}

/* Distinct values: those within `same_edge` of the first of a cluster become its middle. */
static size_t
cluster(float *values, size_t count)
{
	size_t kept = 0;
	size_t end;

	if (count > 1)
		qsort(values, count, sizeof(*values), by_value);
	for (size_t first = 0; first < count; first = end) {
		float from = values[first];

		for (end = first + 1; end < count && values[end] - from <= same_edge; end++)
			;
		values[kept++] = (from + values[end - 1]) / 2;
	}
	return kept;
}

/*
 * Where the rules lie, and the ends of the crossing ones where they run on beyond.
 * *lines gets the sorted positions, *count their number.
 */
static bool
find_lines(const struct rule_list *own, const struct rule_list *crossing, float **lines,
    size_t *count)
{
	float *values = mem_zero(own->count + 2, sizeof(*values));
	float first = INFINITY;
	float last = -INFINITY;
	size_t n = own->count;

	*lines = values;
	if (values == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		values[i] = own->rules[i].at;
	for (size_t i = 0; i < crossing->count; i++) {
		first = fminf(first, crossing->rules[i].from);
		last = fmaxf(last, crossing->rules[i].to);
	}
	n = cluster(values, n);
	if (n > 0 && first < values[0] - open_side)
		values[n++] = first;
	qsort(values, n, sizeof(*values), by_value);
	if (n > 0 && last > values[n - 1] + open_side)
		values[n++] = last;
	*count = n;
	return true;
}

/* Index of the last of `count` ascending lines at or before a position; 0 if none is. */
static size_t
interval(const float *lines, size_t count, float at)
{
	size_t low = 0;
	size_t high = count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t
nearest(const float *lines, size_t count, float at)
{
	size_t low = interval(lines, count, at);

	if (low + 1 < count && lines[low + 1] - at < at - lines[low])
		low++;
	return low;
}

/* Adds what each rule covers of the edges along its line; `spans` are the lines it crosses. */
static void
measure(const struct rule_list *rules, const float *lines, size_t line_count, const float *spans,
    size_t span_count, float *covered)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct rule *rule = &rules->rules[i];
		size_t line = nearest(lines, line_count, rule->at);
		size_t k = nearest(spans, span_count, rule->from);

		if (k > 0)
			k--;
		for (; k + 1 < span_count && spans[k] < rule->to; k++) {
			float piece = fminf(rule->to, spans[k + 1]) - fmaxf(rule->from, spans[k]);

			if (piece > 0)
				covered[line * (span_count - 1) + k] += piece;
		}
	}
}

static uint32_t
find_root(const uint32_t *owner, uint32_t i)
{
	while (owner[i] != i)
		i = owner[i];
	return i;
}

static void
unite(uint32_t *owner, size_t i, size_t j)
{
	uint32_t a = find_root(owner, (uint32_t)i);
	uint32_t b = find_root(owner, (uint32_t)j);

	if (a < b)
		owner[b] = a;
	else
		owner[a] = b;
}

static void
merge_cells(struct grid *grid, const struct builder *builder)
{
	size_t columns = grid->columns;

	for (size_t i = 0; i < grid->rows * columns; i++)
		grid->owner[i] = (uint32_t)i;
	for (size_t r = 0; r < grid->rows; r++) {
		float height = grid->ys[r + 1] - grid->ys[r];

		for (size_t c = 0; c < columns; c++) {
			float width = grid->xs[c + 1] - grid->xs[c];

			if (c + 1 < columns && builder->upright[(c + 1) * grid->rows + r] <
			    ruled_share * height)
				unite(grid->owner, r * columns + c, r * columns + c + 1);
			if (r + 1 < grid->rows && builder->level[(r + 1) * columns + c] <
			    ruled_share * width)
				unite(grid->owner, r * columns + c, (r + 1) * columns + c);
		}
	}
	for (size_t i = 0; i < grid->rows * columns; i++)
		grid->owner[i] = find_root(grid->owner, (uint32_t)i);
}

static bool
fill_cells(struct grid *grid, struct builder *builder)
{
	size_t x_lines = grid->columns + 1;
	size_t y_lines = grid->rows + 1;

	grid->owner = mem_zero(grid->rows * grid->columns, sizeof(*grid->owner));
	builder->level = mem_zero(y_lines * grid->columns, sizeof(*builder->level));
	builder->upright = mem_zero(x_lines * grid->rows, sizeof(*builder->upright));
	if (grid->owner == NULL || builder->level == NULL || builder->upright == NULL)
		return false;
	measure(builder->across, grid->ys, y_lines, grid->xs, x_lines, builder->level);
	measure(builder->down, grid->xs, x_lines, grid->ys, y_lines, builder->upright);
	merge_cells(grid, builder);
	return true;
}

static bool
keep_grid(struct grid_list *list, const struct grid *grid)
{
	if (!mem_grow(&list->grids, &list->cap, list->count + 1, sizeof(*grid)))
		return false;
	list->grids[list->count++] = *grid;
	return true;
}

/* A table of the rules given; nothing when they make none. */
static bool
build(struct grid_list *list, const struct rule_list *across, const struct rule_list *down)
{
	struct builder builder = {.across = across, .down = down};
	struct grid grid = {0};
	size_t x_lines = 0;
	size_t y_lines = 0;
	bool done;

	if (across->count == 0 || down->count == 0)
		return true;
	done = find_lines(down, across, &grid.xs, &x_lines) &&
	    find_lines(across, down, &grid.ys, &y_lines);
	if (done && x_lines > 2 && y_lines > 1 &&
	    (x_lines - 1) <= MOST_CELLS / (y_lines - 1)) {
		grid.columns = x_lines - 1;
		grid.rows = y_lines - 1;
		done = fill_cells(&grid, &builder) && keep_grid(list, &grid);
		if (done)
			grid = (struct grid){0};
	}
	mem_free(builder.level);
	mem_free(builder.upright);
	grid_free(&grid);
	return done;
}

static int
by_top(const void *left, const void *right)
{
	const struct grid *a = left;
	const struct grid *b = right;

	if (a->ys[0] != b->ys[0])
		return a->ys[0] < b->ys[0] ? -1 : 1;
	return a->xs[0] < b->xs[0] ? -1 : a->xs[0] > b->xs[0];
}

/* Moves the rules of a list into runs of one group each; start[g] is where group g begins. */
static struct rule *
sort_by_group(const struct rule_list *list, const size_t *group, size_t groups, size_t *start)
{
	struct rule *sorted = mem_zero(list->count + 1, sizeof(*sorted));

	if (sorted == NULL)
		return NULL;
	for (size_t i = 0; i < list->count; i++)
		start[group[i] + 1]++;
	for (size_t g = 0; g < groups; g++)
		start[g + 1] += start[g];
	for (size_t i = 0; i < list->count; i++)
		sorted[start[group[i]]++] = list->rules[i];
	for (size_t g = groups; g > 0; g--)
		start[g] = start[g - 1];
	start[0] = 0;
	return sorted;
}

static struct rule_list
part(struct rule *rules, const size_t *start, size_t g)
{
	return (struct rule_list){.rules = rules + start[g], .count = start[g + 1] - start[g]};
}

bool
grid_find(struct page *page, struct grid_list *list)
{
	size_t *group = NULL;
	size_t *starts = NULL;
	struct rule *across = NULL;
	struct rule *down = NULL;
	size_t groups = 0;
	bool done;

	rules_join(&page->across);
	rules_join(&page->down);
	list->refused = page->across.count + page->down.count > MOST_RULES;
	if (list->refused)
		return true;
	done = rules_group(&page->across, &page->down, &group, &groups) &&
	    (starts = mem_zero(2 * (groups + 2), sizeof(*starts))) != NULL &&
	    (across = sort_by_group(&page->across, group, groups, starts)) != NULL &&
	    (down = sort_by_group(&page->down, group + page->across.count, groups,
		starts + groups + 2)) != NULL;
	for (size_t g = 0; done && g < groups; g++) {
		struct rule_list own_across = part(across, starts, g);
		struct rule_list own_down = part(down, starts + groups + 2, g);

		done = build(list, &own_across, &own_down);
	}
	if (list->count > 1)
		qsort(list->grids, list->count, sizeof(*list->grids), by_top);
	mem_free(group);
	mem_free(starts);
	mem_free(across);
	mem_free(down);
	return done;
}

uint32_t
grid_cell(const struct grid *grid, float x, float y)
{
	size_t columns = grid->columns;

	if (x < grid->xs[0] || x > grid->xs[columns] || y < grid->ys[0] ||
	    y > grid->ys[grid->rows])
		return GRID_NONE;
	return grid->owner[interval(grid->ys, grid->rows, y) * columns +
	    interval(grid->xs, columns, x)];
}

float
grid_right(const struct grid *grid, uint32_t cell)
{
	size_t row = cell / grid->columns;
	size_t column = cell % grid->columns + 1;

	while (column < grid->columns && grid->owner[row * grid->columns + column] == cell)
		column++;
	return grid->xs[column];
}

bool
grid_same_borders(const struct grid *before, const struct grid *grid)
{
	return fabsf(before->xs[0] - grid->xs[0]) <= same_edge &&
	    fabsf(before->xs[before->columns] - grid->xs[grid->columns]) <= same_edge;
}

/* The lines of both, as `values`; those of `grid` stay where they are. */
static size_t
union_of_lines(const struct grid *grid, const struct grid *before, float *values)
{
	size_t count = 0;

	for (size_t i = 0; i <= grid->columns; i++)
		values[count++] = grid->xs[i];
	for (size_t i = 1; i < before->columns; i++) {
		float x = before->xs[i];

		if (fabsf(grid->xs[nearest(grid->xs, grid->columns + 1, x)] - x) > same_edge)
			values[count++] = x;
	}
	qsort(values, count, sizeof(*values), by_value);
	return count;
}

/* Each position of `cut` belongs to the cell of `grid` that lies there. */
static void
copy_owners(struct grid *cut, const struct grid *grid, const size_t *first)
{
	for (size_t r = 0; r < cut->rows; r++) {
		for (size_t c = 0; c < cut->columns; c++) {
			float middle = (cut->xs[c] + cut->xs[c + 1]) / 2;
			uint32_t old = grid->owner[r * grid->columns +
			    interval(grid->xs, grid->columns, middle)];
			size_t row = old / grid->columns;

			cut->owner[r * cut->columns + c] = (uint32_t)(row * cut->columns +
			    first[old % grid->columns]);
		}
	}
}

bool
grid_cut_like(struct grid *grid, const struct grid *before)
{
	struct grid cut = {.rows = grid->rows, .ys = grid->ys};
	size_t *first = mem_zero(grid->columns + 1, sizeof(*first));
	bool done = false;

	cut.xs = mem_zero(grid->columns + before->columns + 2, sizeof(*cut.xs));
	if (first != NULL && cut.xs != NULL) {
		cut.columns = union_of_lines(grid, before, cut.xs) - 1;
		cut.owner = mem_zero(cut.rows * cut.columns, sizeof(*cut.owner));
		done = cut.owner != NULL;
	}
	if (done) {
		for (size_t c = 0; c < grid->columns; c++)
			first[c] = nearest(cut.xs, cut.columns + 1, grid->xs[c]);
		copy_owners(&cut, grid, first);
		mem_free(grid->xs);
		mem_free(grid->owner);
		*grid = cut;
	} else {
		mem_free(cut.xs);
	}
	mem_free(first);
	return done;
}

void
grid_free(struct grid *grid)
{
	mem_free(grid->xs);
	mem_free(grid->ys);
	mem_free(grid->owner);
	*grid = (struct grid){0};
}

void
grid_list_free(struct grid_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		grid_free(&list->grids[i]);
	mem_free(list->grids);
	*list = (struct grid_list){0};
}
