/* SPDX-License-Identifier: ISC */
#include "rules.h"

#include "diag.h"
#include "mem.h"

static const char *const measure_columns[] = {"measure", "kind", "additive", "weight", NULL};
static const char *const cell_columns[] = {"role", "group", "sheet", "key", "measure", NULL};
static const char *const role_name[RULE_ROLES] = {
    "date", "paid", "received", "expenditure", "income"};

static bool
load_measures(struct rules *r)
{
	size_t i, n = reference_rows(r->measures), number;

	r->measure = mem_zero(n, sizeof(*r->measure));
	if (r->measure == NULL)
		return false;
	for (i = 0; i < n; i++) {
		number = map_add(&r->name, reference_get(r->measures, i, 0));
		if (number == MAP_NONE)
			return false;
		r->measure[number].additive =
		    slice_eq(reference_get(r->measures, i, 2), SLICE("yes"));
		r->measure[number].weight = reference_get(r->measures, i, 3);
	}
	return true;
}

static bool
load_cells(struct rules *r)
{
	size_t i, n = reference_rows(r->cells);
	int role;

	r->cell = mem_zero(n, sizeof(*r->cell));
	if (r->cell == NULL)
		return false;
	for (i = 0; i < n; i++) {
		for (role = 0; role < RULE_ROLES; role++) {
			if (slice_eq(reference_get(r->cells, i, 0), slice_of(role_name[role])))
				break;
		}
		if (role == RULE_ROLES) {
			diag_error(DIAG_AT(reference_path(r->cells), reference_line(r->cells, i)),
			    "%s is no role -- date, paid, received, expenditure or income",
			    diag_quote(reference_get(r->cells, i, 0)).text);
			return false;
		}
		r->cell[i] = (struct rule_cell){(enum rule_role)role, reference_get(r->cells, i, 1),
		    reference_get(r->cells, i, 2), reference_get(r->cells, i, 3),
		    reference_get(r->cells, i, 4)};
	}
	r->cell_count = n;
	return true;
}

enum status
rules_open(struct rules *r, const char *dir)
{
	*r = (struct rules){0};
	if (reference_open(&r->measures, dir, "measures.tsv", measure_columns) != STATUS_OK ||
	    reference_open(&r->cells, dir, "consolidation.tsv", cell_columns) != STATUS_OK)
		return STATUS_FAIL;
	return load_measures(r) && load_cells(r) ? STATUS_OK : STATUS_FAIL;
}

void
rules_close(struct rules *r)
{
	map_free(&r->name);
	mem_free(r->measure);
	mem_free(r->cell);
	reference_close(r->measures);
	reference_close(r->cells);
	*r = (struct rules){0};
}

const struct measure *
rules_measure(const struct rules *r, struct slice name)
{
	size_t n = map_find(&r->name, name);

	return n == MAP_NONE ? NULL : &r->measure[n];
}
