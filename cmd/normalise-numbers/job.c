/* SPDX-License-Identifier: ISC */
#include "job.h"

#include <string.h>

#include "diag.h"
#include "sandbox.h"

enum { TOLD_MAX = 20 };		/* refusals told one by one; all are counted */

enum status
job_start(struct job *j, const struct settings *set, struct out *out,
    const struct tsv_schema *schema)
{
	memset(j, 0, sizeof(*j));
	j->set = set;
	j->out = out;
	out->line_buffered = set->line_buffered;
	if (form_open(&j->form, set->reference, set->repair) != STATUS_OK ||
	    !form_unit(&j->form, slice_of(set->unit), &j->unit))
		return STATUS_FAIL;
	if (j->unit != NULL && j->unit->kind >= UNIT_UNKNOWN) {
		diag_error(NULL, "--unit: %s is not in units.tsv -- add it, or take one that is",
		    diag_quote(slice_of(set->unit)).text);
		return STATUS_FAIL;
	}
	if (tsv_open(&j->in, set->path, set->paths, schema) != STATUS_OK)
		return STATUS_FAIL;
	tsv_limit(&j->in, &set->ceilings);
	if (!set->sandbox)
		return STATUS_OK;
	return sandbox_enter(SANDBOX_READ | (set->output != NULL ? SANDBOX_RENAME : 0));
}

enum status
job_end(struct job *j)
{
	enum status st = j->status;

	if (j->in.state != NULL)
		st = status_max(st, tsv_status(&j->in));
	if (j->refused > TOLD_MAX)
		diag_warn(NULL, "%zu numbers refused, %d of them told above", j->refused, (int)TOLD_MAX);
	diag_note(NULL, "%zu rows read, %zu numbers, %zu refused", j->rows, j->numbers, j->refused);
	tsv_close(&j->in);
	form_close(&j->form);
	buf_free(&j->unit_text);
	buf_free(&j->plain);
	buf_free(&j->header);
	return st;
}

static bool
parse_slow(struct job *j, struct slice field, const struct unit *unit, struct number *n)
{
	bool ok = true;
	struct slice text;

	if (slice_eq(field, SLICE("\\N"))) {
		memset(n, 0, sizeof(*n));
		n->state = NUMBER_BAD;
		n->why = "unreadable";
		return true;
	}
	text = tsv_unescape(field, &j->plain, &ok);
	return ok && form_parse(&j->form, text, unit, n);
}

bool
job_number(struct job *j, struct slice field, const struct unit *unit, struct number *n)
{
	if (number_parse_plain(field, n)) {
		number_apply_unit(n, unit);
		return true;
	}
	return parse_slow(j, field, unit, n);
}

static bool
find_unit(struct job *j, struct slice name)
{
	buf_clear(&j->unit_text);
	if (!buf_slice(&j->unit_text, name) || !form_unit(&j->form, name, &j->unit_found))
		return false;
	j->unit_name = buf_view(&j->unit_text);
	return true;
}

bool
job_unit(struct job *j, struct slice name, const struct unit **unit)
{
	if (name.len == 0) {
		*unit = j->unit;
		return true;
	}
	if ((j->unit_found == NULL || !slice_eq(name, j->unit_name)) && !find_unit(j, name))
		return false;
	*unit = j->unit_found;
	return true;
}

static void
tell_refusal(const struct job *j, const struct number *n, struct slice field, size_t column)
{
	struct diag_text name;
	struct diag_place place = {.file = tsv_file(&j->in), .line = tsv_line(&j->in),
	    .column = column + 1};

	if (tsv_column_name(&j->in, column).len != 0) {
		name = diag_quote(tsv_column_name(&j->in, column));
		place.name = name.text;
	}
	diag_warn(&place, "%s is not a number that can be read for sure (%s) -- kept as it is",
	    diag_quote(field).text, n->why);
}

void
job_account(struct job *j, const struct number *n, struct slice field, size_t column)
{
	j->numbers += n->state == NUMBER_OK;
	if (__builtin_expect(n->state != NUMBER_BAD, 1))
		return;
	if (j->refused++ < TOLD_MAX)
		tell_refusal(j, n, field, column);
	j->status = status_max(j->status, STATUS_NO);
}

bool
job_fits(struct job *j)
{
	if (__builtin_expect(tsv_fields(&j->in) <= j->columns, 1))
		return true;
	diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
	    "%zu fields under a header of %zu -- row left out", tsv_fields(&j->in), j->columns);
	j->status = status_max(j->status, STATUS_NO);
	return false;
}
