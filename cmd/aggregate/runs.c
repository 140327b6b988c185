/* SPDX-License-Identifier: ISC */
#include "runs.h"

#include <string.h>
#include <unistd.h>

#include "bads.h"
#include "diag.h"
#include "huge.h"
#include "mem.h"
#include "spool.h"

enum { WRITE_AT = 1 << 20, WINDOWS = 64 << 20, WINDOW_LEAST = 16 << 10 };

struct stored { /* stands before its key in a run */
	struct total total;
	uint64_t reports, departments, bad, len;
};

struct cursor { /* a run being read */
	size_t at, to;	/* bytes of the file */
	char *window;	/* `len` bytes of it, from `from` on */
	size_t from, len, cap;
};

void
runs_init(struct runs *r)
{
	*r = (struct runs){.fd = -1};
}

void
runs_free(struct runs *r)
{
	size_t i;

	for (i = 0; i < r->heap_len; i++)
		mem_free(r->heap[i].window);
	if (r->fd >= 0)
		(void)close(r->fd);
	buf_free(&r->buf);
	buf_free(&r->key);
	mem_free(r->run);
	mem_free(r->table);
	mem_free(r->heap);
	runs_init(r);
}

struct result
result_of(const struct cells *c, uint32_t handle, const struct bads *bads)
{
	const struct cell *cell = cells_at(c, handle);

	const struct cell_more *more = c->more == 0 ? NULL : (const struct cell_more *)(cell + 1);

	return (struct result){cell_key(c, cell), cell_total(c, cell),
	    more == NULL ? 0 : more->reports, more == NULL ? 0 : more->departments,
	    bads_of(bads, handle), 0};
}

static enum status
flush(struct runs *r)
{
	if (r->fd < 0 && !spool_open(&r->fd))
		return STATUS_FAIL;
	if (!spool_write(r->fd, r->buf.ptr, r->buf.len))
		return STATUS_FAIL;
	r->len += r->buf.len;
	buf_clear(&r->buf);
	return STATUS_OK;
}

static bool
store(struct runs *r, const struct result *x)
{
	struct stored s;
	static const char pad[8] = {0};

	memset(&s, 0, sizeof(s));
	s.total = x->total;
	s.reports = x->reports;
	s.departments = x->departments;
	s.bad = x->bad;
	s.len = x->key.len;
	return buf_add(&r->buf, &s, sizeof(s)) && buf_slice(&r->buf, x->key) &&
	       buf_add(&r->buf, pad, (8 - x->key.len % 8) % 8);
}

enum status
runs_write(struct runs *r, const struct cells *c, const struct order *o, const struct bads *bads)
{
	size_t i, from = r->len;
	struct result x;
	enum status st;

	for (i = 0; i < o->n; i++) {
		x = result_of(c, o->handle[i], bads);
		if (x.total.n == 0 && x.bad == 0)
			continue;
		if (!store(r, &x))
			return STATUS_FAIL;
		if (r->buf.len >= WRITE_AT && (st = flush(r)) != STATUS_OK)
			return st;
	}
	st = flush(r);
	if (st != STATUS_OK || !mem_grow(&r->run, &r->cap, r->count + 1, sizeof(*r->run)))
		return STATUS_FAIL;
	r->run[r->count++] = (struct stretch){from, r->len};
	return STATUS_OK;
}

enum status
runs_put_away(struct runs *r, struct cells *c)
{
	const size_t cells = c->used, heads = c->heads.used, tails = c->tails.used;

	if (r->fd < 0 && !spool_open(&r->fd))
		return STATUS_FAIL;
	if (!spool_write(r->fd, c->block, cells) || !spool_write(r->fd, c->heads.block, heads) ||
	    !spool_write(r->fd, c->tails.block, tails) ||
	    !mem_grow(&r->table, &r->table_cap, r->tables + 1, sizeof(*r->table)))
		return STATUS_FAIL;
	r->table[r->tables++] = (struct put_away){r->len, cells, heads, tails};
	r->len += cells + heads + tails;
	cells_clear(c);
	return STATUS_OK;
}

static bool
take_names_back(struct runs *r, size_t from, size_t len, struct names *n)
{
	return huge_grow(&n->block, &n->cap, len) &&
	       spool_read(r->fd, from, len, &n->block, &n->cap) && names_adopt(n, len);
}

