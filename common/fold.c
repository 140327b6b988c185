/* SPDX-License-Identifier: ISC */
#include "fold.h"

#include <string.h>

#include <stdint.h>
#include <utf8proc.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "utf8.h"

enum blanks { BLANKS_DROP, BLANKS_KEEP };

static bool
is_quote(uint32_t c)
{
	return (c >= 0x201c && c <= 0x201f) || (c >= 0x300c && c <= 0x300f) || c == 0x301d ||
	    c == 0x301e || c == 0x2033;
}

static bool
is_dash(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xfe58 ||
	    c == 0xfe63;
}

/* Code point by code point: the marks that NFKC leaves apart, and blanks. */
static bool
put_code(struct buf *out, uint32_t code, enum blanks blanks)
{
	if (utf8_is_blank(code)) {
		if (blanks == BLANKS_DROP || code == 0xfeff || (code >= 0x200b && code <= 0x200d) ||
		    code == 0x2060)
			return true;
		return buf_byte(out, ' ');
	}
	if (is_quote(code))
		code = '"';
	else if (is_dash(code))
		code = '-';
	return buf_code(out, code);
}

/* The radicals supplement has few decompositions in Unicode; those that occur as glyphs of words. */
static uint32_t
supplement(uint32_t code)
{
	static const struct {
		uint16_t radical, ideograph;
	} pair[] = {
		{0x2e81, 0x5382}, {0x2e84, 0x4e5a}, {0x2e88, 0x5200}, {0x2e8b, 0x5369},
		{0x2e8c, 0x5c0f}, {0x2e8d, 0x5c0f}, {0x2e8e, 0x5140}, {0x2e8f, 0x5c22},
		{0x2e92, 0x5df3}, {0x2e93, 0x5e7a}, {0x2e97, 0x5fc3}, {0x2e98, 0x624c},
		{0x2e9c, 0x65e5}, {0x2e9d, 0x6708}, {0x2e9f, 0x6bcd}, {0x2ea0, 0x6c11},
		{0x2ea6, 0x4e2c}, {0x2eab, 0x76ee}, {0x2eae, 0x7af9}, {0x2eb6, 0x7f8a},
		{0x2eb7, 0x7f8a}, {0x2ebb, 0x807f}, {0x2ebc, 0x8089}, {0x2ec4, 0x897f},
		{0x2ec5, 0x89c1}, {0x2ec6, 0x89d2}, {0x2ec8, 0x8ba0}, {0x2ec9, 0x8d1d},
		{0x2ecb, 0x8f66}, {0x2ecf, 0x9091}, {0x2ed3, 0x957f}, {0x2ed4, 0x95e8},
		{0x2ed6, 0x961d}, {0x2ed8, 0x9752}, {0x2ed9, 0x97e6}, {0x2eda, 0x9875},
		{0x2edb, 0x98ce}, {0x2edc, 0x98de}, {0x2edd, 0x98df}, {0x2ee2, 0x9a6c},
		{0x2ee5, 0x9c7c}, {0x2ee6, 0x9e1f}, {0x2ee8, 0x9ea6}, {0x2ee9, 0x9ec4},
		{0x2eec, 0x9f50}, {0x2eee, 0x9f7f}, {0x2ef0, 0x9f99}, {0x2ef3, 0x9f9f},
	};
	size_t i;

	for (i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		if (pair[i].radical == code)
			return pair[i].ideograph;
	}
	return code;
}

/* Typographic punctuation that NFKC leaves as it is: dashes, curly quotes, 〈 to 】; the wide blank. */
static bool
composes_alone(uint32_t code)
{
	return (code >= 0x2018 && code < 0x2024) || (code >= 0x2012 && code < 0x2017) ||
	    (code >= 0x3008 && code < 0x3012) || code == 0xb7 || code == 0x3000;
}

static bool
put_folded(struct buf *out, uint32_t code, enum blanks blanks)
{
	utf8proc_int32_t part[32];
	utf8proc_ssize_t n, i;
	int boundary = UTF8PROC_BOUNDCLASS_START;

	if (code > 0xff00 && code < 0xff5f)	/* full-width forms of ASCII */
		return put_code(out, code - 0xfee0, blanks);
	if (composes_alone(code))
		return put_code(out, code, blanks);
	if (code >= 0x2e80 && code < 0x2f00)
		code = supplement(code);
	n = utf8proc_decompose_char((utf8proc_int32_t)code, part, 32,
	    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);
	if (n <= 0 || n > 32)
		return put_code(out, code, blanks);
	/* decomposed letters with marks are put together again; CJK has none */
	if (n > 1)
		n = utf8proc_normalize_utf32(part, n, UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
	for (i = 0; i < n; i++) {
		if (!put_code(out, (uint32_t)part[i], blanks))
			return false;
	}
	return true;
}

/* Unified ideographs, their extension A, and ASCII are what they are. */
static bool
settled(uint32_t code)
{
	return (code >= 0x4e00 && code < 0xa000) || (code > 0x20 && code < 0x7f) ||
	    (code >= 0x3400 && code < 0x4dc0) || code == 0x3001 || code == 0x3002;
}

/* Graphic ASCII and U+4000 .. U+9FFF change in no fold. */
static inline size_t
plain_bytes(const unsigned char *p, size_t len)
{
	size_t at = 0;

	while (at < len && ((p[at] > 0x20 && p[at] < 0x7f) || (p[at] >= 0x80 && p[at] < 0xc0) ||
	    (p[at] >= 0xe4 && p[at] <= 0xe9)))
		at++;
	return at;
}

#ifdef __SSE2__
enum { WIDE = 16 };

/* Bit i: byte i may change in a fold, or begin what may. */
static inline unsigned
unsettled(__m128i bytes)
{
	__m128i low = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(0x20));	/* 21 .. 7F */
	__m128i delete = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7f));
	__m128i rest = _mm_cmpgt_epi8(_mm_set1_epi8((char)0xc0), bytes);	/* 80 .. BF */
	__m128i first = _mm_sub_epi8(bytes, _mm_set1_epi8((char)0xe4));

	first = _mm_cmpeq_epi8(_mm_min_epu8(first, _mm_set1_epi8(5)), first);	/* E4 .. E9 */
	return 0xffffu & ~(unsigned)_mm_movemask_epi8(_mm_andnot_si128(delete,
	    _mm_or_si128(_mm_or_si128(low, rest), first)));
}

