/* SPDX-License-Identifier: ISC */
#include "ledger.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mem.h"
#include "spool.h"

enum { KIND_VALUE, KIND_TOTAL, KIND_BAD, KIND_PAD };

struct ledger_entry {
	uint32_t cell;
	uint8_t kind, scale;
	uint16_t ulp; /* number in ledger.ulp */
	int64_t value;
};

enum {
	CHUNK_SHIFT = 16,
	CHUNK = 1 << CHUNK_SHIFT, /* entries: 1 MiB */
	CHUNK_BYTES = CHUNK * (int)sizeof(struct ledger_entry),
	TOTAL_ENTRIES =
	    (sizeof(struct total) + sizeof(struct ledger_entry) - 1) / sizeof(struct ledger_entry),
	ULPS_MAX = UINT16_MAX
};

void
ledger_init(struct ledger *l)
{
	*l = (struct ledger){.spool = -1};
}

void
ledger_free(struct ledger *l)
{
	size_t i;

	for (i = 0; i < l->chunks; i++)
		mem_free(l->chunk[i]);
	mem_free(l->chunk);
	mem_free(l->segment);
	mem_free(l->ulp);
	if (l->mapped != NULL)
		(void)munmap(l->mapped, l->mapped_len);
	if (l->spool >= 0)
		(void)close(l->spool);
	ledger_init(l);
}

bool
ledger_begin(struct ledger *l, uint32_t source, uint32_t generation)
{
	struct segment *s;

	if (!mem_grow(&l->segment, &l->segment_cap, l->segments + 1, sizeof(*l->segment)))
		return false;
	s = &l->segment[l->segments++];
	*s = (struct segment){source, generation, l->used, l->used, 0};
	return true;
}

static struct ledger_entry *
entry_at(const struct ledger *l, uint64_t at)
{
	size_t chunk = (size_t)(at >> CHUNK_SHIFT);

	if (chunk < l->spooled)
		return (struct ledger_entry *)(void *)(l->mapped + chunk * CHUNK_BYTES) +
		       (at & (CHUNK - 1));
	return l->chunk[chunk] + (at & (CHUNK - 1));
}

/* Room for n entries in one chunk; what is left of the last is padded. */
static struct ledger_entry *
append(struct ledger *l, size_t n)
{
	size_t chunk = (size_t)(l->used >> CHUNK_SHIFT), within = (size_t)(l->used & (CHUNK - 1));

	if (within != 0 && within + n > CHUNK) {
		for (; within < CHUNK; within++, l->used++)
			l->chunk[chunk][within] = (struct ledger_entry){.kind = KIND_PAD};
		chunk++;
	}
	if (chunk == l->chunks) {
		if (!mem_grow(&l->chunk, &l->chunk_cap, l->chunks + 1, sizeof(*l->chunk)))
			return NULL;
		l->chunk[chunk] = mem_alloc(CHUNK_BYTES);
		if (l->chunk[chunk] == NULL)
			return NULL;
		l->chunks++;
	}
	l->used += n;
	l->segment[l->segments - 1].to = l->used;
	return entry_at(l, l->used - n);
}

/* Number of the ulp; ULPS_MAX when there are too many (or no memory). */
static uint16_t
ulp_number(struct ledger *l, int64_t ulp)
{
	size_t i;

	for (i = 0; i < l->ulps; i++) {
		if (l->ulp[i] == ulp)
			return (uint16_t)i;
	}
	/* Real reports have a handful; a list that grew long would only be searched in vain. */
	if (l->ulps >= 64 || !mem_grow(&l->ulp, &l->ulp_cap, l->ulps + 1, sizeof(*l->ulp)))
		return ULPS_MAX;
	l->ulp[l->ulps] = ulp;
	return (uint16_t)l->ulps++;
}

bool
ledger_value(struct ledger *l, uint32_t cell, int64_t value, unsigned scale, int64_t ulp)
{
	struct ledger_entry *e;
	struct total t;
	uint16_t number = ulp_number(l, ulp);

	if (number == ULPS_MAX) {
		t = total_of((struct dec){value, scale}, ulp);
		return ledger_total(l, cell, &t);
	}
	e = append(l, 1);
	if (e == NULL)
		return false;
	*e = (struct ledger_entry){cell, KIND_VALUE, (uint8_t)scale, number, value};
	return true;
}

