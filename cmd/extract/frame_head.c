/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "frame.h"
#include "memo.h"
#include "words.h"

enum { CAPTION_MAX = 120, CODE_MIN = 3, CODE_MAX = 7, KEY_MOST = 512 };

struct counts {
	unsigned filled, amounts, integers, captions, rows, labels;
	bool mark;		/* 栏次 */
	bool parts;		/* 类 款 */
	bool ascending;		/* the integers go up by one */
	bool code_first;	/* a code, then a label */
	bool ordinal;		/* a label begins with 一、 */
	bool total;		/* 合计 among the first cells */
};

static unsigned
caption_pieces(struct words *words, const char *sheet, struct slice text)
{
	struct word *word;
	struct slice piece;
	unsigned n = 0;

	while (slice_split(&text, ' ', &piece)) {
		if (piece.len != 0 && (word = words_of(words, piece)) != NULL &&
		    word_caption(words, word, sheet) != NULL)
			n++;
	}
	return n;
}

static void
count_label(struct words *words, const char *sheet, struct slice text, bool left, struct counts *c)
{
	const struct layout_entry *e;
	struct word *word;

	c->labels++;
	if (text.len > CAPTION_MAX || (word = words_of(words, text)) == NULL)
		return;
	if (word->bare.len != word->folded.len && word->bare.len >= 3)
		c->ordinal = true;
	if (left && word->folded.len == 6 && (slice_eq(word->folded, SLICE("合计")) ||
	    slice_eq(word->folded, SLICE("总计"))))
		c->total = true;
	e = word_caption(words, word, sheet);
	if (e != NULL) {
		c->captions++;
		if (e->role == ROLE_MARK)
			c->mark = true;
		if (slice_eq(e->alias, SLICE("类")) || slice_eq(e->alias, SLICE("款")))
			c->parts = true;
	}
	if ((left || sheet[2] == '1' || sheet[2] == '4') && word_row(words, word, sheet) != NULL)
		c->rows++;
	if (e == NULL && !word->settled && slice_find_byte(text, ' ', 0) != SLICE_NONE) {
		unsigned n = caption_pieces(words, sheet, text);

		c->captions += n >= 2 ? n : 0;
	}
}

/* An amount as the rows of a body have them; a sign and digits are garbage above a table, mostly. */
static inline bool
is_amount(enum cell_kind kind, struct slice s)
{
	return (kind == CELL_AMOUNT || kind == CELL_NUMBERS) && (slice_find_byte(s, '.', 0) != SLICE_NONE ||
	    slice_find_byte(s, ',', 0) != SLICE_NONE);
}

static void
count_cells(struct words *words, const char *sheet, const struct grid_row *row, struct counts *c)
{
	uint32_t i;
	size_t last = 0;
	bool code = false;

	*c = (struct counts){.ascending = true};
	for (i = 0; i < row->n; i++) {
		struct slice s = row->cell[i];
		size_t n;

		switch ((enum cell_kind)row->kind[i]) {
		case CELL_AMOUNT:
		case CELL_NUMBERS:
			if (!is_amount((enum cell_kind)row->kind[i], s))
				continue;
			c->amounts++;
			break;
		case CELL_INTEGER:
			n = cell_code_digits(s);
			if (c->filled == 0)
				code = n >= CODE_MIN && n <= CODE_MAX && n % 2 == 1;
			n = n <= 3 ? cell_small(s) : 0;
			c->ascending = c->ascending && n != 0 && (c->integers == 0 || n == last + 1);
			last = n;
			c->integers++;
			break;
		case CELL_MIXED:
			if (c->filled == 0) {
				struct slice rest;

				n = cell_code_digits(cell_code_part(s, &rest));
				c->code_first = n >= CODE_MIN && n <= CODE_MAX && n % 2 == 1;
			}
			c->labels++;
			break;
		case CELL_LABEL:
			if (c->filled == 1 && code)
				c->code_first = true;
			count_label(words, sheet, s, i <= 1, c);
			break;
		default:
			continue;
		}
		c->filled++;
	}
}

