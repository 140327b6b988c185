/* SPDX-License-Identifier: ISC */
#include "simplify.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

enum {
	SAMPLE = 16384,		/* bytes that tell what the text is written in */
	LEAST = 8,		/* characters */
	SHARE = 20		/* one of so many is traditional at least */
};

size_t
simplify_reading(struct slice s, size_t at)
{
	bool marked = false;
	size_t i, used;

	for (i = at + 1; i < s.len && i < at + 16; i += used) {
		uint32_t code = utf8_decode(s, i, &used);

		if (s.ptr[i] == ')')
			return marked && i > at + 1 ? i + 1 - at : 0;
		if (code >= 0xc0 && code < 0x250)
			marked = true;
		else if (code < 'a' || code > 'z')
			return 0;
	}
	return 0;
}

/* Are eight bytes at p all ASCII? */
static inline bool
is_ascii(const unsigned char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return (word & 0x8080808080808080u) == 0;
}

/* Are there few odd characters in the sample, as in nearly every text?  It is well-formed. */
static bool
is_plain(const struct phrases *known, struct slice s)
{
	const unsigned char *glyph = phrases_signs(known)->glyph, *p = (const unsigned char *)s.ptr;
	const unsigned char *end;
	size_t odd = 0;

	if (s.len < 3)
		return true;
	end = p + (s.len < SAMPLE ? s.len : SAMPLE);
	while (p < end - 2) {
		if (p[0] >= 0xe0 && p[0] < 0xf0) {
			odd += phrases_has_sign(glyph, (uint32_t)(p[0] & 0x0f) << 12 |
			    (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f));
			p += 3;
		} else {
			p += end - p >= 8 && is_ascii(p) ? 8 : 1;
		}
	}
	return odd + 1 < LEAST;
}

static bool
is_traditional(const struct phrases *known, struct slice s)
{
	size_t at, used, all = 0, odd = 0;

	if (is_plain(known, s))
		return false;
	for (at = 0; at < s.len && at < SAMPLE; at += used) {
		uint32_t code = utf8_decode(s, at, &used);

		if (used != 3 || !utf8_is_cjk(code))
			continue;
		all++;
		odd += phrases_glyph(known, code) != code;
	}
	return odd >= LEAST && odd * SHARE >= all;
}

/* "2017-度", "本-决算数": the filter of such a site took 年 for a name; is it at `at`? */
static bool
lost_year(struct slice s, size_t at)
{
	static const struct slice before[] = {SLICE_OF("本"), SLICE_OF("\xe7\x95\xb6"), SLICE_OF("当"),
	    SLICE_OF("上"), SLICE_OF("去"), SLICE_OF("全")};
	size_t i, k = 0, used;

	if (s.ptr[at] != '-' || at + 1 >= s.len || !utf8_is_cjk(utf8_decode(s, at + 1, &used)))
		return false;
	while (k < at && s.ptr[at - 1 - k] >= '0' && s.ptr[at - 1 - k] <= '9')
		k++;
	for (i = 0; k == 0 && i < sizeof(before) / sizeof(before[0]); i++) {
		if (slice_ends(slice_sub(s, 0, at), before[i]))
			return true;
	}
	return k == 4 && (s.ptr[at - 4] == '2' || s.ptr[at - 4] == '1');
}

static bool
put(struct buf *to, const struct phrases *known, struct slice s, size_t at, size_t *used)
{
	uint32_t code = utf8_decode(s, at, used), meant = phrases_glyph(known, code);
	char text[4] = "";

	if (lost_year(s, at))
		return buf_text(to, "年");
	if (*used != 3 || meant == code)
		return buf_add(to, s.ptr + at, *used);
	return buf_add(to, text, utf8_encode(meant, text));
}

enum status
simplify_text(const struct phrases *known, struct buf *text)
{
	struct slice s = buf_view(text);
	struct buf plain = {0};
	size_t at, used;

	if (!is_traditional(known, s))
		return STATUS_OK;
	for (at = 0; at < s.len; at += used) {
		used = s.ptr[at] == '(' ? simplify_reading(s, at) : 0;
		if (used == 0 && !put(&plain, known, s, at, &used)) {
			buf_free(&plain);
			return STATUS_FAIL;
		}
	}
	buf_free(text);
	*text = plain;
	return STATUS_OK;
}
