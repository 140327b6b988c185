/* SPDX-License-Identifier: ISC */
#include "choose.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "map.h"
#include "mem.h"
#include "nodes.h"

/* Sources of one report that are not of its own year (the one with most figures) are restated. */
static bool
set_restated(struct choice *c, const struct registry *r)
{
	struct map report = {0};
	uint32_t *best = mem_zero(registry_sources(r), sizeof(*best));
	uint32_t i, n = (uint32_t)registry_sources(r);
	size_t number;
	bool ok = best != NULL;

	for (i = 0; i < n && ok; i++) {
		uint32_t *b;
		struct slice mine = registry_field(r, i, SOURCE_YEAR), his;

		number = map_add(&report, registry_field(r, i, SOURCE_REPORT));
		ok = number != MAP_NONE;
		if (!ok)
			break;
		c->verdict[i].report = (uint32_t)number;
		b = &best[number];
		if (*b == 0) {
			*b = i + 1;
			continue;
		}
		his = registry_field(r, *b - 1, SOURCE_YEAR);
		if (r->source[i].figures > r->source[*b - 1].figures ||
		    (r->source[i].figures == r->source[*b - 1].figures && slice_cmp(mine, his) > 0))
			*b = i + 1;
	}
	for (i = 0; i < n && ok; i++) {
		uint32_t own = best[c->verdict[i].report] - 1;

		if (!slice_eq(
			registry_field(r, i, SOURCE_YEAR), registry_field(r, own, SOURCE_YEAR))) {
			c->verdict[i].fate = FATE_RESTATED;
			c->verdict[i].by = own;
		}
	}
	map_free(&report);
	mem_free(best);
	return ok;
}

/* Every source gets the fate that its node has. */
static void
settle(struct choice *c, const struct nodes *n, bool every)
{
	size_t i;
	struct verdict *v;
	const struct node *node, *root;
	uint32_t cover;

	for (i = 0; i < n->members; i++) {
		v = &c->verdict[n->member[i].source];
		node = &n->node[n->member[i].node];
		root = nodes_root(n, node, &cover);
		v->department = root->department;
		if (every)
			continue;
		if (cover != REGISTRY_NONE) {
			v->fate = FATE_COVERED;
			v->by = cover;
		} else if (n->member[i].superseded_by != REGISTRY_NONE) {
			v->fate = FATE_SUPERSEDED;
			v->by = n->member[i].superseded_by;
		} else if (n->member[i].source != node->top) {
			v->fate = FATE_COVERED;
			v->by = node->top;
		}
	}
}

/* Departments are the nodes that no other takes in. */
static bool
name_departments(struct choice *c, struct nodes *n)
{
	size_t i;
	uint32_t cover;
	struct node *root;
	struct department *d;

	c->department = mem_zero(n->nodes, sizeof(*c->department));
	if (c->department == NULL)
		return false;
	for (i = 0; i < n->nodes; i++) {
		root = &n->node[i];
		if (root->parent != NODE_NONE)
			continue;
		root->department = (uint32_t)c->departments;
		d = &c->department[c->departments++];
		d->source = root->top;
		d->listed = root->listed;
		d->found = root->found;
		if (root->whole)
			d->caliber = CALIBER_WHOLE;
		else if (!root->own_only)
			d->caliber = CALIBER_ALONE;
		else
			d->caliber = root->listed > 0 && root->found == root->listed
					 ? CALIBER_BUILT
					 : CALIBER_PARTIAL;
	}
	for (i = 0; i < n->nodes; i++) {
		(void)nodes_root(n, &n->node[i], &cover);
		if (cover == REGISTRY_NONE)
			c->department[nodes_root(n, &n->node[i], &cover)->department].reports++;
	}
	return true;
}

struct place { /* of a source in the order */
	uint32_t department, source;
	struct slice report, key;
};

static int
by_department(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int order;

	if (a->department != b->department)
		return a->department < b->department ? -1 : 1;
	order = slice_cmp(a->report, b->report);
	return order != 0 ? order : slice_cmp(a->key, b->key);
}

static bool
rank_sources(struct choice *c, const struct registry *r)
{
	uint32_t i, n = (uint32_t)registry_sources(r);
	struct place *place = mem_zero(n, sizeof(*place));

	c->sorted = mem_zero(n, sizeof(*c->sorted));
	if (c->sorted != NULL && place != NULL) {
		for (i = 0; i < n; i++)
			place[i] = (struct place){c->verdict[i].department, i,
			    registry_field(r, i, SOURCE_REPORT), map_key(&r->key, i)};
		qsort(place, n, sizeof(*place), by_department);
		for (i = 0; i < n; i++) {
			c->sorted[i] = place[i].source;
			c->verdict[place[i].source].rank = i;
		}
	}
	mem_free(place);
	return c->sorted != NULL && place != NULL;
}

bool
choose(struct choice *c, const struct registry *r, bool every)
{
	struct nodes nodes = {0};
	size_t i, n = registry_sources(r);
	bool ok;

	*c = (struct choice){.verdict = mem_zero(n, sizeof(*c->verdict))};
	if (c->verdict == NULL)
		return false;
	for (i = 0; i < n; i++)
		c->verdict[i].by = REGISTRY_NONE;
	ok = set_restated(c, r);
	if (every) {
		for (i = 0; i < n; i++)
			c->verdict[i].fate = FATE_USED;
	}
	ok = ok && nodes_make(&nodes, r, c->verdict) && name_departments(c, &nodes);
	if (ok)
		settle(c, &nodes, every);
	for (i = 0; i < n && ok; i++) {
		if (c->verdict[i].fate == FATE_RESTATED)
			c->verdict[i].department = c->verdict[c->verdict[i].by].department;
	}
	ok = ok && rank_sources(c, r);
	nodes_free(&nodes);
	return ok;
}

void
choice_free(struct choice *c)
{
	mem_free(c->verdict);
	mem_free(c->department);
	mem_free(c->sorted);
	*c = (struct choice){0};
}
