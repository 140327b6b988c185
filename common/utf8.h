/* SPDX-License-Identifier: ISC */
/*
 * utf8.h - code points in and out of UTF-8, and how wide they print.
 */
#ifndef JUESUAN_UTF8_H
#define JUESUAN_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

#define UTF8_BAD UINT32_MAX

/*
 * Code point at byte `at` (at < s.len) and its bytes in *used (1..4).  Overlong,
 * surrogate, truncated and other malformed bytes give UTF8_BAD with *used 1.
 */
static inline uint32_t utf8_decode(struct slice s, size_t at, size_t *used);
size_t utf8_encode(uint32_t code, char out[4]);		/* bytes written; 0 for what is no code point */

size_t utf8_invalid(struct slice s);	/* position of the first malformed byte, SLICE_NONE if none */
size_t utf8_count(struct slice s);	/* code points; a malformed byte counts one */

static inline bool
utf8_is_digit(uint32_t code)		/* 0-9 */
{
	return code >= '0' && code <= '9';
}

bool utf8_is_numeral(struct slice s, size_t at);	/* 一 to 十 at byte `at`, which numbers headings */
bool utf8_is_blank(uint32_t code);	/* space, tab, CR/LF/FF, no-break, thin .. ideographic space, BOM, zero-width */
bool utf8_is_solid(uint32_t code);	/* set without blanks: CJK, full-width forms, typographic punctuation */
bool utf8_is_cjk(uint32_t code);	/* ideographs and their compatibility forms */

uint32_t utf8_decode_any(struct slice s, size_t at, size_t *used);	/* the same, whatever stands there */

/* ASCII and Chinese at once: most of what there is. */
static inline uint32_t
utf8_decode(struct slice s, size_t at, size_t *used)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (p[0] < 0x80) {
		*used = 1;
		return p[0];
	}
	if (p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed && s.len - at >= 3 && (p[1] & 0xc0) == 0x80 &&
	    (p[2] & 0xc0) == 0x80) {
		*used = 3;
		return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	}
	return utf8_decode_any(s, at, used);
}

#endif
