/* SPDX-License-Identifier: ISC */
#include "world.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"

static size_t
number_of(const struct data *d, const struct region *r)
{
	return (size_t)(r - d->region);
}

static bool
push(const struct region ***out, size_t *n, size_t *cap, const struct region *r)
{
	if (!mem_grow(out, cap, *n + 1, sizeof **out))
		return false;
	(*out)[(*n)++] = r;
	return true;
}

/* A city and its first counties: those whose code begins like the city's. */
static bool
push_city(const struct data *d, const struct plan *p, const struct region *city,
    const struct region ***out, size_t *n, size_t *cap)
{
	size_t i, k = 0;

	if (!push(out, n, cap, city))
		return false;
	for (i = number_of(d, city) + 1; i < d->regions && k < p->counties; i++) {
		if (!slice_starts(d->region[i].code, slice_sub(city->code, 0, 4)))
			break;
		if (!push(out, n, cap, &d->region[i]))
			return false;
		k++;
	}
	return true;
}

bool
world_regions(const struct data *d, const struct plan *p, const struct region ***out, size_t *n)
{
	struct rng r = rng_fork(p->seed, 2);
	const struct region *province = NULL;
	size_t cap = 0, start, i, at, cities = 0;

	*out = NULL;
	*n = 0;
	/* The seed says where to begin; when a province is used up the next one goes on. */
	start = (size_t)rng_below(&r, (int64_t)d->regions);
	while (start > 0 && d->region[start].level != REGION_PROVINCE)
		start--;
	for (i = 0; i < d->regions && (cities < p->cities || i == 0); i++) {
		at = (start + i) % d->regions;
		if (d->region[at].level == REGION_PROVINCE)
			province = &d->region[at];
		if (d->region[at].level == REGION_PROVINCE && p->provincial &&
		    !push(out, n, &cap, province))
			return false;
		if (d->region[at].level != REGION_CITY || cities == p->cities)
			continue;
		if (!push_city(d, p, &d->region[at], out, n, &cap))
			return false;
		cities++;
	}
	return true;
}

static struct slice
join(struct arena *a, const char *fmt, struct slice x, struct slice y, bool *ok)
{
	char text[256];
	int n = snprintf(text, sizeof text, fmt, (int)x.len, x.ptr, (int)y.len, y.ptr);

	return arena_slice(a, slice_make(text, n < 0 ? 0 : (size_t)n), ok);
}

/* A district is named with its city before it, a county or county-level city is not. */
static struct slice
region_prefix(struct arena *a, const struct data *d, const struct region *r, bool *ok)
{
	size_t i = number_of(d, r);

	if (r->level != REGION_COUNTY || !slice_ends(r->name, SLICE("区")))
		return r->name;
	while (i > 0 && d->region[i].level != REGION_CITY)
		i--;
	return join(a, "%.*s%.*s", d->region[i].name, r->name, ok);
}

static struct slice
department_name(
    struct arena *a, struct slice prefix, const struct region *r, const struct family *f, bool *ok)
{
	struct slice local = r->level == REGION_PROVINCE ? f->provincial : f->local;

	if (r->level == REGION_COUNTY && slice_starts(local, SLICE("中级")))
		local = slice_from(local, strlen("中级"));
	if (slice_starts(local, SLICE("委")))
		return join(a, "中共%.*s%.*s", prefix, local, ok);
	return join(a, "%.*s%.*s", prefix, local, ok);
}

static void
add_spec(struct unit_spec *u, const struct data *d, const struct plan *p, struct slice code,
    enum role role, enum fund fund)
{
	size_t f = data_function(d, code), i;

	if (f == MAP_NONE || d->function[f].since >= p->first_year || u->specs == SPEC_MAX)
		return;
	for (i = 0; i < u->specs && role < ROLE_DOWN; i++)
		if (u->spec[i] == f && u->fund[i] == fund)
			return;
	u->spec[u->specs] = f;
	u->role[u->specs] = role;
	u->fund[u->specs++] = fund;
}

