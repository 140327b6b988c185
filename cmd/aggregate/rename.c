/* SPDX-License-Identifier: ISC */
#include "rename.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "nodes.h"
#include "utf8.h"

enum { DISTINCT = 2 }; /* characters that names of one department share */

struct fresh { /* a new department */
	struct slice region, year, entity;
	uint32_t department;
};

struct matching {
	struct expect *expect;
	const struct registry *registry;
	const struct choice *choice;
	const struct regions *regions;
	struct map unit; /* department and name (number in expect.name) of units that are there */
	struct fresh *fresh;
	size_t count;
	size_t *shared; /* characters that a wanted name shares with another; by number */
	struct buf work;
};

static size_t
shared_characters(struct slice a, struct slice b)
{
	size_t at = 0, n = 0, used_a, used_b;

	while (at < a.len && at < b.len) {
		if (utf8_decode(a, at, &used_a) != utf8_decode(b, at, &used_b))
			break;
		at += used_a;
		n++;
	}
	return n;
}

static int
by_bytes(const void *x, const void *y)
{
	const struct slice *a = x, *b = y;

	return slice_cmp(*a, *b);
}

/* Sorted, the name most alike stands beside each. */
static bool
share_names(struct matching *m)
{
	const struct map *wanted = &m->expect->wanted;
	struct slice *name = mem_zero(wanted->count, sizeof(*name));
	size_t i, n, number[2];

	m->shared = mem_zero(wanted->count, sizeof(*m->shared));
	for (i = 0; i < wanted->count && name != NULL; i++)
		name[i] = map_key(wanted, i);
	if (name != NULL && m->shared != NULL) {
		qsort(name, wanted->count, sizeof(*name), by_bytes);
		for (i = 1; i < wanted->count; i++) {
			number[0] = map_find(wanted, name[i - 1]);
			number[1] = map_find(wanted, name[i]);
			n = shared_characters(name[i - 1], name[i]);
			m->shared[number[0]] = n > m->shared[number[0]] ? n : m->shared[number[0]];
			m->shared[number[1]] = n > m->shared[number[1]] ? n : m->shared[number[1]];
		}
	}
	mem_free(name);
	return name != NULL && m->shared != NULL;
}

static int
by_place(const void *x, const void *y)
{
	const struct fresh *a = x, *b = y;
	int order = slice_cmp(a->region, b->region);

	if (order == 0)
		order = slice_cmp(a->year, b->year);
	return order != 0 ? order : slice_cmp(a->entity, b->entity);
}

static bool
collect_fresh(struct matching *m)
{
	const struct choice *c = m->choice;
	size_t i;
	uint32_t s;

	m->fresh = mem_zero(c->departments, sizeof(*m->fresh));
	for (i = 0; i < c->departments && m->fresh != NULL; i++) {
		s = c->department[i].source;
		if (m->expect->standing[i] == STANDING_NEW)
			m->fresh[m->count++] =
			    (struct fresh){registry_field(m->registry, s, SOURCE_REGION),
				registry_field(m->registry, s, SOURCE_YEAR),
				registry_field(m->registry, s, SOURCE_ENTITY), (uint32_t)i};
	}
	if (m->fresh != NULL && m->count > 1)
		qsort(m->fresh, m->count, sizeof(*m->fresh), by_place);
	return m->fresh != NULL;
}

static bool
note_unit(struct matching *m, uint32_t department, struct slice name)
{
	uint32_t key[2] = {department, 0};
	size_t number;

	buf_clear(&m->work);
	if (!nodes_plain_name(&m->work, name))
		return false;
	number = map_find(&m->expect->name, buf_view(&m->work));
	if (number == MAP_NONE)
		return true; /* no unit that the list has */
	key[1] = (uint32_t)number;
	return map_add(&m->unit, slice_make((const char *)key, sizeof(key))) != MAP_NONE;
}

/* Units that are there: with a report of their own, or on the list of a report. */
static bool
collect_units(struct matching *m)
{
	const struct registry *r = m->registry;
	uint32_t s;
	size_t i;
	bool ok = true;

	for (s = 0; s < registry_sources(r) && ok; s++)
		ok = note_unit(m, m->choice->verdict[s].department,
		    registry_field(r, s, SOURCE_ENTITY));
	for (i = 0; i < r->listed && ok; i++)
		ok = note_unit(m, m->choice->verdict[r->list[i].source].department,
		    map_key(&r->unit, r->list[i].unit));
	return ok;
}