enum status
runs_take_back(struct runs *r, size_t generation, struct cells *c)
{
	const struct put_away t = r->table[generation];
	const size_t heads = t.from + t.cells, tails = heads + t.heads;

	if (!take_names_back(r, heads, t.heads, &c->heads) ||
	    !take_names_back(r, tails, t.tails, &c->tails) ||
	    !huge_grow(&c->block, &c->cap, t.cells) ||
	    !spool_read(r->fd, t.from, t.cells, &c->block, &c->cap) || !cells_adopt(c, t.cells))
		return STATUS_FAIL;
	return STATUS_OK;
}

/* The record at the cursor, whole in its window (see load); its start is aligned only to eight. */
static struct slice
peek(const struct cursor *c, struct stored *s)
{
	const char *record = c->window + (c->at - c->from);

	memcpy(s, record, sizeof(*s));
	return slice_make(record + sizeof(*s), s->len);
}

static size_t
record_len(const struct stored *s)
{
	return sizeof(*s) + s->len + (8 - s->len % 8) % 8;
}

static bool
holds(const struct cursor *c, size_t len)
{
	return c->at - c->from + len <= c->len;
}

/* Brings the whole record at the cursor, which is not at its end, into the window. */
static bool
load(struct runs *r, struct cursor *c)
{
	size_t want = r->window;
	struct stored s;

	for (;;) {
		if (holds(c, sizeof(s))) {
			(void)peek(c, &s);
			if (holds(c, record_len(&s)))
				return true;
			want = record_len(&s) > want ? record_len(&s) : want;
		}
		if (want > c->to - c->at)
			want = c->to - c->at;
		if (!spool_read(r->fd, c->at, want, &c->window, &c->cap))
			return false;
		c->from = c->at;
		c->len = want;
	}
}

static bool
less(const struct runs *r, size_t a, size_t b)
{
	struct stored s;

	return slice_cmp(peek(&r->heap[a], &s), peek(&r->heap[b], &s)) < 0;
}

static void
sift(struct runs *r, size_t root)
{
	size_t child;
	struct cursor t;

	while ((child = root * 2 + 1) < r->heap_len) {
		if (child + 1 < r->heap_len && less(r, child + 1, child))
			child++;
		if (!less(r, child, root))
			return;
		t = r->heap[root];
		r->heap[root] = r->heap[child];
		r->heap[child] = t;
		root = child;
	}
}

static size_t
window_of(size_t runs)
{
	size_t window = WINDOWS / (runs + 1);

	return window < WINDOW_LEAST ? WINDOW_LEAST : window > WRITE_AT ? WRITE_AT : window;
}

enum status
runs_rewind(struct runs *r)
{
	size_t i;

	r->window = window_of(r->count);
	r->heap = mem_zero(r->count, sizeof(*r->heap));
	if (r->heap == NULL)
		return STATUS_FAIL;
	for (i = 0; i < r->count; i++) {
		if (r->run[i].from == r->run[i].to)
			continue;
		r->heap[r->heap_len] = (struct cursor){.at = r->run[i].from, .to = r->run[i].to};
		if (!load(r, &r->heap[r->heap_len++]))
			return STATUS_FAIL;
	}
	for (i = r->heap_len / 2; i-- > 0;)
		sift(r, i);
	return STATUS_OK;
}

/* Behind the first record of all. */
static bool
pass_first(struct runs *r, const struct stored *s)
{
	struct cursor *top = &r->heap[0];

	top->at += record_len(s);
	if (top->at >= top->to) {
		mem_free(top->window);
		*top = r->heap[--r->heap_len];
	} else if (!load(r, top)) {
		return false;
	}
	sift(r, 0);
	return true;
}

enum status
runs_next(struct runs *r, struct result *x, bool *more)
{
	struct stored s;

	*more = r->heap_len > 0;
	if (!*more)
		return STATUS_OK;
	buf_clear(&r->key);
	if (!buf_slice(&r->key, peek(&r->heap[0], &s)) || !pass_first(r, &s))
		return STATUS_FAIL;
	*x = (struct result){buf_view(&r->key), s.total, s.reports, s.departments, s.bad, 0};
	while (r->heap_len > 0 && slice_eq(peek(&r->heap[0], &s), x->key)) {
		if (!total_add(&x->total, &s.total)) {
			diag_error(NULL, "the sum of %s passes 38 digits -- group by more columns",
			    diag_quote(x->key).text);
			return STATUS_FAIL;
		}
		x->reports += s.reports;
		x->departments += s.departments;
		x->bad += s.bad;
		if (!pass_first(r, &s))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}
