/* SPDX-License-Identifier: ISC */
#include "sheet.h"

#include <string.h>

enum { COLUMN_MAX = 8, ROWS_MAX = ITEM_MAX * 3 };

struct code_row {
	struct slice code;
	int64_t v[COLUMN_MAX];
};

struct code_rows {
	struct code_row row[ROWS_MAX];
	size_t n;
	int64_t total[COLUMN_MAX];
};

static bool
all_zero(const int64_t *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (v[i] != 0)
			return false;
	return true;
}

static struct code_row *
row_of(struct code_rows *rows, struct slice code)
{
	size_t i;

	for (i = 0; i < rows->n; i++)
		if (slice_eq(rows->row[i].code, code))
			return &rows->row[i];
	memset(&rows->row[rows->n], 0, sizeof rows->row[0]);
	rows->row[rows->n].code = code;
	return &rows->row[rows->n++];
}

static void
sort_rows(struct code_rows *rows)
{
	size_t i, k;

	for (i = 1; i < rows->n; i++) {
		struct code_row one = rows->row[i];

		for (k = i; k > 0 && slice_cmp(rows->row[k - 1].code, one.code) > 0; k--)
			rows->row[k] = rows->row[k - 1];
		rows->row[k] = one;
	}
}

/* Rows of the statement at all three levels, in order of code. */
static void
gather(struct code_rows *rows, const struct report *r, const struct code_sheet *s)
{
	static const size_t level[] = {3, 5, 7};
	int64_t v[COLUMN_MAX];
	size_t i, k, c;

	rows->n = 0;
	memset(rows->total, 0, sizeof rows->total);
	for (i = 0; i < r->now->items; i++) {
		struct slice code = r->data->function[r->now->item[i].function].code;

		memset(v, 0, sizeof v);
		s->fill(&r->now->item[i], v);
		if (all_zero(v, s->columns))
			continue;
		for (k = 0; k < 3; k++) {
			struct code_row *row = row_of(rows, slice_sub(code, 0, level[k]));

			for (c = 0; c < s->columns; c++)
				row->v[c] += v[c];
		}
		for (c = 0; c < s->columns; c++)
			rows->total[c] += v[c];
	}
	sort_rows(rows);
}

static bool
grouped(const struct code_sheet *s)
{
	size_t i;

	for (i = 0; i < s->columns; i++)
		if (s->column[i].group != NULL)
			return true;
	return false;
}

static bool
group_starts(const struct code_sheet *s, size_t i)
{
	return s->column[i].group != NULL && (i == 0 || s->column[i - 1].group == NULL);
}

static void
captions(struct doc *d, const struct report *r, const struct code_sheet *s, size_t left)
{
	bool first = r->lay.captions_first;
	size_t i;

	doc_row(d, ROW_CAPTION);
	sheet_text(d, r, "项目");
	doc_cell_empty(d, left - 1);
	for (i = 0; i < s->columns; i++)
		if (group_starts(s, i))
			sheet_text(d, r, s->column[i].group);
		else if (s->column[i].group == NULL && first)
			sheet_text(d, r, s->column[i].caption);
		else
			doc_cell(d);
	doc_row(d, ROW_CAPTION);
	if (r->lay.three_codes) {
		sheet_text(d, r, "支出功能分类科目编码");
		doc_cell_empty(d, 2);
	} else {
		sheet_text(d, r, grouped(s) && first ? "功能分类科目编码" : "科目代码");
	}
	sheet_text(d, r, "科目名称");
	for (i = 0; i < s->columns; i++)
		if (s->column[i].group != NULL || !first)
			sheet_text(d, r, s->column[i].caption);
		else
			doc_cell(d);
}

static void
numbers(struct doc *d, const struct report *r, const struct code_sheet *s, size_t left)
{
	size_t i;

	if (!r->lay.column_numbers)
		return;
	doc_row(d, ROW_NUMBERS);
	doc_cell_empty(d, left - 1);
	sheet_text(d, r, "栏次");
	for (i = 0; i < s->columns; i++)
		sheet_count(d, i + 1);
}

static void
amounts(struct doc *d, const struct report *r, const struct code_sheet *s, struct slice code,
    struct slice item, const int64_t *v, size_t line)
{
	struct place p = {.sheet = s->name, .line = line, .code = code, .item = item};
	size_t i;

	p.key = code.len > 0 ? code : SLICE("合计");
	for (i = 0; i < s->columns; i++) {
		p.measure = s->column[i].measure;
		sheet_amount(d, r, &p, v[i]);
	}
}

static void
total(struct doc *d, const struct report *r, const struct code_sheet *s,
    const struct code_rows *rows, size_t left, bool last, size_t line)
{
	doc_row(d, ROW_BODY);
	if (r->lay.three_codes && !last) {
		sheet_text(d, r, "类");
		sheet_text(d, r, "款");
		sheet_text(d, r, "项");
		sheet_text(d, r, "合计");
	} else if (r->lay.captions_first || last) {
		sheet_text(d, r, "合计");
		doc_cell_empty(d, left - 1);
	} else {
		doc_cell_empty(d, left - 1);
		sheet_text(d, r, "合计");
	}
	amounts(d, r, s, (struct slice){0}, SLICE("合计"), rows->total, line);
}

static void
body(struct doc *d, const struct report *r, const struct code_sheet *s, const struct code_row *row,
    size_t line)
{
	struct slice name = sheet_label(d, r, data_function_name(r->data, row->code, r->year));
	size_t i;

	doc_row(d, ROW_BODY);
	if (r->lay.three_codes) {
		doc_cell_text(d, slice_sub(row->code, 0, 3));
		for (i = 3; i < 7; i += 2)
			doc_cell_text(d, slice_sub(row->code, i, i + 2));
	} else {
		doc_cell_text(d, row->code);
	}
	doc_cell_text(d, name);
	amounts(d, r, s, row->code, name, row->v, line);
}

void
sheet_codes(struct doc *d, const struct report *r, const struct code_sheet *s)
{
	struct code_rows rows;
	size_t left = r->lay.three_codes ? 4 : 2, i, line = 1;

	gather(&rows, r, s);
	sheet_head(d, r, s->sheet, NULL);
	captions(d, r, s, left);
	numbers(d, r, s, left);
	if (r->lay.three_codes && s->total_last) {
		doc_row(d, ROW_CAPTION);
		sheet_text(d, r, "类");
		sheet_text(d, r, "款");
		sheet_text(d, r, "项");
		doc_cell_empty(d, s->columns + 1);
	}
	if (!s->total_last)
		total(d, r, s, &rows, left, false, line++);
	for (i = 0; i < rows.n; i++)
		body(d, r, s, &rows.row[i], line++);
	if (s->total_last)
		total(d, r, s, &rows, left, true, line++);
	if (rows.n == 0 && s->nil != NULL && r->lay.nil_note) {
		doc_blank(d);
		doc_add(d, sheet_label(d, r, SLICE("注：")));
		doc_add(d, r->title);
		doc_add(d, sheet_label(d, r, slice_of(s->nil)));
		doc_line(d, false);
		doc_blank(d);
	} else {
		sheet_note(d, r, s->note);
	}
}