bool
ledger_total(struct ledger *l, uint32_t cell, const struct total *t)
{
	struct ledger_entry *e = append(l, 1 + TOTAL_ENTRIES);

	if (e == NULL)
		return false;
	*e = (struct ledger_entry){.cell = cell, .kind = KIND_TOTAL};
	memcpy(e + 1, t, sizeof(*t));
	return true;
}

bool
ledger_bad(struct ledger *l, uint32_t cell, uint64_t figures)
{
	struct ledger_entry *e = append(l, 1);

	if (e == NULL)
		return false;
	*e = (struct ledger_entry){.cell = cell, .kind = KIND_BAD, .value = (int64_t)figures};
	return true;
}

size_t
ledger_bytes(const struct ledger *l)
{
	return (l->chunks - l->spooled) * (size_t)CHUNK_BYTES + l->segments * sizeof(*l->segment);
}

enum status
ledger_spool(struct ledger *l)
{
	size_t full = (size_t)(l->used >> CHUNK_SHIFT);

	if (l->spool < 0 && !spool_open(&l->spool))
		return STATUS_FAIL;
	for (; l->spooled < full; l->spooled++) {
		if (!spool_write(l->spool, l->chunk[l->spooled], CHUNK_BYTES))
			return STATUS_FAIL;
		mem_free(l->chunk[l->spooled]);
		l->chunk[l->spooled] = NULL;
	}
	return STATUS_OK;
}

struct ranked {
	uint32_t rank, generation;
	size_t number;
};

static int
by_rank(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->generation != b->generation)
		return a->generation < b->generation ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

enum status
ledger_sort(struct ledger *l, const uint32_t *rank)
{
	struct ranked *order = mem_zero(l->segments, sizeof(*order));
	struct segment *sorted = mem_zero(l->segments, sizeof(*sorted));
	size_t i;

	if (order == NULL || sorted == NULL) {
		mem_free(order);
		mem_free(sorted);
		return STATUS_FAIL;
	}
	for (i = 0; i < l->segments; i++)
		order[i] = (struct ranked){rank[l->segment[i].source], l->segment[i].generation, i};
	qsort(order, l->segments, sizeof(*order), by_rank);
	for (i = 0; i < l->segments; i++)
		sorted[i] = l->segment[order[i].number];
	mem_free(order);
	mem_free(l->segment);
	l->segment = sorted;
	l->segment_cap = l->segments;
	return STATUS_OK;
}

enum status
ledger_open(struct ledger *l)
{
	if (l->spooled == 0)
		return STATUS_OK;
	l->mapped_len = l->spooled * (size_t)CHUNK_BYTES;
	l->mapped = spool_map(l->spool, l->mapped_len);
	return l->mapped == NULL ? STATUS_FAIL : STATUS_OK;
}

void
ledger_read(const struct ledger *l, uint64_t *at, struct ledger_item *item)
{
	const struct ledger_entry *e = entry_at(l, *at);

	*at += 1;
	item->cell = e->cell;
	item->simple = e->kind == KIND_VALUE;
	item->bad = e->kind == KIND_BAD;
	switch (e->kind) {
	case KIND_VALUE:
		item->value = e->value;
		item->scale = e->scale;
		item->ulp = l->ulp[e->ulp];
		break;
	case KIND_TOTAL:
		memcpy(&item->total, e + 1, sizeof(item->total));
		*at += TOTAL_ENTRIES;
		break;
	case KIND_BAD:
		item->total.n = (uint64_t)e->value;
		break;
	default:
		item->cell = 0;
		break;
	}
}

/* It may stand in the middle of a total, which looks like anything: good enough to prefetch. */
uint32_t
ledger_peek(const struct ledger *l, uint64_t at)
{
	const struct ledger_entry *e;

	if (at >= l->used)
		return 0;
	e = entry_at(l, at);
	return e->kind == KIND_VALUE ? e->cell : 0;
}
