/* SPDX-License-Identifier: ISC */
#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/*
 * The heads are sorted first, then the cells are put behind one another by head.
 * Tails of one head are sorted eight bytes at a time: by the word at one depth,
 * then within equal words by the next.
 */
struct item {
	uint32_t high, low; /* the word of the tail at the depth, first byte highest */
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
 * Reads the words at the depth, filled up with zero.  Tails that ended before are
 * the beginnings of all others here: they go first, with their lengths as words.
 * How many there are.
 */
static size_t
read_words(const struct cells *c, struct item *item, size_t n, size_t depth)
{
	size_t i, left, ended = 0;
	const char *ahead;
	struct slice tail;
	uint64_t word;
	struct item t;

	for (i = 0; i < n; i++) {
		if (i + AHEAD < n) {
			ahead = (const char *)cells_at(c, item[i + AHEAD].handle);
			__builtin_prefetch(ahead + offsetof(struct cell, len));
			__builtin_prefetch(ahead + sizeof(struct cell) + c->more + depth);
		}
		tail = cell_tail(c, cells_at(c, item[i].handle));
		if (tail.len <= depth) {
			set_word(&item[i], tail.len);
			t = item[ended];
			item[ended++] = item[i];
			item[i] = t;
			continue;
		}
		left = tail.len - depth;
		word = 0;
		memcpy(&word, tail.ptr + depth, left < WORD ? left : WORD);
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

static void
sort_from(const struct cells *c, struct item *item, size_t n, size_t depth)
{
	size_t from, to, ended = read_words(c, item, n, depth);

	sort_words(item, ended, TURNS);
	item += ended;
	n -= ended;
	sort_words(item, n, TURNS);
	for (from = 0; from < n; from = to) {
		for (to = from + 1; to < n && word_of(&item[to]) == word_of(&item[from]); to++)
			;
		if (to - from > 1)
			sort_from(c, item + from, to - from, depth + WORD);
	}
}

/* The handles move together in the memory of the items, which is then cut to size. */
static void
keep_handles(struct order *o, struct item *item)
{
	uint32_t *handle = (uint32_t *)(void *)item;
	void *less;
	size_t i;

	for (i = 0; i < o->n; i++)
		memcpy(&handle[i], &item[i].handle, sizeof(*handle));
	less = mem_resize(item, o->n * sizeof(*handle));
	o->handle = less != NULL ? less : handle;
}

/* The slots of a table that is only read from now on are memory enough: they are 12 bytes a cell at
 * least. */
static struct item *
take_room(struct cells *c)
{
	void *room = c->slot;

	if (room == NULL || c->slots * sizeof(*c->slot) < c->count * sizeof(struct item))
		return mem_zero(c->count, sizeof(struct item));
	c->slot = NULL;
	c->slots = 0;
	return room;
}

/*
 * Where the cells of each head begin, heads in order: into the sum of the head,
 * which has no other use.  Cells without a head come first: their key is all.
 */
static enum status
place_heads(struct cells *heads, size_t without)
{
	struct order o;
	struct cell *head;
	size_t i, at = without;
	enum status st = order_cells(&o, heads, false);

	for (i = 0; st == STATUS_OK && i < o.n; i++) {
		head = cells_at(heads, o.handle[i]);
		head->sum = (int64_t)at;
		at += head->n;
	}
	order_free(&o);
	return st;
}

/* The cells as they were made, or with heads, by head; those of one head stand together. */
static enum status
place_cells(struct cells *c, struct item *item, bool as_made)
{
	uint32_t h;
	size_t n = 0, with = 0;
	struct cell *head;

	if (as_made || c->heads == NULL) {
		for (h = cells_next(c, 0); h != 0; h = cells_next(c, h))
			item[n++].handle = h;
		return STATUS_OK;
	}
	for (h = cells_next(c->heads, 0); h != 0; h = cells_next(c->heads, h))
		with += cells_at(c->heads, h)->n;
	if (place_heads(c->heads, c->count - with) != STATUS_OK)
		return STATUS_FAIL;
	for (h = cells_next(c, 0); h != 0; h = cells_next(c, h)) {
		if (cells_at(c, h)->head == 0) {
			item[n++].handle = h;
			continue;
		}
		head = cells_at(c->heads, cells_at(c, h)->head);
		item[head->sum++].handle = h;
	}
	return STATUS_OK;
}

static void
sort_tails(const struct cells *c, struct item *item, size_t n)
{
	size_t from, to;
	uint32_t head;

	for (from = 0; from < n; from = to) {
		head = cells_at(c, item[from].handle)->head;
		for (to = from + 1; to < n && cells_at(c, item[to].handle)->head == head; to++)
			;
		sort_from(c, item + from, to - from, 0);
	}
}

enum status
order_cells(struct order *o, struct cells *c, bool as_made)
{
	struct item *item = take_room(c);
	enum status st = item == NULL ? STATUS_FAIL : place_cells(c, item, as_made);

	*o = (struct order){NULL, c->count};
	if (st != STATUS_OK) {
		mem_free(item);
		return st;
	}
	if (!as_made)
		sort_tails(c, item, o->n);
	keep_handles(o, item);
	return STATUS_OK;
}

void
order_free(struct order *o)
{
	mem_free(o->handle);
	*o = (struct order){0};
}
