/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "diag.h"
#include "streams.h"

struct table {
	struct job *job;
	enum scheme scheme;
	size_t code, name, entity, year;	/* columns, TSV_NONE where there is none */
};

static const struct tsv_schema any_header = {NULL, NULL};

static enum status
find_column(const struct job *j, const char *name, size_t *column)
{
	*column = TSV_NONE;
	if (name == NULL)
		return STATUS_OK;
	*column = tsv_column(&j->in, name);
	if (*column != TSV_NONE)
		return STATUS_OK;
	diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)), "no column named %s",
	    diag_quote(slice_of(name)).text);
	return STATUS_FAIL;
}

/* A column that is there already is followed by one of the same name with _2. */
static void
write_name(struct job *j, const char *name)
{
	out_byte(j->out, '\t');
	out_text(j->out, name);
	if (tsv_column(&j->in, name) != TSV_NONE)
		out_text(j->out, "_2");
}

static void
write_header(struct table *t)
{
	static const char *const tail[] = {"scheme", "level", "parent", "name", "tag"};
	struct job *j = t->job;
	size_t i;

	out_slice(j->out, buf_view(&j->header));
	write_name(j, "key");
	if (t->entity != TSV_NONE) {
		write_name(j, "region");
		write_name(j, "family");
	}
	for (i = 0; i < sizeof(tail) / sizeof(tail[0]); i++)
		write_name(j, tail[i]);
	out_line_end(j->out);
	out_flush(j->out);
}

static enum status
take_header(struct table *t)
{
	struct job *j = t->job;
	struct slice text = tsv_line_text(&j->in);
	enum status st;

	j->columns = tsv_columns(&j->in);
	if (j->header.len != 0 && slice_eq(text, buf_view(&j->header)))
		return STATUS_OK;
	if (j->header.len != 0) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "other columns than in the file before -- give files of one kind at a time");
		return STATUS_FAIL;
	}
	st = find_column(j, j->set->code, &t->code);
	st = status_max(st, find_column(j, j->set->name, &t->name));
	st = status_max(st, find_column(j, j->set->entity, &t->entity));
	t->year = tsv_column(&j->in, "year");
	if (st != STATUS_OK || !buf_slice(&j->header, text))
		return STATUS_FAIL;
	write_header(t);
	return STATUS_OK;
}

static bool
take_record(struct table *t)
{
	struct job *j = t->job;
	struct tag_input in = {
		.sheet = slice_of(scheme_name[t->scheme]),
		.code = tsv_field(&j->in, t->code),
		.item = tsv_field(&j->in, t->name),
		.year = years_number(tsv_field(&j->in, t->year)),
	};
	bool fresh;

	j->rows++;
	if (!job_fits(j))
		return true;
	if (!job_place(j, slice_of(tsv_file(&j->in)), tsv_field(&j->in, t->entity), in.year, &fresh) ||
	    !job_answer(j, &in, &t->scheme))
		return false;
	unknown_count(&j->unknown, j->answer.unknown);
	job_write(j, t->entity != TSV_NONE);
	return true;
}

static enum status
run(struct table *t)
{
	struct job *j = t->job;
	enum tsv_event event;

	while ((event = tsv_next(&j->in)) != TSV_END && !out_failed(j->out)) {
		if (event == TSV_HEADER ? take_header(t) != STATUS_OK : !take_record(t))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

enum status
tag_table(const struct settings *set, struct out *out)
{
	struct job j;
	struct table t = {.job = &j};
	enum status st;

	if (set->scheme != NULL)
		(void)scheme_read(slice_of(set->scheme), &t.scheme);	/* checked with the options */
	st = job_start(&j, set, out, &any_header);
	if (st == STATUS_OK)
		st = run(&t);
	return status_max(st, job_end(&j));
}
