/* SPDX-License-Identifier: ISC */
#include "rollup.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "money.h"

static bool
make_key(struct buf *b, const struct report *r, const struct figure *f)
{
	buf_clear(b);
	return buf_slice(b, r->region) && buf_byte(b, '\t') && buf_number(b, (size_t)r->year) &&
	    buf_byte(b, '\t') && buf_text(b, f->sheet) && buf_byte(b, '\t') &&
	    buf_slice(b, f->key) && buf_byte(b, '\t') && buf_slice(b, f->measure);
}

bool
rollup_add(struct rollup *u, const struct doc *d, const struct report *r)
{
	size_t i, k;

	if (!r->counts)
		return true;
	for (i = 0; i < d->figures; i++) {
		const struct figure *f = &d->figure[i];

		if (!f->money || f->state == FIGURE_DROPPED || f->sheet[0] != 'T')
			continue;
		if (!make_key(&u->key, r, f))
			return false;
		k = map_add(&u->keys, buf_view(&u->key));
		if (k == MAP_NONE)
			return false;
		if (k >= u->cap) {
			size_t old = u->cap;

			if (!mem_grow(&u->sum, &u->cap, k + 1, sizeof *u->sum))
				return false;
			memset(u->sum + old, 0, (u->cap - old) * sizeof *u->sum);
		}
		u->sum[k].printed += f->value;
		u->sum[k].exact += f->exact;
		u->sum[k].n++;
	}
	return true;
}

struct entry {
	struct slice key;
	size_t at;
};

static int
by_key(const void *a, const void *b)
{
	return slice_cmp(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static void
put(struct out *o, int64_t fen)
{
	char text[MONEY_MAX];

	out_byte(o, '\t');
	out_bytes(o, text, money_print_yuan(text, fen, false, false));
}

bool
rollup_write(const struct rollup *u, struct out *o)
{
	struct entry *e = mem_zero(u->keys.count + 1, sizeof *e);
	size_t i;

	if (e == NULL)
		return false;
	for (i = 0; i < u->keys.count; i++)
		e[i] = (struct entry){map_key(&u->keys, i), i};
	qsort(e, u->keys.count, sizeof *e, by_key);
	out_text(o, "region\tyear\tsheet\tkey\tmeasure\tsum\tn\texact\n");
	for (i = 0; i < u->keys.count; i++) {
		out_slice(o, e[i].key);
		put(o, u->sum[e[i].at].printed);
		out_byte(o, '\t');
		out_number(o, u->sum[e[i].at].n);
		put(o, u->sum[e[i].at].exact);
		out_byte(o, '\n');
	}
	mem_free(e);
	return true;
}

void
rollup_free(struct rollup *u)
{
	map_free(&u->keys);
	mem_free(u->sum);
	buf_free(&u->key);
	*u = (struct rollup){0};
}
