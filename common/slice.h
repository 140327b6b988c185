/* SPDX-License-Identifier: ISC */
/*
 * slice.h - bytes somewhere, borrowed: a pointer and a length.
 *
 * A slice owns nothing and need not end in NUL; NUL bytes inside are welcome.
 * An empty slice may have any pointer, also NULL.
 */
#ifndef JUESUAN_SLICE_H
#define JUESUAN_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
	const char *ptr;
	size_t len;		/* bytes */
};

#define SLICE_NONE ((size_t)-1)			/* "no position" */
#define SLICE(lit) ((struct slice){"" lit, sizeof(lit) - 1})	/* of a string literal */
#define SLICE_OF(lit) {"" lit, sizeof(lit) - 1}		/* the same in a static table */

/* NULL gives the empty slice. */
static inline struct slice
slice_of(const char *cstr)
{
	return (struct slice){cstr, cstr == NULL ? 0 : strlen(cstr)};
}

static inline struct slice
slice_make(const char *ptr, size_t len)
{
	return (struct slice){ptr, len};
}

/*
 * Eight bytes at a time: most texts are short, and a literal's length and bytes are known
 * to the compiler.  Of four to seven bytes the first and the last four.
 */
static inline bool
slice_same(const char *a, const char *b, size_t len)
{
	enum { LONG = 32 };	/* worth a call */
	uint64_t x = 0, y = 0;
	uint32_t v, w;
	size_t i;

	if (len > LONG)
		return memcmp(a, b, len) == 0;
	for (i = 0; i + 8 < len; i += 8) {
		memcpy(&x, a + i, 8);
		memcpy(&y, b + i, 8);
		if (x != y)
			return false;
	}
	if (len >= 8) {
		memcpy(&x, a + len - 8, 8);
		memcpy(&y, b + len - 8, 8);
		return x == y;
	}
	if (len >= 4) {
		memcpy(&v, a, 4);
		memcpy(&w, b, 4);
		if (v != w)
			return false;
		memcpy(&v, a + len - 4, 4);
		memcpy(&w, b + len - 4, 4);
		return v == w;
	}
	for (; i < len && a[i] == b[i]; i++)
		;
	return i == len;
}

static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.len == b.len && slice_same(a.ptr, b.ptr, a.len);
}

int slice_cmp(struct slice a, struct slice b);		/* by byte, shorter first */

/* Part of s from byte `from` up to, not including, `to`; both are cut to its length. */
static inline struct slice
slice_sub(struct slice s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct slice){s.ptr == NULL ? NULL : s.ptr + from, to - from};
}

static inline struct slice
slice_from(struct slice s, size_t from)
{
	return slice_sub(s, from, s.len);
}

static inline bool
slice_starts(struct slice s, struct slice prefix)
{
	return s.len >= prefix.len && slice_eq(slice_make(s.ptr, prefix.len), prefix);
}

static inline bool
slice_ends(struct slice s, struct slice suffix)
{
	return s.len >= suffix.len && slice_eq(slice_from(s, s.len - suffix.len), suffix);
}

static inline bool
slice_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The same text, whatever its numbers: where one has digits 0-9 the other has some. */
bool slice_eq_but_digits(struct slice a, struct slice b);

/* First position of a byte, of a digit 0-9, or of a non-empty needle at or after `from`; SLICE_NONE if none. */
size_t slice_find_byte(struct slice s, char c, size_t from);
size_t slice_find_digit(struct slice s, size_t from);
size_t slice_find(struct slice s, struct slice needle, size_t from);
bool slice_has(struct slice s, struct slice needle);

struct slice slice_trim_blanks(struct slice s);

/* Without blanks (space, tab, CR, LF, FF, VT) at both ends. */
static inline struct slice
slice_trim(struct slice s)
{
	if (s.len != 0 && (unsigned char)s.ptr[0] > ' ' && (unsigned char)s.ptr[s.len - 1] > ' ')
		return s;
	return slice_trim_blanks(s);
}

/*
 * Takes the next piece of *rest up to `sep` into *piece and moves *rest behind
 * it.  False when nothing is left; an empty *rest with a NULL pointer means "at
 * the end".  "a,,b" gives three pieces, "" gives one empty piece.
 */
bool slice_split(struct slice *rest, char sep, struct slice *piece);

#endif
