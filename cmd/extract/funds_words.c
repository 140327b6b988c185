/* SPDX-License-Identifier: ISC */
/* The tokens of the funds block: labels, labels with their number, numbers, dashes. */
#include "funds.h"

enum { BLOCK_ROWS = 40 };	/* no form has more rows of funds */

static struct slice
uncoloned(struct slice word)
{
	return slice_ends(word, SLICE(":")) ? slice_sub(word, 0, word.len - 1) : word;
}

const struct term *
funds_label(const struct form *f, enum term_kind kind, struct slice word)
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

/* Does the block hold this number in a cell of its own: unbroken, broken elsewhere, or so that it can only be one? */
static bool
stands_whole(const struct form *f, const struct funds *u, struct slice text, struct slice digits)
{
	size_t i, last = u->end - u->first < BLOCK_ROWS ? u->end : u->first + BLOCK_ROWS;
	const struct form_row *row;
	struct quantity q;

	for (row = &f->row[u->first]; row < &f->row[last]; row++) {
		for (i = 0; i < row->tokens; i++) {
			if (slice_eq(row->token[i].word, digits) && (!slice_eq(row->token[i].text, text) ||
			    quantity_alone(f->terms, text, &q)))
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
	return folded.len != 0 && stands_whole(f, u, text, folded);
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
	w.fund = funds_label(f, TERM_FUND, word);
	if (w.fund != NULL) {
		w.rest = behind_colon(token->text);
		return w;
	}
	w.is_number = number_behind(f, u, token->text, &word, &w.number);
	w.fund = funds_label(f, TERM_FUND, word);
	w.source = w.fund != NULL ? NULL : funds_label(f, TERM_SOURCE, word);
	if (w.source == NULL && w.fund == NULL)
		w.source = terms_suffix(f->terms, TERM_SOURCE, uncoloned(word), &used);
	w.is_number = w.is_number && (w.fund != NULL || w.source != NULL);
	return w;
}

size_t
funds_words(const struct form *f, const struct funds *u, const struct form_row *row,
    struct funds_word word[ALIGN_MOST])
{
	size_t i, n = row->tokens < ALIGN_MOST ? row->tokens : ALIGN_MOST;

	for (i = 0; i < n; i++)
		word[i] = read_word(f, u, &row->token[i]);
	return n;
}

bool
funds_is_money(const struct term *fund)
{
	return fund != NULL && !slice_eq(fund->canonical, SLICE("分值")) &&
	    !slice_eq(fund->canonical, SLICE("得分")) && !slice_eq(fund->canonical, SLICE("执行进度"));
}

bool
funds_is_percent(const struct quantity *q)
{
	return slice_eq(q->unit, SLICE("%")) || slice_eq(q->unit, SLICE("％"));
}