static void
social_specs(struct unit_spec *u, const struct data *d, const struct plan *p)
{
	bool civil = u->kind == 'x' || u->kind == 'a';

	add_spec(u, d, p, civil ? SLICE("2080501") : SLICE("2080502"), ROLE_SOCIAL, FUND_GENERAL);
	add_spec(u, d, p, SLICE("2080505"), ROLE_SOCIAL, FUND_GENERAL);
	add_spec(u, d, p, SLICE("2080506"), ROLE_SOCIAL, FUND_GENERAL);
	add_spec(u, d, p, civil ? SLICE("2101101") : SLICE("2101102"), ROLE_SOCIAL, FUND_GENERAL);
	if (civil)
		add_spec(u, d, p, SLICE("2101103"), ROLE_SOCIAL, FUND_GENERAL);
	add_spec(u, d, p, SLICE("2210201"), ROLE_SOCIAL, FUND_GENERAL);
	if (u->seed % 5 == 0)
		add_spec(u, d, p, SLICE("2210203"), ROLE_SOCIAL, FUND_GENERAL);
}

static void
list_specs(struct unit_spec *u, const struct data *d, const struct plan *p, struct slice list,
    enum fund fund, struct rng *r, int64_t permille)
{
	struct slice code;

	while (list.len > 0 && slice_split(&list, ',', &code))
		if (rng_chance(r, permille))
			add_spec(u, d, p, code, ROLE_PROJECT, fund);
}

static void
bureau_spec(struct department *dep, const struct data *d, const struct plan *p, struct rng *r)
{
	struct unit_spec *u = &dep->spec[0];
	char code[16];

	*u = (struct unit_spec){.seed = rng_mix(dep->seed, 100), .kind = 'x', .is_bureau = true};
	u->head = dep->region->level == REGION_PROVINCE ? rng_range(r, 60, 260)
	    : dep->region->level == REGION_CITY		? rng_range(r, 25, 130)
							: rng_range(r, 8, 60);
	u->scale = dep->region->level == REGION_PROVINCE ? 300
	    : dep->region->level == REGION_CITY		 ? 100
							 : 30;
	(void)snprintf(
	    code, sizeof code, "%.*s01", (int)dep->family->org.len, dep->family->org.ptr);
	add_spec(u, d, p, slice_of(code), ROLE_RUN, FUND_GENERAL);
	(void)snprintf(
	    code, sizeof code, "%.*s02", (int)dep->family->org.len, dep->family->org.ptr);
	add_spec(u, d, p, slice_of(code), ROLE_PROJECT, FUND_GENERAL);
	social_specs(u, d, p);
	list_specs(u, d, p, dep->family->projects, FUND_GENERAL, r, 750);
	list_specs(u, d, p, dep->family->funds, FUND_GOVERNMENT, r, 650);
	list_specs(u, d, p, dep->family->capital, FUND_CAPITAL, r, p->first_year > 2019 ? 500 : 0);
}

static void
unit_spec(struct department *dep, const struct data *d, const struct plan *p, struct slice kind,
    struct slice code, struct rng *r)
{
	struct unit_spec *u = &dep->spec[dep->units];

	*u = (struct unit_spec){.seed = rng_mix(dep->seed, 101 + dep->units), .number = dep->units};
	u->kind = kind.len > 0 ? kind.ptr[0] : 's';
	u->head = u->kind == 'b' ? rng_range(r, 20, 320) : rng_range(r, 5, 60);
	u->scale = dep->spec[0].scale / 4 + 1;
	add_spec(u, d, p, code, ROLE_RUN, FUND_GENERAL);
	social_specs(u, d, p);
	list_specs(u, d, p, dep->family->projects, FUND_GENERAL, r, 250);
}

/* Payments between the bureau and its last unit, both ends at one code. */
static void
transfers(struct department *dep, struct rng *r)
{
	struct unit_spec *bureau = &dep->spec[0], *unit = &dep->spec[dep->units - 1];
	size_t i;

	if (dep->units < 2)
		return;
	if (rng_chance(r, 300)) {
		for (i = 0; i < bureau->specs && bureau->role[i] != ROLE_PROJECT; i++)
			continue;
		if (i < bureau->specs && bureau->specs < SPEC_MAX && unit->specs < SPEC_MAX) {
			bureau->down = unit->down = rng_wide(r, 10000, 2000000);
			bureau->spec[bureau->specs] = unit->spec[unit->specs] = bureau->spec[i];
			bureau->role[bureau->specs] = unit->role[unit->specs] = ROLE_DOWN;
			bureau->fund[bureau->specs++] = unit->fund[unit->specs++] = FUND_GENERAL;
		}
	}
	if (unit->kind == 'b' && unit->specs > 0 && bureau->specs < SPEC_MAX &&
	    rng_chance(r, 250)) {
		bureau->up = unit->up = rng_wide(r, 10000, 100000);
		bureau->spec[bureau->specs] = unit->spec[0];
		bureau->role[bureau->specs] = ROLE_UP;
		bureau->fund[bureau->specs++] = FUND_GENERAL;
	}
}

