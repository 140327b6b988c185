/* SPDX-License-Identifier: ISC */
#include "scan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAVE_VECTORS 1
#endif

enum { STRIDE = 64 };

/* Where the next positions go; kept in registers over a whole block. */
struct cursor {
	uint32_t *mark, *line;
};

/*
 * One stride whose positions are in their places already: the index of its line
 * feed, if it has one, without asking, for that branch cannot be foretold.  More
 * than one in a stride are rare.
 */
static inline void
put_lines(const struct scan_marks *m, struct cursor *at, uint64_t marks, uint64_t lines)
{
	size_t index = (size_t)(at->mark - m->mark);

	*at->line = (uint32_t)(index + (size_t)__builtin_popcountll(marks & ((lines & (~lines + 1)) - 1)));
	at->line += lines != 0;
	for (lines &= lines - 1; __builtin_expect(lines != 0, 0); lines &= lines - 1)
		*at->line++ = (uint32_t)(index +
		    (size_t)__builtin_popcountll(marks & ((lines & (~lines + 1)) - 1)));
	at->mark += __builtin_popcountll(marks);
}

static inline uint32_t
lowest_bit(uint64_t bits)
{
	return (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
}

/* Bit i of the result: byte i of the word is `c`. */
static inline uint64_t
equal_bytes(uint64_t word, unsigned char c)
{
	const uint64_t low7 = 0x7f7f7f7f7f7f7f7fu;
	uint64_t x = word ^ (0x0101010101010101u * c);
	uint64_t zero = ~(((x & low7) + low7) | x | low7);	/* 0x80 where x is zero */

	return (zero >> 7) * 0x0102040810204080u >> 56;
}

static void
scan_tail(const char *ptr, size_t from, size_t len, uint32_t first, struct scan_marks *m,
    struct cursor at)
{
	for (size_t i = from; i < len; i++) {
		if (ptr[i] != '\t' && ptr[i] != '\n')
			continue;
		if (ptr[i] == '\n')
			*at.line++ = (uint32_t)(at.mark - m->mark);
		*at.mark++ = first + (uint32_t)i;
	}
	m->marks = (size_t)(at.mark - m->mark);
	m->lines = (size_t)(at.line - m->line);
}

static void
scan_plain(const char *ptr, size_t len, uint32_t first, struct scan_marks *m)
{
	struct cursor at = {m->mark, m->line};
	size_t i, k;

	for (i = 0; i + STRIDE <= len; i += STRIDE) {
		uint64_t tabs = 0, lines = 0, bits, word;
		uint32_t *to = at.mark;

		for (k = 0; k < 8; k++) {
			memcpy(&word, ptr + i + k * 8, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
			word = __builtin_bswap64(word);
#endif
			tabs |= equal_bytes(word, '\t') << k * 8;
			lines |= equal_bytes(word, '\n') << k * 8;
		}
		for (bits = tabs | lines; bits != 0; bits &= bits - 1)
			*to++ = first + (uint32_t)i + lowest_bit(bits);
		put_lines(m, &at, tabs | lines, lines);
	}
	scan_tail(ptr, i, len, first, m, at);
}

#ifdef HAVE_VECTORS
/*
 * The vector engines end by clearing the upper halves: the compiler does not where
 * only a function is built for AVX, and every SSE instruction until the next scan
 * would wait for them (a third of the time of tag-codes).
 */

/*
 * Eight positions at a time, whether they exist or not: slack in the arrays is
 * cheaper than a branch that cannot be foretold.
 */
__attribute__((target("avx2,bmi,bmi2,popcnt"))) static void
scan_avx2(const char *ptr, size_t len, uint32_t first, struct scan_marks *m)
{
	const __m256i tab = _mm256_set1_epi8('\t'), lf = _mm256_set1_epi8('\n');
	struct cursor at = {m->mark, m->line};
	size_t i;

	for (i = 0; i + STRIDE <= len; i += STRIDE) {
		__m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(ptr + i));
		__m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(ptr + i + 32));
		uint32_t ta = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, tab));
		uint32_t tb = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, tab));
		uint32_t la = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, lf));
		uint32_t lb = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, lf));
		uint64_t lines = la | (uint64_t)lb << 32, marks = (ta | (uint64_t)tb << 32) | lines, bits = marks;
		uint32_t *to = at.mark;

		do {
			for (int k = 0; k < 8; k++) {
				*to++ = first + (uint32_t)i + (uint32_t)_tzcnt_u64(bits);
				bits = _blsr_u64(bits);
			}
		} while (__builtin_expect(bits != 0, 0));
		put_lines(m, &at, marks, lines);
	}
	_mm256_zeroupper();
	scan_tail(ptr, i, len, first, m, at);
}

/* The positions of a stride are its numbered bytes, those of the marks pushed together. */
__attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,bmi2,popcnt"))) static void
scan_avx512(const char *ptr, size_t len, uint32_t first, struct scan_marks *m)
{
	static const unsigned char number[STRIDE] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
		22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42,
		43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
	const __m512i tab = _mm512_set1_epi8('\t'), lf = _mm512_set1_epi8('\n');
	const __m512i numbers = _mm512_loadu_si512(number);
	struct cursor at = {m->mark, m->line};
	size_t i;

	for (i = 0; i + STRIDE <= len; i += STRIDE) {
		__m512i bytes = _mm512_loadu_si512(ptr + i), found;
		uint64_t lines = _mm512_cmpeq_epi8_mask(bytes, lf);
		uint64_t marks = _mm512_cmpeq_epi8_mask(bytes, tab) | lines;
		__m512i base = _mm512_set1_epi32((int)(first + (uint32_t)i));
		uint32_t *to = at.mark;

		found = _mm512_maskz_compress_epi8(marks, numbers);
		_mm512_storeu_si512(to,
		    _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(found)), base));
		for (int rest = __builtin_popcountll(marks); __builtin_expect(rest > 16, 0); rest -= 16) {
			found = _mm512_alignr_epi64(found, found, 2);
			to += 16;
			_mm512_storeu_si512(to,
			    _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(found)), base));
		}
		put_lines(m, &at, marks, lines);
	}
	_mm256_zeroupper();
	scan_tail(ptr, i, len, first, m, at);
}
#endif

typedef void scan_engine(const char *, size_t, uint32_t, struct scan_marks *);

static scan_engine *
engine(int number)
{
#ifdef HAVE_VECTORS
	if (number == 2)
		return scan_avx512;
	if (number == 1)
		return scan_avx2;
#endif
	(void)number;
	return scan_plain;
}

int
scan_engines(void)
{
#ifdef HAVE_VECTORS
	if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw"))
		return 3;
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
		return 2;
#endif
	return 1;
}

void
scan_block_with(int number, const char *ptr, size_t len, uint32_t first, struct scan_marks *marks)
{
	engine(number)(ptr, len, first, marks);
}

void
scan_block(const char *ptr, size_t len, uint32_t first, struct scan_marks *marks)
{
	scan_block_with(scan_engines() - 1, ptr, len, first, marks);
}
