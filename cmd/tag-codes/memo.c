/* SPDX-License-Identifier: ISC */
#include "memo.h"

#include <stddef.h>
#include <string.h>

#include "map.h"
#include "mem.h"

enum {
	SLOTS_MIN = 1 << 11,		/* a power of two, as all numbers of slots */
	ANSWERS_MAX = 1 << 16,
	BYTES_MAX = 16 << 20
};

/* What stands before question, key and tail in the block. */
struct record {
	uint32_t question, key, tail;	/* bytes */
	uint32_t code, row, unknown;
	uint32_t next;			/* place of the record that came after this one, 0 none */
};

enum { LINE = 64, FETCH = 5 };		/* bytes that come near at a time, and how many times */

struct slice
memo_question(struct memo *m, const struct tag_input *in)
{
	const struct slice field[] = {in->sheet, in->part, in->code, in->item};
	size_t i, len = sizeof(in->year);
	char *at;

	for (i = 0; i < 4; i++)
		len += field[i].len + 1;
	m->question.len = 0;
	if (len > MEMO_QUESTION_MAX || !buf_reserve(&m->question, len))
		return SLICE("");
	at = m->question.ptr;
	memcpy(at, &in->year, sizeof(in->year));
	at += sizeof(in->year);
	for (i = 0; i < 4; i++) {
		if (field[i].len != 0)
			memcpy(at, field[i].ptr, field[i].len);
		at += field[i].len;
		*at++ = '\t';
	}
	m->question.len = len;
	return buf_view(&m->question);
}

static const char *
bytes_at(const struct memo *m, uint32_t at)
{
	return m->block.ptr + (size_t)at * 8;
}

static struct record
record_at(const struct memo *m, uint32_t at)
{
	struct record r;

	memcpy(&r, bytes_at(m, at), sizeof(r));
	return r;
}

static bool
asks(const struct memo *m, uint32_t at, struct slice question)
{
	const char *bytes = bytes_at(m, at);
	struct record r;

	memcpy(&r, bytes, sizeof(r));
	return r.question == question.len &&
	    memcmp(bytes + sizeof(r), question.ptr, question.len) == 0;
}

/* Slot of the question, or the empty slot where it belongs. */
static size_t
seek(const struct memo *m, struct slice question, uint32_t hash)
{
	size_t mask = m->slots - 1, i = hash & mask;

	for (; m->slot[i].at != 0; i = (i + 1) & mask) {
		if (m->slot[i].hash == hash && asks(m, m->slot[i].at, question))
			break;
	}
	return i;
}

/* The record at `at` came after the last one. */
static void
follow(struct memo *m, uint32_t at)
{
	char *next = m->block.ptr + (size_t)m->last * 8 + offsetof(struct record, next);

	if (m->last != 0)
		memcpy(next, &at, sizeof(at));
	m->last = at;
}

static void
fetch(const struct memo *m, uint32_t at)
{
	const char *bytes = bytes_at(m, at);
	size_t i;

	for (i = 0; i < FETCH; i++)
		__builtin_prefetch(bytes + i * LINE);
}

bool
memo_find(struct memo *m, struct slice question, struct answer *a)
{
	struct record r;
	const char *text;
	uint32_t at;

	if (m->count == 0)
		return false;
	at = m->last == 0 ? 0 : record_at(m, m->last).next;
	if (at == 0 || !asks(m, at, question)) {
		at = m->slot[seek(m, question, (uint32_t)map_hash(question))].at;
		if (at == 0)
			return false;
		follow(m, at);
	}
	m->last = at;
	r = record_at(m, at);
	fetch(m, r.next);
	text = bytes_at(m, at) + sizeof(r) + r.question;
	a->key = slice_make(text, r.key);
	a->tail = slice_make(text + r.key, r.tail);
	a->code = r.code;
	a->row = r.row;
	a->unknown = r.unknown;
	return true;
}

static void
forget(struct memo *m)
{
	memset(m->slot, 0, m->slots * sizeof(*m->slot));
	m->count = 0;
	m->block.len = 0;
	m->last = 0;
}

/* As few slots as will do stay near the processor. */
static bool
grow(struct memo *m)
{
	size_t slots = m->slots == 0 ? SLOTS_MIN : m->slots * 2, i, to;
	struct memo_slot *slot = mem_zero(slots, sizeof(*slot));

	if (slot == NULL)
		return false;
	for (i = 0; i < m->slots; i++) {
		if (m->slot[i].at == 0)
			continue;
		for (to = m->slot[i].hash & (slots - 1); slot[to].at != 0; to = (to + 1) & (slots - 1))
			;
		slot[to] = m->slot[i];
	}
	mem_free(m->slot);
	m->slot = slot;
	m->slots = slots;
	return true;
}

static bool
add_record(struct memo *m, struct slice question, const struct answer *a)
{
	struct record r = {(uint32_t)question.len, (uint32_t)a->key.len, (uint32_t)a->tail.len,
	    a->code, a->row, a->unknown, 0};
	static const char padding[8] = "";

	if (m->block.len == 0 && !buf_add(&m->block, padding, 8))
		return false;
	return buf_add(&m->block, &r, sizeof(r)) && buf_slice(&m->block, question) &&
	    buf_slice(&m->block, a->key) && buf_slice(&m->block, a->tail) &&
	    buf_add(&m->block, padding, (8 - m->block.len % 8) % 8);
}

bool
memo_keep(struct memo *m, struct slice question, const struct answer *a)
{
	uint32_t hash = (uint32_t)map_hash(question), at;

	if (m->count >= ANSWERS_MAX || m->block.len > BYTES_MAX)
		forget(m);
	else if (m->count >= m->slots / 2 && !grow(m))
		return false;
	at = (uint32_t)((m->block.len == 0 ? 8 : m->block.len) / 8);
	if (!add_record(m, question, a))
		return false;
	m->slot[seek(m, question, hash)] = (struct memo_slot){hash, at};
	m->count++;
	follow(m, at);
	return true;
}

void
memo_free(struct memo *m)
{
	mem_free(m->slot);
	buf_free(&m->block);
	buf_free(&m->question);
}
