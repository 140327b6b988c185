/* SPDX-License-Identifier: ISC */
#include "expect.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "figure.h"
#include "mem.h"
#include "nodes.h"
#include "tsv.h"

static bool
pair_key(struct buf *b, struct slice region, struct slice entity)
{
	buf_clear(b);
	return buf_slice(b, region) && buf_byte(b, '\t') && buf_slice(b, entity);
}

/* `work` is free for use. */
static bool
add_unit(struct expect *e, size_t wanted, struct slice unit, struct buf *work)
{
	size_t name = nodes_plain_name(work, unit) ? map_add(&e->name, buf_view(work)) : MAP_NONE;

	if (name == MAP_NONE || !mem_grow(&e->unit, &e->unit_cap, e->units + 1, sizeof(*e->unit)))
		return false;
	e->unit[e->units++] = (struct old_unit){(uint32_t)wanted, (uint32_t)name};
	return true;
}

/* region and entity; a register of last year has `department` instead, which is better. */
static enum status
read_list(struct expect *e, const char *path)
{
	char *file[1] = {(char *)(uintptr_t)path};
	static const struct tsv_schema schema = {NULL, NULL};
	struct tsv t;
	struct buf key = {0};
	enum tsv_event event;
	size_t region = TSV_NONE, entity = TSV_NONE, unit = TSV_NONE, wanted;
	enum status st = tsv_open(&t, file, 1, &schema);

	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_HEADER) {
			region = tsv_column(&t, "region");
			entity = tsv_column(&t, "department");
			unit = entity == TSV_NONE ? TSV_NONE : tsv_column(&t, "entity");
			if (entity == TSV_NONE)
				entity = tsv_column(&t, "entity");
			if (region == TSV_NONE || entity == TSV_NONE) {
				diag_error(DIAG_AT(path, tsv_line(&t)),
				    "wants the columns region and entity");
				st = STATUS_FAIL;
			}
		} else if (tsv_field(&t, entity).len > 0) {
			wanted = pair_key(&key, tsv_field(&t, region), tsv_field(&t, entity))
				     ? map_add(&e->wanted, buf_view(&key))
				     : MAP_NONE;
			if (wanted == MAP_NONE ||
			    (unit != TSV_NONE &&
				!slice_eq(tsv_field(&t, unit), tsv_field(&t, entity)) &&
				!add_unit(e, wanted, tsv_field(&t, unit), &key)))
				st = STATUS_FAIL;
		}
	}
	st = status_max(st, tsv_status(&t));
	tsv_close(&t);
	buf_free(&key);
	return st;
}

static enum status
read_findings(struct expect *e, const char *path)
{
	char *file[1] = {(char *)(uintptr_t)path};
	struct tsv t;
	enum tsv_event event;
	size_t verdict = TSV_NONE, severity = TSV_NONE;
	enum status st = tsv_open(&t, file, 1, &finding_schema);

	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_HEADER) {
			verdict = tsv_column(&t, "verdict");
			severity = tsv_column(&t, "severity");
			if (verdict == TSV_NONE || severity == TSV_NONE) {
				diag_error(DIAG_AT(path, tsv_line(&t)),
				    "wants the columns of reconcile's findings");
				st = STATUS_FAIL;
			}
		} else if (slice_eq(tsv_field(&t, verdict), SLICE("fail")) &&
			   slice_eq(tsv_field(&t, severity), SLICE("E")) &&
			   map_add(&e->failed, tsv_field(&t, 0)) == MAP_NONE) {
			st = STATUS_FAIL;
		}
	}
	st = status_max(st, tsv_status(&t));
	tsv_close(&t);
	return st;
}

enum status
expect_read(struct expect *e, const struct settings *set)
{
	enum status st = STATUS_OK;

	*e =
	    (struct expect){.has_list = set->expect != NULL, .has_findings = set->findings != NULL};
	if (e->has_list)
		st = read_list(e, set->expect);
	if (st == STATUS_OK && e->has_findings)
		st = read_findings(e, set->findings);
	return st;
}

static bool
add_missing(struct expect *e, size_t wanted, struct slice year)
{
	struct slice rest = map_key(&e->wanted, wanted), region;

	if (!slice_split(&rest, '\t', &region) ||
	    !mem_grow(&e->missing, &e->cap, e->missings + 1, sizeof(*e->missing)))
		return false;
	e->missing[e->missings++] = (struct missing){region, rest, year, (uint32_t)wanted, REGISTRY_NONE};
	return true;
}