static void
calibers(struct department *dep, const struct plan *p, struct rng *r)
{
	dep->all = true;
	dep->says_all = dep->units > 1 && rng_chance(r, 550);
	if (!p->caliber_mix || dep->units < 2)
		return;
	switch (rng_below(r, 6)) {
	case 0:
		dep->says_all = true;
		break;
	case 1:
		dep->self = true;
		dep->says_all = true;
		break;
	case 2:
		dep->self = dep->parts = dep->says_all = true;
		break;
	case 3:
		dep->all = false;
		dep->self = dep->parts = true;
		break;
	case 4:
		dep->parts = true;
		break;
	default:
		break;
	}
}

static bool
units(struct department *dep, struct arena *a, const struct data *d, const struct plan *p,
    struct slice prefix, struct rng *r)
{
	struct slice list = dep->family->units, one, name, kind, code;
	bool ok = true, wide = rng_chance(r, 500);

	dep->unit_entity[0] = dep->entity;
	dep->line[0].name =
	    join(a, wide ? "%.*s（%.*s）" : "%.*s(%.*s)", dep->entity, SLICE("本级"), &ok);
	dep->line[0].kind = 'x';
	dep->units = 1;
	while (list.len > 0 && slice_split(&list, ';', &one) && dep->units < UNIT_MAX) {
		if (!slice_split(&one, ':', &name) || !slice_split(&one, ':', &kind) ||
		    !slice_split(&one, ':', &code) || rng_chance(r, 350))
			continue;
		unit_spec(dep, d, p, kind, code, r);
		if (dep->spec[dep->units].specs == 0 || dep->spec[dep->units].role[0] != ROLE_RUN)
			continue;
		dep->unit_entity[dep->units] = join(a, "%.*s%.*s", prefix, name, &ok);
		dep->line[dep->units].name = dep->unit_entity[dep->units];
		dep->line[dep->units++].kind = kind.ptr[0];
	}
	return ok;
}

/* Which style a region's template follows: one for a city and its counties, with exceptions. */
static enum style
choose_style(const struct plan *p, const struct region *region, struct rng *r)
{
	enum style pool[STYLE_N];
	size_t n = 0, i;
	bool any = false;
	uint64_t key = 0;

	for (i = 0; i < STYLE_N; i++)
		any = any || p->style[i];
	for (i = 0; i < STYLE_N; i++)
		if (any ? p->style[i] : (i == STYLE_OLD) == (p->last_year < 2019))
			pool[n++] = (enum style)i;
	for (i = 0; i < 4 && i < region->code.len; i++)
		key = key * 10 + (uint64_t)(region->code.ptr[i] - '0');
	return rng_chance(r, 250) ? pool[rng_below(r, (int64_t)n)]
				  : pool[rng_mix(p->seed, key) % n];
}

bool
world_department(struct department *dep, struct arena *a, const struct data *d,
    const struct plan *p, const struct region *region, size_t j)
{
	uint64_t place = rng_mix(p->seed, number_of(d, region) + 1000);
	struct rng r;
	struct slice prefix;
	char code[8];
	bool ok = true;

	memset(dep, 0, sizeof *dep);
	dep->region = region;
	dep->family = &d->family[(place % d->families + j * 5) % d->families];
	dep->seed = rng_mix(place, j + 1);
	r = rng_fork(dep->seed, 3);
	prefix = region_prefix(a, d, region, &ok);
	dep->entity = department_name(a, prefix, region, dep->family, &ok);
	dep->style = choose_style(p, region, &r);
	(void)snprintf(code, sizeof code, "%d", (int)rng_range(&r, 101, 899));
	dep->budget_code =
	    rng_chance(&r, 500) ? arena_slice(a, slice_of(code), &ok) : (struct slice){0};
	bureau_spec(dep, d, p, &r);
	ok = ok && units(dep, a, d, p, prefix, &r);
	transfers(dep, &r);
	calibers(dep, p, &r);
	return ok && dep->spec[0].specs > 0 && dep->spec[0].role[0] == ROLE_RUN;
}
