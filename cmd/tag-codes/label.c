/* SPDX-License-Identifier: ISC */
#include "label.h"

#include "fold.h"
#include "utf8.h"

/* Ideographs of three bytes and printing ASCII are what folding leaves alone. */
static bool
is_folded(struct slice s)
{
	size_t i;
	unsigned char c;

	for (i = 0; i < s.len; i++) {
		c = (unsigned char)s.ptr[i];
		if (c >= 0xe4 && c <= 0xe9 && i + 2 < s.len)
			i += 2;
		else if (c <= 0x20 || c >= 0x7f)
			return false;
	}
	return true;
}

struct slice
label_fold(struct slice s, struct buf *b, bool *ok)
{
	if (is_folded(s))
		return s;
	buf_clear(b);
	if (!fold_label(b, s))
		*ok = false;
	return buf_view(b);
}

struct slice
label_keep(struct slice s, struct arena *a, bool *ok)
{
	struct buf b = {0};
	struct slice kept;

	if (is_folded(s))
		return s;
	kept = arena_slice(a, label_fold(s, &b, ok), ok);
	buf_free(&b);
	return kept;
}

/* Bytes of digits or numerals at `at`. */
static size_t
count_ordinal(struct slice s, size_t at)
{
	size_t from = at;

	if (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9') {
		while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
			at++;
	} else {
		while (utf8_is_numeral(s, at))
			at += 3;
	}
	return at - from;
}

/* Bytes of an ordinal with its mark at the start: 一、 (一) 1. 1、 */
static size_t
ordinal_length(struct slice s)
{
	bool bracket = s.len > 0 && s.ptr[0] == '(';
	size_t at = bracket, n = count_ordinal(s, at);

	if (n == 0 || n > 12)
		return 0;
	at += n;
	if (bracket)
		return at < s.len && s.ptr[at] == ')' ? at + 1 : 0;
	if (slice_starts(slice_from(s, at), SLICE("、")))
		return at + 3;
	if (at < s.len && (s.ptr[at] == '.' || s.ptr[at] == ')'))
		return at + 1;
	return 0;
}

struct slice
label_strip(struct slice s)
{
	size_t n;

	s = slice_trim(s);
	while ((n = ordinal_length(s)) != 0)
		s = slice_from(s, n);
	if (slice_starts(s, SLICE("其中:")))
		s = slice_from(s, sizeof("其中:") - 1);
	while (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '*' || s.ptr[0] == ':' || s.ptr[0] == '.'))
		s = slice_from(s, 1);
	while (s.len > 0 && s.ptr[s.len - 1] == ':')
		s.len--;
	return s;
}

struct slice
label_without(struct slice s, struct slice word)
{
	if (s.len > word.len && slice_ends(s, word))
		s.len -= word.len;
	return s;
}
