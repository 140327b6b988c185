/* SPDX-License-Identifier: ISC */
#include "memo.h"

#include <stdint.h>

#include "map.h"
#include "mem.h"

enum { SEEN = 4096 };

struct memo {
	struct map keys;
	char *answers;			/* by number of the key */
	size_t cap;
	size_t answer, most;
	bool failed;
	uint64_t seen[SEEN];		/* hashes of keys, one a place */
};

struct memo *
memo_open(size_t answer, size_t most)
{
	struct memo *m = mem_zero(1, sizeof(*m));

	if (m != NULL) {
		m->answer = answer;
		m->most = most;
	}
	return m;
}

void
memo_close(struct memo *m)
{
	if (m == NULL)
		return;
	map_free(&m->keys);
	mem_free(m->answers);
	mem_free(m);
}

const void *
memo_find(const struct memo *m, struct slice key)
{
	size_t n = map_find(&m->keys, key);

	return n == MAP_NONE ? NULL : m->answers + n * m->answer;
}

void *
memo_add(struct memo *m, struct slice key)
{
	uint64_t hash = map_hash(key), *seen = &m->seen[hash % SEEN];
	size_t n;

	if (m->keys.count == m->most)
		return NULL;
	if (*seen != hash) {
		*seen = hash;
		return NULL;
	}
	if (!mem_grow(&m->answers, &m->cap, m->keys.count + 1, m->answer) ||
	    (n = map_add(&m->keys, key)) == MAP_NONE) {
		m->failed = true;
		return NULL;
	}
	return m->answers + n * m->answer;
}

bool
memo_failed(const struct memo *m)
{
	return m->failed;
}
