/* SPDX-License-Identifier: ISC */
/*
 * The funds of a form, in either of two grammars:
 *	pairs	预算数: 3 | 到位数: 3 | 执行数: 2.9, below it 其中: 财政资金 3 | ... in the same order
 *	table	captions 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 over rows 年度资金总额, 其中: ...
 */
#include "form.h"

enum { MEASURES_MOST = 6, AMOUNTS_MOST = 48 };

/* An amount read: written when the whole block is known. */
struct amount {
	struct slice measure;
	struct slice source;		/* 财政资金 ..., empty for the total */
	struct slice digits, unit;
	const struct form_row *row;
};

struct funds {
	struct slice measure[MEASURES_MOST];	/* of the pairs, in their order */
	size_t measures;
	struct align_column column[ALIGN_MOST];	/* of the table; what: index of caption */
	const struct term *caption[ALIGN_MOST];
	size_t columns;
	int shift;		/* of the row with the total against the captions */
	struct amount amount[AMOUNTS_MOST];
	size_t amounts;
	size_t first, end;	/* rows of the block */
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

static bool
is_number_byte(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Does the block hold this number unbroken in a cell of its own? */
static bool
stands_whole(const struct form *f, const struct funds *u, struct slice digits)
{
	const struct form_row *row;
	size_t i;

	for (row = &f->row[u->first]; row < &f->row[u->end]; row++) {
		for (i = 0; i < row->tokens; i++) {
			if (slice_eq(row->token[i].text, digits))
				return true;
		}
	}
	return false;
}

/*
 * A number, perhaps broken by blanks.  Broken in its whole part (11 4.318058) it
 * could be two: it is one when the block has the same number unbroken.  `folded`
 * is the text without blanks.
 */
static bool
read_number(const struct form *f, const struct funds *u, struct slice text, struct slice folded,
    struct quantity *number)
{
	size_t i;

	if (quantity_alone(f->terms, text, number))
		return true;
	for (i = 0; i < folded.len; i++) {
		if (!is_number_byte(folded.ptr[i]))
			return false;
	}
	*number = (struct quantity){.digits = text};
	return folded.len != 0 && stands_whole(f, u, folded);
}

/* The number at the end of a cell that holds its label as well: 其中:财政资金 1.5; word loses it. */
static bool
number_behind(const struct form *f, const struct funds *u, struct slice text, struct slice *word,
    struct quantity *number)
{
	size_t from = text.len, digits = word->len;
	struct slice tail;

	while (from > 0 && (is_number_byte(text.ptr[from - 1]) || text.ptr[from - 1] == ' '))
		from--;
	while (digits > 0 && is_number_byte(word->ptr[digits - 1]))
		digits--;
	tail = slice_trim(slice_from(text, from));
	if (digits == 0 || digits == word->len ||
	    !read_number(f, u, tail, slice_from(*word, digits), number))
		return false;
	word->len = digits;
	return true;
}

static struct funds_word
read_word(const struct form *f, const struct funds *u, const struct form_token *token)
{
	struct funds_word w = {NULL, NULL, SLICE(""), {0}, false, false};
	struct slice word = token->word;
	size_t used = 0;

	w.is_number = read_number(f, u, token->text, word, &w.number);
	if (w.is_number)
		return w;
	w.is_dash = all_dashes(word);
	w.fund = label_of(f, TERM_FUND, word);
	if (w.fund != NULL) {
		w.rest = behind_colon(token->text);
		return w;
	}
	w.is_number = number_behind(f, u, token->text, &word, &w.number);
	w.fund = label_of(f, TERM_FUND, word);
	w.source = w.fund != NULL ? NULL : label_of(f, TERM_SOURCE, word);
	if (w.source == NULL && w.fund == NULL)
		w.source = terms_suffix(f->terms, TERM_SOURCE, uncoloned(word), &used);
	w.is_number = w.is_number && (w.fund != NULL || w.source != NULL);
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
is_captions(const struct form *f, const struct funds *u, const struct form_row *row)
{
	struct funds_word w;
	size_t i, n = 0;

	for (i = 0; i < row->tokens; i++) {
		w = read_word(f, u, &row->token[i]);
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
take_amount(struct funds *u, struct slice measure, const struct term *source,
    const struct quantity *q, const struct form_row *row)
{
	struct slice name = source == NULL || slice_eq(source->canonical, SLICE("-")) ? SLICE("") :
	    source->canonical;

	if (u->amounts < AMOUNTS_MOST)
		u->amount[u->amounts++] = (struct amount){measure, name, q->digits, q->unit, row};
}

static void
put_amount(struct form *f, const struct amount *a)
{
	struct slice none = SLICE("");

	if (slice_eq(a->measure, SLICE("执行进度")))
		form_number(f, none, form_path(f, a->measure, a->source), none, a->digits, SLICE("%"),
		    a->row);
	else if (slice_eq(a->measure, SLICE("分值")))
		form_number(f, SLICE("预算执行率指标"), a->measure, none, a->digits, SLICE("分"), a->row);
	else if (slice_eq(a->measure, SLICE("得分")))
		form_number(f, SLICE("预算执行率指标/预算执行率/预算执行率"), a->measure, none, a->digits,
		    SLICE("分"), a->row);
	else
		form_number(f, none, form_path(f, a->measure, a->source), none, a->digits,
		    a->unit.len != 0 ? a->unit : f->money, a->row);
}

static const struct amount *
find_amount(const struct funds *u, struct slice measure, struct slice source)
{
	size_t i;

	for (i = 0; i < u->amounts; i++) {
		if (slice_eq(u->amount[i].measure, measure) && slice_eq(u->amount[i].source, source))
			return &u->amount[i];
	}
	return NULL;
}

/*
 * An amount that slid from the row 财政资金 into the row 其他: its measure has no
 * 财政资金, while every other measure has all of its money from there.
 */
static void
settle_slides(struct funds *u)
{
	struct slice public = SLICE("财政资金"), other = SLICE("其他");
	struct amount *a;
	size_t i, k;
	bool alone;

	for (i = 0; i < u->amounts; i++) {
		a = &u->amount[i];
		if (!slice_eq(a->source, other) || find_amount(u, a->measure, public) != NULL)
			continue;
		alone = true;
		for (k = 0; k < u->amounts; k++) {
			if (k != i && slice_eq(u->amount[k].source, other))
				alone = false;
		}
		for (k = 0; alone && k < u->amounts; k++) {
			if (slice_eq(u->amount[k].source, public)) {
				a->source = public;
				break;
			}
		}
	}
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
		word[n] = read_word(f, u, &row->token[i]);
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
			take_amount(u, u->caption[to[i]]->canonical, source, &word[i].number, row);
	}
}

/* Labels of sources that are stray copies: more of them than measures, without a number behind. */
static size_t
stray_labels(const struct form *f, const struct funds *u, const struct form_row *row)
{
	size_t i, n = 0, measures = u->measures != 0 ? u->measures : 3;

	for (i = 0; i < row->tokens; i++)
		n += read_word(f, u, &row->token[i]).source != NULL;
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
		w = read_word(f, u, &row->token[i]);
		if (w.fund != NULL) {
			measure = w.fund->canonical;
			source = NULL;
			if (is_money(w.fund) && u->measures < MEASURES_MOST)
				u->measure[u->measures++] = measure;
			if (w.rest.len != 0)
				w.is_number = quantity_alone(f->terms, w.rest, &w.number);
		} else if (w.source != NULL && stray > 0) {
			stray--;
		} else if (w.source != NULL) {
			source = w.source;
			measure = measure_at(u, k++);
		}
		if (!w.is_number)
			continue;
		if (is_percent(&w.number))
			take_amount(u, SLICE("执行进度"), NULL, &w.number, row);
		else if (measure.len != 0)
			take_amount(u, measure, source, &w.number, row);
		measure = SLICE("");
	}
}

void
form_funds(struct form *f, size_t first, size_t end)
{
	struct funds u = {.first = first, .end = end};
	size_t k;

	for (k = first; k < end; k++) {
		if (is_captions(f, &u, &f->row[k]))
			take_captions(f, &u, &f->row[k]);
		else if (u.columns != 0)
			table_row(f, &u, &f->row[k]);
		else
			pairs_row(f, &u, &f->row[k]);
	}
	settle_slides(&u);
	for (k = 0; k < u.amounts; k++)
		put_amount(f, &u.amount[k]);
}
