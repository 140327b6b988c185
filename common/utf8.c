/* SPDX-License-Identifier: ISC */
#include "utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

uint32_t
utf8_decode_any(struct slice s, size_t at, size_t *used)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	size_t left = s.len - at, n, i;
	uint32_t code;

	*used = 1;
	if (p[0] < 0x80)
		return p[0];
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

#ifdef __SSE2__
enum { WIDE = 16 };

/* Bytes at and above `least` (of 128 and more), as bits. */
static inline unsigned
at_least(__m128i bytes, int least)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8((char)least)),
	    bytes));
}

/* Characters of one to three bytes, told by their first bytes alone; E0, ED and what is longer must be looked at. */
static inline bool
is_easy(__m128i bytes, unsigned first4)
{
	__m128i odd = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xe0)),
	    _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xed))),
	    _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8((char)0xfe)), _mm_set1_epi8((char)0xc0)));

	return ((unsigned)_mm_movemask_epi8(odd) | first4) == 0;
}

/* Bytes from p on that are whole characters, well-formed: nearly all of any text, sixteen bytes at a time. */
static size_t
easy_run(const unsigned char *p, size_t len)
{
	unsigned due = 0;	/* bits of bytes that must go on a character begun before */
	size_t at;

	for (at = 0; at + WIDE <= len; at += WIDE) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + at));
		unsigned high = (unsigned)_mm_movemask_epi8(bytes);
		unsigned first, first3, rest;

		if ((high | due) == 0)
			continue;
		first = at_least(bytes, 0xc0);
		first3 = at_least(bytes, 0xe0);
		rest = high & ~first;
		due |= first << 1 | first3 << 2;
		if (rest != (due & 0xffffu) || !is_easy(bytes, at_least(bytes, 0xf0)))
			break;
		due >>= WIDE;
	}
	while (at > 0 && (p[at - 1] & 0xc0) == 0x80)
		at--;
	return at > 0 && p[at - 1] >= 0xc0 ? at - 1 : at;
}
#else
static size_t
easy_run(const unsigned char *p, size_t len)
{
	(void)p;
	(void)len;
	return 0;
}
#endif

size_t
utf8_invalid(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t at = 0, used, stop;

	while (at < s.len) {
		at += easy_run(p + at, s.len - at);
		/* what stopped it is behind the next bytes */
		for (stop = at + 2 * 16; at < s.len && at < stop; at += used) {
			if (utf8_decode(s, at, &used) == UTF8_BAD)
				return at;
		}
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

bool
utf8_is_numeral(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (at + 3 > s.len)
		return false;
	switch ((unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2]) {
	case 0xe4b880: case 0xe4ba8c: case 0xe4b889: case 0xe59b9b: case 0xe4ba94:
	case 0xe585ad: case 0xe4b883: case 0xe585ab: case 0xe4b99d: case 0xe58d81:
		return true;
	default:
		return false;
	}
}

bool
utf8_is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200d) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
	    c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}
