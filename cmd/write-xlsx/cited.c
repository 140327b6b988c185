/* SPDX-License-Identifier: ISC */
#include "cited.h"

#include <stdint.h>

#include "arena.h"
#include "diag.h"
#include "figure.h"
#include "long_page.h"
#include "map.h"
#include "mem.h"
#include "words.h"

enum { REPORT, ENTITY, SCOPE, YEAR, STATEMENT, ADDRESS, ITEM, PRINTED, UNIT, VALUE, SOURCE, STATE };

struct cited {
	const struct job *job;
	struct map key;			/* report, TAB, address and source */
	struct cited_figure *figure;
	size_t cap;
	struct arena memory;
	struct buf text, cite, undone;
	struct long_page table;
};

enum status
cited_open(struct cited **out, const struct job *job)
{
	struct cited *c = *out = mem_zero(1, sizeof(*c));

	if (c == NULL)
		return STATUS_FAIL;
	c->job = job;
	return STATUS_OK;
}

void
cited_free(struct cited *c)
{
	if (c == NULL)
		return;
	map_free(&c->key);
	mem_free(c->figure);
	arena_free(&c->memory);
	buf_free(&c->text);
	buf_free(&c->cite);
	buf_free(&c->undone);
	mem_free(c);
}

static bool
make_key(struct cited *c, struct slice report, struct slice cite)
{
	buf_clear(&c->text);
	return buf_slice(&c->text, report) && buf_byte(&c->text, '\t') && buf_slice(&c->text, cite);
}

enum status
cited_note(struct cited *c, const struct findings_row *finding)
{
	struct slice rest = finding->field[FINDINGS_CELLS], cite;
	bool own;

	if (finding->rank >= FINDINGS_ROUNDING)
		return STATUS_OK;
	while (findings_cite(&rest, &cite)) {
		size_t n;

		(void)findings_address(cite, &own);
		if (!own)
			continue;
		if (!make_key(c, finding->field[FINDINGS_REPORT], cite))
			return STATUS_FAIL;
		n = map_add(&c->key, buf_view(&c->text));
		if (n == MAP_NONE || !mem_grow(&c->figure, &c->cap, n + 1, sizeof(*c->figure)))
			return STATUS_FAIL;
		c->figure[n] = (struct cited_figure){.row = SIZE_MAX};
	}
	return STATUS_OK;
}

static enum status
begin(struct cited *c)
{
	static const enum word head[] = {WORD_REPORT, WORD_ENTITY, WORD_SCOPE, WORD_YEAR, WORD_STATEMENT,
		WORD_ADDRESS, WORD_ITEM, WORD_PRINTED, WORD_PRINTED_UNIT, WORD_VALUE, WORD_PLACE_IN_TEXT, WORD_STATE};
	static const unsigned width[] = {44, 28, 8, 8, 34, 40, 34, 18, 9, 20, 10, 12};
	enum language language = c->job->set->language;
	enum status st = long_page_open(&c->table, c->job->book, word(language, WORD_FIGURES),
	    word(language, WORD_UNIT_NOTE), 0);

	for (size_t i = 0; i < sizeof(head) / sizeof(head[0]) && st == STATUS_OK; i++)
		st = long_page_column(&c->table, word(language, head[i]), width[i], i == VALUE);
	return st == STATUS_OK ? long_page_begin(&c->table) : st;
}

static struct slice
plain(struct cited *c, struct slice field)
{
	bool ok = true;
	struct slice s = tsv_unescape(field, &c->undone, &ok);

	return ok ? s : field;
}

static void
write_cells(struct cited *c, const struct tsv *t, const struct figure_map *m)
{
	static const enum figure_column column[] = {FIGURE_REPORT, FIGURE_ENTITY, FIGURE_SCOPE, FIGURE_YEAR,
		FIGURE_COLUMNS, FIGURE_COLUMNS, FIGURE_ITEM, FIGURE_RAW, FIGURE_UNIT, FIGURE_COLUMNS,
		FIGURE_SOURCE, FIGURE_STATUS};
	struct slice sheet = figure_get(t, m, FIGURE_SHEET), unit = figure_get(t, m, FIGURE_UNIT);
	struct slice title = catalogue_sheet(c->job->catalogue, sheet), value = figure_get(t, m, FIGURE_VALUE);
	struct page *page = c->table.page;
	size_t row = c->table.row - 1;
	bool money = slice_ends(unit, SLICE("元"));
	struct dec d;

	for (size_t i = 0; i < sizeof(column) / sizeof(column[0]); i++)
		if (column[i] != FIGURE_COLUMNS)
			page_text(page, row, i, plain(c, figure_get(t, m, column[i])), BOOK_PLAIN);
	page_text(page, row, STATEMENT, title.len > 0 ? title : sheet, BOOK_PLAIN);
	page_text(page, row, ADDRESS, plain(c, slice_sub(buf_view(&c->cite), 0, c->cite.len -
	    figure_get(t, m, FIGURE_SOURCE).len)), BOOK_PLAIN);
	if (dec_parse(value, &d))
		page_number(page, row, VALUE, d, money ? BOOK_WAN : BOOK_NUMBER);
}

static enum status
take(struct cited *c, const struct tsv *t, const struct figure_map *m)
{
	struct cited_figure *f;
	bool ok = true;
	size_t n;

	if (!findings_cite_figure(&c->cite, figure_get(t, m, FIGURE_SHEET), figure_get(t, m, FIGURE_KEY),
	    figure_get(t, m, FIGURE_MEASURE), figure_get(t, m, FIGURE_SOURCE)) ||
	    !make_key(c, figure_get(t, m, FIGURE_REPORT), buf_view(&c->cite)))
		return STATUS_FAIL;
	n = map_find(&c->key, buf_view(&c->text));
	if (n == MAP_NONE)
		return STATUS_OK;
	f = &c->figure[n];
	if (long_page_row(&c->table, 0, 0) != STATUS_OK)
		return STATUS_FAIL;
	write_cells(c, t, m);
	if (f->row != SIZE_MAX)
		return STATUS_OK;	/* printed twice: the first is the one that is linked */
	f->row = c->table.row - 1;
	f->page = page_name(c->table.page);
	f->raw = arena_slice(&c->memory, plain(c, figure_get(t, m, FIGURE_RAW)), &ok);
	f->unit = arena_slice(&c->memory, figure_get(t, m, FIGURE_UNIT), &ok);
	return ok ? STATUS_OK : STATUS_FAIL;
}

enum status
cited_write(struct cited *c, char *path)
{
	struct figure_map map;
	struct tsv t;
	enum tsv_event event;
	enum status st = tsv_open(&t, &path, 1, &figure_headed);

	if (st != STATUS_OK)
		return st;
	st = begin(c);
	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_RECORD) {
			st = take(c, &t, &map);
			continue;
		}
		figure_map_columns(&t, &map);
		if (map.column[FIGURE_KEY] == TSV_NONE && tsv_columns(&t) > 0) {
			diag_error(DIAG_AT(tsv_file(&t), tsv_line(&t)),
			    "no column named key -- the figures must come through normalise-numbers and tag-codes");
			st = STATUS_FAIL;
		}
	}
	st = status_max(st, tsv_status(&t));
	tsv_close(&t);
	long_page_end(&c->table);
	return st;
}

const struct cited_figure *
cited_find(struct cited *c, struct slice report, struct slice cite)
{
	size_t n;

	if (!make_key(c, report, cite))
		return NULL;
	n = map_find(&c->key, buf_view(&c->text));
	return n == MAP_NONE || c->figure[n].row == SIZE_MAX ? NULL : &c->figure[n];
}
