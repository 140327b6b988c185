/* SPDX-License-Identifier: ISC */
#include "section.h"

#include "utf8.h"

enum { HEADING_BYTES = 90 };

size_t
section_mark(struct slice s, bool *top)
{
	bool bracket = slice_starts(s, SLICE("(")) || slice_starts(s, SLICE("（"));
	size_t at = !bracket ? 0 : s.ptr[0] == '(' ? 1 : 3, from = at;

	while (utf8_is_numeral(s, at))
		at += 3;
	if (at == from)
		return 0;
	*top = !bracket;
	s = slice_from(s, at);
	if (bracket)
		return slice_starts(s, SLICE(")")) ? at + 1 :
		    slice_starts(s, SLICE("）")) ? at + 3 : 0;
	if (slice_starts(s, SLICE("、")) || slice_starts(s, SLICE("．")))
		return at + 3;
	return slice_starts(s, SLICE(".")) ? at + 1 : 0;
}

bool
section_ends(const struct phrases *known, struct slice s)
{
	if (slice_ends(s, SLICE("。")))
		s.len -= 3;
	return phrases_ends(known, PHRASE_HEADING, s);
}

size_t
section_end(struct slice s, size_t mark)
{
	size_t at, used;

	for (at = mark; at < s.len; at += used) {
		struct slice rest = slice_from(s, at);

		if (slice_starts(rest, SLICE("情况说明")))
			return at + 12;
		if (slice_starts(rest, SLICE("说明")) || slice_starts(rest, SLICE("情况")))
			return at + 6;
		if (slice_starts(rest, SLICE("。")) || slice_starts(rest, SLICE("，")) ||
		    slice_starts(rest, SLICE("；")) || (rest.ptr[0] != '"' && rest.ptr[0] != '(' &&
		    rest.ptr[0] != ')' && (unsigned char)rest.ptr[0] < 0x80))
			return 0;
		utf8_decode(s, at, &used);
	}
	return 0;
}

size_t
section_stop(struct slice s, size_t mark)
{
	size_t at = slice_find(s, SLICE("。"), mark), i;

	if (at == SLICE_NONE || at - mark > HEADING_BYTES)
		return 0;
	for (i = mark; i < at; i++) {
		/* ， ； and figures are in a sentence */
		if ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || slice_starts(slice_from(s, i), SLICE("，")) ||
		    s.ptr[i] == ';' || s.ptr[i] == ',')
			return 0;
	}
	return at + 3;
}
