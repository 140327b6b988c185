/* SPDX-License-Identifier: ISC */
#include "slice.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

int
slice_cmp(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);

	if (c != 0)
		return c;
	return (a.len > b.len) - (a.len < b.len);
}

size_t
slice_find_byte(struct slice s, char c, size_t from)
{
	const char *hit;

	if (from >= s.len)
		return SLICE_NONE;
	hit = memchr(s.ptr + from, c, s.len - from);
	return hit == NULL ? SLICE_NONE : (size_t)(hit - s.ptr);
}

/*
 * Ideographs share few first bytes, so a needle is sought by its first and its last
 * byte together, at sixteen positions at a time.
 */
enum { WIDE = 16 };

#ifdef __SSE2__
static unsigned
fits(const char *p, struct slice needle)
{
	__m128i first = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i last = _mm_loadu_si128((const __m128i *)(const void *)(p + needle.len - 1));

	first = _mm_cmpeq_epi8(first, _mm_set1_epi8(needle.ptr[0]));
	last = _mm_cmpeq_epi8(last, _mm_set1_epi8(needle.ptr[needle.len - 1]));
	return (unsigned)_mm_movemask_epi8(_mm_and_si128(first, last));
}

static unsigned
digits(const char *p)
{
	__m128i value = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(const void *)p),
	    _mm_set1_epi8('0'));

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value));
}
#else
static unsigned
fits(const char *p, struct slice needle)
{
	unsigned i, set = 0;

	for (i = 0; i < WIDE; i++)
		set |= (unsigned)(p[i] == needle.ptr[0] &&
		    p[i + needle.len - 1] == needle.ptr[needle.len - 1]) << i;
	return set;
}

static unsigned
digits(const char *p)
{
	unsigned i, set = 0;

	for (i = 0; i < WIDE; i++)
		set |= (unsigned)(p[i] >= '0' && p[i] <= '9') << i;
	return set;
}
#endif

/* Among the WIDE positions from p on. */
static size_t
find_wide(const char *p, struct slice needle)
{
	unsigned set;
	size_t i;

	for (set = fits(p, needle); set != 0; set &= set - 1) {
		i = (size_t)__builtin_ctz(set);
		if (memcmp(p + i, needle.ptr, needle.len) == 0)
			return i;
	}
	return SLICE_NONE;
}

size_t
slice_find(struct slice s, struct slice needle, size_t from)
{
	size_t end, hit, begin = from;
	char first, last;

	if (needle.len == 0 || from > s.len || s.len - from < needle.len)
		return SLICE_NONE;
	if (needle.len == 1)
		return slice_find_byte(s, needle.ptr[0], from);
	end = s.len - needle.len + 1;
	for (; end - from >= WIDE; from += WIDE) {
		hit = find_wide(s.ptr + from, needle);
		if (hit != SLICE_NONE)
			return from + hit;
	}
	if (from < end && end - begin >= WIDE) {
		from = end - WIDE;	/* some positions for a second time */
		hit = find_wide(s.ptr + from, needle);
		return hit == SLICE_NONE ? SLICE_NONE : from + hit;
	}
	first = needle.ptr[0];
	last = needle.ptr[needle.len - 1];
	for (; from < end; from++) {
		if (s.ptr[from] == first && s.ptr[from + needle.len - 1] == last &&
		    memcmp(s.ptr + from, needle.ptr, needle.len) == 0)
			return from;
	}
	return SLICE_NONE;
}

size_t
slice_find_digit(struct slice s, size_t from)
{
	unsigned set;

	for (; from < s.len && s.len - from >= WIDE; from += WIDE) {
		set = digits(s.ptr + from);
		if (set != 0)
			return from + (size_t)__builtin_ctz(set);
	}
	for (; from < s.len; from++) {
		if (s.ptr[from] >= '0' && s.ptr[from] <= '9')
			return from;
	}
	return SLICE_NONE;
}

bool
slice_has(struct slice s, struct slice needle)
{
	return slice_find(s, needle, 0) != SLICE_NONE;
}

static bool
blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice
slice_trim(struct slice s)
{
	while (s.len > 0 && blank(s.ptr[0]))
		s = slice_from(s, 1);
	while (s.len > 0 && blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool
slice_split(struct slice *rest, char sep, struct slice *piece)
{
	size_t at;

	if (rest->ptr == NULL)
		return false;
	at = slice_find_byte(*rest, sep, 0);
	if (at == SLICE_NONE) {
		*piece = *rest;
		*rest = (struct slice){NULL, 0};
	} else {
		*piece = slice_sub(*rest, 0, at);
		*rest = slice_from(*rest, at + 1);
	}
	return true;
}
