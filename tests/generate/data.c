/* SPDX-License-Identifier: ISC */
#include "data.h"

#include "mem.h"
#include "reference.h"
#include "rng.h"

/* Every data file read whole into arrays of the arena, through one small loader. */
struct table {
	struct reference *ref;
	size_t rows;
};

static int64_t
number(struct slice s)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		n = n * 10 + (s.ptr[i] - '0');
	return n;
}

static struct slice
keep(struct data *d, const struct table *t, size_t row, size_t col, bool *ok)
{
	return arena_slice(&d->arena, reference_get(t->ref, row, col), ok);
}

/* Opens data/NAME and takes `size` bytes a row from the arena. */
static bool
open_table(struct data *d, struct table *t, const char *dir, const char *name,
    const char *const *cols, void *array, size_t size)
{
	void *mem;

	if (reference_open(&t->ref, dir, name, cols) != STATUS_OK)
		return false;
	t->rows = reference_rows(t->ref);
	mem = arena_zero(&d->arena, t->rows + 1, size);
	*(void **)array = mem;
	return mem != NULL;
}

static bool
load_functions(struct data *d, const char *dir)
{
	static const char *const cols[] = {"code", "name", "since", NULL};
	struct table t = {0};
	bool ok = true;
	size_t i;

	if (!open_table(d, &t, dir, "functional.tsv", cols, &d->function, sizeof *d->function))
		return false;
	for (i = 0; ok && i < t.rows; i++) {
		struct function *f = &d->function[i];

		f->code = keep(d, &t, i, 0, &ok);
		f->name = keep(d, &t, i, 1, &ok);
		f->since = (int)number(reference_get(t.ref, i, 2));
		ok = ok && map_add(&d->codes, f->code) == i;
	}
	d->functions = t.rows;
	reference_close(t.ref);
	return ok;
}

/* The row of `code` in the years before e's. */
static int
row_before(const struct data *d, const struct economy *e, struct slice code)
{
	size_t i;

	for (i = 0; i < d->economies; i++)
		if (slice_eq(d->economy[i].code, code) && data_economy_in(&d->economy[i], e->since - 1))
			return (int)i;
	return -1;
}

static bool
load_economies(struct data *d, const char *dir)
{
	static const char *const cols[] = {"code", "name", "low", "high", "x", "a", "s", "b", "since", "until", "before", NULL};
	struct table t = {0};
	bool ok = true;
	size_t i, k;

	if (!open_table(d, &t, dir, "economic.tsv", cols, &d->economy, sizeof *d->economy))
		return false;
	for (i = 0; ok && i < t.rows; i++) {
		struct economy *e = &d->economy[i];

		e->code = keep(d, &t, i, 0, &ok);
		e->name = keep(d, &t, i, 1, &ok);
		e->low = number(reference_get(t.ref, i, 2));
		e->high = number(reference_get(t.ref, i, 3));
		for (k = 0; k < DATA_KINDS; k++)
			e->chance[k] = number(reference_get(t.ref, i, 4 + k));
		e->since = (int)number(reference_get(t.ref, i, 8));
		e->until = (int)number(reference_get(t.ref, i, 9));
		e->until = e->until == 0 ? 9999 : e->until;
	}
	d->economies = t.rows;
	for (i = 0; ok && i < t.rows; i++)
		d->economy[i].before = row_before(d, &d->economy[i], reference_get(t.ref, i, 10));
	reference_close(t.ref);
	return ok;
}

static bool
load_classes(struct data *d, const char *dir)
{
	static const char *const cols[] = {"code", "name", "since", "until", NULL};
	struct table t = {0};
	bool ok = true;
	size_t i;

	if (!open_table(d, &t, dir, "classes.tsv", cols, &d->classes, sizeof *d->classes))
		return false;
	for (i = 0; ok && i < t.rows; i++) {
		d->classes[i].code = keep(d, &t, i, 0, &ok);
		d->classes[i].name = keep(d, &t, i, 1, &ok);
		d->classes[i].since = (int)number(reference_get(t.ref, i, 2));
		d->classes[i].until = (int)number(reference_get(t.ref, i, 3));
		if (d->classes[i].until == 0)
			d->classes[i].until = 9999;
	}
	d->class_rows = t.rows;
	reference_close(t.ref);
	return ok;
}

