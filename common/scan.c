/* SPDX-License-Identifier: ISC */
#include "scan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAVE_AVX2 1
#endif

enum { STRIDE = 64 };

/*
 * Appends the positions of the bits of `marks`, of which those also in `lines`
 * are line feeds.  Eight at a time without asking whether they exist: slack in
 * the arrays is cheaper than a branch that cannot be foretold.
 */
static inline void
put_bits(struct scan_marks *m, uint64_t marks, uint64_t lines, uint32_t base)
{
	uint32_t *to = m->mark + m->marks;
	size_t count = (size_t)__builtin_popcountll(marks), i;
	uint64_t bits = marks;

	for (i = 0; i < count; i += 8) {
		for (int k = 0; k < 8; k++) {
			to[i + (size_t)k] = base + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
			bits &= bits - 1;
		}
	}
	while (lines != 0) {
		uint64_t below = (lines & (~lines + 1)) - 1;

		m->line[m->lines++] =
		    (uint32_t)(m->marks + (size_t)__builtin_popcountll(marks & below));
		lines &= lines - 1;
	}
	m->marks += count;
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
tail_plain(const char *ptr, size_t from, size_t len, struct scan_marks *m)
{
	for (size_t i = from; i < len; i++) {
		if (ptr[i] != '\t' && ptr[i] != '\n')
			continue;
		if (ptr[i] == '\n')
			m->line[m->lines++] = (uint32_t)m->marks;
		m->mark[m->marks++] = (uint32_t)i;
	}
}

static void
scan_plain(const char *ptr, size_t len, struct scan_marks *m)
{
	size_t i, k;

	for (i = 0; i + STRIDE <= len; i += STRIDE) {
		uint64_t tabs = 0, lines = 0, word;

		for (k = 0; k < 8; k++) {
			memcpy(&word, ptr + i + k * 8, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
			word = __builtin_bswap64(word);
#endif
			tabs |= equal_bytes(word, '\t') << k * 8;
			lines |= equal_bytes(word, '\n') << k * 8;
		}
		put_bits(m, tabs | lines, lines, (uint32_t)i);
	}
	tail_plain(ptr, i, len, m);
}

#ifdef HAVE_AVX2
__attribute__((target("avx2,bmi,bmi2,popcnt"))) static void
scan_avx2(const char *ptr, size_t len, struct scan_marks *m)
{
	const __m256i tab = _mm256_set1_epi8('\t'), lf = _mm256_set1_epi8('\n');
	size_t i;

	for (i = 0; i + STRIDE <= len; i += STRIDE) {
		__m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(ptr + i));
		__m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(ptr + i + 32));
		uint32_t ta = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, tab));
		uint32_t tb = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, tab));
		uint32_t la = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, lf));
		uint32_t lb = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, lf));
		uint64_t lines = la | (uint64_t)lb << 32;

		put_bits(m, (ta | (uint64_t)tb << 32) | lines, lines, (uint32_t)i);
	}
	tail_plain(ptr, i, len, m);
}
#endif

typedef void scan_engine(const char *, size_t, struct scan_marks *);

static scan_engine *
engine(int number)
{
#ifdef HAVE_AVX2
	if (number == 1)
		return scan_avx2;
#endif
	(void)number;
	return scan_plain;
}

int
scan_engines(void)
{
#ifdef HAVE_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
		return 2;
#endif
	return 1;
}

void
scan_block_with(int number, const char *ptr, size_t len, struct scan_marks *marks)
{
	marks->marks = marks->lines = 0;
	engine(number)(ptr, len, marks);
}

void
scan_block(const char *ptr, size_t len, struct scan_marks *marks)
{
	scan_block_with(scan_engines() - 1, ptr, len, marks);
}
