/* SPDX-License-Identifier: ISC */
/*
 * Sheet U: the units on a department's list, from a table, from a list of lines
 * behind "包括:", or from the sentence itself.
 */
#include "office.h"
#include "overview.h"

/* 纳入 ... 编制范围的单位包括: - what follows is a list of units; 内设机构 ... is none. */
static bool
opens_list(struct overview *v, struct slice word)
{
	size_t at, used;

	if (slice_has(word, SLICE("内设")) && !slice_has(word, SLICE("编制范围")) &&
	    !slice_has(word, SLICE("预算单位")))
		return false;
	if (!slice_has(word, SLICE("单位")) && !slice_has(word, SLICE("决算")))
		return false;
	return terms_inside(v->terms, TERM_OPENER, word, &at, &used) != NULL;
}

/* A piece of a list: a name, perhaps with its nature in brackets behind it. */
static bool
put_name(struct overview *v, struct slice text, const struct line *line)
{
	struct unit u = {.line = line};
	struct slice word = overview_squeeze(v, text), folded;
	struct office o;
	size_t open;

	while (slice_ends(word, SLICE("。")) || slice_ends(word, SLICE("；")) || slice_ends(word, SLICE("，")))
		word.len -= 3;
	while (word.len != 0 && (word.ptr[word.len - 1] == ';' || word.ptr[word.len - 1] == '.' ||
	    word.ptr[word.len - 1] == ','))
		word.len--;
	if (slice_ends(word, SLICE("决算")))
		word.len -= 6;
	folded = overview_fold(v, word);
	if (slice_starts(folded, SLICE("下属")) || slice_starts(folded, SLICE("所属")) || folded.len < 9)
		return false;
	if (!office_read(v->terms, folded, &o) || !o.usual) {
		open = slice_find_byte(folded, '(', 0);
		if (open == SLICE_NONE || open == 0 ||
		    !office_read(v->terms, slice_sub(folded, 0, open), &o) || !o.usual)
			return false;
		if (terms_find(v->terms, TERM_NATURE, slice_sub(folded, open + 1, folded.len - 1)) != NULL) {
			u.field[UNIT_NATURE] = slice_sub(folded, open + 1, folded.len - 1);
			word = slice_sub(folded, 0, open);
		}
	}
	u.field[UNIT_NAME] = word;
	overview_put_unit(v, &u);
	return true;
}

/* Lines with list marks, each a unit. */
static void
read_lines(struct overview *v, size_t first, size_t end)
{
	const struct report *r = v->report;
	struct slice text, word;
	size_t i, mark;
	bool list = false;

	for (i = first; i < end; i++) {
		if (r->line[i].kind != LINE_PROSE)
			continue;
		text = slice_trim(r->line[i].text);
		mark = overview_mark(text);
		word = overview_fold(v, slice_sub(text, 0, text.len < 1500 ? text.len : 1500));
		if (list && mark != 0 && text.len < 200 && put_name(v, slice_from(text, mark), &r->line[i]))
			overview_claim_numbers(v, text);
		else if (opens_list(v, word))
			list = slice_ends(word, SLICE(":")) || list;
		else if (slice_has(word, SLICE("内设")))
			list = false;
	}
}

/* X局包括:甲中心、乙所和丙站。 */
static void
read_sentences(struct overview *v, size_t first, size_t end)
{
	enum { WORDS = 6, SHORTEST = 12 };	/* marks that are words; bytes of a name before one */
	static const char *const mark[] = {"、", "，", "；", ",", ";", "。", "和", "及"};
	const struct report *r = v->report;
	struct slice text, piece;
	size_t i, k, at, from, next;

	for (i = first; i < end; i++) {
		text = slice_trim(r->line[i].text);
		if (r->line[i].kind != LINE_PROSE || text.len > 3000 || !opens_list(v, overview_fold(v, text)))
			continue;
		from = slice_find(text, SLICE("："), 0);
		at = slice_find_byte(text, ':', 0);
		from = at < from ? at + 1 : from == SLICE_NONE ? text.len : from + 3;
		while (from < text.len) {
			next = text.len;
			for (k = 0; k < sizeof(mark) / sizeof(mark[0]); k++) {
				at = slice_find(text, slice_of(mark[k]), from);
				/* 人和社区中心, 协和医院 */
				if (k >= WORDS && at - from < SHORTEST &&
				    !slice_ends(slice_sub(text, from, at), SLICE("本级")) &&
				    !slice_ends(slice_sub(text, from, at), SLICE("机关")))
					at = slice_find(text, slice_of(mark[k]), from + SHORTEST);
				if (at < next)
					next = at;
			}
			piece = slice_sub(text, from, next);
			put_name(v, slice_from(piece, overview_mark(piece)), &r->line[i]);
			from = next + 1;
			while (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
				from++;
		}
	}
}

void
overview_units(struct overview *v, size_t first, size_t end)
{
	size_t before = v->units;

	if (overview_tables(v, first, end))
		return;
	read_lines(v, first, end);
	if (v->units == before)
		read_sentences(v, first, end);
}
