/* SPDX-License-Identifier: ISC */
#include "glyphs.h"

#include <stdint.h>

#include "utf8.h"

static bool
is_minus(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63 || c == 0xfe58 ||
	    c == 0x25b3 || c == 0x25b2 || c == 0x2500;
}

static bool
has_no_width(uint32_t c)
{
	return (c >= 0x200b && c <= 0x200f) || c == 0xfeff || c == 0x2060;
}

/* The sign in ASCII, or the code point itself. */
static uint32_t
plain_sign(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xfee0;
	if (c == 0xffe5)
		return 0xa5;
	if (is_minus(c))
		return '-';
	if (c == 0x2018 || c == 0x2019 || c == 0x2032)
		return '\'';
	if (c == 0xfe50)
		return ',';
	if (c == 0xfe52)
		return '.';
	if (c == 0xfe6a)
		return '%';
	return c;
}

static bool
add_code(struct buf *out, uint32_t code)
{
	char text[4];

	return buf_add(out, text, utf8_encode(code, text));
}

bool
glyphs_fold(struct buf *out, struct slice s)
{
	size_t at, used;
	uint32_t code;
	bool blank = false, ok = buf_reserve(out, s.len);

	for (at = 0; at < s.len && ok; at += used) {
		code = utf8_decode(s, at, &used);
		if (code == UTF8_BAD || (code >= 0x4e00 && code < 0xa000)) {
			ok = buf_add(out, s.ptr + at, used);
			blank = false;
			continue;
		}
		if (has_no_width(code))
			continue;
		if (utf8_is_blank(code)) {
			ok = blank || buf_byte(out, ' ');
			blank = true;
			continue;
		}
		ok = add_code(out, plain_sign(code));
		blank = false;
	}
	return ok;
}

static char
digit_like(uint32_t c)
{
	switch (c) {
	case 'O': case 'o': case 'Q': case 'D': case 0x41e: case 0x43e: case 0x39f: case 0x3bf:
		return '0';
	case 'l': case 'I': case 'i': case '|': case 0x406: case 0x456: case 0x399:
		return '1';
	case 'Z': case 'z':
		return '2';
	case 0x417: case 0x437:
		return '3';
	case 'S': case 's': case 0x405: case 0x455:
		return '5';
	case 0x431:
		return '6';
	case 'B': case 0x412: case 0x392:
		return '8';
	default:
		return 0;
	}
}

bool
glyphs_repair(struct buf *out, struct slice s, size_t *found)
{
	size_t at, used;
	char digit;
	bool ok = true;

	*found = 0;
	for (at = 0; at < s.len && ok; at += used) {
		digit = digit_like(utf8_decode(s, at, &used));
		*found += digit != 0;
		ok = digit != 0 ? buf_byte(out, digit) : buf_add(out, s.ptr + at, used);
	}
	return ok;
}
