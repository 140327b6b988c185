/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "diag.h"
#include "figure.h"
#include "streams.h"

/* The columns that an answer hangs on. */
static const enum figure_column asked[] = {
	FIGURE_REPORT, FIGURE_ENTITY, FIGURE_YEAR, FIGURE_SHEET, FIGURE_PART, FIGURE_CODE, FIGURE_ITEM,
};

struct figures {
	struct job *job;
	struct figure_map map;
	size_t first, last;		/* stretch of columns that holds all that is asked */
	struct buf before;		/* that stretch of the row before */
	struct buf sheet;		/* of the row before */
	bool any;
};

static enum status
write_header(struct job *j)
{
	size_t i;

	buf_clear(&j->header);
	if (tsv_fields(&j->in) != 0 && !buf_slice(&j->header, tsv_line_text(&j->in)))
		return STATUS_FAIL;
	for (i = 0; tsv_fields(&j->in) == 0 && i < tsv_columns(&j->in); i++) {
		if ((i > 0 && !buf_byte(&j->header, '\t')) ||
		    !buf_slice(&j->header, tsv_column_name(&j->in, i)))
			return STATUS_FAIL;
	}
	out_slice(j->out, buf_view(&j->header));
	for (i = FIGURE_KEY; i < FIGURE_COLUMNS; i++) {
		out_byte(j->out, '\t');
		out_text(j->out, figure_name[i]);
	}
	out_line_end(j->out);
	out_flush(j->out);
	return STATUS_OK;
}

static enum status
take_header(struct figures *f)
{
	struct job *j = f->job;
	size_t i, at;

	f->any = false;
	f->first = TSV_NONE;
	f->last = 0;
	j->columns = tsv_columns(&j->in);
	figure_map_columns(&j->in, &f->map);
	if (f->map.column[FIGURE_KEY] != TSV_NONE || f->map.column[FIGURE_TAG] != TSV_NONE) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "the columns key ... tag are there already -- cut them off first");
		return STATUS_FAIL;
	}
	for (i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		at = f->map.column[asked[i]];
		if (at == TSV_NONE)
			continue;
		f->first = at < f->first ? at : f->first;
		f->last = at > f->last ? at : f->last;
	}
	if (f->map.column[FIGURE_SHEET] == TSV_NONE || f->map.column[FIGURE_ITEM] == TSV_NONE) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "no columns sheet and item -- name the column of codes with --fields");
		return STATUS_FAIL;
	}
	if (tsv_fields(&j->in) != 0 && j->header.len != 0 &&
	    slice_eq(tsv_line_text(&j->in), buf_view(&j->header)))
		return STATUS_OK;
	return write_header(j);
}

/* Tells the tagger where a report or a statement begins. */
static bool
follow_sheet(struct figures *f, struct slice sheet, bool fresh)
{
	if (fresh)
		tagger_new_report(&f->job->tagger);
	else if (!slice_eq(sheet, buf_view(&f->sheet)))
		tagger_new_sheet(&f->job->tagger);
	else
		return true;
	buf_clear(&f->sheet);
	return buf_slice(&f->sheet, sheet);
}

static bool
answer_record(struct figures *f)
{
	struct job *j = f->job;
	const struct tsv *t = &j->in;
	struct tag_input in = {
		.sheet = figure_get(t, &f->map, FIGURE_SHEET),
		.part = figure_get(t, &f->map, FIGURE_PART),
		.code = figure_get(t, &f->map, FIGURE_CODE),
		.item = figure_get(t, &f->map, FIGURE_ITEM),
		.year = years_number(figure_get(t, &f->map, FIGURE_YEAR)),
	};
	struct answer a;
	bool fresh;

	if (!job_place(j, figure_get(t, &f->map, FIGURE_REPORT), figure_get(t, &f->map, FIGURE_ENTITY),
	    in.year, &fresh) || !follow_sheet(f, in.sheet, fresh) || !job_answer(j, &in, NULL, &a))
		return false;
	j->unknown_now = a.unknown;
	return job_suffix(j, &a, true);
}

static bool
take_record(struct figures *f)
{
	struct job *j = f->job;
	struct slice stretch;

	j->rows++;
	if (!job_fits(j))
		return true;
	stretch = tsv_range(&j->in, f->first, f->last);
	if (!f->any || !slice_eq(stretch, buf_view(&f->before))) {
		buf_clear(&f->before);
		if (!buf_slice(&f->before, stretch) || !answer_record(f))
			return false;
		f->any = true;
	}
	unknown_count(&j->unknown, j->unknown_now);
	job_write(j);
	return true;
}

static enum status
run(struct figures *f)
{
	struct job *j = f->job;
	enum tsv_event event;

	while ((event = tsv_next(&j->in)) != TSV_END && !out_failed(j->out)) {
		if (event == TSV_HEADER ? take_header(f) != STATUS_OK : !take_record(f))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

enum status
tag_figures(const struct settings *set, struct out *out)
{
	struct job j;
	struct figures f = {.job = &j};
	enum status st = job_start(&j, set, out, &figure_schema);

	if (st == STATUS_OK)
		st = run(&f);
	buf_free(&f.before);
	buf_free(&f.sheet);
	return status_max(st, job_end(&j));
}
