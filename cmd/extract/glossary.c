/* SPDX-License-Identifier: ISC */
/* Sheet G: terms and what they mean (名词解释), one fact an entry. */
#include "emit.h"
#include "quantity.h"
#include "readers.h"
#include "utf8.h"

enum { TERM_MOST = 180, WORD_MOST = 120 };	/* bytes from the line's start to the colon; of an ordinal */

struct entry {
	struct slice term;
	struct buf text;
	const struct line *line;
	size_t number;
	bool open;
};

static void
claim_numbers(struct report *r, struct slice text)
{
	struct quantity q;
	size_t at = 0;

	while (r->claim != NULL && quantity_next(NULL, text, &at, &q)) {
		if (!report_claimed(r, q.digits))
			report_claim(r, q.digits, q.kind == QUANTITY_MARKER ? CLAIM_MARKER :
			    q.kind == QUANTITY_DATE ? CLAIM_YEAR : CLAIM_TEXT);
	}
}

/* Bytes of blanks, bullets, asterisks and an ordinal (一、 1. (三)) at the start. */
static size_t
ordinal(struct slice s, bool *numbered)
{
	static const struct slice mark[] = {
		SLICE_OF("、"), SLICE_OF("."), SLICE_OF("．"), SLICE_OF(")"), SLICE_OF("）"),
		SLICE_OF(":"), SLICE_OF("："),
	};
	static const char numerals[] = "一二三四五六七八九十百〇0123456789";
	size_t i = 0, used, start, k;
	uint32_t c;

	*numbered = false;
	while (i < s.len) {
		c = utf8_decode(s, i, &used);
		if (!utf8_is_blank(c) && c != '-' && c != '*' && c != '#' && c != '(' && c != 0xFF08)
			break;
		i += used;
	}
	start = i;
	while (i < s.len) {
		utf8_decode(s, i, &used);
		if (!slice_has(slice_of(numerals), slice_sub(s, i, i + used)) || i - start > WORD_MOST)
			break;
		i += used;
	}
	for (k = 0; i > start && k < sizeof(mark) / sizeof(mark[0]); k++) {
		if (slice_starts(slice_from(s, i), mark[k])) {
			*numbered = true;
			i += mark[k].len;
			while (i < s.len && (s.ptr[i] == '*' || s.ptr[i] == ' '))
				i++;
			return i;
		}
	}
	return start;
}

/* Where the definition starts: behind the first colon, or at 指 / 是指 behind a comma. */
static bool
split_entry(struct slice s, struct slice *term, struct slice *text)
{
	static const struct slice mark[] = {
		SLICE_OF("："), SLICE_OF(":"), SLICE_OF("，指"), SLICE_OF(",指"), SLICE_OF("是指"),
		SLICE_OF("，是指"), SLICE_OF("。"),
	};
	size_t i, at, best = SLICE_NONE, len = 0;

	for (i = 0; i < sizeof(mark) / sizeof(mark[0]); i++) {
		at = slice_find(s, mark[i], 0);
		if (at != SLICE_NONE && at < best) {
			best = at;
			len = i < 2 || i == 6 ? mark[i].len : i < 4 ? mark[i].len - 3 : 0;
		}
	}
	if (best == SLICE_NONE || best == 0 || best > TERM_MOST)
		return false;
	*term = slice_sub(s, 0, best);
	*text = slice_from(s, best + len);
	return true;
}

static struct slice
unstarred(struct slice s)
{
	s = slice_trim(s);
	while (s.len != 0 && s.ptr[0] == '*')
		s = slice_trim(slice_from(s, 1));
	while (s.len != 0 && s.ptr[s.len - 1] == '*')
		s = slice_trim(slice_sub(s, 0, s.len - 1));
	return s;
}

static void
finish(struct report *r, struct out *o, struct entry *e)
{
	struct figure fig = {.sheet = "G", .item = e->term, .measure = SLICE("内容"),
	    .raw = slice_trim(buf_view(&e->text)), .source = e->line};

	if (e->open)
		emit_numbered(o, r, &fig, ++e->number);
	e->open = false;
	buf_clear(&e->text);
}

static bool
read_line(struct report *r, struct out *o, struct entry *e, const struct line *line)
{
	struct slice s = slice_trim(line->text), term, text;
	bool numbered;

	s = slice_from(s, ordinal(s, &numbered));
	claim_numbers(r, line->text);
	if ((numbered || !e->open || slice_ends(buf_view(&e->text), SLICE("。"))) &&
	    split_entry(s, &term, &text)) {
		finish(r, o, e);
		e->term = unstarred(term);
		e->line = line;
		e->open = true;
		return buf_slice(&e->text, unstarred(text));
	}
	return !e->open || buf_slice(&e->text, slice_trim(line->text));
}

enum status
glossary_read(struct report *r, struct out *o)
{
	struct entry e = {.open = false};
	bool ok = true;
	size_t i, k;

	for (i = 0; i < r->parts; i++) {
		if (r->part[i].kind != PART_GLOSSARY)
			continue;
		for (k = r->part[i].body; ok && k < r->part[i].end; k++) {
			if (r->line[k].kind == LINE_PROSE)
				ok = read_line(r, o, &e, &r->line[k]);
		}
		finish(r, o, &e);
	}
	buf_free(&e.text);
	return ok ? STATUS_OK : STATUS_FAIL;
}
