/* SPDX-License-Identifier: ISC */
/*
 * The funds of a form, in either of two grammars:
 *	pairs	预算数: 3 | 到位数: 3 | 执行数: 2.9, below it 其中: 财政资金 3 | ... in the same order
 *	table	captions 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 over rows 年度资金总额, 其中: ...
 */
#include "form.h"

enum { MEASURES_MOST = 6 };

struct funds {
	struct slice measure[MEASURES_MOST];	/* of the pairs, in their order */
	size_t measures;
	struct align_column column[ALIGN_MOST];	/* of the table; what: index of caption */
	const struct term *caption[ALIGN_MOST];
	size_t columns;
	int shift;		/* of the row with the total against the captions */
};

/* A token in the funds block. */
struct funds_word {
	const struct term *fund;
	const struct term *source;
	struct slice rest;	/* of the text behind a label with its value in one cell */
	struct quantity number;
	bool is_number;
	bool is_dash;
};

static struct slice
uncoloned(struct slice word)
{
	return slice_ends(word, SLICE(":")) ? slice_sub(word, 0, word.len - 1) : word;
}

static const struct term *
label_of(const struct form *f, enum term_kind kind, struct slice word)
{
	const struct term *found;
	size_t used = 0;

	word = uncoloned(form_unordered(word));
	found = terms_find(f->terms, kind, word);
	if (found != NULL)
		return found;
	found = terms_prefix(f->terms, kind, word, &used);
	if (found != NULL && (word.ptr[used] == ':' || word.ptr[used] == '('))
		return found;
	return NULL;
}

/* What follows the colon of a label in the same cell. */
static struct slice
behind_colon(struct slice text)
{
	size_t at = slice_find_byte(text, ':', 0), wide = slice_find(text, SLICE("："), 0);

	if (wide != SLICE_NONE && (at == SLICE_NONE || wide < at))
		return slice_trim(slice_from(text, wide + 3));
	return at == SLICE_NONE ? SLICE("") : slice_trim(slice_from(text, at + 1));
}

static bool
all_dashes(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len && (word.ptr[i] == '-' || word.ptr[i] == '/' || word.ptr[i] == '*'); i++)
		;
	return i == word.len;
}

static struct funds_word
read_word(const struct form *f, const struct form_token *token)
{
	struct funds_word w = {NULL, NULL, SLICE(""), {0}, false, false};
	size_t used = 0;

	w.is_number = quantity_alone(f->terms, token->text, &w.number);
	if (w.is_number)
		return w;
	w.is_dash = all_dashes(token->word);
	w.fund = label_of(f, TERM_FUND, token->word);
	if (w.fund != NULL) {
		w.rest = behind_colon(token->text);
		return w;
	}
	w.source = label_of(f, TERM_SOURCE, token->word);
	if (w.source == NULL)
		w.source = terms_suffix(f->terms, TERM_SOURCE, uncoloned(token->word), &used);
	return w;
}

static bool
is_money(const struct term *fund)
{
	return fund != NULL && !slice_eq(fund->canonical, SLICE("分值")) &&
	    !slice_eq(fund->canonical, SLICE("得分")) && !slice_eq(fund->canonical, SLICE("执行进度"));
}

bool
form_is_funds(const struct form *f, const struct form_row *row)
{
	size_t i;

	for (i = 0; i < row->tokens; i++) {
		if (is_money(label_of(f, TERM_FUND, row->token[i].word)))
			return true;
	}
	return false;
}

/* A row of captions: no numbers, no colons, at least two captions. */
static bool
is_captions(const struct form *f, const struct form_row *row)
{
	struct funds_word w;
	size_t i, n = 0;

	for (i = 0; i < row->tokens; i++) {
		w = read_word(f, &row->token[i]);
		if (w.is_number || w.rest.len != 0 ||
		    (w.fund != NULL && slice_ends(row->token[i].word, SLICE(":"))))
			return false;
		if (w.fund != NULL)
			n++;
	}
	return n >= 2;
}

static void
take_captions(const struct form *f, struct funds *u, const struct form_row *row)
{
	const struct term *fund;
	size_t i;

	u->columns = 0;
	u->shift = 0;
	for (i = 0; i < row->tokens && u->columns < ALIGN_MOST; i++) {
		fund = label_of(f, TERM_FUND, row->token[i].word);
		if (fund == NULL)
			continue;
		u->caption[u->columns] = fund;
		u->column[u->columns] = (struct align_column){(int)u->columns, row->token[i].column,
		    row->token[i].column, 1, ALIGN_NEVER};
		u->columns++;
	}
}

