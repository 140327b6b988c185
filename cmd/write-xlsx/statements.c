/* SPDX-License-Identifier: ISC */
#include "statements.h"

#include <string.h>

#include "buf.h"
#include "long_page.h"
#include "map.h"
#include "mem.h"
#include "words.h"

enum { WIDE_KEYS = 9, FROZEN = 6, SHEETS_MAX = 128, CLASS = 3, SECTION = 5 };

struct statement {
	struct slice sheet;		/* of the map */
	struct slice title;		/* empty: no statement, written long */
	struct map measure;		/* columns of a wide page */
	struct long_page table;
	char name[64];			/* of its first page */
	bool begun;
};

struct statements {
	const struct job *job;
	struct map sheet;
	struct statement *statement[SHEETS_MAX];	/* sorted by name after statements_begin */
	struct buf key, before, text;	/* keys of a row and of the one before it */
	struct dec bad;			/* unread figures of the row so far */
};

enum status
statements_open(struct statements **out, const struct job *job)
{
	struct statements *s = *out = mem_zero(1, sizeof(*s));

	if (s == NULL)
		return STATUS_FAIL;
	s->job = job;
	return STATUS_OK;
}

static struct statement *
find(struct statements *s, struct slice sheet)
{
	size_t before = s->sheet.count, n = map_add(&s->sheet, sheet);
	struct slice measures, measure;
	struct statement *st;

	if (n == MAP_NONE || n >= SHEETS_MAX)
		return NULL;
	if (n < before)
		return s->statement[n];
	st = s->statement[n] = mem_zero(1, sizeof(*st));
	if (st == NULL)
		return NULL;
	st->sheet = map_key(&s->sheet, n);
	st->title = catalogue_sheet(s->job->catalogue, sheet);
	measures = catalogue_measures(s->job->catalogue, sheet);
	while (slice_split(&measures, ' ', &measure))
		if (measure.len > 0 && map_add(&st->measure, measure) == MAP_NONE)
			return NULL;
	return st;
}

enum status
statements_note(struct statements *s, const struct rollup_row *row)
{
	struct statement *st = find(s, row->field[ROLLUP_SHEET]);

	if (st == NULL)
		return STATUS_FAIL;
	if (st->title.len > 0 && map_add(&st->measure, row->field[ROLLUP_MEASURE]) == MAP_NONE)
		return STATUS_FAIL;
	return STATUS_OK;
}

static enum status
add_words(struct statement *st, enum language language, const enum word *which, const unsigned *width,
    size_t n, size_t first_number)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = long_page_column(&st->table, word(language, which[i]), width[i], i >= first_number);
	return status;
}

static enum status
wide_columns(struct statements *s, struct statement *st, enum language language)
{
	static const enum word head[WIDE_KEYS] = {WORD_REGION, WORD_PLACE, WORD_SPAN, WORD_YEAR, WORD_CODE,
		WORD_ITEM, WORD_LEVEL, WORD_REPORTS, WORD_BAD};
	static const unsigned width[WIDE_KEYS] = {10, 14, 8, 8, 11, 32, 7, 8, 8};
	enum status status = add_words(st, language, head, width, WIDE_KEYS, 7);

	for (size_t i = 0; i < st->measure.count && status == STATUS_OK; i++) {
		struct slice measure = map_key(&st->measure, i);

		buf_clear(&s->text);
		if (!buf_slice(&s->text, measure) || !buf_text(&s->text,
		    catalogue_is_money(s->job->catalogue, measure) ? word(language, WORD_WAN) : "") ||
		    !buf_byte(&s->text, '\0'))
			return STATUS_FAIL;
		status = long_page_column(&st->table, s->text.ptr, 18, true);
	}
	return status;
}

static enum status
long_columns(struct statement *st, enum language language)
{
	static const enum word head[] = {WORD_REGION, WORD_PLACE, WORD_SPAN, WORD_YEAR, WORD_ITEM, WORD_MEASURE,
		WORD_SUM, WORD_MEAN, WORD_WEIGHT, WORD_FIGURE_COUNT, WORD_REPORTS, WORD_DEPARTMENTS, WORD_LEAST,
		WORD_GREATEST, WORD_ULP, WORD_BAD};
	static const unsigned width[] = {10, 14, 8, 8, 44, 18, 18, 14, 14, 9, 9, 9, 18, 18, 12, 8};

	return add_words(st, language, head, width, sizeof(head) / sizeof(head[0]), 6);
}

