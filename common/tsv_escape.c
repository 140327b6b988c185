/* SPDX-License-Identifier: ISC */
/* The fields of tsv.h as they are written: escapes put in, and taken out again. */
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "tsv.h"

struct slice
tsv_unescape(struct slice field, struct buf *b, bool *ok)
{
	size_t at = slice_find_byte(field, '\\', 0), from = 0;
	char c;

	if (at == SLICE_NONE)
		return field;
	buf_clear(b);
	for (; at != SLICE_NONE && at + 1 < field.len; at = slice_find_byte(field, '\\', from)) {
		switch (field.ptr[at + 1]) {
		case 't':
			c = '\t';
			break;
		case 'n':
			c = '\n';
			break;
		case 'r':
			c = '\r';
			break;
		case '\\':
			c = '\\';
			break;
		default:	/* not ours: the backslash stands for itself */
			*ok = buf_slice(b, slice_sub(field, from, at + 1)) && *ok;
			from = at + 1;
			continue;
		}
		*ok = buf_slice(b, slice_sub(field, from, at)) && buf_byte(b, c) && *ok;
		from = at + 2;
	}
	*ok = buf_slice(b, slice_from(field, from)) && *ok;
	return buf_view(b);
}

/* Eight bytes at a time: no byte at or below CR, no backslash.  Says "no" for a few that are plain too. */
static inline bool
is_plain_word(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
	uint64_t low = (w - ones * ('\r' + 1)) & ~w, slash = w ^ (ones * '\\');

	slash = (slash - ones) & ~slash;
	return ((low | slash) & high) == 0;
}

#ifdef __SSE2__
/* Copies sixteen bytes; not 0: some of them may have to be escaped. */
static inline int
copy_wide(char *to, const char *from)
{
	__m128i w = _mm_loadu_si128((const __m128i *)(const void *)from);
	__m128i low = _mm_cmpeq_epi8(_mm_min_epu8(w, _mm_set1_epi8('\r')), w);

	_mm_storeu_si128((__m128i *)(void *)to, w);
	return _mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(w, _mm_set1_epi8('\\'))));
}
#endif

#ifdef __SSE2__
/* The same with eight to fifteen bytes. */
static inline int
copy_half(char *to, const char *from, size_t len)
{
	uint64_t head, tail;
	__m128i w, low;

	memcpy(&head, from, sizeof(head));
	memcpy(&tail, from + len - sizeof(tail), sizeof(tail));
	memcpy(to, &head, sizeof(head));
	memcpy(to + len - sizeof(tail), &tail, sizeof(tail));
	w = _mm_set_epi64x((int64_t)tail, (int64_t)head);
	low = _mm_cmpeq_epi8(_mm_min_epu8(w, _mm_set1_epi8('\r')), w);
	return _mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(w, _mm_set1_epi8('\\'))));
}
#endif

/* Copies s as long as nothing in it must be escaped; false: something must. */
static inline bool
copy_plain(char *to, struct slice s)
{
	const char *p = s.ptr, *end;
	uint64_t w;
	uint32_t head, tail;

	if (s.len == 0)
		return true;
	end = p + s.len;
#ifdef __SSE2__
	if (s.len >= 16) {
		for (; end - p > 16; p += 16, to += 16) {
			if (copy_wide(to, p) != 0)
				return false;
		}
		return copy_wide(to - (16 - (end - p)), end - 16) == 0;
	}
	if (s.len >= sizeof(w))
		return copy_half(to, p, s.len) == 0;
#endif
	if (s.len >= sizeof(w)) {
		for (; (size_t)(end - p) > sizeof(w); p += sizeof(w), to += sizeof(w)) {
			memcpy(&w, p, sizeof(w));
			memcpy(to, &w, sizeof(w));
			if (!is_plain_word(w))
				return false;
		}
		memcpy(&w, end - sizeof(w), sizeof(w));
		memcpy(to + (end - p) - sizeof(w), &w, sizeof(w));
		return is_plain_word(w);
	}
	if (s.len >= sizeof(head)) {
		memcpy(&head, p, sizeof(head));
		memcpy(&tail, end - sizeof(tail), sizeof(tail));
		memcpy(to, &head, sizeof(head));
		memcpy(to + s.len - sizeof(tail), &tail, sizeof(tail));
		return is_plain_word((uint64_t)head << 32 | tail);
	}
	for (; p < end; p++) {
		*to++ = *p;
		if (*p == '\\' || (unsigned char)*p <= '\r')
			return false;
	}
	return true;
}

static const char *
escape_of(char c)
{
	switch (c) {
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

void
tsv_escape(struct out *o, struct slice text)
{
	size_t i, from = 0;
	const char *e;

	if (text.len <= OUT_CAP && copy_plain(out_room(o, text.len), text)) {	/* nearly all of it */
		o->len += text.len;
		return;
	}
	for (i = 0; i < text.len; i++) {
		e = escape_of(text.ptr[i]);
		if (e == NULL)
			continue;
		out_slice(o, slice_sub(text, from, i));
		out_bytes(o, e, 2);
		from = i + 1;
	}
	out_slice(o, slice_from(text, from));
}

char *
tsv_put(char *to, struct slice text)
{
	size_t i;
	const char *e;

	if (copy_plain(to, text))
		return to + text.len;
	for (i = 0; i < text.len; i++) {
		e = escape_of(text.ptr[i]);
		if (e == NULL) {
			*to++ = text.ptr[i];
		} else {
			*to++ = e[0];
			*to++ = e[1];
		}
	}
	return to;
}

bool
tsv_escape_buf(struct buf *b, struct slice text)
{
	size_t i, from = 0;
	const char *e;

	for (i = 0; i < text.len; i++) {
		e = escape_of(text.ptr[i]);
		if (e == NULL)
			continue;
		if (!buf_slice(b, slice_sub(text, from, i)) || !buf_add(b, e, 2))
			return false;
		from = i + 1;
	}
	return buf_slice(b, slice_from(text, from));
}
