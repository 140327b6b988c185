/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cell.h"
#include "fold.h"
#include "furniture.h"
#include "outline.h"
#include "words.h"

enum {
	LOOK_AHEAD = 30,	/* lines behind a title in which its table must begin */
	SENTENCE = 120,		/* bytes: no caption or cell alone on a line is longer */
	FUSED_HEAD = 90		/* bytes of a title with its table on one line */
};

/* The only cell of a row that holds something (two where one is a table number); empty: there are more. */
static struct slice
sole_cell(const struct report *r, const struct line *l)
{
	const struct slice *cell = r->cell + l->cell, *end = cell + l->cells;
	struct slice found = {NULL, 0};
	uint32_t n = 0;

	for (; cell < end; cell++) {
		if (cell->len == 0)
			continue;
		if (n == 2)
			return slice_make(NULL, 0);
		if (n++ == 0)
			found = *cell;
	}
	return found;
}

/* The only text of a line. */
static inline struct slice
sole_text(const struct report *r, const struct line *l)
{
	return l->kind == LINE_PROSE ? slice_trim(l->text) : sole_cell(r, l);
}

/* Whether a short text, alone on its line or in a cell, is a caption or row label of the sheet. */
static bool
is_known(struct words *words, const char *sheet, struct slice text)
{
	struct word *word;

	if (text.len < 3 || text.len > SENTENCE || (word = words_of(words, text)) == NULL)
		return false;
	return word_caption(words, word, sheet) != NULL || word_row(words, word, sheet) != NULL;
}

static bool
is_amount(struct slice s)
{
	size_t i, digits = 0;
	bool point = false;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			digits++;
		else if (s.ptr[i] == '.')
			point = true;
		else if (s.ptr[i] != ',' && s.ptr[i] != '-' && s.ptr[i] != ' ')
			return false;
	}
	return digits != 0 && point;
}

static bool
row_shows_table(const struct report *r, const struct line *l, const char *sheet)
{
	uint32_t i, filled = 0, hits = 0;

	for (i = 0; i < l->cells; i++) {
		struct slice c = report_cell(r, l, i);

		if (c.len == 0)
			continue;
		filled++;
		if (is_amount(c) || is_known(r->words, sheet, c))
			hits++;
	}
	return filled >= 2 && (hits >= 1 || sheet[0] == 'P');
}

/* Pieces between runs of blanks (or single blanks) of one line that are captions of the sheet. */
static unsigned
known_pieces(struct words *words, const char *sheet, struct slice text)
{
	struct slice piece;
	unsigned hits = 0;

	while (hits < 4 && slice_split(&text, ' ', &piece)) {
		if (piece.len != 0 && is_known(words, sheet, piece))
			hits++;
	}
	return hits;
}

static bool
shows_nil(const struct layout *known, struct slice text)
{
	const struct layout_entry *e;

	for (e = layout_first(known, LAYOUT_NIL, "*"); e != NULL; e = e->next) {
		if (slice_has(text, e->alias))
			return true;
	}
	return false;
}

/* Running text: longer than a caption or cell, and not cut into cells by blanks. */
static bool
is_running(struct slice text)
{
	return !cell_is_within(text, SENTENCE) &&
	    slice_find(slice_trim(text), SLICE("   "), 0) == SLICE_NONE;
}

static bool
shows_unit(struct slice text)
{
	return cell_is_within(text, SENTENCE) && slice_has(text, SLICE("单位")) &&
	    slice_ends(slice_trim(text), SLICE("元"));
}

/* Does a table of `sheet` begin between the lines `from` and `to`? */
static bool
table_follows(const struct report *r, const struct layout *known, const char *sheet, uint32_t from,
    uint32_t to)
{
	unsigned captions = 0, seen = 0;
	uint32_t i;

	for (i = from; i < to && seen < LOOK_AHEAD; i++) {
		const struct line *l = &r->line[i];

		if (l->kind == LINE_BLANK)
			continue;
		seen++;
		if (l->kind == LINE_ROW && l->cells == 1) {
			captions += is_known(r->words, sheet, sole_text(r, l));
			if (captions >= 2 || shows_unit(sole_text(r, l)))
				return true;
			continue;
		}
		if (l->kind == LINE_ROW) {
			if (row_shows_table(r, l, sheet) || shows_unit(sole_text(r, l)))
				return true;
			continue;
		}
		if (shows_unit(l->text) || shows_nil(known, l->text))
			return true;
		captions += known_pieces(r->words, sheet, slice_trim(l->text));
		if (captions >= 2)
			return true;
		if (is_running(l->text))
			return false;
	}
	return false;
}

