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
struct ends {
	__m128i first, last;
};

static inline __m128i
load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline struct ends
ends_of(struct slice needle)
{
	return (struct ends){_mm_set1_epi8(needle.ptr[0]), _mm_set1_epi8(needle.ptr[needle.len - 1])};
}

/* Bit i: both ends of a needle of `len` bytes fit at p + i. */
static inline unsigned
fits(const char *p, size_t len, struct ends e)
{
	__m128i first = _mm_cmpeq_epi8(load(p), e.first);

	return (unsigned)_mm_movemask_epi8(_mm_and_si128(first,
	    _mm_cmpeq_epi8(load(p + len - 1), e.last)));
}

static inline unsigned
digits(const char *p)
{
	__m128i value = _mm_sub_epi8(load(p), _mm_set1_epi8('0'));

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value));
}
#else
struct ends {
	char first, last;
};

static inline struct ends
ends_of(struct slice needle)
{
	return (struct ends){needle.ptr[0], needle.ptr[needle.len - 1]};
}

static inline unsigned
fits(const char *p, size_t len, struct ends e)
{
	unsigned i, set = 0;

	for (i = 0; i < WIDE; i++)
		set |= (unsigned)(p[i] == e.first && p[i + len - 1] == e.last) << i;
	return set;
}

static inline unsigned
digits(const char *p)
{
	unsigned i, set = 0;

	for (i = 0; i < WIDE; i++)
		set |= (unsigned)(p[i] >= '0' && p[i] <= '9') << i;
	return set;
}
#endif

/* The first of the positions in `set`, counted from p, where the needle stands. */
static inline size_t
first_whole(const char *p, unsigned set, struct slice needle)
{
	size_t i;

	for (; set != 0; set &= set - 1) {
		i = (size_t)__builtin_ctz(set);
		if (memcmp(p + i, needle.ptr, needle.len) == 0)
			return i;
	}
	return SLICE_NONE;
}

/* At positions [from, end), fewer than WIDE; apart as well as the next, so that each is short. */
__attribute__((noinline)) static size_t
find_short(struct slice s, struct slice needle, size_t from, size_t end)
{
	const char *p = s.ptr + from, *stop = s.ptr + end;
	char first = needle.ptr[0], last = needle.ptr[needle.len - 1];

	for (; p < stop; p++) {
		if (p[needle.len - 1] == last && *p == first && memcmp(p, needle.ptr, needle.len) == 0)
			return (size_t)(p - s.ptr);
	}
	return SLICE_NONE;
}

/* At positions [from, end), WIDE of them at least. */
__attribute__((noinline)) static size_t
find_long(struct slice s, struct slice needle, size_t from, size_t end)
{
	const struct ends e = ends_of(needle);
	const char *p = s.ptr + from, *last = s.ptr + end - WIDE;
	size_t hit;
	unsigned set;

	for (; p < last; p += WIDE) {
		set = fits(p, needle.len, e);
		if (set != 0 && (hit = first_whole(p, set, needle)) != SLICE_NONE)
			return (size_t)(p - s.ptr) + hit;
	}
	/* some of the last positions for a second time */
	hit = first_whole(last, fits(last, needle.len, e), needle);
	return hit == SLICE_NONE ? hit : (size_t)(last - s.ptr) + hit;
}

size_t
slice_find(struct slice s, struct slice needle, size_t from)
{
	size_t end;

	if (needle.len == 0 || from > s.len || s.len - from < needle.len)
		return SLICE_NONE;
	if (needle.len == 1)
		return slice_find_byte(s, needle.ptr[0], from);
	end = s.len - needle.len + 1;
	return end - from < WIDE ? find_short(s, needle, from, end) : find_long(s, needle, from, end);
}

size_t
slice_find_digit(struct slice s, size_t from)
{
	const char *p, *last;
	unsigned set = 0;

	if (from < s.len && s.len - from >= WIDE) {
		last = s.ptr + s.len - WIDE;
		for (p = s.ptr + from; p < last && (set = digits(p)) == 0; p += WIDE)
			;
		if (set == 0)
			set = digits(p = last);
		return set == 0 ? SLICE_NONE : (size_t)(p - s.ptr) + (size_t)__builtin_ctz(set);
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
slice_trim_blanks(struct slice s)
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
	const char *hit;

	if (rest->ptr == NULL)
		return false;
	hit = rest->len == 0 ? NULL : memchr(rest->ptr, sep, rest->len);
	*piece = *rest;
	if (hit == NULL) {
		*rest = (struct slice){NULL, 0};
		return true;
	}
	piece->len = (size_t)(hit - rest->ptr);
	rest->ptr = hit + 1;
	rest->len -= piece->len + 1;
	return true;
}

bool
slice_eq_but_digits(struct slice a, struct slice b)
{
	size_t i = 0, k = 0;

	while (i < a.len && k < b.len) {
		if (slice_is_digit(a.ptr[i]) && slice_is_digit(b.ptr[k])) {
			while (i < a.len && slice_is_digit(a.ptr[i]))
				i++;
			while (k < b.len && slice_is_digit(b.ptr[k]))
				k++;
		} else if (a.ptr[i++] != b.ptr[k++]) {
			return false;
		}
	}
	return i == a.len && k == b.len;
}
