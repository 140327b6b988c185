/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "rules.h"

#include <stdlib.h>

#include "mem.h"

/* Points; results do not depend on the exact values over a wide range. */
static const float same_line = 1.5F;	/* pieces this far apart are one rule */
static const float reach = 2.5F;	/* gaps bridged along a rule and at its ends */
static const float shortest = 4.0F;	/* a rule has at least this length */

static int
by_position(const void *left, const void *right)
{
	const struct rule *a = left;
	const struct rule *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->from < b->from ? -1 : a->from > b->from;
}

static int
by_start(const void *left, const void *right)
{
	const struct rule *a = left;
	const struct rule *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* Joins pieces [first, end) of one rule into the places from `kept` on; returns the next place. */
static size_t
join_pieces(struct rule *rules, size_t first, size_t end, size_t kept)
{
	struct rule piece;

	qsort(rules + first, end - first, sizeof(*rules), by_start);
	piece = rules[first];
	for (size_t i = first + 1; i < end; i++) {
		if (rules[i].from <= piece.to + reach) {
			if (rules[i].to > piece.to)
				piece.to = rules[i].to;
			continue;
		}
		if (piece.to - piece.from >= shortest)
			rules[kept++] = piece;
		piece = rules[i];
	}
	if (piece.to - piece.from >= shortest)
		rules[kept++] = piece;
	return kept;
}

void
rules_join(struct rule_list *list)
{
	size_t kept = 0;
	size_t end;

	if (list->count == 0)
		return;
	qsort(list->rules, list->count, sizeof(*list->rules), by_position);
	for (size_t first = 0; first < list->count; first = end) {
		for (end = first + 1; end < list->count &&
		    list->rules[end].at - list->rules[first].at <= same_line; end++)
			;
		kept = join_pieces(list->rules, first, end, kept);
	}
	list->count = kept;
	qsort(list->rules, list->count, sizeof(*list->rules), by_position);
}

static size_t
find_root(size_t *parent, size_t i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

static void
unite(size_t *parent, size_t i, size_t j)
{
	size_t a = find_root(parent, i);
	size_t b = find_root(parent, j);

	if (a < b)
		parent[b] = a;
	else
		parent[a] = b;
}

static size_t
first_from(const struct rule_list *list, float at)
{
	size_t low = 0;
	size_t high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list->rules[middle].at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
unite_touching(const struct rule_list *across, const struct rule_list *down, size_t *parent)
{
	for (size_t i = 0; i < across->count; i++) {
		const struct rule *flat = &across->rules[i];

		for (size_t j = first_from(down, flat->from - reach);
		    j < down->count && down->rules[j].at <= flat->to + reach; j++)
			if (flat->at >= down->rules[j].from - reach &&
			    flat->at <= down->rules[j].to + reach)
				unite(parent, i, across->count + j);
	}
}

bool
rules_group(const struct rule_list *across, const struct rule_list *down, size_t **group,
    size_t *groups)
{
	size_t count = across->count + down->count;
	size_t *parent = mem_zero(count + 1, sizeof(*parent));

	*groups = 0;
	*group = parent;
	if (parent == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		parent[i] = i;
	unite_touching(across, down, parent);
	for (size_t i = 0; i < count; i++)
		parent[i] = find_root(parent, i);
	/* A root is the least of its set, so its number is there before it is asked for. */
	for (size_t i = 0; i < count; i++)
		parent[i] = parent[i] == i ? (*groups)++ : parent[parent[i]];
	return true;
}
