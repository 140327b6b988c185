/* SPDX-License-Identifier: ISC */
#include "text.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "diag.h"
#include "utf8.h"

/*
 * GB18030 covers all bytes pairs that GBK has; a text is taken for it only when
 * every byte belongs to a well-formed sequence.
 */
static bool
is_gb18030(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t i = 0, n = s.len;

	while (i < n) {
		if (p[i] < 0x80) {
			i++;
		} else if (p[i] >= 0x81 && p[i] <= 0xfe && i + 1 < n &&
		    ((p[i + 1] >= 0x40 && p[i + 1] <= 0x7e) || (p[i + 1] >= 0x80 && p[i + 1] <= 0xfe))) {
			i += 2;
		} else if (p[i] >= 0x81 && p[i] <= 0xfe && i + 3 < n && p[i + 1] >= 0x30 &&
		    p[i + 1] <= 0x39 && p[i + 2] >= 0x81 && p[i + 2] <= 0xfe && p[i + 3] >= 0x30 &&
		    p[i + 3] <= 0x39) {
			i += 4;
		} else {
			return false;
		}
	}
	return true;
}

/* *invalid: where the text is no UTF-8. */
static enum text_encoding
encoding_of(struct slice s, size_t *invalid)
{
	*invalid = 0;
	if (slice_starts(s, SLICE("\xff\xfe")))
		return TEXT_UTF16LE;
	if (slice_starts(s, SLICE("\xfe\xff")))
		return TEXT_UTF16BE;
	*invalid = utf8_invalid(s);
	if (slice_starts(s, SLICE("\xef\xbb\xbf")) || *invalid == SLICE_NONE)
		return TEXT_UTF8;
	return is_gb18030(s) ? TEXT_GB18030 : TEXT_UNKNOWN;
}

enum text_encoding
text_encoding(const struct buf *b)
{
	size_t invalid;

	return encoding_of(buf_view(b), &invalid);
}

static enum status
convert(struct buf *b, const char *from, const char *name)
{
	struct buf to = {0};
	iconv_t cd = iconv_open("UTF-8", from);
	char *in = b->ptr, *out;
	size_t in_left = b->len, out_left, result;
	enum status st = STATUS_OK;

	if (cd == (iconv_t)-1) {
		diag_error(DIAG_IN(name), "%s cannot be converted on this system", from);
		return STATUS_FAIL;
	}
	while (in_left > 0 && st == STATUS_OK) {
		if (!buf_reserve(&to, in_left + in_left / 2 + 16)) {
			st = STATUS_FAIL;
			break;
		}
		out = to.ptr + to.len;
		out_left = to.cap - to.len;
		result = iconv(cd, &in, &in_left, &out, &out_left);
		to.len = (size_t)(out - to.ptr);
		if (result != (size_t)-1 || errno == E2BIG)
			continue;
		/* a sequence that has no character: keep a replacement and go on */
		if (!buf_code(&to, 0xfffd))
			st = STATUS_FAIL;
		in++;
		in_left--;
	}
	(void)iconv_close(cd);
	if (st == STATUS_OK) {
		buf_free(b);
		*b = to;
	} else {
		buf_free(&to);
	}
	return st;
}

static size_t
line_at(struct slice s, size_t at)
{
	size_t line = 1, i;

	for (i = 0; i < at && i < s.len; i++)
		line += s.ptr[i] == '\n';
	return line;
}

/* What is neither: bad bytes become replacement characters, so that the rest can be read. */
static enum status
repair(struct buf *b, const char *name, size_t bad)
{
	struct slice s = buf_view(b);
	struct buf to = {0};
	size_t at, used;
	uint32_t code;

	diag_error(DIAG_AT(name, line_at(s, bad)),
	    "byte \\x%02X is neither UTF-8 nor GB18030 -- convert the file with iconv(1)",
	    (unsigned char)s.ptr[bad]);
	for (at = 0; at < s.len; at += used) {
		code = utf8_decode(s, at, &used);
		if (!(code == UTF8_BAD ? buf_code(&to, 0xfffd) : buf_add(&to, s.ptr + at, used))) {
			buf_free(&to);
			return STATUS_FAIL;
		}
	}
	buf_free(b);
	*b = to;
	return STATUS_NO;
}

enum status
text_to_utf8(struct buf *b, const char *name)
{
	enum status st = STATUS_OK;
	size_t invalid;

	switch (encoding_of(buf_view(b), &invalid)) {
	case TEXT_UTF16LE:
		st = convert(b, "UTF-16LE", name);
		break;
	case TEXT_UTF16BE:
		st = convert(b, "UTF-16BE", name);
		break;
	case TEXT_GB18030:
		st = convert(b, "GB18030", name);
		break;
	case TEXT_UTF8:
		if (invalid != SLICE_NONE)
			st = repair(b, name, invalid);
		break;
	case TEXT_UNKNOWN:
		st = repair(b, name, invalid);
		break;
	}
	if (slice_starts(buf_view(b), SLICE("\xef\xbb\xbf"))) {
		memmove(b->ptr, b->ptr + 3, b->len - 3);
		b->len -= 3;
	}
	return st;
}
