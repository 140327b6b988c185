/* SPDX-License-Identifier: ISC */
#include "run.h"

#include "cited.h"
#include "cover.h"
#include "findings_page.h"
#include "sandbox.h"
#include "statements.h"
#include "words.h"

struct work {
	struct job job;
	struct statements *statements;
	struct cited *cited;
	struct findings_pages findings;
	struct page *cover;
};

static enum status
note_row(void *ctx, const struct rollup_row *row)
{
	struct work *w = ctx;
	enum status st = summary_add(w->job.summary, row);

	return st == STATUS_OK ? statements_note(w->statements, row) : st;
}

static enum status
write_row(void *ctx, const struct rollup_row *row)
{
	struct work *w = ctx;

	return statements_write(w->statements, row);
}

static enum status
note_finding(void *ctx, const struct findings_row *row)
{
	struct work *w = ctx;

	return findings_pages_note(&w->findings, row);
}

/* Pages are made in the order in which they stand. */
static enum status
write_findings(struct work *w)
{
	const struct settings *set = w->job.set;
	enum status st = STATUS_OK;

	if (set->figures != NULL)
		st = cited_open(&w->cited, &w->job);
	if (st == STATUS_OK)
		st = findings_pages_begin(&w->findings, &w->job, w->cited);
	if (st == STATUS_OK)
		st = findings_each(set->findings, note_finding, w);
	if (st == STATUS_OK && w->cited != NULL)
		st = cited_write(w->cited, set->figures);
	return st == STATUS_OK ? findings_pages_write(&w->findings, set->findings) : st;
}

static enum status
write_pages(struct work *w)
{
	const struct settings *set = w->job.set;
	enum status st = rollup_each(set->rollup, note_row, w);

	if (st == STATUS_OK)
		w->cover = book_page(w->job.book, slice_of(word(set->language, WORD_SUMMARY)));
	if (st == STATUS_OK && w->cover == NULL)
		st = STATUS_FAIL;
	if (st == STATUS_OK && set->findings != NULL)
		st = write_findings(w);
	if (st == STATUS_OK)
		st = statements_begin(w->statements);
	if (st == STATUS_OK)
		st = rollup_each(set->rollup, write_row, w);
	if (st == STATUS_OK) {
		statements_end(w->statements);
		st = cover_write(&w->job, w->cover, w->statements, set->findings == NULL ? NULL : &w->findings);
	}
	findings_pages_end(&w->findings);
	return st;
}

enum status
book_write(const struct settings *set, struct out *out)
{
	struct work w = {.job.set = set};
	enum status st = catalogue_open(&w.job.catalogue, set->reference, set->language);

	if (st == STATUS_OK)
		st = summary_open(&w.job.summary, set->reference, w.job.catalogue, set->language);
	if (st == STATUS_OK)
		st = statements_open(&w.statements, &w.job);
	if (st == STATUS_OK)
		st = book_open(&w.job.book, word(set->language, WORD_TITLE));
	if (st == STATUS_OK)
		st = sandbox_enter(SANDBOX_FILES);
	if (st == STATUS_OK)
		st = write_pages(&w);
	if (st == STATUS_OK)
		st = book_close(w.job.book, out);
	else
		book_abort(w.job.book);
	cited_free(w.cited);
	statements_free(w.statements);
	summary_free(w.job.summary);
	catalogue_close(w.job.catalogue);
	return st;
}
