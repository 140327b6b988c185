/* SPDX-License-Identifier: ISC */
#include "run.h"

#include <stdbool.h>
#include <string.h>

#include "csv.h"
#include "diag.h"
#include "figure.h"
#include "layout.h"
#include "outline.h"
#include "readers.h"
#include "report.h"
#include "source.h"
#include "terms.h"
#include "text.h"
#include "unclaimed.h"

/* What serves all reports of a run. */
struct run {
	const struct extract_settings *set;
	struct layout *layout;
	struct terms *terms;
	struct phrases *phrases;
	struct report report;
	struct buf name;		/* of a second report in a file */
	struct out *out;
	struct out left;		/* --unclaimed */
	struct unclaimed_counts counts;
	size_t reports;
};

/* CSV, as a spreadsheet exports it, becomes tabbed text. */
static enum status
tabbed(struct report *r)
{
	struct buf rows = {0};
	char delimiter = csv_delimiter(buf_view(&r->text));
	enum status st;

	if (delimiter == 0)
		return STATUS_OK;
	st = csv_to_tabbed(buf_view(&r->text), delimiter, r->name, &rows);
	buf_free(&r->text);
	r->text = rows;
	return st;
}

static enum status
read_parts(struct run *run)
{
	struct report *r = &run->report;
	struct out *o = run->out;
	enum status st;

	st = report_split(r);
	if (st == STATUS_OK)
		st = outline_find(r, run->layout);
	if (st == STATUS_OK)
		st = facts_find(r, run->terms);
	if (st == STATUS_OK)
		st = facts_read(r, run->layout, run->terms, o);
	if (st == STATUS_OK)
		st = overview_read(r, run->terms, o);
	if (st == STATUS_OK)
		st = statement_read(r, run->layout, o);
	if (st == STATUS_OK)
		st = narrative_read(r, run->phrases, o);
	if (st == STATUS_OK)
		st = performance_read(r, run->terms, o);
	if (st == STATUS_OK)
		st = glossary_read(r, o);
	if (st == STATUS_OK)
		st = claims_rest(r);
	return st;
}

static enum status
read_report(struct run *run)
{
	struct report *r = &run->report;
	enum status encoding, st;

	encoding = text_to_utf8(&r->text, r->name);
	if (encoding == STATUS_FAIL)
		return STATUS_FAIL;
	st = tabbed(r);
	if (st == STATUS_OK)
		st = read_parts(run);
	if (st == STATUS_OK)
		unclaimed_list(r, run->set->unclaimed == NULL ? NULL : &run->left, &run->counts);
	run->reports++;
	return status_max(encoding, st);
}

/* What a file's first report is called. */
static const char *
first_name(const struct files *files, const struct files *names, size_t i)
{
	if (names->n > 0)
		return names->path[i];
	return strcmp(files->path[i], "-") == 0 ? "<stdin>" : files->path[i];
}

/* "name", "name#2", "name#3" ... */
static const char *
name_of(struct run *run, const char *name, size_t number)
{
	if (number == 1)
		return name;
	buf_clear(&run->name);
	if (!buf_text(&run->name, name) || !buf_byte(&run->name, '#') ||
	    !buf_number(&run->name, number) || !buf_byte(&run->name, '\0'))
		return NULL;
	return run->name.ptr;
}

static enum status
read_file(struct run *run, const char *path, const char *name)
{
	struct source *source;
	struct report *r = &run->report;
	size_t number = 0;
	enum status st = source_open(&source, path, run->set->max_report);

	while (st != STATUS_FAIL && !out_failed(run->out)) {
		report_clear(r);
		if (!source_next(source, &r->text))
			break;
		r->name = name_of(run, name, ++number);
		st = r->name == NULL ? STATUS_FAIL : status_max(st, read_report(run));
	}
	if (source != NULL) {
		if (number == 0 && source_status(source) == STATUS_OK && !out_failed(run->out))
			diag_warn(DIAG_IN(path), "is empty");
		st = status_max(st, source_status(source));
	}
	source_close(source);
	return st;
}

static void
tell_counts(const struct run *run)
{
	const size_t *n = run->counts.run;

	diag_note(NULL, "%zu reports read; numbers: %zu figures, %zu codes, %zu line numbers, %zu years"
	    " and dates, %zu markers, %zu page furniture, %zu in texts, %zu unclaimed", run->reports,
	    n[CLAIM_FIGURE], n[CLAIM_CODE], n[CLAIM_LINE], n[CLAIM_YEAR], n[CLAIM_MARKER],
	    n[CLAIM_FURNITURE], n[CLAIM_TEXT], n[CLAIM_NONE]);
}

static enum status
open_run(struct run *run)
{
	enum status st = layout_open(&run->layout, run->set->reference);

	if (st == STATUS_OK)
		st = terms_open(&run->terms, run->set->reference);
	if (st == STATUS_OK)
		st = phrases_open(&run->phrases, run->set->reference);
	if (st == STATUS_OK && run->set->unclaimed != NULL) {
		st = out_open(&run->left, run->set->unclaimed);
		if (st == STATUS_OK)
			unclaimed_header(&run->left);
	}
	return st;
}

enum status
extract_run(const struct extract_settings *set, const struct files *files,
    const struct files *names, struct out *out)
{
	struct run run = {.set = set, .out = out};
	enum status st = open_run(&run);
	size_t i;

	if (st == STATUS_OK) {
		figure_header(out, FIGURE_EXTRACTED);
		out_flush(out);		/* so that a long pipeline fails early */
		for (i = 0; i < files->n && !out_failed(out); i++)
			st = status_max(st, read_file(&run, files->path[i],
			    first_name(files, names, i)));
		tell_counts(&run);
	}
	st = out_finish(&run.left, st);
	report_free(&run.report);
	buf_free(&run.name);
	layout_close(run.layout);
	terms_close(run.terms);
	phrases_close(run.phrases);
	return st;
}
