/* SPDX-License-Identifier: ISC */
/* 表06: the economic rows in two or three column pairs. */
#include "sheet.h"

enum { PAIR_ROWS = 64 };

struct pair {
	size_t row[PAIR_ROWS]; /* numbers in data.economy */
	size_t n;
};

/* The rows of a class that the year has, by their codes. */
static void
take(struct pair *p, const struct report *r, const char *class)
{
	const struct economy *e = r->data->economy;
	size_t i, k;

	for (i = 0; i < r->data->economies && p->n < PAIR_ROWS; i++) {
		if (!slice_starts(e[i].code, slice_of(class)) || !data_economy_in(&e[i], r->year))
			continue;
		for (k = p->n++; k > 0 && slice_cmp(e[i].code, e[p->row[k - 1]].code) < 0; k--)
			p->row[k] = p->row[k - 1];
		p->row[k] = i;
	}
}

static void
captions(struct doc *d, const struct report *r, size_t pairs)
{
	const char *amount = r->lay.captions_first ? "决算数" : "金额";
	bool split = r->lay.three_codes;
	size_t i;

	doc_row(d, ROW_CAPTION);
	sheet_text(d, r, "人员经费");
	doc_cell_empty(d, split ? 3 : 2);
	sheet_text(d, r, "公用经费");
	doc_cell_empty(d, (pairs - 1) * (split ? 4 : 3) - 1);
	doc_row(d, ROW_CAPTION);
	for (i = 0; i < pairs; i++) {
		sheet_text(d, r, split ? "经济分类科目编码" : "科目代码");
		doc_cell_empty(d, split ? 1 : 0);
		sheet_text(d, r, "科目名称");
		sheet_text(d, r, amount);
	}
	if (!split)
		return;
	doc_row(d, ROW_CAPTION);
	for (i = 0; i < pairs; i++) {
		sheet_text(d, r, "类");
		sheet_text(d, r, "款");
		doc_cell_empty(d, 2);
	}
}

static void
put_code(struct doc *d, const struct report *r, struct slice code)
{
	if (!r->lay.three_codes) {
		doc_cell_text(d, code);
		return;
	}
	doc_cell_text(d, slice_sub(code, 0, 3));
	doc_cell_text(d, slice_sub(code, 3, 5));
}

static void
put_pair(struct doc *d, const struct report *r, const struct pair *p, size_t at, size_t line)
{
	const struct economy *e;
	struct place place = {.sheet = "T06", .measure = "金额", .line = line};
	char code[8];
	size_t i;

	if (at >= p->n) {
		doc_cell_empty(d, r->lay.three_codes ? 4 : 3);
		return;
	}
	e = &r->data->economy[p->row[at]];
	for (i = 0; i < e->code.len && i < 7; i++)
		code[i] = e->code.ptr[i];
	code[i] = '\0';
	place.code = place.key = e->code;
	place.item = sheet_label(d, r, e->name);
	put_code(d, r, e->code);
	doc_cell_text(d, place.item);
	sheet_amount(d, r, &place,
	    e->code.len == 5 ? r->now->econ[p->row[at]] : account_econ(r->now, r->data, code));
}

static void
put_total(struct doc *d, const struct report *r, const char *label, size_t left, size_t middle,
    int64_t fen)
{
	struct place p = {
	    .sheet = "T06", .measure = "金额", .item = slice_of(label), .key = slice_of(label)};

	doc_cell_empty(d, left);
	sheet_text(d, r, label);
	doc_cell_empty(d, middle);
	sheet_amount(d, r, &p, fen);
}

void
sheet_basic(struct doc *d, const struct report *r)
{
	struct pair pair[3] = {{.n = 0}};
	size_t pairs = r->lay.two_pairs ? 2 : 3, rows = 0, i, k, code = r->lay.three_codes ? 2 : 1,
	       lead;
	int64_t people, office;

	take(&pair[0], r, "301");
	take(&pair[0], r, "303");
	take(&pair[1], r, "302");
	take(&pair[pairs - 1], r, "307");
	take(&pair[pairs - 1], r, "310");
	if (pairs == 3)
		take(&pair[2], r, "312");
	take(&pair[pairs - 1], r, "399");
	people = account_econ(r->now, r->data, "301") + account_econ(r->now, r->data, "303");
	office = account_econ(r->now, r->data, "302") + account_econ(r->now, r->data, "31");
	sheet_head(d, r, 6, NULL);
	captions(d, r, pairs);
	for (i = 0; i < pairs; i++)
		rows = pair[i].n > rows ? pair[i].n : rows;
	for (i = 0; i < rows; i++) {
		doc_row(d, ROW_BODY);
		for (k = 0; k < pairs; k++)
			put_pair(d, r, &pair[k], i, i + 1);
	}
	doc_row(d, ROW_BODY);
	lead = r->lay.captions_first ? 0 : 1;
	put_total(d, r, "人员经费合计", lead, code - lead, people);
	put_total(d, r, "公用经费合计", 0, (pairs - 1) * (code + 2) - 2, office);
	sheet_note(d, r, "注：本表列示一般公共预算财政拨款基本支出按经济分类的明细。");
}
