/* SPDX-License-Identifier: ISC */
#include "wording.h"

#include <string.h>

#include "emit.h"
#include "utf8.h"

enum { BEFORE = 24, BEHIND = 12, FACTS_MOST = 999 };
enum { REPEAT_MIN = 9, REPEAT_MAX = 36, PAIR = 6, SEEN_BITS = 10, SEEN = 1 << SEEN_BITS };

struct check {
	struct wording *w;
	const struct flow *flow;
	struct slice text;
	uint32_t seen[SEEN];	/* where a pair of characters stood last, by its hash; +1 */
	size_t told;		/* where the last remnant was told; SLICE_NONE: none yet */
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
put(struct check *c, const char *kind, size_t *n, size_t at, size_t to)
{
	struct slice s = c->text;
	size_t from = boundary(s, at > BEFORE ? at - BEFORE : 0);
	struct buf item = {0};

	if (*n >= FACTS_MOST)
		return;
	to = boundary(s, to + BEHIND < s.len ? to + BEHIND : s.len);
	if (!buf_text(&item, kind) || !buf_number(&item, ++*n)) {
		c->ok = false;
	} else {
		struct figure f = {
			.sheet = "S", .item = buf_view(&item), .measure = SLICE("内容"),
			.raw = slice_sub(s, from, to), .source = flow_line(c->flow, c->w->r, at),
		};

		emit_figure(c->w->o, c->w->r, &f);
	}
	buf_free(&item);
}

/* A punctuation mark that never stands twice; its bytes, 0 for anything else. */
static inline size_t
mark(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (at >= s.len)
		return 0;
	if (*p == ',' || *p == ';')
		return 1;
	if (at + 3 > s.len || (*p != 0xe3 && *p != 0xef))
		return 0;
	switch ((unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2]) {
	case 0xe38081: case 0xe38082: case 0xefbc8c: case 0xefbc9b:	/* 、。，； */
		return 3;
	default:
		return 0;
	}
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

/* Do the words from `first` up to `at` stand again at `at`? */
static bool
is_repeat(const struct check *c, size_t first, size_t at)
{
	struct slice s = c->text;
	size_t n = at - first, used;

	if (n > REPEAT_MAX || at + n > s.len || memcmp(s.ptr + first, s.ptr + at, n) != 0 ||
	    !is_words(s, first, at) || flow_starts(c->flow, at))
		return false;
	return n >= REPEAT_MIN || (n == PAIR && phrases_match_kind(c->w->known, s, first, 0,
	    PHRASE_TWICE, &used) != NULL && used == n);
}

/* The pair of characters at `at`, of which the first is an ideograph; bytes of a repetition that begins here, 0: none. */
static inline size_t
repeated(struct check *c, size_t at)
{
	uint32_t pair, before, *seen;

	memcpy(&pair, c->text.ptr + at + 2, sizeof(pair));	/* the first one's last byte, and the second */
	seen = &c->seen[pair * 0x9e3779b1u >> (32 - SEEN_BITS)];
	before = *seen;
	*seen = (uint32_t)at + 1;
	return before != 0 && at + 1 - before <= REPEAT_MAX && is_repeat(c, before - 1, at) ?
	    at - (before - 1) : 0;
}

/* A remnant of a template at `at`: told once a line. */
static void
residue(struct check *c, size_t at)
{
	const struct wording *w = c->w;
	size_t len;

	if (phrases_match_kind(w->known, c->text, at, 0, PHRASE_RESIDUE, &len) == NULL)
		return;
	if (c->told == SLICE_NONE || flow_line(c->flow, w->r, c->told) != flow_line(c->flow, w->r, at))
		put(c, "模板残留/文", &c->w->residues, at, at + len);
	c->told = at;
}

/* Bytes to go on by from the ideograph at `at`. */
static inline size_t
on_ideograph(struct check *c, size_t at)
{
	size_t n = at + PAIR > c->text.len ? 0 : repeated(c, at);

	if (n == 0)
		return 3;
	put(c, "重复词/", &c->w->words, at - n, at + n);
	return n;
}

static inline size_t
on_other(struct check *c, size_t at)
{
	size_t n = mark(c->text, at);

	if (n != 0 && mark(c->text, at + n) != 0)
		put(c, "重复标点/", &c->w->marks, at, at + n + mark(c->text, at + n));
	return (unsigned char)c->text.ptr[at] < 0x80 ? 1 : 3;
}

enum status
wording_read(struct wording *w, const struct flow *flow, bool residues)
{
	struct check c = {.w = w, .flow = flow, .text = buf_view(&flow->text), .told = SLICE_NONE, .ok = true};
	const unsigned char *begins = phrases_signs(w->known)->residue, *p = (const unsigned char *)c.text.ptr;
	size_t at, used, len;

	for (at = 0; at < c.text.len; at += used) {
		bool ideograph = p[at] >= 0xe4 && p[at] <= 0xe9;

		used = ideograph ? on_ideograph(&c, at) : on_other(&c, at);
		if (residues && phrases_has_sign(begins, phrases_code(c.text, at, &len)))
			residue(&c, at);
	}
	return c.ok ? STATUS_OK : STATUS_FAIL;
}
