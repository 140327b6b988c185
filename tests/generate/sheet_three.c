/* SPDX-License-Identifier: ISC */
/* 表09 三公经费: one line of twelve columns, six pairs, or six rows; some add 会议费 and 培训费. */
#include "sheet.h"

enum { COLUMNS = 6, COLUMNS_MAX = 8 };

static const char *const row_key[COLUMNS_MAX] = {"合计", "因公出国(境)费",
    "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费", "会议费",
    "培训费"};

static size_t
columns(const struct report *r)
{
	return r->lay.three_meetings ? COLUMNS_MAX : COLUMNS;
}

static void
amounts(const int64_t *three, int64_t *v)
{
	v[1] = three[THREE_ABROAD];
	v[3] = three[THREE_BUY];
	v[4] = three[THREE_RUN];
	v[2] = v[3] + v[4];
	v[5] = three[THREE_GUEST];
	v[0] = v[1] + v[2] + v[5];
}

static void
put_amount(struct doc *d, const struct report *r, size_t column, const char *measure, int64_t fen)
{
	struct place p = {.sheet = "T09",
	    .measure = measure,
	    .item = slice_of(row_key[column]),
	    .key = slice_of(row_key[column])};

	sheet_amount(d, r, &p, fen);
}

/* The lower two caption lines of one half (budget or final) of the twelve columns. */
static void
half_captions(struct doc *d, const struct report *r, size_t repeat)
{
	static const char *const upper[] = {"合计", "因公出国（境）费", "公务用车购置及运行维护费",
	    "", "", "公务接待费", "会议费", "培训费"};
	static const char *const lower[] = {
	    "", "", "小计", "公务用车购置费", "公务用车运行维护费", "", "", ""};
	size_t half, i, k;

	for (k = 0; k < 2; k++) {
		doc_row(d, ROW_CAPTION);
		for (half = 0; half < (repeat == 1 ? 2u : 1u); half++)
			for (i = 0; i < columns(r); i++) {
				sheet_text(d, r, k == 0 ? upper[i] : lower[i]);
				doc_cell_empty(d, repeat - 1);
			}
	}
}

static void
column_numbers(struct doc *d, const struct report *r)
{
	size_t i;

	if (!r->lay.column_numbers)
		return;
	doc_row(d, ROW_NUMBERS);
	for (i = 0; i < 2 * columns(r); i++)
		sheet_count(d, i + 1);
}

static void
one_line(struct doc *d, const struct report *r, const int64_t *budget, const int64_t *final)
{
	size_t i;

	doc_row(d, ROW_CAPTION);
	sheet_text(d, r, "预算数");
	doc_cell_empty(d, columns(r) - 1);
	sheet_text(d, r, "决算数");
	doc_cell_empty(d, columns(r) - 1);
	half_captions(d, r, 1);
	column_numbers(d, r);
	doc_row(d, ROW_BODY);
	for (i = 0; i < columns(r); i++)
		put_amount(d, r, i, "预算数", budget[i]);
	for (i = 0; i < columns(r); i++)
		put_amount(d, r, i, "决算数", final[i]);
}

static void
pairs(struct doc *d, const struct report *r, const int64_t *budget, const int64_t *final)
{
	size_t i;

	half_captions(d, r, 2);
	doc_row(d, ROW_CAPTION);
	for (i = 0; i < columns(r); i++) {
		sheet_text(d, r, "预算数");
		sheet_text(d, r, "决算数");
	}
	column_numbers(d, r);
	doc_row(d, ROW_BODY);
	for (i = 0; i < columns(r); i++) {
		put_amount(d, r, i, "预算数", budget[i]);
		put_amount(d, r, i, "决算数", final[i]);
	}
}

static void
rows(struct doc *d, const struct report *r, const int64_t *budget, const int64_t *final)
{
	static const char *const label[] = {"合计", "1.因公出国（境）费",
	    "2.公务用车购置及运行维护费", "（1）公务用车购置费", "（2）公务用车运行维护费",
	    "3.公务接待费", "会议费", "培训费"};
	static const char *const caption[] = {"项目", "行次", "预算数", "决算数"};
	size_t i;

	doc_row(d, ROW_CAPTION);
	for (i = 0; i < 4; i++)
		if (i != 1 || r->lay.line_numbers)
			sheet_text(d, r, caption[i]);
	if (r->lay.column_numbers) {
		doc_row(d, ROW_NUMBERS);
		sheet_text(d, r, "栏次");
		if (r->lay.line_numbers)
			doc_cell(d);
		sheet_count(d, 1);
		sheet_count(d, 2);
	}
	for (i = 0; i < columns(r); i++) {
		doc_row(d, ROW_BODY);
		sheet_text(d, r, label[i]);
		if (r->lay.line_numbers)
			sheet_count(d, i + 1);
		put_amount(d, r, i, "预算数", budget[i]);
		put_amount(d, r, i, "决算数", final[i]);
	}
}

void
sheet_three(struct doc *d, const struct report *r)
{
	int64_t budget[COLUMNS_MAX], final[COLUMNS_MAX];
	bool initial = report_three_initial(r);

	amounts(initial ? r->now->three_initial : r->now->three_full, budget);
	amounts(r->now->three, final);
	final[6] = account_econ(r->now, r->data, "30215");
	final[7] = account_econ(r->now, r->data, "30216");
	budget[6] = final[6] + final[6] / 8;
	budget[7] = final[7] + final[7] / 5;
	if (r->lay.three_running) {
		sheet_running(d, r);
		return;
	}
	sheet_head(d, r, 9, NULL);
	if (r->lay.three_rows)
		rows(d, r, budget, final);
	else if (r->lay.three_pairs)
		pairs(d, r, budget, final);
	else
		one_line(d, r, budget, final);
	sheet_note(d, r,
	    initial ? "注：本表列示“三公”经费的年初预算和决算，决算含使用以前年度结转资金的支出。"
		    : "注：本表列示“三公”经费的全年预算和决算，决算含使用以前年度结转资金的支出。");
}