/* Pages in the order of their names: T01 .. T09, then the others. */
static void
sort(struct statements *s)
{
	for (size_t i = 1; i < s->sheet.count; i++) {
		struct statement *st = s->statement[i];
		size_t at = i;

		for (; at > 0; at--) {
			struct statement *o = s->statement[at - 1];
			bool after = (st->title.len > 0) == (o->title.len > 0) ?
			    slice_cmp(st->sheet, o->sheet) >= 0 : st->title.len == 0;

			if (after)
				break;
			s->statement[at] = o;
		}
		s->statement[at] = st;
	}
}

enum status
statements_begin(struct statements *s)
{
	enum language language = s->job->set->language;
	enum status status = STATUS_OK;

	sort(s);
	for (size_t i = 0; i < s->sheet.count && status == STATUS_OK; i++) {
		struct statement *st = s->statement[i];

		buf_clear(&s->text);
		if (!buf_slice(&s->text, st->sheet) || !buf_byte(&s->text, '\0') || !buf_slice(&s->text, st->sheet) ||
		    !buf_text(&s->text, " ") || !buf_slice(&s->text, st->title) || !buf_text(&s->text, "  ") ||
		    !buf_text(&s->text, word(language, WORD_UNIT_NOTE)) || !buf_byte(&s->text, '\0'))
			return STATUS_FAIL;
		status = long_page_open(&st->table, s->job->book, s->text.ptr,
		    s->text.ptr + strlen(s->text.ptr) + 1, FROZEN);
		if (status == STATUS_OK)
			status = st->title.len > 0 ? wide_columns(s, st, language) : long_columns(st, language);
		if (status == STATUS_OK)
			status = long_page_begin(&st->table);
		if (status != STATUS_OK)
			return status;
		st->begun = true;
		strncpy(st->name, page_name(st->table.page), sizeof(st->name) - 1);
	}
	return status;
}

static struct statement *
begun(const struct statements *s, struct slice sheet)
{
	for (size_t i = 0; i < s->sheet.count; i++)
		if (slice_eq(s->statement[i]->sheet, sheet))
			return s->statement[i];
	return NULL;
}

static void
number(struct page *page, size_t row, size_t column, struct slice text, enum book_style style)
{
	struct dec d;

	if (text.len == 0)
		return;
	if (dec_parse(text, &d))
		page_number(page, row, column, d, style);
	else
		page_text(page, row, column, text, BOOK_RIGHT);
}

static void
first_columns(struct long_page *table, const struct rollup_row *row)
{
	static const enum rollup_column column[] = {ROLLUP_REGION, ROLLUP_PLACE, ROLLUP_SPAN, ROLLUP_YEAR};

	for (size_t i = 0; i < sizeof(column) / sizeof(column[0]); i++)
		page_text(table->page, table->row - 1, i, row->field[column[i]], BOOK_PLAIN);
}

static enum status
write_long(struct statements *s, struct statement *st, const struct rollup_row *row)
{
	static const enum rollup_column amount[] = {ROLLUP_SUM, ROLLUP_MEAN, ROLLUP_WEIGHT, ROLLUP_N,
		ROLLUP_REPORTS, ROLLUP_DEPARTMENTS, ROLLUP_MIN, ROLLUP_MAX, ROLLUP_ULP, ROLLUP_BAD};
	bool coverage = slice_eq(st->sheet, SLICE("C"));
	bool money = !coverage && (slice_eq(st->sheet, SLICE("E")) ||
	    catalogue_is_money(s->job->catalogue, row->field[ROLLUP_MEASURE]));
	struct long_page *table = &st->table;

	if (long_page_row(table, 0, 0) != STATUS_OK)
		return STATUS_FAIL;
	first_columns(table, row);
	page_text(table->page, table->row - 1, 4, row->field[ROLLUP_KEY], BOOK_PLAIN);
	page_text(table->page, table->row - 1, 5, row->field[ROLLUP_MEASURE], BOOK_PLAIN);
	for (size_t i = 0; i < sizeof(amount) / sizeof(amount[0]); i++) {
		bool as_money = money && (amount[i] == ROLLUP_SUM || amount[i] == ROLLUP_MIN ||
		    amount[i] == ROLLUP_MAX || amount[i] == ROLLUP_ULP || amount[i] == ROLLUP_MEAN);

		number(table->page, table->row - 1, 6 + i, row->field[amount[i]], as_money ? BOOK_WAN : BOOK_NUMBER);
	}
	return STATUS_OK;
}

