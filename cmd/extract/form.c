/* SPDX-License-Identifier: ISC */
#include "form.h"

#include <stdint.h>

#include "fold.h"
#include "furniture.h"
#include "utf8.h"

enum { JOINED_MOST = 16384 };	/* bytes of a text put together from rows; the rest is left out */

static struct slice
keep(struct form *f, const struct buf *b)
{
	return arena_slice(&f->report->arena, buf_view(b), &f->ok);
}

struct slice
form_folded(struct form *f, struct slice s)
{
	if (fold_is_settled(s))
		return s;
	buf_clear(&f->scratch);
	if (!fold_label(&f->scratch, s))
		f->ok = false;
	return keep(f, &f->scratch);
}

struct slice
form_squeeze(struct form *f, struct slice s)
{
	size_t i, used;

	if (fold_is_settled(s))
		return s;
	buf_clear(&f->plain);
	if (!fold_glyphs(&f->plain, s))
		f->ok = false;
	buf_clear(&f->scratch);
	for (i = 0; i < f->plain.len; i += used) {
		if (utf8_is_blank(utf8_decode(buf_view(&f->plain), i, &used)))
			continue;
		if (!buf_add(&f->scratch, f->plain.ptr + i, used))
			f->ok = false;
	}
	return keep(f, &f->scratch);
}

/* How many bytes the end of a and the start of b have in common: whole of a, or one character. */
static size_t
overlap(struct slice a, struct slice b)
{
	size_t last = a.len;

	if (a.len == 0 || b.len == 0)
		return 0;
	if (slice_starts(b, a))
		return a.len;
	while (last > 0 && ((unsigned char)a.ptr[last - 1] & 0xC0) == 0x80)
		last--;
	last = last > 0 ? last - 1 : 0;
	if ((unsigned char)a.ptr[last] >= 0xE0 && slice_starts(b, slice_from(a, last)))
		return a.len - last;
	return 0;
}

struct slice
form_join(struct form *f, struct slice a, struct slice b)
{
	if (a.len == 0)
		return b;
	if (a.len + b.len > JOINED_MOST)
		return a;
	buf_clear(&f->scratch);
	if (!buf_slice(&f->scratch, a) || !buf_slice(&f->scratch, slice_from(b, overlap(a, b))))
		f->ok = false;
	return keep(f, &f->scratch);
}

struct slice
form_path(struct form *f, struct slice a, struct slice b)
{
	if (a.len == 0 || b.len == 0)
		return a.len == 0 ? b : a;
	buf_clear(&f->scratch);
	if (!buf_slice(&f->scratch, a) || !buf_byte(&f->scratch, '/') || !buf_slice(&f->scratch, b))
		f->ok = false;
	return keep(f, &f->scratch);
}

struct slice
form_unordered(struct slice word)
{
	bool bracket = word.len != 0 && word.ptr[0] == '(';
	size_t start = bracket ? 1 : 0, i = start;

	while (utf8_is_numeral(word, i))
		i += 3;
	if (i == start)
		return word;
	if (bracket && slice_starts(slice_from(word, i), SLICE(")")))
		return slice_from(word, i + 1);
	if (!bracket && slice_starts(slice_from(word, i), SLICE("、")))
		return slice_from(word, i + 3);
	return word;
}

bool
form_wordy(struct slice word)
{
	size_t i, used;

	for (i = 0; i < word.len; i += used) {
		if (utf8_is_cjk(utf8_decode(word, i, &used)))
			return true;
	}
	return false;
}

static void
fill_row(struct form *f, struct form_row *row, const struct line *line, bool after_break)
{
	struct form_token *token = arena_take(&f->report->arena, line->cells * sizeof(*token));
	struct slice text;
	size_t i;

	*row = (struct form_row){.line = line, .token = token, .after_break = after_break};
	if (token == NULL) {
		f->ok = false;
		return;
	}
	for (i = 0; i < line->cells; i++) {
		text = slice_trim(report_cell(f->report, line, i));
		if (text.len == 0)
			continue;
		token[row->tokens].text = text;
		token[row->tokens].word = form_folded(f, text);
		token[row->tokens].column = (int)(i < 1000 ? i : 1000);
		if (token[row->tokens].word.len != 0)
			row->tokens++;
	}
}

void
form_collect(struct form *f, size_t first, size_t end)
{
	const struct line *line;
	bool after_break = false, blank;
	size_t i;

	f->rows = 0;
	f->row = arena_take(&f->report->arena, (end - first + 1) * sizeof(*f->row));
	if (f->row == NULL) {
		f->ok = false;
		return;
	}
	for (i = first; i < end; i++) {
		line = &f->report->line[i];
		blank = line->kind == LINE_BLANK ||
		    (line->kind == LINE_PROSE && furniture_page_number(line->text));
		after_break = after_break || line->page_top || blank;
		if (blank)
			continue;
		fill_row(f, &f->row[f->rows], line, after_break);
		if (f->row[f->rows].tokens != 0) {
			f->rows++;
			after_break = false;
		}
	}
}