static bool
load_regions(struct data *d, const char *dir)
{
	static const char *const cols[] = {"code", "name", "level", NULL};
	struct table t = {0};
	bool ok = true;
	size_t i;

	if (!open_table(d, &t, dir, "regions.tsv", cols, &d->region, sizeof *d->region))
		return false;
	for (i = 0; ok && i < t.rows; i++) {
		struct slice level = reference_get(t.ref, i, 2);

		d->region[i].code = keep(d, &t, i, 0, &ok);
		d->region[i].name = keep(d, &t, i, 1, &ok);
		d->region[i].level = slice_eq(level, SLICE("province")) ? REGION_PROVINCE
		    : slice_eq(level, SLICE("city"))			? REGION_CITY
									: REGION_COUNTY;
	}
	d->regions = t.rows;
	reference_close(t.ref);
	return ok;
}

static bool
load_families(struct data *d, const char *dir)
{
	static const char *const cols[] = {
	    "family", "local", "provincial", "org", "projects", "funds", "capital", "units", NULL};
	struct table t = {0};
	bool ok = true;
	size_t i;

	if (!open_table(d, &t, dir, "families.tsv", cols, &d->family, sizeof *d->family))
		return false;
	for (i = 0; ok && i < t.rows; i++) {
		struct family *f = &d->family[i];

		f->name = keep(d, &t, i, 0, &ok);
		f->local = keep(d, &t, i, 1, &ok);
		f->provincial = keep(d, &t, i, 2, &ok);
		f->org = keep(d, &t, i, 3, &ok);
		f->projects = keep(d, &t, i, 4, &ok);
		f->funds = keep(d, &t, i, 5, &ok);
		f->capital = keep(d, &t, i, 6, &ok);
		f->units = keep(d, &t, i, 7, &ok);
	}
	d->families = t.rows;
	reference_close(t.ref);
	return ok;
}

static bool
load_phrases(struct data *d, const char *dir, const char *name, struct phrases *p)
{
	static const char *const cols[] = {"style", "kind", "text", "extra", NULL};
	struct table t = {0};
	bool ok = true;
	size_t i;

	if (!open_table(d, &t, dir, name, cols, &p->line, sizeof *p->line))
		return false;
	for (i = 0; ok && i < t.rows; i++) {
		p->line[i].style = keep(d, &t, i, 0, &ok);
		p->line[i].kind = keep(d, &t, i, 1, &ok);
		p->line[i].text = keep(d, &t, i, 2, &ok);
		p->line[i].extra = keep(d, &t, i, 3, &ok);
	}
	p->n = t.rows;
	reference_close(t.ref);
	return ok;
}

enum status
data_load(struct data *d, const char *dir)
{
	*d = (struct data){0};
	if (!load_functions(d, dir) || !load_economies(d, dir) || !load_classes(d, dir) ||
	    !load_regions(d, dir) || !load_families(d, dir) ||
	    !load_phrases(d, dir, "narrative.tsv", &d->narrative) ||
	    !load_phrases(d, dir, "words.tsv", &d->words) ||
	    !load_phrases(d, dir, "projects.tsv", &d->project) ||
	    !load_phrases(d, dir, "glossary.tsv", &d->glossary)) {
		data_free(d);
		return STATUS_FAIL;
	}
	return STATUS_OK;
}

void
data_free(struct data *d)
{
	map_free(&d->codes);
	arena_free(&d->arena);
	*d = (struct data){0};
}

size_t
data_function(const struct data *d, struct slice code)
{
	return map_find(&d->codes, code);
}

struct slice
data_function_name(const struct data *d, struct slice code, int year)
{
	size_t i;

	if (code.len == 3)
		for (i = 0; i < d->class_rows; i++)
			if (slice_eq(d->classes[i].code, code) && d->classes[i].since <= year &&
			    d->classes[i].until >= year)
				return d->classes[i].name;
	if (year <= 2019 && slice_eq(code, SLICE("20805")))
		return SLICE("行政事业单位离退休");
	i = data_function(d, code);
	return i == MAP_NONE ? (struct slice){0} : d->function[i].name;
}

bool
data_economy_in(const struct economy *e, int year)
{
	return e->since <= year && year <= e->until;
}

size_t
data_economy(const struct data *d, const char *code)
{
	size_t i;

	for (i = 0; i < d->economies; i++)
		if (slice_eq(d->economy[i].code, slice_of(code)))
			return i;
	return MAP_NONE;
}

struct slice
phrase_pick(const struct phrases *p, const char *kind, struct rng *r)
{
	struct slice want = slice_of(kind);
	size_t i, n = 0;
	int64_t k;

	for (i = 0; i < p->n; i++)
		n += slice_eq(p->line[i].kind, want);
	if (n == 0)
		return (struct slice){0};
	k = rng_below(r, (int64_t)n);
	for (i = 0; i < p->n; i++)
		if (slice_eq(p->line[i].kind, want) && k-- == 0)
			return p->line[i].text;
	return (struct slice){0};
}
