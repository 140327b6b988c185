/* SPDX-License-Identifier: ISC */
#include "pieces.h"

#include "cell.h"
#include "fold.h"
#include "utf8.h"

enum {
	NUMBER_MIN = 3,		/* digits that make a cell next to one blank */
	SPREAD_MAX = 12		/* blanks between two ideographs of one word */
};

/* Whether a word is a number with digits enough to be a cell of its own. */
static bool
is_number_word(struct slice s, size_t at)
{
	size_t digits = 0;

	for (; at < s.len && s.ptr[at] != ' ' && (unsigned char)s.ptr[at] < 0x80; at++) {
		if (s.ptr[at] >= '0' && s.ptr[at] <= '9')
			digits++;
		else if (s.ptr[at] != '.' && s.ptr[at] != ',' && s.ptr[at] != '-')
			return false;
	}
	return digits >= NUMBER_MIN && (at == s.len || s.ptr[at] == ' ');
}

static bool
is_caption_word(const struct pieces_words *w, struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.len && s.ptr[end] != ' ')
		end++;
	buf_clear(w->work);
	return end - at >= 6 && fold_label(w->work, slice_sub(s, at, end)) &&
	    layout_find(w->known, LAYOUT_CAPTION, w->sheet, buf_view(w->work)) != NULL;
}

/* Are the words on both sides of one blank cells? */
static bool
divides(const struct pieces_words *w, struct slice s, size_t before, size_t behind)
{
	return is_number_word(s, before) || is_number_word(s, behind) ||
	    (is_caption_word(w, s, before) && is_caption_word(w, s, behind));
}

uint32_t
pieces_cut(const struct pieces_words *w, struct slice s, bool wide, struct piece out[PIECES_MAX])
{
	size_t at = 0, used, start = 0, end = 0, word = 0;
	uint32_t x = 0, n = 0, blanks = 2;

	while (at < s.len) {
		uint32_t c = utf8_decode(s, at, &used);

		if (utf8_is_blank(c)) {
			blanks += c == 0x3000 ? 2 : 1;
		} else {
			if (blanks >= 2 || (blanks == 1 && divides(w, s, word, at))) {
				if (n == PIECES_MAX)
					break;
				out[n++].from = x;
				start = at;
			}
			if (blanks != 0)
				word = at;
			blanks = 0;
			end = at + used;
			out[n - 1].to = x + (wide && used >= 3 ? 2 : 1);
			out[n - 1].text = (struct slice){s.ptr + start, end - start};
		}
		at += used;
		x += wide && used >= 3 ? 2 : 1;
	}
	for (at = 0; at < n; at++)
		out[at].kind = (unsigned char)cell_kind(out[at].text);
	return n;
}

static bool
is_single(const struct piece *p)
{
	return p->kind == CELL_LABEL && p->text.len == 3 && utf8_count(p->text) == 1;
}

uint32_t
pieces_join(const struct pieces_words *w, struct piece *piece, uint32_t n)
{
	uint32_t i, k = 0;

	for (i = 0; i < n; i++, k++) {
		struct slice both, word;

		piece[k] = piece[i];
		if (i + 1 == n || !is_single(&piece[i]) || !is_single(&piece[i + 1]) ||
		    piece[i + 1].from - piece[i].to > SPREAD_MAX)
			continue;
		both = piece[i].text;
		both.len = (size_t)(piece[i + 1].text.ptr + piece[i + 1].text.len - both.ptr);
		buf_clear(w->work);
		if (!fold_label(w->work, both))
			return n;
		word = buf_view(w->work);
		if (layout_find(w->known, LAYOUT_CAPTION, w->sheet, word) == NULL &&
		    layout_find(w->known, LAYOUT_ROW, w->sheet, word) == NULL)
			continue;
		piece[k].text = both;
		piece[k].to = piece[++i].to;
	}
	return k;
}
