/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "diag.h"
#include "job.h"

struct columns {
	size_t at[FIELDS_MAX];		/* column of each field asked for */
};

static const struct tsv_schema with_header = {NULL, NULL};
/* no field can be a line feed: there is no header anywhere */
static const char *const no_names[] = {NULL};
static const struct tsv_schema without_header = {"\n", no_names};

/* A column number from 1, or TSV_NONE. */
static size_t
column_number(const char *text)
{
	size_t n = 0;

	for (; *text >= '0' && *text <= '9' && n < 1000000; text++)
		n = n * 10 + (size_t)(*text - '0');
	return *text == '\0' && n > 0 ? n - 1 : TSV_NONE;
}

static enum status
find_columns(const struct job *j, struct columns *c)
{
	size_t i;

	for (i = 0; i < j->set->fields; i++) {
		c->at[i] = j->set->no_header ? TSV_NONE : tsv_column(&j->in, j->set->field[i]);
		if (c->at[i] == TSV_NONE)
			c->at[i] = column_number(j->set->field[i]);
		if (c->at[i] == TSV_NONE || (!j->set->no_header && c->at[i] >= j->columns)) {
			diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)), "no column %s%s",
			    diag_quote(slice_of(j->set->field[i])).text,
			    j->set->no_header ?
			    diag_words(" -- without a header columns are numbers") : "");
			return STATUS_FAIL;
		}
	}
	return STATUS_OK;
}

static void
write_names(struct job *j)
{
	static const char *const added[] = {"value", "ulp", "status"};
	size_t i, k;

	out_slice(j->out, buf_view(&j->header));
	for (i = 0; i < j->set->fields && !j->set->in_place; i++) {
		for (k = 0; k < 3; k++) {
			out_byte(j->out, '\t');
			if (j->set->fields > 1) {
				out_text(j->out, j->set->field[i]);
				out_byte(j->out, '_');
			}
			out_text(j->out, added[k]);
		}
	}
	out_line_end(j->out);
	out_flush(j->out);
}

static enum status
take_header(struct job *j, struct columns *c)
{
	struct slice text = tsv_line_text(&j->in);

	j->columns = tsv_columns(&j->in);
	if (j->set->no_header)
		return find_columns(j, c);
	if (j->header.len != 0 && slice_eq(text, buf_view(&j->header)))
		return STATUS_OK;
	if (j->header.len != 0) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "other columns than in the file before -- give files of one kind at a time");
		return STATUS_FAIL;
	}
	if (!buf_slice(&j->header, text) || find_columns(j, c) != STATUS_OK)
		return STATUS_FAIL;
	write_names(j);
	return STATUS_OK;
}

static bool
append_numbers(struct job *j, const struct columns *c)
{
	char text[NUMBER_TEXT_MAX + 1], *end;
	struct number n;
	size_t i, missing = j->columns > tsv_fields(&j->in) ? j->columns - tsv_fields(&j->in) : 0;

	out_slice(j->out, tsv_line_text(&j->in));
	while (missing-- > 0)
		out_byte(j->out, '\t');
	for (i = 0; i < j->set->fields; i++) {
		if (!job_number(j, tsv_field(&j->in, c->at[i]), j->unit, &n))
			return false;
		job_account(j, &n, tsv_field(&j->in, c->at[i]), c->at[i]);
		text[0] = '\t';
		end = number_write(text + 1, &n);
		out_bytes(j->out, text, (size_t)(end - text));
	}
	return true;
}

static bool
is_asked(const struct job *j, const struct columns *c, size_t column)
{
	size_t i;

	for (i = 0; i < j->set->fields; i++) {
		if (c->at[i] == column)
			return true;
	}
	return false;
}

/* The field's value where it has one; nothing for nil; else the field as it is. */
static bool
write_field(struct job *j, size_t column)
{
	char text[NUMBER_TEXT_MAX], *end;
	struct slice field = tsv_field(&j->in, column);
	struct number n;

	if (!job_number(j, field, j->unit, &n))
		return false;
	job_account(j, &n, field, column);
	if (n.state == NUMBER_OK) {
		end = number_write_value(text, &n);
		out_bytes(j->out, text, (size_t)(end - text));
	} else if (n.state != NUMBER_NIL) {
		out_slice(j->out, field);
	}
	return true;
}

static bool
replace_numbers(struct job *j, const struct columns *c)
{
	size_t i;

	for (i = 0; i < tsv_fields(&j->in); i++) {
		if (i > 0)
			out_byte(j->out, '\t');
		if (!is_asked(j, c, i))
			out_slice(j->out, tsv_field(&j->in, i));
		else if (!write_field(j, i))
			return false;
	}
	return true;
}

static bool
take_record(struct job *j, const struct columns *c)
{
	bool ok;

	j->rows++;
	if (!j->set->no_header && !job_fits(j))
		return true;
	ok = j->set->in_place ? replace_numbers(j, c) : append_numbers(j, c);
	out_line_end(j->out);
	return ok;
}

static enum status
run(struct job *j)
{
	struct columns c = {{0}};
	enum tsv_event event;

	while ((event = tsv_next(&j->in)) != TSV_END && !out_failed(j->out)) {
		if (event == TSV_HEADER ? take_header(j, &c) != STATUS_OK : !take_record(j, &c))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

enum status
normalise_table(const struct settings *set, struct out *out)
{
	struct job j;
	enum status st = job_start(&j, set, out, set->no_header ? &without_header : &with_header);

	if (st == STATUS_OK)
		st = run(&j);
	return status_max(st, job_end(&j));
}
