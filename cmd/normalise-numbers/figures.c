/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "diag.h"
#include "figure.h"
#include "job.h"

/* Sheets whose raw is a stated fact, often in words: what is no number there is text. */
static bool
states_facts(struct slice sheet)
{
	return sheet.len == 1 && memchr("URGD", sheet.ptr[0], 4) != NULL;
}

static enum status
take_header(struct job *j, struct figure_map *m)
{
	struct slice text = tsv_line_text(&j->in);

	figure_map_columns(&j->in, m);
	j->columns = tsv_columns(&j->in);
	j->renew = figure_has(m, FIGURE_VALUE, FIGURE_STATUS);
	if (m->column[FIGURE_RAW] == TSV_NONE) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "no column raw -- name the columns of numbers with --fields");
		return STATUS_FAIL;
	}
	if (j->header.len != 0 && slice_eq(text, buf_view(&j->header)))
		return STATUS_OK;
	buf_clear(&j->header);
	figure_add_header(j->out, &j->in, FIGURE_VALUE, FIGURE_STATUS);
	out_flush(j->out);
	j->headed = true;
	return tsv_fields(&j->in) == 0 || buf_slice(&j->header, text) ? STATUS_OK : STATUS_FAIL;
}

/* The stream has been normalised before: its columns are written anew. */
static void
renew_record(struct job *j, const struct figure_map *m, const struct number *n)
{
	char text[NUMBER_TEXT_MAX];
	struct slice rest = slice_make(text, (size_t)(number_write(text, n) - text)), piece[3];
	size_t i;

	for (i = 0; i < 3; i++)
		(void)slice_split(&rest, '\t', &piece[i]);
	figure_renew(j->out, &j->in, m, FIGURE_VALUE, FIGURE_STATUS, piece);
}

static void
write_record(struct job *j, const struct number *n)
{
	struct slice line = tsv_line_text(&j->in);
	size_t missing = j->columns - tsv_fields(&j->in);
	size_t room = line.len + missing + NUMBER_TEXT_MAX + 2;
	char tail[NUMBER_TEXT_MAX + 2], *at;

	if (__builtin_expect(room <= OUT_CAP, 1)) {
		at = out_room(j->out, room);
		memcpy(at, line.ptr, line.len);
		memset(at + line.len, '\t', missing + 1);
		at = number_write(at + line.len + missing + 1, n);
		*at++ = '\n';
		out_advance(j->out, at);
	} else {
		out_slice(j->out, line);
		while (missing-- > 0)
			out_byte(j->out, '\t');
		tail[0] = '\t';
		at = number_write(tail + 1, n);
		*at++ = '\n';
		out_bytes(j->out, tail, (size_t)(at - tail));
	}
	if (j->out->line_buffered)
		out_flush(j->out);
}

static bool
take_record(struct job *j, const struct figure_map *m)
{
	const struct unit *unit;
	struct number n;
	struct slice raw = figure_get(&j->in, m, FIGURE_RAW);

	j->rows++;
	if (!job_fits(j))
		return true;
	if (!job_unit(j, figure_get(&j->in, m, FIGURE_UNIT), &unit) || !job_number(j, raw, unit, &n))
		return false;
	if (__builtin_expect(n.state == NUMBER_BAD, 0) &&
	    states_facts(figure_get(&j->in, m, FIGURE_SHEET)))
		n.state = NUMBER_TEXT;
	job_account(j, &n, raw, m->column[FIGURE_RAW]);
	if (__builtin_expect(j->renew, 0))
		renew_record(j, m, &n);
	else
		write_record(j, &n);
	return true;
}

static enum status
run(struct job *j)
{
	struct figure_map m = {0};
	enum tsv_event event;

	while ((event = tsv_next(&j->in)) != TSV_END && !out_failed(j->out)) {
		if (event == TSV_HEADER ? take_header(j, &m) != STATUS_OK : !take_record(j, &m))
			return STATUS_FAIL;
	}
	if (!j->headed && tsv_status(&j->in) == STATUS_OK)
		figure_header(j->out, FIGURE_NORMALISED);
	return STATUS_OK;
}

enum status
normalise_figures(const struct settings *set, struct out *out)
{
	struct job j;
	enum status st = job_start(&j, set, out, &figure_schema);

	if (st == STATUS_OK)
		st = run(&j);
	return status_max(st, job_end(&j));
}
