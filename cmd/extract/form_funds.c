/* SPDX-License-Identifier: ISC */
/*
 * The funds of a form, in either of two grammars:
 *	pairs	预算数: 3 | 到位数: 3 | 执行数: 2.9, below it 其中: 财政资金 3 | ... in the same order
 *	table	captions 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 over rows 年度资金总额, 其中: ...
 */
#include "funds.h"

bool
form_is_funds(const struct form *f, const struct form_row *row)
{
	size_t i;

	for (i = 0; i < row->tokens; i++) {
		if (funds_is_money(funds_label(f, TERM_FUND, row->token[i].word)))
			return true;
	}
	return false;
}

/* A row of captions: no numbers, no colons, at least two captions. */
static bool
is_captions(const struct form_row *row, const struct funds_word *w, size_t n)
{
	size_t i, captions = 0;

	for (i = 0; i < n; i++) {
		if (w[i].is_number || w[i].rest.len != 0 ||
		    (w[i].fund != NULL && slice_ends(row->token[i].word, SLICE(":"))))
			return false;
		captions += w[i].fund != NULL;
	}
	return captions >= 2;
}

/* 年度预算数 over 年初预算 | 调整后预算数: the same measure again is its part. */
static bool
is_over(const struct funds_word *w, size_t n, size_t i)
{
	size_t k;

	for (k = i + 1; k < n; k++) {
		if (w[k].fund != NULL && slice_eq(w[k].fund->canonical, w[i].fund->canonical))
			return true;
	}
	return false;
}

static void
take_captions(struct funds *u, const struct form_row *row, const struct funds_word *w, size_t n)
{
	int column;
	size_t i;

	u->columns = 0;
	u->shift = 0;
	for (i = 0; i < n; i++) {
		if (w[i].fund == NULL || is_over(w, n, i))
			continue;
		column = row->token[i].column;
		u->caption[u->columns] = w[i].fund;
		u->column[u->columns] = (struct align_column){(int)u->columns, column, column, 1,
		    ALIGN_NEVER};
		u->columns++;
	}
}

static int
fit_of(const struct term *caption, const struct funds_word *w)
{
	bool percent = w->is_number && funds_is_percent(&w->number);

	if (w->is_dash)
		return 0;
	if (slice_eq(caption->canonical, SLICE("执行进度")))
		return percent ? 0 : 2;
	if (percent)
		return 9;
	return funds_is_money(caption) || w->number.digits.len <= 5 ? 0 : 6;
}

/* Numbers of a table's row under its captions. */
static void
table_row(struct funds *u, const struct form_row *row, const struct funds_word *w, size_t n)
{
	const struct term *source = NULL;
	const struct funds_word *number[ALIGN_MOST];
	int position[ALIGN_MOST], fit[ALIGN_MOST * ALIGN_MOST];
	size_t to[ALIGN_MOST], m = 0, i, j;

	for (i = 0; i < n; i++) {
		if (w[i].source != NULL)
			source = w[i].source;
		if ((!w[i].is_number && !w[i].is_dash) || source == NULL)
			continue;
		number[m] = &w[i];
		position[m] = row->token[i].column;
		for (j = 0; j < u->columns; j++)
			fit[m * u->columns + j] = fit_of(u->caption[j], &w[i]);
		m++;
	}
	if (!align_cells(u->column, u->columns, position, m, fit, &u->shift, to))
		return;
	u->shift = position[0] - u->column[to[0]].first;
	for (i = 0; i < m; i++) {
		if (number[i]->is_number)
			funds_take(u, u->caption[to[i]]->canonical, source, &number[i]->number, row);
	}
}

/* Labels of sources that are stray copies: more of them than measures, without a number behind. */
static size_t
stray_labels(const struct funds *u, const struct funds_word *w, size_t n)
{
	size_t i, labels = 0, measures = u->measures != 0 ? u->measures : 3;

	for (i = 0; i < n; i++)
		labels += w[i].source != NULL;
	return labels > measures ? labels - measures : 0;
}

static struct slice
measure_at(const struct funds *u, size_t k)
{
	static const char *const usual[] = {"预算数", "到位数", "执行数"};

	if (k < u->measures)
		return u->measure[k];
	return u->measures == 0 && k < 3 ? slice_of(usual[k]) : SLICE("");
}

static bool
has_money(const struct funds_word *w, size_t n)
{
	size_t i;

	for (i = 0; i < n && !funds_is_money(w[i].fund); i++)
		;
	return i < n;
}

static void
pairs_row(struct form *f, struct funds *u, const struct form_row *row, struct funds_word *w,
    size_t n)
{
	struct slice measure = SLICE("");
	const struct term *source = NULL;
	size_t i, k = 0, stray = stray_labels(u, w, n);

	if (has_money(w, n))
		u->measures = 0;
	for (i = 0; i < n; i++) {
		if (w[i].fund != NULL) {
			measure = w[i].fund->canonical;
			source = NULL;
			if (funds_is_money(w[i].fund) && u->measures < MEASURES_MOST)
				u->measure[u->measures++] = measure;
			if (w[i].rest.len != 0)
				w[i].is_number = quantity_alone(f->terms, w[i].rest, &w[i].number);
		} else if (w[i].source != NULL && stray > 0) {
			stray--;
		} else if (w[i].source != NULL) {
			source = w[i].source;
			measure = measure_at(u, k++);
		}
		if (!w[i].is_number)
			continue;
		if (funds_is_percent(&w[i].number))
			funds_take(u, SLICE("执行进度"), NULL, &w[i].number, row);
		else if (measure.len != 0)
			funds_take(u, measure, source, &w[i].number, row);
		measure = SLICE("");
	}
}

void
form_funds(struct form *f, size_t first, size_t end)
{
	struct funds u = {.first = first, .end = end};
	struct funds_word w[ALIGN_MOST];
	size_t k, n;

	for (k = first; k < end; k++) {
		n = funds_words(f, &u, &f->row[k], w);
		if (is_captions(&f->row[k], w, n))
			take_captions(&u, &f->row[k], w, n);
		else if (u.columns != 0)
			table_row(&u, &f->row[k], w, n);
		else
			pairs_row(f, &u, &f->row[k], w, n);
	}
	funds_put_all(f, &u);
}