/* Could the folded text be 类 or 款?  Not when it begins with another ideograph or with a graphic character. */
static bool
may_be_part(struct slice s)
{
	unsigned char c = s.len == 0 ? 0 : (unsigned char)s.ptr[0];

	if ((c > ' ' && c < 0x7f) || (c >= 0xe4 && c <= 0xe9))
		return slice_starts(s, SLICE("类")) || slice_starts(s, SLICE("款"));
	return true;
}

/* Amounts tell nearly every row of a body, unless 类 or 款 stands among them. */
static bool
is_body(const struct grid_row *row)
{
	bool amounts = false;
	uint32_t i;

	for (i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_LABEL && may_be_part(row->cell[i]))
			return false;
		amounts = amounts || is_amount((enum cell_kind)row->kind[i], row->cell[i]);
	}
	return amounts;
}

static enum head_kind
judge(struct words *words, const char *sheet, const struct grid_row *row, enum head_stage stage)
{
	struct counts c;
	bool whole;		/* its numbers are amounts without a point, not those of the columns */

	count_cells(words, sheet, row, &c);
	if (c.parts && (c.amounts != 0 || c.integers >= 2))
		return c.ascending && c.integers >= 2 && c.amounts == 0 ? HEAD_MARKS : HEAD_BOTH;
	if (c.amounts != 0 || c.code_first)
		return HEAD_BODY;
	if (c.mark)
		return c.captions >= 3 ? HEAD_CAPTIONS : HEAD_MARKS;
	if (c.integers >= 3 && c.ascending && c.labels == 0)
		return HEAD_MARKS;
	if (stage == STAGE_BODY)
		return c.captions >= 2 && c.rows < c.captions ? HEAD_CAPTIONS : HEAD_BODY;
	/* a row of sums, blank or in whole yuan; the items of T09 without a number are captions */
	whole = c.filled == c.labels + c.integers && (c.integers < 2 || !c.ascending);
	if (stage == STAGE_HEAD && c.labels == 1 && whole && (c.integers != 0 ? c.total || c.rows != 0 :
	    c.total && sheet[2] != '9'))
		return HEAD_BODY;
	/* whole yuan without a label */
	if (stage == STAGE_HEAD && c.labels == 0 && whole && c.integers >= 2)
		return HEAD_BODY;
	if (c.captions >= 2 || (c.captions != 0 && !c.ordinal))
		return HEAD_CAPTIONS;
	if (c.rows != 0 || (c.ordinal && (c.integers != 0 || stage == STAGE_HEAD)))
		return HEAD_BODY;
	if (sheet[0] == 'X' && c.integers != 0 && c.labels != 0)
		return HEAD_BODY;
	return HEAD_CAPTIONS;		/* garbage of the head, pieces of captions */
}

/* What has been found of a line once is remembered: heads come again in every report. */
__attribute__((noinline)) static enum head_kind
remember(struct report *r, const char *sheet, const struct grid_row *row, enum head_stage stage)
{
	const unsigned char *kept;
	unsigned char *keep, kind;
	char key[KEY_MOST];
	size_t n = strlen(sheet), len = n + 1 + row->line->text.len;

	if (!row->printed || len > KEY_MOST)
		return judge(r->words, sheet, row, stage);
	memcpy(key, sheet, n);
	key[n] = (char)stage;
	memcpy(key + n + 1, row->line->text.ptr, row->line->text.len);
	kept = memo_find(r->head_rows, slice_make(key, len));
	if (kept != NULL)
		return (enum head_kind)*kept;
	kind = (unsigned char)judge(r->words, sheet, row, stage);
	keep = memo_add(r->head_rows, slice_make(key, len));
	if (keep != NULL)
		*keep = kind;
	return (enum head_kind)kind;
}

enum head_kind
frame_head(struct report *r, const char *sheet, const struct grid_row *row, enum head_stage stage)
{
	return is_body(row) ? HEAD_BODY : remember(r, sheet, row, stage);
}

bool
frame_holds_figures(struct report *r, const char *sheet, const struct grid_row *row)
{
	bool numbers = false;
	uint32_t i;

	for (i = 0; i < row->n && !numbers; i++)
		numbers = row->kind[i] == CELL_AMOUNT || row->kind[i] == CELL_NUMBERS ||
		    row->kind[i] == CELL_INTEGER;
	return numbers && frame_head(r, sheet, row, STAGE_BODY) == HEAD_BOTH;
}