/* The first cell of a row of the statement: what stands left of the amounts. */
static enum status
begin_row(struct statements *s, struct statement *st, const struct rollup_row *row)
{
	enum language language = s->job->set->language;
	struct slice key = row->field[ROLLUP_KEY];
	bool code = catalogue_is_code(key);
	unsigned level = !code || key.len == CLASS ? 0 : key.len == SECTION ? 1 : 2;
	struct slice name = code ? catalogue_code(s->job->catalogue, st->sheet, key, row->field[ROLLUP_YEAR]) : key;
	size_t at;

	if (long_page_row(&st->table, level, 0) != STATUS_OK)
		return STATUS_FAIL;
	at = st->table.row - 1;
	first_columns(&st->table, row);
	s->bad = dec_of(0, 0);
	if (code) {
		page_text(st->table.page, at, 4, key, BOOK_PLAIN);
		page_text(st->table.page, at, 6,
		    slice_of(word(language, level == 0 ? WORD_CLASS : level == 1 ? WORD_SECTION : WORD_LINE_ITEM)),
		    BOOK_PLAIN);
	}
	page_text(st->table.page, at, 5, name, level == 0 ? BOOK_BOLD : level == 1 ? BOOK_INDENT1 : BOOK_INDENT2);
	number(st->table.page, at, 7, row->field[ROLLUP_REPORTS], BOOK_COUNT);
	return STATUS_OK;
}

static bool
row_key(struct buf *b, const struct rollup_row *row)
{
	static const enum rollup_column column[] = {ROLLUP_SHEET, ROLLUP_REGION, ROLLUP_SPAN, ROLLUP_YEAR, ROLLUP_KEY};

	buf_clear(b);
	for (size_t i = 0; i < sizeof(column) / sizeof(column[0]); i++)
		if (!buf_slice(b, row->field[column[i]]) || !buf_byte(b, '\t'))
			return false;
	return true;
}

static enum status
write_wide(struct statements *s, struct statement *st, const struct rollup_row *row)
{
	size_t column = map_find(&st->measure, row->field[ROLLUP_MEASURE]), at;
	struct slice key = row->field[ROLLUP_KEY];
	struct dec bad;
	bool top = !catalogue_is_code(key) || key.len == CLASS, money;

	if (column == MAP_NONE || !row_key(&s->key, row))
		return STATUS_FAIL;
	if (!slice_eq(buf_view(&s->key), buf_view(&s->before))) {
		if (begin_row(s, st, row) != STATUS_OK)
			return STATUS_FAIL;
		buf_clear(&s->before);
		if (!buf_slice(&s->before, buf_view(&s->key)))
			return STATUS_FAIL;
	}
	at = st->table.row - 1;
	money = catalogue_is_money(s->job->catalogue, row->field[ROLLUP_MEASURE]);
	number(st->table.page, at, WIDE_KEYS + column, row->field[ROLLUP_SUM],
	    !money ? BOOK_NUMBER : top ? BOOK_WAN_BOLD : BOOK_WAN);
	if (dec_parse(row->field[ROLLUP_BAD], &bad) && dec_sign(bad) != 0 && dec_add(s->bad, bad, &s->bad))
		page_number(st->table.page, at, 8, s->bad, BOOK_ERROR);
	return STATUS_OK;
}

enum status
statements_write(struct statements *s, const struct rollup_row *row)
{
	struct statement *st = begun(s, row->field[ROLLUP_SHEET]);

	if (st == NULL)
		return STATUS_FAIL;
	return st->title.len > 0 ? write_wide(s, st, row) : write_long(s, st, row);
}

void
statements_end(struct statements *s)
{
	for (size_t i = 0; i < s->sheet.count; i++)
		if (s->statement[i]->begun)
			long_page_end(&s->statement[i]->table);
}

const char *
statements_page(const struct statements *s, size_t i, struct slice *title)
{
	if (i >= s->sheet.count)
		return NULL;
	*title = s->statement[i]->title;
	return s->statement[i]->name;
}

void
statements_free(struct statements *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->sheet.count && i < SHEETS_MAX && s->statement[i] != NULL; i++) {
		map_free(&s->statement[i]->measure);
		mem_free(s->statement[i]);
	}
	map_free(&s->sheet);
	buf_free(&s->key);
	buf_free(&s->before);
	buf_free(&s->text);
	mem_free(s);
}
