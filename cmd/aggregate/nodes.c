/* SPDX-License-Identifier: ISC */
#include "nodes.h"

#include <stdlib.h>

#include "buf.h"
#include "fold.h"
#include "mem.h"

enum { SCOPE_WHOLE, SCOPE_UNSAID, SCOPE_OWN, SCOPE_UNIT };

static int
scope_of(struct slice s)
{
	if (slice_eq(s, SLICE("汇总")))
		return SCOPE_WHOLE;
	if (slice_eq(s, SLICE("本级")))
		return SCOPE_OWN;
	return slice_eq(s, SLICE("单位")) ? SCOPE_UNIT : SCOPE_UNSAID;
}

static int
compare_field(const struct registry *r, uint32_t a, uint32_t b, enum source_field f)
{
	return slice_cmp(registry_field(r, a, f), registry_field(r, b, f));
}

static int
compare_nodes(const struct registry *r, uint32_t a, uint32_t b)
{
	int order = compare_field(r, a, b, SOURCE_REGION);

	if (order == 0)
		order = compare_field(r, a, b, SOURCE_ENTITY);
	return order != 0 ? order : compare_field(r, a, b, SOURCE_YEAR);
}

/* By node, scope, and then the one that counts first: newer, or greater by name. */
static int
by_node(const void *x, const void *y)
{
	const struct member *a = x, *b = y;
	const struct registry *r = a->registry;
	uint32_t date_a = r->source[a->source].date, date_b = r->source[b->source].date;
	int order = compare_nodes(r, a->source, b->source);

	if (order != 0)
		return order;
	if (a->scope != b->scope)
		return a->scope - b->scope;
	if (date_a != date_b)
		return date_a > date_b ? -1 : 1;
	order = compare_field(r, b->source, a->source, SOURCE_REPORT);
	return order != 0 ? order
			  : slice_cmp(map_key(&r->key, b->source), map_key(&r->key, a->source));
}

static bool
collect(struct nodes *n, const struct registry *r, const struct verdict *verdict)
{
	uint32_t i, sources = (uint32_t)registry_sources(r);

	n->member = mem_zero(sources, sizeof(*n->member));
	n->node = mem_zero(sources, sizeof(*n->node));
	if (n->member == NULL || n->node == NULL)
		return false;
	for (i = 0; i < sources; i++) {
		if (verdict[i].fate != FATE_RESTATED)
			n->member[n->members++] = (struct member){
			    0, i, scope_of(registry_field(r, i, SOURCE_SCOPE)), REGISTRY_NONE, r};
	}
	qsort(n->member, n->members, sizeof(*n->member), by_node);
	return true;
}

/* Members in order become nodes; the first of a node speaks for it. */
static void
form(struct nodes *n)
{
	size_t i;
	struct member *m, *before;
	struct node *node;

	for (i = 0; i < n->members; i++) {
		m = &n->member[i];
		before = m - 1;
		if (i > 0 && compare_nodes(m->registry, before->source, m->source) == 0) {
			m->node = before->node;
			if (m->scope == before->scope)
				m->superseded_by = before->superseded_by != REGISTRY_NONE
						       ? before->superseded_by
						       : before->source;
			continue;
		}
		node = &n->node[n->nodes];
		*node = (struct node){.top = m->source,
		    .list = REGISTRY_NONE,
		    .parent = NODE_NONE,
		    .whole = m->scope == SCOPE_WHOLE || m->scope == SCOPE_UNSAID,
		    .own_only = m->scope == SCOPE_OWN};
		m->node = (uint32_t)n->nodes++;
	}
}

/* The list of the widest report that prints one. */
static bool
find_lists(struct nodes *n, const struct registry *r)
{
	bool *has = mem_zero(registry_sources(r), sizeof(*has));
	size_t i;
	struct node *node;

	if (has == NULL)
		return false;
	for (i = 0; i < r->listed; i++)
		has[r->list[i].source] = true;
	for (i = 0; i < n->members; i++) {
		node = &n->node[n->member[i].node];
		if (node->list == REGISTRY_NONE && has[n->member[i].source] &&
		    n->member[i].superseded_by == REGISTRY_NONE && n->member[i].scope != SCOPE_UNIT)
			node->list = n->member[i].source;
	}
	mem_free(has);
	return true;
}

bool
nodes_plain_name(struct buf *b, struct slice name)
{
	static const char *const own[] = {"(本级)", "(机关)", "本级", "机关"};
	size_t i;

	buf_clear(b);
	if (!fold_label(b, name))
		return false;
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		struct slice tail = slice_of(own[i]);

		if (b->len > tail.len && slice_ends(buf_view(b), tail)) {
			b->len -= tail.len;
			break;
		}
	}
	return true;
}

struct names {
	struct map map;	 /* year TAB folded name */
	uint32_t *first; /* node by number in map, + 1 */
	uint32_t *next;	 /* node of the same name, + 1; by node */
};

static bool
name_key(struct buf *key, struct buf *work, struct slice year, struct slice name)
{
	buf_clear(key);
	return nodes_plain_name(work, name) && buf_slice(key, year) && buf_byte(key, '\t') &&
	       buf_slice(key, buf_view(work));
}

