/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "diag.h"
#include "figure.h"
#include "streams.h"

/* The columns that an answer hangs on; the first LEADING say whose row it is. */
static const enum figure_column asked[] = {
	FIGURE_REPORT, FIGURE_ENTITY, FIGURE_YEAR, FIGURE_SHEET, FIGURE_PART, FIGURE_CODE, FIGURE_ITEM,
};
enum { ASKED = sizeof(asked) / sizeof(asked[0]), LEADING = 3 };

struct figures {
	struct job *job;
	struct figure_map map;
	size_t first, last;		/* stretch of columns that holds all that is asked */
	size_t lead;			/* in front of it, last of those that name report and department; TSV_NONE: mixed */
	struct slice before_lead;	/* that part of the row before, in the reader's block */
	struct slice before;		/* and the rest of the stretch */
	size_t start;			/* where that row began; a later one in the same block is behind it */
	const char *base;		/* the block */
	struct buf sheet;		/* of the row before */
	bool any;
	bool headed;			/* a header has been written */
	bool renew;			/* the columns to add are there already */
};

enum { COLUMNS = FIGURE_TAG - FIGURE_KEY + 1 };

/* Where the columns asked for stand. */
static void
find_stretch(struct figures *f)
{
	size_t i, at, other = TSV_NONE;		/* other: first of those that do not lead */

	f->first = TSV_NONE;
	f->last = f->lead = 0;
	for (i = 0; i < ASKED; i++) {
		at = f->map.column[asked[i]];
		if (i < LEADING)
			f->lead = at > f->lead ? at : f->lead;	/* TSV_NONE when one is not there */
		else if (at < other)
			other = at;
		if (at == TSV_NONE)
			continue;
		f->first = at < f->first ? at : f->first;
		f->last = at > f->last ? at : f->last;
	}
	if (f->lead > other)
		f->lead = TSV_NONE;
}

static enum status
take_header(struct figures *f)
{
	struct job *j = f->job;

	f->any = false;
	j->columns = tsv_columns(&j->in);
	figure_map_columns(&j->in, &f->map);
	f->renew = figure_has(&f->map, FIGURE_KEY, FIGURE_TAG);
	find_stretch(f);
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
answer_record(struct figures *f, bool same_lead)
{
	struct job *j = f->job;
	const struct tsv *t = &j->in;
	struct tag_input in = {
		.sheet = figure_get(t, &f->map, FIGURE_SHEET),
		.part = figure_get(t, &f->map, FIGURE_PART),
		.code = figure_get(t, &f->map, FIGURE_CODE),
		.item = figure_get(t, &f->map, FIGURE_ITEM),
		.year = j->year,
	};
	bool fresh = false;

	if (!same_lead) {
		in.year = years_number(figure_get(t, &f->map, FIGURE_YEAR));
		if (!job_place(j, figure_get(t, &f->map, FIGURE_REPORT),
		    figure_get(t, &f->map, FIGURE_ENTITY), in.year, &fresh))
			return false;
	}
	return follow_sheet(f, in.sheet, fresh) && job_answer(j, &in, NULL);
}

/* Are the bytes of the row before still in the block? */
static bool
is_kept(const struct figures *f)
{
	return f->any && f->base == f->job->in.base && f->start < f->job->in.start;
}

/* Texts of a hundred bytes and more, in wide steps; slice_eq is for short ones. */
static inline bool
same_long(struct slice a, struct slice b)
{
	return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static bool
take_record(struct figures *f)
{
	struct job *j = f->job;
	const struct tsv *t = &j->in;
	struct slice lead = SLICE(""), rest;
	bool same_lead;

	j->rows++;
	if (!job_fits(j))
		return true;
	rest = tsv_range(t, f->first, f->last);
	if (f->lead < tsv_fields(t)) {
		lead = tsv_range(t, f->first, f->lead);
		rest = slice_from(rest, lead.len);
	}
	same_lead = is_kept(f) && same_long(lead, f->before_lead);
	if (!(same_lead && same_long(rest, f->before)) && !answer_record(f, same_lead && lead.len != 0))
		return false;
	f->before_lead = lead;
	f->before = rest;
	f->start = t->start;
	f->base = t->base;
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