/* Four to fifteen bytes at p, the ones in the middle twice. */
static inline __m128i
load_few(const unsigned char *p, size_t len)
{
	uint32_t head, tail;

	if (len >= 8)
		return _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)(const void *)p),
		    _mm_loadl_epi64((const __m128i *)(const void *)(p + len - 8)));
	memcpy(&head, p, 4);
	memcpy(&tail, p + len - 4, 4);
	return _mm_unpacklo_epi32(_mm_cvtsi32_si128((int)head), _mm_cvtsi32_si128((int)tail));
}

/* Bytes that stay as they are at the beginning of p: sixteen at a time, the last ones twice. */
static inline size_t
plain_run(const unsigned char *p, size_t len)
{
	unsigned bits;
	size_t at;

	if (len < WIDE) {
		bits = len < 4 ? 1 : unsettled(load_few(p, len)) & (len < 8 ? 0xffu : 0xffffu);
		return bits == 0 ? len : plain_bytes(p, len);
	}
	for (at = 0; len - at >= WIDE; at += WIDE) {
		bits = unsettled(_mm_loadu_si128((const __m128i *)(const void *)(p + at)));
		if (bits != 0)
			return at + (size_t)__builtin_ctz(bits);
	}
	if (at == len)
		return len;
	bits = unsettled(_mm_loadu_si128((const __m128i *)(const void *)(p + len - WIDE)));
	bits >>= WIDE - (len - at);
	return bits == 0 ? len : at + (size_t)__builtin_ctz(bits);
}
#else
static inline size_t
plain_run(const unsigned char *p, size_t len)
{
	return plain_bytes(p, len);
}
#endif

/* Bytes from `at` on that stay as they are: most of any text, so they are told by their bytes. */
static inline size_t
settled_run(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t from = at;

	while (at < s.len) {
		at += plain_run(p + at, s.len - at);
		if (s.len - at < 3 || p[at] != 0xe3 || p[at + 1] != 0x80 || (p[at + 2] != 0x81 &&
		    p[at + 2] != 0x82))	/* 、 and 。 stay as well */
			break;
		at += 3;
	}
	return at - from;
}

bool
fold_is_settled(struct slice s)
{
	return settled_run(s, 0) == s.len;
}

static bool
fold(struct buf *out, struct slice s, enum blanks blanks)
{
	size_t at, used;
	uint32_t code;
	bool ok = true;

	if (s.len > out->cap - out->len && !buf_reserve(out, s.len))
		return false;
	for (at = 0; at < s.len && ok; at += used) {
		used = settled_run(s, at);
		if (used != 0) {
			ok = buf_add(out, s.ptr + at, used);
			continue;
		}
		code = utf8_decode(s, at, &used);
		if (code == UTF8_BAD || settled(code))
			ok = buf_add(out, s.ptr + at, used);
		else if (code < 0x80)
			ok = put_code(out, code, blanks);
		else
			ok = put_folded(out, code, blanks);
	}
	return ok;
}

bool
fold_label(struct buf *out, struct slice s)
{
	return fold(out, s, BLANKS_DROP);
}

bool
fold_text(struct buf *out, struct slice s)
{
	return fold(out, s, BLANKS_KEEP);
}

static bool
is_look_alike(uint32_t code)
{
	return (code >= 0x2e80 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00) ||
	    (code >= 0x2f800 && code < 0x2fa20);
}

bool
fold_glyphs(struct buf *out, struct slice s)
{
	size_t at, used;
	uint32_t code;
	bool ok = true;

	if (!buf_reserve(out, s.len))
		return false;
	for (at = 0; at < s.len && ok; at += used) {
		used = settled_run(s, at);
		if (used != 0) {
			ok = buf_add(out, s.ptr + at, used);
			continue;
		}
		code = utf8_decode(s, at, &used);
		if (code == UTF8_BAD || code < 0x80)
			ok = buf_add(out, s.ptr + at, used);
		else if (is_look_alike(code))
			ok = put_folded(out, code, BLANKS_KEEP);
		else if (utf8_is_blank(code) && code != 0x3000)
			ok = put_code(out, code, BLANKS_KEEP);
		else
			ok = buf_add(out, s.ptr + at, used);
	}
	return ok;
}