static int
by_wanted(const void *x, const void *y)
{
	const struct old_unit *a = x, *b = y;

	if (a->wanted != b->wanted)
		return a->wanted < b->wanted ? -1 : 1;
	return a->name < b->name ? -1 : a->name > b->name;
}

/* The first of the list's units that is of this department or a later one. */
static size_t
first_unit(const struct expect *e, uint32_t wanted)
{
	size_t low = 0, high = e->units, at;

	while (low < high) {
		at = low + (high - low) / 2;
		if (e->unit[at].wanted < wanted)
			low = at + 1;
		else
			high = at;
	}
	return low;
}

static bool
same_units(const struct matching *m, uint32_t wanted, uint32_t department)
{
	const struct expect *e = m->expect;
	size_t i, n = 0, found = 0;
	uint32_t key[2] = {department, 0};

	for (i = first_unit(e, wanted); i < e->units && e->unit[i].wanted == wanted; i++, n++) {
		key[1] = e->unit[i].name;
		found += map_find(&m->unit, slice_make((const char *)key, sizeof(key))) != MAP_NONE;
	}
	return found * 2 > n;
}

static bool
same_family(const struct matching *m, const struct missing *old, const struct fresh *now)
{
	struct slice place = regions_name(m->regions, old->region);
	size_t shared = m->shared[old->wanted], before = utf8_count(old->region) + 1, least;

	/* what was compared begins with the region and a TAB */
	least = shared > before ? shared - before : 0;
	if (place.len > 0 && slice_starts(old->entity, place) && utf8_count(place) > least)
		least = utf8_count(place);
	return least > 0 && shared_characters(old->entity, now->entity) >= least + DISTINCT;
}

static int
compare_place(const struct missing *old, const struct fresh *f)
{
	int order = slice_cmp(f->region, old->region);

	return order != 0 ? order : slice_cmp(f->year, old->year);
}

enum evidence { EVIDENCE_UNITS, EVIDENCE_NAME, EVIDENCE_KINDS };

/* The only candidate there is; SIZE_MAX: none, or several. */
static size_t
only_candidate(const struct matching *m, const struct missing *old, enum evidence kind)
{
	size_t low = 0, high = m->count, at, found = SIZE_MAX;

	while (low < high) {
		at = low + (high - low) / 2;
		if (compare_place(old, &m->fresh[at]) < 0)
			low = at + 1;
		else
			high = at;
	}
	for (at = low; at < m->count && compare_place(old, &m->fresh[at]) == 0; at++) {
		if (m->expect->standing[m->fresh[at].department] != STANDING_NEW ||
		    !(kind == EVIDENCE_UNITS
			    ? same_units(m, old->wanted, m->fresh[at].department)
			    : same_family(m, old, &m->fresh[at])))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = at;
	}
	return found;
}

/* Two that claim one department are both left missing. */
static bool
match(struct matching *m, enum evidence kind)
{
	struct expect *e = m->expect;
	size_t *claim = mem_zero(e->missings, sizeof(*claim)), i;
	uint32_t *claims = mem_zero(m->count, sizeof(*claims));

	for (i = 0; i < e->missings && claim != NULL && claims != NULL; i++) {
		claim[i] = e->missing[i].renamed == REGISTRY_NONE
			       ? only_candidate(m, &e->missing[i], kind)
			       : SIZE_MAX;
		if (claim[i] != SIZE_MAX)
			claims[claim[i]]++;
	}
	for (i = 0; i < e->missings && claim != NULL && claims != NULL; i++) {
		if (claim[i] == SIZE_MAX || claims[claim[i]] != 1)
			continue;
		e->missing[i].renamed = m->fresh[claim[i]].department;
		e->standing[e->missing[i].renamed] = STANDING_RENAMED;
	}
	i = claim != NULL && claims != NULL;
	mem_free(claim);
	mem_free(claims);
	return i != 0;
}

bool
rename_match(struct expect *e, const struct registry *r, const struct choice *c,
    const struct regions *regions)
{
	struct matching m = {.expect = e, .registry = r, .choice = c, .regions = regions};
	bool ok = e->missings == 0;

	if (!ok) {
		if (e->units > 1)
			qsort(e->unit, e->units, sizeof(*e->unit), by_wanted);
		ok = share_names(&m) && collect_fresh(&m) && collect_units(&m) &&
		     match(&m, EVIDENCE_UNITS) && match(&m, EVIDENCE_NAME);
	}
	map_free(&m.unit);
	mem_free(m.fresh);
	mem_free(m.shared);
	buf_free(&m.work);
	return ok;
}
