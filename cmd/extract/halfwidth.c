/* SPDX-License-Identifier: ISC */
#include "halfwidth.h"

#include <stdbool.h>
#include <string.h>

#include "slice.h"

/* Bytes of a digit at `at`, 3: a full-width one, 0: none. */
static size_t
digit_len(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (at < s.len && p[0] >= '0' && p[0] <= '9')
		return 1;
	return at + 3 <= s.len && p[0] == 0xef && p[1] == 0xbc && p[2] >= 0x90 && p[2] <= 0x99 ? 3 : 0;
}

/* Bytes up to the first full-width digit at or behind `at`; its place, s.len: there is none. */
static size_t
next_digit(struct slice s, size_t at)
{
	const char *found;

	while (at < s.len && (found = memchr(s.ptr + at, 0xef, s.len - at)) != NULL) {
		at = (size_t)(found - s.ptr);
		if (digit_len(s, at) == 3)
			return at;
		at++;
	}
	return s.len;
}

/* Are there three digits at `at` and no fourth? */
static bool
is_group(struct slice s, size_t at)
{
	size_t n, digits = 0;

	while ((n = digit_len(s, at)) != 0) {
		at += n;
		digits++;
	}
	return digits == 3;
}

/* The plain sign for that at `at`, with a digit before it or not; 0: it is none of a number. */
static char
sign_of(struct slice s, size_t at, bool behind_digit)
{
	struct slice rest = slice_from(s, at);

	if (digit_len(s, at + 3) == 0)
		return 0;
	if (slice_starts(rest, SLICE("．")))
		return behind_digit ? '.' : 0;
	if (slice_starts(rest, SLICE("，")))
		return behind_digit && is_group(s, at + 3) ? ',' : 0;
	return slice_starts(rest, SLICE("－")) && !behind_digit ? '-' : 0;
}

enum status
halfwidth_digits(struct buf *text)
{
	struct slice s = buf_view(text);
	struct buf plain = {0};
	size_t at, n;
	bool digit = false, ok = true;

	if (next_digit(s, 0) == s.len)
		return STATUS_OK;
	for (at = 0; at < s.len && ok; at += n) {
		bool was = digit;
		char c;

		n = digit_len(s, at);
		digit = n != 0;
		c = n == 3 ? (char)('0' + ((unsigned char)s.ptr[at + 2] - 0x90)) :
		    n == 0 && (unsigned char)s.ptr[at] == 0xef ? sign_of(s, at, was) : 0;
		if (c != 0)
			n = 3;
		else
			n = 1;
		ok = c != 0 ? buf_add(&plain, &c, 1) : buf_add(&plain, s.ptr + at, 1);
	}
	if (!ok) {
		buf_free(&plain);
		return STATUS_FAIL;
	}
	buf_free(text);
	*text = plain;
	return STATUS_OK;
}
