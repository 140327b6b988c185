/* SPDX-License-Identifier: ISC */
#include "rows.h"

#include "diag.h"
#include "lines.h"

/* A hidden measure is gone once its key is: what cannot be added is not compared. */
static enum status
compare_sum(struct rows *rows, struct result *r)
{
	const struct measure *m = NULL;

	if (rows->set->hidden > 0 && rows->printer->rules != NULL)
		m = rules_measure(
		    rows->printer->rules, layout_field(r->key, rows->layout->measure));
	if (m != NULL && !m->additive)
		return STATUS_OK;
	r->key = guard_visible(rows->set, r->key);
	return compare_row(rows->compare, r);
}

static enum status
put_figures(struct rows *rows, struct result *r)
{
	enum status st;

	if (layout_too_deep(rows->layout, r->key))
		return STATUS_OK;
	st = guard_row(&rows->guard, r->key);
	if (st == STATUS_OK && rows->spread != NULL)
		st = spread_read(rows->spread, r->key, &rows->printer->quantiles);
	if (st != STATUS_OK)
		return st;
	return rows->compare != NULL ? compare_sum(rows, r) : print_row(rows->printer, r);
}

static enum status
let_go(struct rows *rows)
{
	bool held = rows->holding;

	rows->holding = false;
	return held ? print_row(rows->printer, &rows->held) : STATUS_OK;
}

/* The rows of one visible key stand together, one for each of its values. */
static enum status
put_values(struct rows *rows, const struct result *r)
{
	struct slice key = guard_visible(rows->set, r->key);
	enum status st = STATUS_OK;

	if (!rows->holding || !slice_eq(guard_visible(rows->set, rows->held.key), key)) {
		st = let_go(rows);
		buf_clear(&rows->held_key);
		if (!buf_slice(&rows->held_key, r->key))
			return STATUS_FAIL;
		rows->held = *r;
		rows->held.key = buf_view(&rows->held_key);
		rows->holding = true;
	} else if (!total_add(&rows->held.total, &r->total)) {
		diag_error(NULL, "the sum of %s passes 38 digits -- group by more columns",
		    diag_quote(key).text);
		st = STATUS_FAIL;
	}
	if (st == STATUS_OK && rows->set->quantiles > 0 &&
	    !quantiles_add(&rows->printer->quantiles,
		(struct dec){r->total.min, r->total.scale}, r->total.n))
		st = STATUS_FAIL;
	return st;
}

/* Several threads hold rows of a table, of which each is a line. */
static bool
are_lines(const struct rows *rows)
{
	size_t i, some = 0;

	for (i = 0; i < rows->parts; i++)
		some += rows->part[i].more;
	return some > 1 && !rows->figures && rows->set->hidden == 0 && rows->spread == NULL &&
	       rows->compare == NULL && !print_is_grouped(rows->printer);
}

enum status
rows_print(struct rows *rows)
{
	bool values = !rows->figures && rows->set->hidden > 0;
	struct result *r;
	enum status st = STATUS_OK;

	rows->guard = (struct guard){.set = rows->set, .layout = rows->layout};
	if (rows->compare == NULL)
		print_header(rows->printer);
	if (are_lines(rows))
		return lines_print(rows->printer, rows->part, rows->parts);
	while (st == STATUS_OK) {
		st = parts_next(rows->part, rows->parts, &r);
		if (st != STATUS_OK || r == NULL)
			break;
		st = values ? put_values(rows, r) : put_figures(rows, r);
	}
	if (st == STATUS_OK)
		st = let_go(rows);
	if (st != STATUS_OK)
		return st;
	return rows->compare != NULL ? compare_print(rows->compare, rows->printer->out)
				     : print_end(rows->printer);
}

void
rows_free(struct rows *rows)
{
	guard_free(&rows->guard);
	buf_free(&rows->held_key);
}