static int
by_place(const void *x, const void *y)
{
	const struct missing *a = x, *b = y;
	int order = slice_cmp(a->region, b->region);

	if (order == 0)
		order = slice_cmp(a->year, b->year);
	return order != 0 ? order : slice_cmp(a->entity, b->entity);
}

/* One year: whoever has a source, used or not, is there. */
static bool
match_year(struct expect *e, const struct registry *r, const struct choice *c, struct slice year,
    struct buf *key)
{
	uint32_t s;
	size_t i, at;

	memset(e->present, 0, e->wanted.count * sizeof(*e->present));
	for (s = 0; s < registry_sources(r); s++) {
		if (c->verdict[s].fate == FATE_RESTATED ||
		    !slice_eq(registry_field(r, s, SOURCE_YEAR), year))
			continue;
		if (!pair_key(key, registry_field(r, s, SOURCE_REGION),
			registry_field(r, s, SOURCE_ENTITY)))
			return false;
		at = map_find(&e->wanted, buf_view(key));
		if (at != MAP_NONE)
			e->present[at] = true;
	}
	for (i = 0; i < e->wanted.count; i++) {
		if (!e->present[i] && !add_missing(e, i, year))
			return false;
	}
	return true;
}

/* Departments that the list does not have are new. */
static bool
stand(struct expect *e, const struct registry *r, const struct choice *c, struct buf *key)
{
	size_t i;
	uint32_t s;

	e->standing = mem_zero(c->departments, sizeof(*e->standing));
	for (i = 0; i < c->departments && e->standing != NULL; i++) {
		s = c->department[i].source;
		if (!pair_key(key, registry_field(r, s, SOURCE_REGION),
			registry_field(r, s, SOURCE_ENTITY)))
			return false;
		if (map_find(&e->wanted, buf_view(key)) == MAP_NONE)
			e->standing[i] = STANDING_NEW;
	}
	return e->standing != NULL;
}

static void
tell_missing(const struct missing *m, const struct registry *r, const struct choice *c)
{
	struct slice now = {0};

	if (m->renamed != REGISTRY_NONE)
		now = registry_field(r, c->department[m->renamed].source, SOURCE_ENTITY);
	diag_warn(NULL, "no report of %s (region %.*s) for %.*s%s%.*s", diag_quote(m->entity).text,
	    (int)m->region.len, m->region.ptr, (int)m->year.len, m->year.ptr,
	    now.len > 0 ? diag_words(": it seems to be now ") : "", (int)now.len,
	    now.len > 0 ? now.ptr : "");
}

enum status
expect_match(struct expect *e, const struct registry *r, const struct choice *c)
{
	struct buf key = {0};
	size_t i;
	bool ok = true;

	if (!e->has_list)
		return STATUS_OK;
	e->present = mem_zero(e->wanted.count, sizeof(*e->present));
	ok = e->present != NULL;
	for (i = 0; i < c->departments && ok; i++)
		ok = map_add(&e->years, registry_field(r, c->department[i].source, SOURCE_YEAR)) !=
		     MAP_NONE;
	for (i = 0; i < e->years.count && ok; i++)
		ok = match_year(e, r, c, map_key(&e->years, i), &key);
	if (ok && e->missings > 1)
		qsort(e->missing, e->missings, sizeof(*e->missing), by_place);
	ok = ok && stand(e, r, c, &key);
	buf_free(&key);
	return ok ? STATUS_OK : STATUS_FAIL;
}

void
expect_tell(const struct expect *e, const struct registry *r, const struct choice *c)
{
	size_t i;

	for (i = 0; i < e->missings; i++)
		tell_missing(&e->missing[i], r, c);
}

bool
expect_failed(const struct expect *e, struct slice report)
{
	return map_find(&e->failed, report) != MAP_NONE;
}

void
expect_free(struct expect *e)
{
	map_free(&e->wanted);
	map_free(&e->failed);
	map_free(&e->years);
	map_free(&e->name);
	mem_free(e->unit);
	mem_free(e->standing);
	mem_free(e->missing);
	mem_free(e->present);
	*e = (struct expect){0};
}