static bool
index_names(struct names *names, const struct nodes *n, const struct registry *r, struct buf key[2])
{
	size_t i, at;

	names->first = mem_zero(n->nodes, sizeof(*names->first));
	names->next = mem_zero(n->nodes, sizeof(*names->next));
	if (names->first == NULL || names->next == NULL)
		return false;
	for (i = n->nodes; i-- > 0;) {
		if (!name_key(&key[0], &key[1], registry_field(r, n->node[i].top, SOURCE_YEAR),
			registry_field(r, n->node[i].top, SOURCE_ENTITY)))
			return false;
		at = map_add(&names->map, buf_view(&key[0]));
		if (at == MAP_NONE)
			return false;
		names->next[i] = names->first[at];
		names->first[at] = (uint32_t)i + 1;
	}
	return true;
}

/* The node of that name: of the same region, else the only one there is; NODE_NONE. */
static uint32_t
look_up(const struct names *names, const struct nodes *n, const struct registry *r,
    struct slice key, struct slice region)
{
	size_t at = map_find(&names->map, key);
	uint32_t i, only = NODE_NONE, many = 0;

	if (at == MAP_NONE)
		return NODE_NONE;
	for (i = names->first[at]; i != 0; i = names->next[i - 1]) {
		if (slice_eq(registry_field(r, n->node[i - 1].top, SOURCE_REGION), region))
			return i - 1;
		only = i - 1;
		many++;
	}
	return many == 1 ? only : NODE_NONE;
}

static bool
is_above(const struct nodes *n, uint32_t upper, uint32_t node)
{
	for (; node != NODE_NONE; node = n->node[node].parent) {
		if (node == upper)
			return true;
	}
	return false;
}

/* One listed unit: child of the node that lists it, unless it has a parent or is above. */
static void
adopt(struct nodes *n, uint32_t lister, uint32_t unit)
{
	if (unit == lister)
		return; /* the bureau itself heads its own list */
	n->node[lister].listed++;
	if (unit == NODE_NONE)
		return;
	n->node[lister].found++;
	if (n->node[unit].parent == NODE_NONE && !is_above(n, unit, lister))
		n->node[unit].parent = lister;
}

struct line { /* of a unit list, with the node that lists */
	uint32_t node, unit;
	struct slice name;
};

static int
by_lister(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	return slice_cmp(a->name, b->name);
}

/* Lines of the lists that hold, in an order that the input's does not change. */
static bool
collect_lines(const struct nodes *n, const struct registry *r, struct line **line, size_t *count)
{
	uint32_t *of = mem_zero(registry_sources(r), sizeof(*of));
	size_t i;

	*count = 0;
	*line = mem_zero(r->listed, sizeof(**line));
	if (of != NULL && *line != NULL) {
		for (i = 0; i < n->nodes; i++) {
			if (n->node[i].list != REGISTRY_NONE)
				of[n->node[i].list] = (uint32_t)i + 1;
		}
		for (i = 0; i < r->listed; i++) {
			if (of[r->list[i].source] != 0)
				(*line)[(*count)++] = (struct line){of[r->list[i].source] - 1,
				    r->list[i].unit, map_key(&r->unit, r->list[i].unit)};
		}
		qsort(*line, *count, sizeof(**line), by_lister);
	}
	mem_free(of);
	return of != NULL && *line != NULL;
}

/* Whole reports take in their units first, then those of 本级 reports. */
static bool
link_units(struct nodes *n, const struct registry *r)
{
	struct names names = {0};
	struct buf key[2] = {{0}, {0}};
	struct line *line = NULL;
	size_t lines = 0, i;
	int pass;
	bool ok = index_names(&names, n, r, key) && collect_lines(n, r, &line, &lines);

	for (pass = 0; pass < 2 && ok; pass++) {
		for (i = 0; i < lines && ok; i++) {
			const struct node *node = &n->node[line[i].node];

			if (node->whole != (pass == 0))
				continue;
			if (i > 0 && line[i].node == line[i - 1].node &&
			    line[i].unit == line[i - 1].unit)
				continue;
			ok = name_key(&key[0], &key[1], registry_field(r, node->top, SOURCE_YEAR),
			    map_key(&r->unit, line[i].unit));
			if (ok)
				adopt(n, line[i].node,
				    look_up(&names, n, r, buf_view(&key[0]),
					registry_field(r, node->top, SOURCE_REGION)));
		}
	}
	mem_free(line);
	mem_free(names.first);
	mem_free(names.next);
	map_free(&names.map);
	buf_free(&key[0]);
	buf_free(&key[1]);
	return ok;
}

bool
nodes_make(struct nodes *n, const struct registry *r, const struct verdict *verdict)
{
	if (!collect(n, r, verdict))
		return false;
	form(n);
	return find_lists(n, r) && link_units(n, r);
}

struct node *
nodes_root(const struct nodes *n, const struct node *node, uint32_t *cover)
{
	size_t at = (size_t)(node - n->node);

	*cover = REGISTRY_NONE;
	while (n->node[at].parent != NODE_NONE) {
		at = n->node[at].parent;
		if (n->node[at].whole)
			*cover = n->node[at].top;
	}
	return &n->node[at];
}

void
nodes_free(struct nodes *n)
{
	mem_free(n->node);
	mem_free(n->member);
	*n = (struct nodes){0};
}
