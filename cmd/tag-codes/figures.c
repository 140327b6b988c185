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
	struct slice before;		/* that stretch of the row before, in the reader's block */
	size_t start;			/* where that row began; a later one in the same block is behind it */
	const char *base;		/* the block */
	struct buf sheet;		/* of the row before */
	bool any;
	bool headed;			/* a header has been written */
	bool renew;			/* the columns to add are there already */
};

enum { COLUMNS = FIGURE_TAG - FIGURE_KEY + 1 };

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
	f->renew = figure_has(&f->map, FIGURE_KEY, FIGURE_TAG);
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
	if (j->header.len != 0 && slice_eq(tsv_line_text(&j->in), buf_view(&j->header)))
		return STATUS_OK;
	buf_clear(&j->header);
	figure_add_header(j->out, &j->in, FIGURE_KEY, FIGURE_TAG);
	out_flush(j->out);
	f->headed = true;
	return tsv_fields(&j->in) == 0 || buf_slice(&j->header, tsv_line_text(&j->in)) ?
	    STATUS_OK : STATUS_FAIL;
}

/* The stream has been tagged before: its columns are written anew. */
static void
renew_record(struct figures *f)
{
	struct job *j = f->job;
	struct slice place = slice_from(buf_view(&j->place), 1);
	struct slice tail = slice_sub(j->answer.tail, 1, j->answer.tail.len - 1);
	struct slice piece[COLUMNS] = {j->answer.key};
	size_t i;

	for (i = 1; i < 3; i++)
		(void)slice_split(&place, '\t', &piece[i]);
	for (; i < COLUMNS; i++)
		(void)slice_split(&tail, '\t', &piece[i]);
	figure_renew(j->out, &j->in, &f->map, FIGURE_KEY, FIGURE_TAG, piece);
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
	bool fresh;

	if (!job_place(j, figure_get(t, &f->map, FIGURE_REPORT), figure_get(t, &f->map, FIGURE_ENTITY),
	    in.year, &fresh) || !follow_sheet(f, in.sheet, fresh) || !job_answer(j, &in, NULL))
		return false;
	return true;
}

/* The same row as the one before?  Only while that one's bytes are still in the block. */
static bool
is_as_before(const struct figures *f, struct slice stretch)
{
	return f->any && f->base == f->job->in.base && f->start < f->job->in.start &&
	    slice_eq(stretch, f->before);
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
	if (!is_as_before(f, stretch) && !answer_record(f))
		return false;
	f->before = stretch;
	f->start = j->in.start;
	f->base = j->in.base;
	f->any = true;
	unknown_count(&j->unknown, j->answer.unknown);
	if (__builtin_expect(f->renew, 0))
		renew_record(f);
	else
		job_write(j, true);
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
	if (!f->headed && tsv_status(&j->in) == STATUS_OK)
		figure_header(j->out, FIGURE_COLUMNS);
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
	buf_free(&f.sheet);
	return status_max(st, job_end(&j));
}
