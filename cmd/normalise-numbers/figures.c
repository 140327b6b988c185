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
write_header(struct job *j)
{
	struct slice text = tsv_line_text(&j->in);
	size_t i;

	buf_clear(&j->header);
	if (tsv_fields(&j->in) != 0) {
		if (!buf_slice(&j->header, text))
			return STATUS_FAIL;
	} else {
		for (i = 0; i < tsv_columns(&j->in); i++) {
			if ((i > 0 && !buf_byte(&j->header, '\t')) ||
			    !buf_slice(&j->header, tsv_column_name(&j->in, i)))
				return STATUS_FAIL;
		}
	}
	out_slice(j->out, buf_view(&j->header));
	out_text(j->out, "\tvalue\tulp\tstatus");
	out_line_end(j->out);
	out_flush(j->out);
	return STATUS_OK;
}

static enum status
take_header(struct job *j, struct figure_map *m)
{
	bool same = tsv_fields(&j->in) != 0 && j->header.len != 0 &&
	    slice_eq(tsv_line_text(&j->in), buf_view(&j->header));

	figure_map_columns(&j->in, m);
	j->columns = tsv_columns(&j->in);
	if (m->column[FIGURE_RAW] == TSV_NONE) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "no column raw -- name the columns of numbers with --fields");
		return STATUS_FAIL;
	}
	if (m->column[FIGURE_VALUE] != TSV_NONE || m->column[FIGURE_STATUS] != TSV_NONE) {
		diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
		    "the columns value, ulp, status are there already -- cut them off first");
		return STATUS_FAIL;
	}
	return same ? STATUS_OK : write_header(j);
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
