/* SPDX-License-Identifier: ISC */
#include "exchange.h"

#include <string.h>

#include "layout.h"
#include "mem.h"

struct sent { /* stands before the key, and the total if it has one */
	struct row row;
	size_t key_len;
};

enum status
exchange_init(struct exchange *x, size_t parts, enum exchange_by by)
{
	size_t i;

	*x = (struct exchange){.inbox = mem_zero(parts, sizeof(*x->inbox)), .by = by};
	if (x->inbox == NULL)
		return STATUS_FAIL;
	for (i = 0; i < parts; i++, x->parts++) {
		if (pthread_mutex_init(&x->inbox[i].lock, NULL) != 0)
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

static void
free_parcels(struct parcel *p)
{
	struct parcel *next;

	for (; p != NULL; p = next) {
		next = p->next;
		buf_free(&p->bytes);
		mem_free(p);
	}
}

void
exchange_free(struct exchange *x)
{
	size_t i;

	for (i = 0; i < x->parts; i++) {
		free_parcels(x->inbox[i].first);
		(void)pthread_mutex_destroy(&x->inbox[i].lock);
	}
	mem_free(x->inbox);
	*x = (struct exchange){0};
}

enum status
sender_init(struct sender *s, struct exchange *x, size_t part)
{
	*s = (struct sender){
	    .exchange = x, .part = part, .out = mem_zero(x->parts, sizeof(struct parcel *))};
	return s->out == NULL ? STATUS_FAIL : STATUS_OK;
}

void
sender_free(struct sender *s)
{
	size_t i;

	for (i = 0; s->out != NULL && i < s->exchange->parts; i++)
		free_parcels(s->out[i]);
	free_parcels(s->spare);
	mem_free(s->out);
	buf_free(&s->key);
	*s = (struct sender){0};
}

static size_t
part_of(const struct exchange *x, struct slice key, size_t head_len)
{
	if (x->by == EXCHANGE_HEAD)
		key.len = head_len;
	else if (x->by == EXCHANGE_CLASS)
		key.len = key.len < LEVEL_CLASS ? key.len : LEVEL_CLASS;
	return (size_t)((uint64_t)names_hash(key) * x->parts >> 32);
}

/* An empty parcel; NULL: no memory. */
static struct parcel *
take_parcel(struct sender *s)
{
	struct parcel *p = s->spare;

	if (p == NULL)
		return mem_zero(1, sizeof(*p));
	s->spare = p->next;
	p->next = NULL;
	buf_clear(&p->bytes);
	return p;
}

static enum status
pack(struct sender *s, size_t part)
{
	struct sent sent = {s->row, s->key.len};
	struct buf *b;

	if (s->out[part] == NULL && (s->out[part] = take_parcel(s)) == NULL)
		return STATUS_FAIL;
	b = &s->out[part]->bytes;
	if (!buf_add(b, &sent, sizeof(sent)) || !buf_slice(b, buf_view(&s->key)) ||
	    (s->row.kind == ROW_TOTAL && !buf_add(b, &s->total, sizeof(s->total))))
		return STATUS_FAIL;
	return STATUS_OK;
}

/* What was held back goes on its way. */
static enum status
let_go(struct sender *s)
{
	if (!s->holding)
		return STATUS_OK;
	s->holding = false;
	if (s->row.kind == ROW_VALUE && s->total.n > 1)
		s->row.kind = ROW_TOTAL;
	return pack(s, part_of(s->exchange, buf_view(&s->key), s->row.head_len));
}

/* One more value of the key that is held; false when it must go by itself. */
static bool
join(struct sender *s, struct slice key, const struct row *row)
{
	if (!s->holding || row->kind != ROW_VALUE || s->row.kind != ROW_VALUE ||
	    row->source != s->row.source || row->scale != s->row.scale || key.len != s->key.len ||
	    memcmp(key.ptr, s->key.ptr, key.len) != 0 || s->total.n >= 1 << 20)
		return false;
	s->total.sum += row->value; /* a million 64-bit values: far from the limit */
	s->total.min = row->value < s->total.min ? row->value : s->total.min;
	s->total.max = row->value > s->total.max ? row->value : s->total.max;
	s->total.n++;
	return !__builtin_add_overflow(s->total.ulp, row->ulp, &s->total.ulp);
}

enum status
exchange_row(struct sender *s, struct gather *own, size_t key_len, const struct row *row,
    const struct total *total)
{
	struct slice key = {own->keys + own->keys_len, key_len};
	enum status st;

	if (part_of(s->exchange, key, row->head_len) == s->part)
		return gather_put(own, key_len, row, total);
	if (join(s, key, row))
		return STATUS_OK;
	st = let_go(s);
	buf_clear(&s->key);
	if (st != STATUS_OK || !buf_slice(&s->key, key))
		return STATUS_FAIL;
	s->row = *row;
	if (row->kind == ROW_TOTAL)
		s->total = *total;
	else
		s->total = total_of((struct dec){row->value, row->scale}, row->ulp);
	s->holding = true;
	return STATUS_OK;
}

enum status
exchange_post(struct sender *s)
{
	struct inbox *in;
	size_t i;
	enum status st = let_go(s);

	for (i = 0; i < s->exchange->parts; i++) {
		if (s->out[i] == NULL)
			continue;
		in = &s->exchange->inbox[i];
		(void)pthread_mutex_lock(&in->lock);
		s->out[i]->next = in->first;
		in->first = s->out[i];
		(void)pthread_mutex_unlock(&in->lock);
		s->out[i] = NULL;
	}
	return st;
}

static enum status
unpack(const struct parcel *p, struct gather *g)
{
	const char *at = p->bytes.ptr, *end = at + p->bytes.len;
	struct sent sent;
	struct total total;
	char *to;
	enum status st = STATUS_OK;

	while (at < end && st == STATUS_OK) {
		memcpy(&sent, at, sizeof(sent));
		at += sizeof(sent);
		to = gather_room(g, sent.key_len);
		if (to == NULL)
			return STATUS_FAIL;
		memcpy(to, at, sent.key_len);
		at += sent.key_len;
		if (sent.row.kind == ROW_TOTAL) {
			memcpy(&total, at, sizeof(total));
			at += sizeof(total);
		}
		st = gather_put(g, sent.key_len, &sent.row, &total);
	}
	return st;
}

enum status
exchange_receive(struct sender *s, struct gather *g)
{
	struct inbox *in = &s->exchange->inbox[s->part];
	struct parcel *p, *next;
	enum status st = STATUS_OK;

	(void)pthread_mutex_lock(&in->lock);
	p = in->first;
	in->first = NULL;
	(void)pthread_mutex_unlock(&in->lock);
	for (; p != NULL; p = next) {
		next = p->next;
		if (st == STATUS_OK)
			st = unpack(p, g);
		p->next = s->spare;
		s->spare = p;
	}
	return st;
}
