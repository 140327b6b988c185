/* SPDX-License-Identifier: ISC */
#include "run.h"

#include <stdbool.h>
#include <string.h>

#include "diag.h"
#include "figure.h"
#include "progress.h"
#include "reading.h"
#include "sandbox.h"
#include "source.h"

struct run {
	const struct extract_settings *set;
	struct reading *reading;
	struct buf text;		/* of the report being read */
	struct buf name;		/* of a second report in a file */
	struct out *out;
	struct out left;		/* --unclaimed */
};

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
read_file(struct run *run, const char *path, const char *first)
{
	struct source *source;
	const char *name;
	size_t number = 0;
	enum status st = source_open(&source, path, run->set->max_report, run->set->ceilings.expansion);

	if (st != STATUS_OK)
		return st;
	while (st != STATUS_FAIL && !out_failed(run->out) && source_next(source, &run->text)) {
		name = name_of(run, first, ++number);
		st = name == NULL ? STATUS_FAIL :
		    status_max(st, reading_report(run->reading, name, &run->text));
		progress_add_reports(1);
	}
	st = status_max(st, source_status(source));
	if (number == 0 && st == STATUS_OK)
		diag_warn(DIAG_IN(first), "is empty");
	source_close(source);
	return st;
}

static void
tell_counts(const struct reading *reading)
{
	const size_t *n = reading_counts(reading)->run;

	diag_note(NULL, "%zu reports read; numbers: %zu figures, %zu codes, %zu line numbers, %zu years"
	    " and dates, %zu markers, %zu page furniture, %zu in texts, %zu unclaimed",
	    reading_reports(reading), n[CLAIM_FIGURE], n[CLAIM_CODE], n[CLAIM_LINE], n[CLAIM_YEAR],
	    n[CLAIM_MARKER], n[CLAIM_FURNITURE], n[CLAIM_TEXT], n[CLAIM_NONE]);
}

static enum status
open_run(struct run *run)
{
	const char *list = run->set->unclaimed;
	enum status st = reading_open(&run->reading, run->set->reference, run->out,
	    list == NULL ? NULL : &run->left);

	if (st == STATUS_OK)
		reading_limit(run->reading, run->set->max_rows, run->set->ceilings.cells);
	if (st == STATUS_OK && list != NULL) {
		st = out_open(&run->left, list);
		if (st == STATUS_OK)
			unclaimed_header(&run->left);
	}
	if (st == STATUS_OK && run->set->sandbox)
		st = sandbox_enter(SANDBOX_READ | (run->set->renames ? SANDBOX_RENAME : 0));
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
		if (files->n > 1)	/* one may hold many reports */
			progress_expect_reports(files->n);
		for (i = 0; i < files->n && !out_failed(out); i++)
			st = status_max(st, read_file(&run, files->path[i], first_name(files, names, i)));
		tell_counts(run.reading);
	}
	st = out_finish(&run.left, st);
	reading_close(run.reading);
	buf_free(&run.text);
	buf_free(&run.name);
	return st;
}
