/* SPDX-License-Identifier: ISC */
#include "memo.h"

#include <string.h>

#include "mem.h"

enum { ANSWERS_MAX = 1 << 16, BYTES_MAX = 16 << 20 };

struct slice
memo_question(struct memo *m, const struct tag_input *in, struct slice year)
{
	const struct slice field[] = {in->sheet, year, in->part, in->code, in->item};
	size_t i, len = 0;
	char *at;

	for (i = 0; i < 5; i++)
		len += field[i].len + 1;
	m->question.len = 0;
	if (len > MEMO_QUESTION_MAX || !buf_reserve(&m->question, len))
		return SLICE("");
	at = m->question.ptr;
	for (i = 0; i < 5; i++) {
		if (field[i].len != 0)
			memcpy(at, field[i].ptr, field[i].len);
		at += field[i].len;
		*at++ = '\t';
	}
	m->question.len = len;
	return buf_view(&m->question);
}

const struct answer *
memo_find(const struct memo *m, struct slice question)
{
	size_t n = map_find(&m->map, question);

	return n == MAP_NONE ? NULL : &m->answer[n];
}

static void
forget(struct memo *m)
{
	map_clear(&m->map);
	arena_reset(&m->text);
	m->bytes = 0;
}

bool
memo_keep(struct memo *m, struct slice question, const struct answer *a)
{
	bool ok = true;
	size_t n;

	if (m->map.count >= ANSWERS_MAX || m->bytes > BYTES_MAX)
		forget(m);
	n = map_add(&m->map, question);
	if (n == MAP_NONE || !mem_grow(&m->answer, &m->cap, m->map.count, sizeof(*m->answer)))
		return false;
	m->answer[n] = *a;
	m->answer[n].key = arena_slice(&m->text, a->key, &ok);
	m->answer[n].tail = arena_slice(&m->text, a->tail, &ok);
	m->bytes += question.len + a->key.len + a->tail.len;
	return ok;
}

void
memo_free(struct memo *m)
{
	map_free(&m->map);
	mem_free(m->answer);
	arena_free(&m->text);
	buf_free(&m->question);
}
