/* SPDX-License-Identifier: ISC */
/*
 * names_sort of names.h: texts sorted eight bytes at a time, by the word at one
 * depth, then within equal words by the next.
 */
#include <string.h>

#include "mem.h"
#include "names.h"

struct item {
	uint32_t high, low; /* the word of the text at the depth, first byte highest */
	uint32_t handle;
};

enum { WORD = 8, FEW = 12, AHEAD = 16, TURNS = 96 };

static inline void
set_word(struct item *item, uint64_t word)
{
	item->high = (uint32_t)(word >> 32);
	item->low = (uint32_t)word;
}

/*
 * Reads the words at the depth, filled up with zero.  Texts that ended before are
 * the beginnings of all others here: they go first, with their lengths as words.
 * How many there are.
 */
static size_t
read_words(const struct names *names, struct item *item, size_t n, size_t depth)
{
	size_t i, left, ended = 0;
	const char *ahead;
	struct slice text;
	uint64_t word;
	struct item t;

	for (i = 0; i < n; i++) {
		if (i + AHEAD < n) {
			ahead = (const char *)names_at(names, item[i + AHEAD].handle);
			__builtin_prefetch(ahead);
			__builtin_prefetch(ahead + sizeof(struct name) + depth);
		}
		text = names_text(names, item[i].handle);
		if (text.len <= depth) {
			set_word(&item[i], text.len);
			t = item[ended];
			item[ended++] = item[i];
			item[i] = t;
			continue;
		}
		left = text.len - depth;
		word = 0;
		memcpy(&word, text.ptr + depth, left < WORD ? left : WORD);
#if __BYTE_ORDER__ != __ORDER_BIG_ENDIAN__
		word = __builtin_bswap64(word);
#endif
		set_word(&item[i], word);
	}
	return ended;
}

static inline uint64_t
word_of(const struct item *a)
{
	return (uint64_t)a->high << 32 | a->low;
}

static inline bool
before(const struct item *a, const struct item *b)
{
	return word_of(a) < word_of(b);
}

static void
swap(struct item *a, struct item *b)
{
	struct item t = *a;

	*a = *b;
	*b = t;
}

static void
insert_sort(struct item *item, size_t n)
{
	size_t i, k;

	for (i = 1; i < n; i++) {
		struct item x = item[i];

		for (k = i; k > 0 && before(&x, &item[k - 1]); k--)
			item[k] = item[k - 1];
		item[k] = x;
	}
}

static void
sift(struct item *item, size_t n, size_t root)
{
	size_t child;

	while ((child = root * 2 + 1) < n) {
		if (child + 1 < n && before(&item[child], &item[child + 1]))
			child++;
		if (!before(&item[root], &item[child]))
			return;
		swap(&item[root], &item[child]);
		root = child;
	}
}

static void
heap_sort(struct item *item, size_t n)
{
	size_t i;

	for (i = n / 2; i-- > 0;)
		sift(item, n, i);
	for (i = n; i-- > 1;) {
		swap(&item[0], &item[i]);
		sift(item, i, 0);
	}
}

/* Quicksort in three parts; a bad run of pivots ends in heapsort. */
static void
sort_words(struct item *item, size_t n, int depth_left)
{
	size_t low, i, high;
	struct item pivot;

	while (n > FEW) {
		if (depth_left-- == 0) {
			heap_sort(item, n);
			return;
		}
		if (before(&item[n / 2], &item[0]))
			swap(&item[n / 2], &item[0]);
		if (before(&item[n - 1], &item[n / 2]))
			swap(&item[n - 1], &item[n / 2]);
		if (before(&item[n / 2], &item[0]))
			swap(&item[n / 2], &item[0]);
		pivot = item[n / 2];
		for (low = i = 0, high = n; i < high;) {
			if (before(&item[i], &pivot))
				swap(&item[low++], &item[i++]);
			else if (before(&pivot, &item[i]))
				swap(&item[i], &item[--high]);
			else
				i++;
		}
		if (low < n - high) {
			sort_words(item, low, depth_left);
			item += high;
			n -= high;
		} else {
			sort_words(item + high, n - high, depth_left);
			n = low;
		}
	}
	insert_sort(item, n);
}

/* Texts that are one as far as `depth`; those that go on so together are the next turn of the loop. */
static void
sort_from(const struct names *names, struct item *item, size_t n, size_t depth)
{
	size_t from, to = 0, ended;

	for (; n > 1; depth += WORD) {
		ended = read_words(names, item, n, depth);
		sort_words(item, ended, TURNS);
		item += ended;
		n -= ended;
		sort_words(item, n, TURNS);
		for (from = 0; from < n; from = to) {
			for (to = from + 1; to < n && word_of(&item[to]) == word_of(&item[from]); to++)
				;
			if (to - from == n)
				break;
			if (to - from > 1)
				sort_from(names, item + from, to - from, depth + WORD);
		}
		if (from == n)
			return;
	}
}

bool
names_sort(struct names *n)
{
	struct item *item = slots_take(&n->slots, n->slots.count * sizeof(*item));
	size_t i = 0;
	uint32_t h;

	if (item == NULL)
		return false;
	for (h = names_next(n, 0); h != 0; h = names_next(n, h))
		item[i++].handle = h;
	sort_from(n, item, i, 0);
	while (i-- > 0)
		names_at(n, item[i].handle)->note = (uint32_t)i;
	mem_free(item);
	return true;
}