/* 公开01表 below a title is no second half of it. */
static bool
is_table_number(struct slice text)
{
	return slice_starts(text, SLICE("公开")) || slice_starts(text, SLICE("（公开")) ||
	    slice_starts(text, SLICE("(公开")) || slice_starts(text, SLICE("财决"));
}

/* A title without the head of its table on the same line: 公开01表 部门:... 单位:万元 */
static struct slice
without_head(struct slice text)
{
	static const struct slice word[] = {
		SLICE_OF("公开"), SLICE_OF("部门"), SLICE_OF("编制"), SLICE_OF("单位"),
		SLICE_OF("金额单位"), SLICE_OF("填报"), SLICE_OF("财决"),
	};
	size_t at, i;

	for (at = slice_find_byte(text, ' ', 0); at != SLICE_NONE && text.len <= 2 * SENTENCE;
	    at = slice_find_byte(text, ' ', at + 1)) {
		struct slice rest = slice_trim(slice_from(text, at));

		for (i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
			if (slice_starts(rest, word[i]))
				return slice_sub(text, 0, at);
		}
	}
	return text;
}

/* The next line that holds more than a page's number; *near: it stands right below. */
static struct slice
next_text(const struct report *r, uint32_t i, bool *near)
{
	uint32_t k;

	for (k = i + 1; k < r->lines && k < i + 5; k++) {
		if (r->line[k].kind == LINE_ROW)
			break;
		if (r->line[k].kind == LINE_BLANK || furniture_page_number(r->line[k].text))
			continue;
		*near = k == i + 1;
		return slice_trim(r->line[k].text);
	}
	*near = false;
	return (struct slice){NULL, 0};
}

/* 1.我单位2024年度...决算表: an office speaks of itself in sentences, not in titles. */
static bool
speaks_of_itself(struct slice folded)
{
	static const struct slice self[] = {
		SLICE_OF("我单位"), SLICE_OF("我部门"), SLICE_OF("我局"), SLICE_OF("我委"),
		SLICE_OF("本单位"), SLICE_OF("本部门"), SLICE_OF("本局"), SLICE_OF("本委"),
	};
	size_t k;

	for (k = 0; k < sizeof(self) / sizeof(self[0]); k++) {
		if (slice_has(folded, self[k]))
			return true;
	}
	return false;
}

/* A sentence that names statements, broken behind or before a name: ...决算表、 | 、...决算表 */
static bool
is_sentence(const struct report *r, uint32_t i, struct slice folded)
{
	static const struct slice mark[] = {
		SLICE_OF("、"), SLICE_OF("，"), SLICE_OF("。"), SLICE_OF("；"), SLICE_OF(","),
		SLICE_OF(";"), SLICE_OF("）"), SLICE_OF(")"),
	};
	bool near;
	struct slice next = next_text(r, i, &near);
	size_t k;

	if (r->line[i].kind != LINE_PROSE)
		return false;
	for (k = 0; k < sizeof(mark) / sizeof(mark[0]); k++) {
		if (slice_starts(next, mark[k]))
			return true;
	}
	return slice_has(folded, SLICE("表、")) || (near && slice_has(next, SLICE("。")) &&
	    speaks_of_itself(folded));
}

static bool
join_folded(struct buf *work, struct slice before, struct slice folded)
{
	buf_clear(work);
	return fold_label(work, before) && buf_slice(work, folded);
}

/* A line that may head something: with the line before it where that makes a longer title. */
static bool
examine(const struct report *r, const struct layout *known, uint32_t i, struct outline_mark *m,
    struct buf *work)
{
	const struct line *l = &r->line[i];
	struct slice text = sole_text(r, l);
	const struct layout_entry *both;
	const struct heading *here;
	struct word *word;
	size_t own, core;

