/* SPDX-License-Identifier: ISC */
#include "findings_page.h"

#include <string.h>

#include "words.h"

enum { KIND, GO, ENTITY, YEAR, RULE, TITLE, LEFT, RIGHT, DIFFERENCE, BOUND, SUGGESTION, CELLS, MESSAGE, GROUP, REPORT };
enum { CITES_SHOWN = 40 };

static enum status
columns(struct long_page *table, enum language language, const char *note, enum word name,
    struct book *book)
{
	static const enum word head[] = {WORD_KIND, WORD_GO, WORD_ENTITY, WORD_YEAR, WORD_RULE, WORD_RULE_TITLE,
		WORD_LEFT, WORD_RIGHT, WORD_DIFFERENCE, WORD_BOUND, WORD_SUGGESTION, WORD_CELLS, WORD_MESSAGE,
		WORD_GROUP, WORD_REPORT};
	static const unsigned width[] = {12, 7, 28, 8, 9, 40, 15, 15, 13, 11, 40, 50, 50, 7, 44};
	enum status st = long_page_open(table, book, word(language, name), note, 3);

	for (size_t i = 0; i < sizeof(head) / sizeof(head[0]) && st == STATUS_OK; i++)
		st = long_page_column(table, word(language, head[i]), width[i], i >= LEFT && i <= BOUND);
	table->printed = CELLS;
	return st == STATUS_OK ? long_page_begin(table) : st;
}

enum status
findings_pages_begin(struct findings_pages *f, const struct job *job, struct cited *cited)
{
	enum language language = job->set->language;
	const char *note = language == LANGUAGE_ZH ?
	    "左右两边和差额用表内的计量单位；“建议更正”是由其余数字推出的，不是账簿。" :
	    "Both sides and the difference are in the unit of the figures; a suggestion is inferred from the other figures.";

	f->job = job;
	f->cited = cited;
	if (columns(&f->grave, language, note, WORD_FINDINGS, job->book) != STATUS_OK)
		return STATUS_FAIL;
	strncpy(f->grave_name, page_name(f->grave.page), sizeof(f->grave_name) - 1);
	if (columns(&f->within, language, note, WORD_WITHIN, job->book) != STATUS_OK)
		return STATUS_FAIL;
	strncpy(f->within_name, page_name(f->within.page), sizeof(f->within_name) - 1);
	return STATUS_OK;
}

enum status
findings_pages_note(struct findings_pages *f, const struct findings_row *row)
{
	f->count[row->rank]++;
	return f->cited == NULL ? STATUS_OK : cited_note(f->cited, row);
}

static struct slice
plain(struct findings_pages *f, struct slice field)
{
	bool ok = true;
	struct slice s = tsv_unescape(field, &f->undone, &ok);

	return ok ? s : field;
}

/* "T05[合计,项目支出] 124.43 (9:217)": address, what was printed, where; *first is the first figure found. */
static bool
cites(struct findings_pages *f, const struct findings_row *row, const struct cited_figure **first)
{
	struct slice rest = row->field[FINDINGS_CELLS], cite;
	size_t told = 0;

	buf_clear(&f->text);
	while (findings_cite(&rest, &cite)) {
		const struct cited_figure *figure = f->cited == NULL ? NULL :
		    cited_find(f->cited, row->field[FINDINGS_REPORT], cite);

		if (*first == NULL)
			*first = figure;
		if (told++ == CITES_SHOWN)
			return buf_text(&f->text, "; …");
		if ((told > 1 && !buf_text(&f->text, "; ")) || !buf_slice(&f->text, plain(f, cite)))
			return false;
		if (figure != NULL && (!buf_text(&f->text, " = ") || !buf_slice(&f->text, figure->raw) ||
		    !buf_slice(&f->text, figure->unit)))
			return false;
	}
	return true;
}

static enum book_style
rank_style(enum findings_rank rank)
{
	if (rank == FINDINGS_ERROR)
		return BOOK_ERROR;
	return rank == FINDINGS_WARNING ? BOOK_WARNING : BOOK_NOTICE;
}

static void
side(struct findings_pages *f, struct long_page *table, size_t column, struct slice text)
{
	struct dec d;

	if (dec_parse(text, &d))
		page_number(table->page, table->row - 1, column, d, BOOK_NUMBER);
	else if (text.len > 0)
		page_text(table->page, table->row - 1, column, plain(f, text), BOOK_RIGHT);
}

static enum status
write_row(struct findings_pages *f, const struct findings_row *row)
{
	static const struct {
		unsigned column;
		enum findings_column field;
	} text[] = {
		{ENTITY, FINDINGS_ENTITY}, {YEAR, FINDINGS_YEAR}, {RULE, FINDINGS_RULE},
		{SUGGESTION, FINDINGS_SUGGESTION}, {MESSAGE, FINDINGS_MESSAGE}, {GROUP, FINDINGS_GROUP},
		{REPORT, FINDINGS_REPORT},
	};
	struct long_page *table = row->rank >= FINDINGS_ROUNDING ? &f->within : &f->grave;
	enum language language = f->job->set->language;
	const struct cited_figure *first = NULL;
	size_t at;

	if (long_page_row(table, 0, 0) != STATUS_OK || !cites(f, row, &first))
		return STATUS_FAIL;
	at = table->row - 1;
	page_text(table->page, at, CELLS, buf_view(&f->text), BOOK_PLAIN);
	page_text(table->page, at, KIND, slice_of(word_rank(language, row->rank)), rank_style(row->rank));
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		page_text(table->page, at, text[i].column, plain(f, row->field[text[i].field]), BOOK_PLAIN);
	page_text(table->page, at, TITLE, catalogue_rule(f->job->catalogue, row->field[FINDINGS_RULE]), BOOK_PLAIN);
	side(f, table, LEFT, row->field[FINDINGS_LHS]);
	side(f, table, RIGHT, row->field[FINDINGS_RHS]);
	side(f, table, DIFFERENCE, row->field[FINDINGS_DIFFERENCE]);
	side(f, table, BOUND, row->field[FINDINGS_BOUND]);
	if (first != NULL)
		page_link(table->page, at, GO, slice_of(word(language, WORD_GO)), first->page, first->row);
	return STATUS_OK;
}

static enum status
take(void *ctx, const struct findings_row *row)
{
	struct findings_pages *f = ctx;

	/* the two ranks at the end share a page and a reading */
	if (row->rank != f->rank && !(f->rank == FINDINGS_ROUNDING && row->rank > f->rank))
		return STATUS_OK;
	return write_row(f, row);
}

enum status
findings_pages_write(struct findings_pages *f, char *path)
{
	enum status st = STATUS_OK;

	for (f->rank = FINDINGS_ERROR; f->rank <= FINDINGS_ROUNDING && st == STATUS_OK; f->rank++)
		if (f->count[f->rank] > 0 || f->rank == FINDINGS_ROUNDING)
			st = findings_each(path, take, f);
	return st;
}

void
findings_pages_end(struct findings_pages *f)
{
	long_page_end(&f->grave);
	long_page_end(&f->within);
	buf_free(&f->text);
	buf_free(&f->undone);
}
