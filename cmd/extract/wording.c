/* SPDX-License-Identifier: ISC */
#include "wording.h"

#include <string.h>

#include "emit.h"
#include "utf8.h"

enum { LINE_MIN = 6, BEFORE = 24, BEHIND = 12, REPEAT_MIN = 9, REPEAT_MAX = 36 };

struct wording {
	struct report *r;
	const struct phrases *known;
	struct out *o;
	struct flow *flow;
	const struct line *line;
	size_t residues, words, marks;
	bool ok;
};

/* Start of the character that byte `at` belongs to. */
static size_t
boundary(struct slice s, size_t at)
{
	while (at > 0 && at < s.len && ((unsigned char)s.ptr[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static void
put(struct wording *w, const char *kind, size_t *n, size_t from, size_t to)
{
	struct slice s = buf_view(&w->flow->text), quote;
	struct buf item = {0};

	from = boundary(s, from > BEFORE ? from - BEFORE : 0);
	quote = slice_sub(s, from, boundary(s, to + BEHIND < s.len ? to + BEHIND : s.len));
	if (!buf_text(&item, kind) || !buf_number(&item, ++*n)) {
		w->ok = false;
	} else {
		struct figure f = {
			.sheet = "S", .item = buf_view(&item), .measure = SLICE("内容"),
			.raw = quote, .source = w->line,
		};

		emit_figure(w->o, w->r, &f);
	}
	buf_free(&item);
}

/* A punctuation mark that never stands twice; its bytes, 0 for anything else. */
static size_t
mark(struct slice s, size_t at)
{
	static const char *const wide[] = {"。", "，", "；", "、", "："};
	size_t i;

	if (at >= s.len)
		return 0;
	if (s.ptr[at] == ',' || s.ptr[at] == ';' || s.ptr[at] == ':')
		return 1;
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
		if (slice_starts(slice_from(s, at), slice_of(wide[i])))
			return 3;
	}
	return 0;
}

/* Bytes of words that are said again at once, at `at`; 0: none. */
static size_t
repeated(const struct wording *w, struct slice s, size_t at)
{
	size_t n, used;

	for (n = REPEAT_MIN; n <= REPEAT_MAX && at + 2 * n <= s.len; n += 3) {
		if (s.ptr[at + 1] == s.ptr[at + n + 1] && memcmp(s.ptr + at, s.ptr + at + n, n) == 0)
			return n;
	}
	if (at + 12 <= s.len && memcmp(s.ptr + at, s.ptr + at + 6, 6) == 0 &&
	    phrases_match_kind(w->known, s, at, 0, PHRASE_TWICE, &used) != NULL && used == 6)
		return 6;
	return 0;
}

/* Only runs of ideographs count: no numbers, no leader dots. */
static bool
is_words(struct slice s, size_t from, size_t to)
{
	size_t used;

	for (; from < to; from += used) {
		if (!utf8_is_cjk(utf8_decode(s, from, &used)))
			return false;
	}
	return true;
}

static bool
check_residue(struct wording *w, struct slice s, size_t at)
{
	size_t used;

	if (phrases_match_kind(w->known, s, at, 0, PHRASE_RESIDUE, &used) == NULL)
		return false;
	put(w, "模板残留/文", &w->residues, at, at + used);
	return true;
}

static void
check_line(struct wording *w, bool residues)
{
	struct slice s = buf_view(&w->flow->text);
	size_t at, n, used;
	bool seen = false;

	for (at = 0; at < s.len; at += used) {
		utf8_decode(s, at, &used);
		if (residues && !seen)
			seen = check_residue(w, s, at);
		if ((n = mark(s, at)) != 0) {
			if (mark(s, at + n) != 0)
				put(w, "重复标点/", &w->marks, at, at + n + mark(s, at + n));
		} else if (used == 3 && (n = repeated(w, s, at)) != 0 && is_words(s, at, at + n)) {
			put(w, "重复词/", &w->words, at, at + 2 * n);
			used = 2 * n;
		}
	}
}

static bool
is_prose(enum part_kind k)
{
	return k == PART_NARRATIVE || k == PART_OVERVIEW || k == PART_GLOSSARY;
}

enum status
wording_read(struct report *r, const struct phrases *known, struct flow *flow, struct out *o)
{
	struct wording w = {.r = r, .known = known, .o = o, .flow = flow, .ok = true};
	enum status st = STATUS_OK;
	size_t i, k;

	for (i = 0; i < r->parts; i++) {
		if (!is_prose(r->part[i].kind))
			continue;
		for (k = r->part[i].body; k < r->part[i].end && st == STATUS_OK && w.ok; k++) {
			w.line = &r->line[k];
			if (w.line->kind != LINE_PROSE || w.line->text.len < LINE_MIN)
				continue;
			flow_clear(flow);
			st = flow_add(flow, r, known, w.line->text);
			check_line(&w, r->part[i].kind == PART_NARRATIVE);
		}
	}
	flow_clear(flow);
	return w.ok ? st : STATUS_FAIL;
}
