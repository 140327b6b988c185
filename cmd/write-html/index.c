/* SPDX-License-Identifier: ISC */
#include "index.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "buf.h"
#include "diag.h"
#include "figure.h"
#include "mem.h"

enum { CODE = 6 };

/* FNV-1a: names of pages stay the same from run to run and build to build. */
static uint64_t
hash(struct slice s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return h;
}

static bool
is_region(struct slice region)
{
	for (size_t i = 0; i < region.len; i++)
		if (region.ptr[i] < '0' || region.ptr[i] > '9')
			return false;
	return region.len == CODE;
}

void
index_region_file(struct slice region, char file[INDEX_FILE_CAP])
{
	if (is_region(region))
		snprintf(file, INDEX_FILE_CAP, "%.*s.html", (int)region.len, region.ptr);
	else if (region.len == 0)
		snprintf(file, INDEX_FILE_CAP, "none.html");
	else
		snprintf(file, INDEX_FILE_CAP, "x-%016" PRIx64 ".html", hash(region));
}

static bool
name_page(struct index *x, struct report *r)
{
	size_t before;
	unsigned more = 0;

	do {
		if (more == 0)
			snprintf(r->file, sizeof(r->file), "%.*s-%016" PRIx64 ".html", is_region(r->region) ? CODE : 1,
			    is_region(r->region) ? r->region.ptr : "x", hash(r->path));
		else
			snprintf(r->file, sizeof(r->file), "x-%016" PRIx64 "-%u.html", hash(r->path), more);
		more++;
		before = x->file.count;
		if (map_add(&x->file, slice_of(r->file)) == MAP_NONE)
			return false;
	} while (x->file.count == before);
	return true;
}

/* Reports of one entity are chained from the last to the first. */
static bool
chain(struct index *x, size_t n)
{
	struct buf key = {0};
	struct report *r = &x->report[n];
	bool ok = buf_slice(&key, r->region) && buf_byte(&key, '\t') && buf_slice(&key, r->entity);
	size_t before = x->owner.count, o = ok ? map_add(&x->owner, buf_view(&key)) : MAP_NONE;

	buf_free(&key);
	if (o == MAP_NONE || !mem_grow(&x->last, &x->last_cap, o + 1, sizeof(*x->last)))
		return false;
	r->next = o < before ? x->last[o] : 0;
	x->last[o] = n + 1;
	return true;
}

static enum status
begin_report(struct index *x, const struct tsv *t, const struct figure_map *m)
{
	size_t before = x->path.count, n = map_add(&x->path, figure_get(t, m, FIGURE_REPORT));
	struct report *r;
	bool ok = true;

	if (n == MAP_NONE || !mem_grow(&x->report, &x->cap, n + 1, sizeof(*x->report)))
		return STATUS_FAIL;
	if (n < before) {
		diag_error(DIAG_AT(tsv_file(t), tsv_line(t)), "the figures of %s do not stand together -- sort the stream",
		    diag_quote(figure_get(t, m, FIGURE_REPORT)).text);
		return STATUS_FAIL;
	}
	r = &x->report[n];
	*r = (struct report){
		.path = map_key(&x->path, n),
		.entity = arena_slice(&x->memory, figure_get(t, m, FIGURE_ENTITY), &ok),
		.scope = arena_slice(&x->memory, figure_get(t, m, FIGURE_SCOPE), &ok),
		.year = arena_slice(&x->memory, figure_get(t, m, FIGURE_YEAR), &ok),
		.region = arena_slice(&x->memory, figure_get(t, m, FIGURE_REGION), &ok),
	};
	return ok && name_page(x, r) && chain(x, n) ? STATUS_OK : STATUS_FAIL;
}

static void
take_total(struct report *r, struct summary *s, const struct tsv *t, const struct figure_map *m)
{
	enum summary_group group;
	size_t order;

	if (slice_eq(figure_get(t, m, FIGURE_YEAR), r->year) &&
	    summary_is(s, figure_get(t, m, FIGURE_SHEET), figure_get(t, m, FIGURE_KEY), figure_get(t, m, FIGURE_MEASURE),
	    &group, &order) && group == SUMMARY_TOTAL && order < INDEX_TOTALS && !r->known[order])
		r->known[order] = dec_parse(figure_get(t, m, FIGURE_VALUE), &r->total[order]);
}

static enum status
look_up(const struct tsv *t, struct figure_map *m)
{
	figure_map_columns(t, m);
	if (m->column[FIGURE_KEY] != TSV_NONE || tsv_columns(t) == 0)
		return STATUS_OK;
	diag_error(DIAG_AT(tsv_file(t), tsv_line(t)),
	    "no column named key -- the figures must come through normalise-numbers and tag-codes");
	return STATUS_FAIL;
}

enum status
index_read(struct index *x, const struct site *site)
{
	char *path = site->set->figures;
	struct figure_map map;
	struct slice current = {NULL, 0};
	struct tsv t;
	enum tsv_event event;
	enum status st = tsv_open(&t, &path, 1, &figure_headed);

	if (st != STATUS_OK)
		return st;
	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_HEADER) {
			st = look_up(&t, &map);
			continue;
		}
		if (x->path.count == 0 || !slice_eq(figure_get(&t, &map, FIGURE_REPORT), current)) {
			st = begin_report(x, &t, &map);
			if (st == STATUS_OK)
				current = x->report[x->path.count - 1].path;
		}
		if (st == STATUS_OK && figure_get(&t, &map, FIGURE_SHEET).len == 3)
			take_total(&x->report[x->path.count - 1], site->summary, &t, &map);
	}
	st = status_max(st, tsv_status(&t));
	tsv_close(&t);
	return st;
}

size_t
index_find(const struct index *x, struct slice path)
{
	return map_find(&x->path, path);
}

void
index_free(struct index *x)
{
	map_free(&x->path);
	map_free(&x->file);
	map_free(&x->owner);
	mem_free(x->report);
	mem_free(x->last);
	arena_free(&x->memory);
}