	if (l->kind == LINE_PROSE && slice_ends(text, SLICE("元")))
		text = without_head(text);
	*m = (struct outline_mark){.line = i, .lines = 1, .text = text};
	if (text.len == 0 || !heading_possible(known, text) || (word = words_of(r->words, text)) == NULL)
		return false;
	here = word_heading(r->words, word);
	m->title = here->title != NULL && is_sentence(r, i, word->folded) ? NULL : here->title;
	m->part = here->part;
	own = word->folded.len;
	core = here->core.len;
	if (core != 0 && i > 0 && l->kind == LINE_PROSE && r->line[i - 1].kind == LINE_PROSE &&
	    !l->page_top && r->line[i - 1].text.len <= SENTENCE && own <= SENTENCE &&
	    !is_table_number(text)) {
		if (!join_folded(work, r->line[i - 1].text, word->folded) ||
		    (word = words_of(r->words, buf_view(work))) == NULL)
			return false;
		both = word_heading(r->words, word)->named;
		/* it must reach from one line into the other */
		if (both != NULL && both->kind == LAYOUT_TITLE && both->alias.len > core &&
		    slice_ends(both->alias, SLICE("表")) == slice_has(text, SLICE("表"))) {
			m->title = both;
			m->line = i - 1;
			m->lines = 2;
			m->text = slice_trim(r->line[i - 1].text);
		}
	}
	return m->title != NULL || m->part != NULL;
}

/* A title that is followed by its whole table on the same line. */
static bool
examine_fused(const struct report *r, uint32_t i, struct outline_mark *m)
{
	struct slice text = slice_trim(r->line[i].text), head;
	struct word *word;
	size_t at;

	if (r->line[i].kind != LINE_PROSE || text.len <= SENTENCE ||
	    (at = slice_find(slice_sub(text, 0, FUSED_HEAD), SLICE("表"), 0)) == SLICE_NONE)
		return false;
	head = slice_sub(text, 0, at + 3);
	if ((word = words_of(r->words, head)) == NULL)
		return false;
	*m = (struct outline_mark){.line = i, .lines = 1, .text = head};
	m->title = word_heading(r->words, word)->title;
	if (m->title == NULL)
		return false;
	m->table = known_pieces(r->words, m->title->sheet, slice_from(text, at + 3)) >= 3;
	return m->table;
}

/* A title right above itself: the name of a sheet of a workbook, an entry of an index. */
static bool
is_said_again(const struct report *r, const struct outline_mark *m, const struct outline_mark *next)
{
	uint32_t i;

	if (next == NULL || next->title == NULL || strcmp(next->title->sheet, m->title->sheet) != 0)
		return false;
	for (i = m->line + m->lines; i < next->line; i++) {
		if (r->line[i].kind != LINE_BLANK)
			return false;
	}
	return true;
}

enum status
outline_marks_find(struct report *r, const struct layout *known, struct outline_marks *marks)
{
	struct buf work = {0};
	struct outline_mark m;
	size_t cap = 64, k;
	uint32_t i;

	marks->count = 0;
	marks->mark = arena_take(&r->arena, cap * sizeof(*marks->mark));
	for (i = 0; marks->mark != NULL && i < r->lines; i++) {
		if (r->line[i].kind == LINE_BLANK || (!examine(r, known, i, &m, &work) &&
		    !examine_fused(r, i, &m)))
			continue;
		if (marks->count == cap) {
			struct outline_mark *more = arena_take(&r->arena, 2 * cap * sizeof(*more));

			if (more != NULL)
				memcpy(more, marks->mark, cap * sizeof(*more));
			marks->mark = more;
			cap *= 2;
			if (more == NULL)
				break;
		}
		marks->mark[marks->count++] = m;
	}
	for (k = marks->mark != NULL ? marks->count : 0; k-- > 0;) {
		struct outline_mark *t = &marks->mark[k], *next = k + 1 < marks->count ? t + 1 : NULL;

		if (t->title != NULL && !t->table)
			t->table = is_said_again(r, t, next) ? next->table :
			    table_follows(r, known, t->title->sheet, t->line + t->lines,
			    next != NULL ? next->line : (uint32_t)r->lines);
	}
	buf_free(&work);
	return marks->mark == NULL ? STATUS_FAIL : STATUS_OK;
}
