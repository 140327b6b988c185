/* SPDX-License-Identifier: ISC */
#include "phrases_trie.h"

#include "mem.h"

enum { EDGES_FIRST = 8192, SLOTS_FIRST = 2048 };

static uint32_t
add_node(struct phrases *p)
{
	if (!mem_grow(&p->node, &p->node_cap, p->nodes + 1, sizeof(*p->node)))
		return 0;
	p->node[p->nodes] = (struct node){NULL, 0, 0};
	return (uint32_t)p->nodes++;
}

static size_t
slot(const struct phrases *p, uint32_t parent, uint32_t code)
{
	uint32_t h = (parent * 0x9e3779b1u) ^ (code * 0x85ebca6bu);
	size_t i = (h ^ h >> 15) & (p->edge_slots - 1);

	while (p->edge[i].to != 0 && (p->edge[i].parent != parent || p->edge[i].code != code))
		i = (i + 1) & (p->edge_slots - 1);
	return i;
}

static bool
grow_edges(struct phrases *p)
{
	struct edge *old = p->edge;
	size_t n = p->edge_slots, i;

	p->edge_slots = n == 0 ? EDGES_FIRST : n * 2;
	p->edge = mem_zero(p->edge_slots, sizeof(*p->edge));
	if (p->edge == NULL) {
		p->edge = old;
		p->edge_slots = n;
		return false;
	}
	for (i = 0; i < n; i++) {
		if (old[i].to != 0)
			p->edge[slot(p, old[i].parent, old[i].code)] = old[i];
	}
	mem_free(old);
	return true;
}

static void
place_first(struct firsts *f, uint32_t code, uint32_t to)
{
	size_t i = (code * 0x9e3779b1u >> 12) & (f->slots - 1);

	while (f->slot[i].code != code && f->slot[i].to != 0)
		i = (i + 1) & (f->slots - 1);
	f->used += f->slot[i].to == 0;
	f->slot[i] = (struct first){code, to};
}

static bool
grow_firsts(struct firsts *f)
{
	struct firsts more = {.slots = f->slots == 0 ? SLOTS_FIRST : 2 * f->slots};
	size_t i;

	more.slot = mem_zero(more.slots, sizeof(*more.slot));
	if (more.slot == NULL)
		return false;
	for (i = 0; i < f->slots; i++) {
		if (f->slot[i].to != 0)
			place_first(&more, f->slot[i].code, f->slot[i].to);
	}
	mem_free(f->slot);
	*f = more;
	return true;
}

bool
phrases_put_first(struct firsts *f, uint32_t code, uint32_t to)
{
	if (2 * f->used >= f->slots && !grow_firsts(f))
		return false;
	place_first(f, code, to);
	return true;
}

uint32_t
phrases_step(struct phrases *p, uint32_t parent, uint32_t code)
{
	uint32_t to;

	if (parent == 0) {
		to = phrases_first(&p->root, code);
		if (to == 0 && ((to = add_node(p)) == 0 || !phrases_put_first(&p->root, code, to)))
			return 0;
		return to;
	}
	to = p->edge[slot(p, parent, code)].to;
	if (to != 0 || (to = add_node(p)) == 0)
		return to;
	if (p->edges * 2 >= p->edge_slots && !grow_edges(p))
		return 0;
	p->edge[slot(p, parent, code)] = (struct edge){parent, code, to};
	p->edges++;
	return to;
}

bool
phrases_trie_open(struct phrases *p)
{
	if (!grow_firsts(&p->root) || !grow_firsts(&p->glyph) || !grow_edges(p) ||
	    !mem_grow(&p->node, &p->node_cap, 1, sizeof(*p->node)))
		return false;
	p->node[0] = (struct node){NULL, 0, 0};
	p->nodes = 1;
	return true;
}

bool
phrases_trie_settle(struct phrases *p)
{
	size_t i, at = 0;

	p->steps = mem_alloc((p->edges + 1) * sizeof(*p->steps));
	if (p->steps == NULL)
		return false;
	for (i = 0; i < p->edge_slots; i++) {
		if (p->edge[i].to != 0)
			p->node[p->edge[i].parent].steps++;
	}
	for (i = 0; i < p->nodes; at += p->node[i++].steps)
		p->node[i].step = (uint32_t)at;
	for (i = 0; i < p->nodes; i++)
		p->node[i].steps = 0;
	for (i = 0; i < p->edge_slots; i++) {
		struct node *n = &p->node[p->edge[i].parent];

		if (p->edge[i].to != 0)
			p->steps[n->step + n->steps++] = (struct step){p->edge[i].code, p->edge[i].to};
	}
	mem_free(p->edge);
	p->edge = NULL;
	return true;
}

void
phrases_trie_close(struct phrases *p)
{
	mem_free(p->root.slot);
	mem_free(p->glyph.slot);
	mem_free(p->edge);
	mem_free(p->steps);
	mem_free(p->node);
}
