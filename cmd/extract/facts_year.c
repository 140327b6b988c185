/* SPDX-License-Identifier: ISC */
/* The fiscal year: what cover, titles and heads say; else the year the text speaks of most. */
#include "facts.h"

enum { YEARS = 200, FIRST = 1900 };	/* 1900 .. 2099 */

enum weight { WEIGHT_TEXT = 1, WEIGHT_HEAD = 10, WEIGHT_TITLE = 20, WEIGHT_COVER = 40 };

static size_t
value_of(const char digits[4])
{
	return (size_t)(digits[0] - '0') * 1000 + (size_t)(digits[1] - '0') * 100 +
	    (size_t)(digits[2] - '0') * 10 + (size_t)(digits[3] - '0') - FIRST;
}

static void
tally(const struct year_place *y, size_t score[YEARS], size_t weight)
{
	size_t v = value_of(y->digits);

	if (v < YEARS && !y->date)
		score[v] += y->fiscal ? weight : weight / 10;
}

/* 与2023年度相比: not the year that is reported. */
static bool
is_base(const struct terms *known, struct slice before)
{
	size_t used;

	return terms_suffix(known, TERM_AGAINST, slice_trim(before), &used) != NULL;
}

static void
tally_text(const struct terms *known, struct slice text, size_t score[YEARS], size_t weight)
{
	struct year_place y;
	size_t from = 0;

	while (year_find(text, from, &y)) {
		if (!is_base(known, slice_sub(text, from, y.start)))
			tally(&y, score, weight);
		from = y.end;
	}
}

/* The cover as one text: a year may stand on one line and 年度 on the next. */
static void
tally_cover(struct facts *f, size_t score[YEARS])
{
	const struct report *r = f->report;
	size_t first, end;
	struct slice from, to;

	facts_cover(r, &first, &end);
	if (first >= end)
		return;
	from = r->line[first].text;
	to = r->line[end - 1].text;
	tally_text(f->terms, slice_make(from.ptr, (size_t)(to.ptr + to.len - from.ptr)), score, WEIGHT_COVER);
}

void
facts_year(struct facts *f)
{
	struct report *r = f->report;
	size_t score[YEARS] = {0}, i, best = 0;
	char *digits;

	tally_cover(f, score);
	for (i = 0; i < r->parts; i++)
		tally_text(f->terms, r->part[i].title, score, WEIGHT_TITLE);
	for (i = 0; i < f->heads; i++) {
		if (f->head[i].kind == HEAD_YEAR)
			score[((size_t)(f->head[i].text.ptr[2] - '0') * 10 +
			    (size_t)(f->head[i].text.ptr[3] - '0') +
			    (f->head[i].text.ptr[0] == '2' ? 100 : 0)) % YEARS] += WEIGHT_HEAD;
	}
	for (i = 0; i < YEARS; i++) {
		if (score[i] > score[best] || (score[i] == score[best] && score[i] != 0))
			best = i;
	}
	if (score[best] < WEIGHT_TITLE) {
		tally_text(f->terms, buf_view(&r->text), score, 10 * WEIGHT_TEXT);
		for (i = 0; i < YEARS; i++) {
			if (score[i] >= score[best])
				best = i;
		}
	}
	digits = arena_take(&r->arena, 4);
	if (digits == NULL || score[best] == 0) {
		f->ok = f->ok && digits != NULL;
		return;
	}
	for (i = 4, best += FIRST; i-- > 0; best /= 10)
		digits[i] = (char)('0' + best % 10);
	r->year = slice_make(digits, 4);
}
