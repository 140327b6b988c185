/* SPDX-License-Identifier: ISC */
#include "utf8.h"

#include <string.h>

uint32_t
utf8_decode(struct slice s, size_t at, size_t *used)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	size_t left = s.len - at, n, i;
	uint32_t code;

	*used = 1;
	if (p[0] < 0x80)
		return p[0];
	if (p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed && left >= 3 && (p[1] & 0xc0) == 0x80 &&
	    (p[2] & 0xc0) == 0x80) {	/* Chinese */
		*used = 3;
		return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	}
	if (p[0] >= 0xc2 && p[0] < 0xe0)
		n = 2;
	else if (p[0] >= 0xe0 && p[0] < 0xf0)
		n = 3;
	else if (p[0] >= 0xf0 && p[0] < 0xf5)
		n = 4;
	else
		return UTF8_BAD;
	if (left < n)
		return UTF8_BAD;
	code = p[0] & (0x7fu >> n);
	for (i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return UTF8_BAD;
		code = code << 6 | (p[i] & 0x3fu);
	}
	if (code < least[n] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
		return UTF8_BAD;
	*used = n;
	return code;
}

size_t
utf8_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		if (code >= 0xd800 && code < 0xe000)
			return 0;
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	if (code > 0x10ffff)
		return 0;
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

/* Two characters of three bytes, not of the ranges with holes (E0, ED), at once: most of Chinese text. */
static inline bool
is_pair(const unsigned char *p)
{
	static const unsigned char part[8] = {0xf0, 0xc0, 0xc0, 0xf0, 0xc0, 0xc0};
	static const unsigned char form[8] = {0xe0, 0x80, 0x80, 0xe0, 0x80, 0x80};
	uint64_t text, mask, want;

	memcpy(&text, p, sizeof(text));
	memcpy(&mask, part, sizeof(mask));
	memcpy(&want, form, sizeof(want));
	return (text & mask) == want && p[0] != 0xe0 && p[0] != 0xed && p[3] != 0xe0 && p[3] != 0xed;
}

/* How many of eight bytes, from the first on, are ASCII. */
static inline size_t
ascii_run(const unsigned char *p)
{
	uint64_t high;

	memcpy(&high, p, sizeof(high));
	high &= 0x8080808080808080u;
	if (high == 0)
		return sizeof(high);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(high) / 8;
#else
	return (size_t)__builtin_clzll(high) / 8;
#endif
}

size_t
utf8_invalid(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t at = 0, used;

	while (at < s.len) {
		if (s.len - at >= 8) {
			used = p[at] < 0x80 ? ascii_run(p + at) : is_pair(p + at) ? 6 : 0;
			if (used != 0) {
				at += used;
				continue;
			}
		}
		if (p[at] < 0x80) {
			at++;
			continue;
		}
		/* most of Chinese text: three bytes, not the ranges with holes (E0, ED) */
		if (p[at] > 0xE0 && p[at] < 0xF0 && p[at] != 0xED && s.len - at >= 3 &&
		    (p[at + 1] & 0xC0) == 0x80 && (p[at + 2] & 0xC0) == 0x80) {
			at += 3;
			continue;
		}
		if (utf8_decode(s, at, &used) == UTF8_BAD)
			return at;
		at += used;
	}
	return SLICE_NONE;
}

size_t
utf8_count(struct slice s)
{
	size_t at, used, n = 0;

	for (at = 0; at < s.len; at += used, n++)
		utf8_decode(s, at, &used);
	return n;
}

bool
utf8_is_solid(uint32_t c)
{
	return c >= 0x2000 || c == 0xb7;
}

bool
utf8_is_cjk(uint32_t c)
{
	return (c >= 0x2e80 && c < 0x2fe0) || (c >= 0x3400 && c < 0x4dc0) ||
	    (c >= 0x4e00 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
	    (c >= 0x20000 && c < 0x32000);
}

static bool
wide(uint32_t c)
{
	return utf8_is_cjk(c) || (c >= 0x1100 && c < 0x1160) || (c >= 0x3000 && c < 0x3400) ||
	    (c >= 0xa000 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4) ||
	    (c >= 0xfe30 && c < 0xfe70) || (c >= 0xff00 && c < 0xff61) ||
	    (c >= 0xffe0 && c < 0xffe7) || (c >= 0x1f300 && c < 0x1f700);
}

static bool
no_width(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x0300 && c < 0x0370) ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c < 0xfe10) || c == 0xfeff;
}

unsigned
utf8_width(struct slice s)
{
	size_t at, used;
	unsigned columns = 0;
	uint32_t code;

	for (at = 0; at < s.len; at += used) {
		code = utf8_decode(s, at, &used);
		if (code == UTF8_BAD)
			columns++;
		else if (!no_width(code))
			columns += wide(code) ? 2 : 1;
	}
	return columns;
}

bool
utf8_is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200d) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
	    c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}
