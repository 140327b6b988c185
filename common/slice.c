/* SPDX-License-Identifier: ISC */
#include "slice.h"

#include <string.h>

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

size_t
slice_find(struct slice s, struct slice needle, size_t from)
{
	if (needle.len == 0 || from > s.len)
		return SLICE_NONE;
	while ((from = slice_find_byte(s, needle.ptr[0], from)) != SLICE_NONE) {
		if (s.len - from < needle.len)
			return SLICE_NONE;
		if (memcmp(s.ptr + from, needle.ptr, needle.len) == 0)
			return from;
		from++;
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