static int
fit_of(const struct term *caption, const struct funds_word *w)
{
	bool percent = w->is_number && w->number.unit.len != 0 &&
	    (w->number.unit.ptr[0] == '%' || slice_eq(w->number.unit, SLICE("％")));

	if (w->is_dash)
		return 0;
	if (slice_eq(caption->canonical, SLICE("执行进度")))
		return percent ? 0 : 2;
	if (percent)
		return 9;
	return is_money(caption) || w->number.digits.len <= 5 ? 0 : 6;
}

static void
put_amount(struct form *f, struct slice measure, const struct term *source, struct quantity *q,
    const struct form_row *row)
{
	struct slice suffix = source == NULL || slice_eq(source->canonical, SLICE("-")) ? SLICE("") :
	    source->canonical;
	struct slice unit = q->unit.len != 0 ? q->unit : f->money, none = SLICE("");

	if (slice_eq(measure, SLICE("执行进度")))
		form_number(f, none, measure, none, q->digits, SLICE("%"), row);
	else if (slice_eq(measure, SLICE("分值")))
		form_number(f, SLICE("预算执行率指标"), measure, none, q->digits, SLICE("分"), row);
	else if (slice_eq(measure, SLICE("得分")))
		form_number(f, SLICE("预算执行率指标/预算执行率/预算执行率"), measure, none, q->digits,
		    SLICE("分"), row);
	else
		form_number(f, none, form_path(f, measure, suffix), none, q->digits, unit, row);
}

/* Numbers of a table's row under its captions. */
static void
table_row(struct form *f, struct funds *u, const struct form_row *row)
{
	struct funds_word word[ALIGN_MOST];
	const struct term *source = NULL;
	int position[ALIGN_MOST], fit[ALIGN_MOST * ALIGN_MOST];
	size_t to[ALIGN_MOST], n = 0, i, j;

	for (i = 0; i < row->tokens && n < ALIGN_MOST; i++) {
		word[n] = read_word(f, &row->token[i]);
		if (word[n].source != NULL)
			source = word[n].source;
		if ((!word[n].is_number && !word[n].is_dash) || source == NULL)
			continue;
		position[n] = row->token[i].column;
		for (j = 0; j < u->columns; j++)
			fit[n * u->columns + j] = fit_of(u->caption[j], &word[n]);
		n++;
	}
	if (!align_cells(u->column, u->columns, position, n, fit, &u->shift, to))
		return;
	u->shift = position[0] - u->column[to[0]].first;
	for (i = 0; i < n; i++) {
		if (word[i].is_number)
			put_amount(f, u->caption[to[i]]->canonical, source, &word[i].number, row);
	}
}

/* Labels of sources that are stray copies: more of them than measures, without a number behind. */
static size_t
stray_labels(const struct form *f, const struct funds *u, const struct form_row *row)
{
	size_t i, n = 0, measures = u->measures != 0 ? u->measures : 3;

	for (i = 0; i < row->tokens; i++)
		n += read_word(f, &row->token[i]).source != NULL;
	return n > measures ? n - measures : 0;
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
is_percent(const struct quantity *q)
{
	return slice_eq(q->unit, SLICE("%")) || slice_eq(q->unit, SLICE("％"));
}

static void
pairs_row(struct form *f, struct funds *u, const struct form_row *row)
{
	struct funds_word w;
	struct slice measure = SLICE("");
	const struct term *source = NULL;
	size_t i, k = 0, stray = stray_labels(f, u, row);
	bool amounts = form_is_funds(f, row);

	if (amounts)
		u->measures = 0;
	for (i = 0; i < row->tokens; i++) {
		w = read_word(f, &row->token[i]);
		if (w.fund != NULL) {
			measure = w.fund->canonical;
			source = NULL;
			if (is_money(w.fund) && u->measures < MEASURES_MOST)
				u->measure[u->measures++] = measure;
			w.is_number = w.rest.len != 0 && quantity_alone(f->terms, w.rest, &w.number);
		} else if (w.source != NULL && stray > 0) {
			stray--;
		} else if (w.source != NULL) {
			source = w.source;
			measure = measure_at(u, k++);
		}
		if (!w.is_number)
			continue;
		if (is_percent(&w.number))
			put_amount(f, SLICE("执行进度"), NULL, &w.number, row);
		else if (measure.len != 0)
			put_amount(f, measure, source, &w.number, row);
		measure = SLICE("");
	}
}

void
form_funds(struct form *f, size_t first, size_t end)
{
	struct funds u = {.columns = 0};
	size_t k;

	for (k = first; k < end; k++) {
		if (is_captions(f, &f->row[k]))
			take_captions(f, &u, &f->row[k]);
		else if (u.columns != 0)
			table_row(f, &u, &f->row[k]);
		else
			pairs_row(f, &u, &f->row[k]);
	}
}
