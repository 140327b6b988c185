/* SPDX-License-Identifier: ISC */
/*
 * funds.h - the funds block of a form: what its readers share.
 */
#ifndef EXTRACT_FUNDS_H
#define EXTRACT_FUNDS_H

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

/* funds_words.c: the tokens of a row, at most ALIGN_MOST; how many. */
size_t funds_words(const struct form *f, const struct funds *u, const struct form_row *row,
    struct funds_word word[ALIGN_MOST]);
const struct term *funds_label(const struct form *f, enum term_kind kind, struct slice word);
bool funds_is_money(const struct term *fund);
bool funds_is_percent(const struct quantity *q);

/* funds_amounts.c */
void funds_take(struct funds *u, struct slice measure, const struct term *source,
    const struct quantity *q, const struct form_row *row);
void funds_put_all(struct form *f, struct funds *u);

#endif
