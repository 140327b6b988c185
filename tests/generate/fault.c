/* SPDX-License-Identifier: ISC */
#include "fault.h"

#include <string.h>

static const char *const name[FAULT_KIND_N] = {
    "digit", "drop", "shift", "sign", "swap", "transpose"};

static bool
number(struct slice s, size_t *n)
{
	size_t i;

	*n = 0;
	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || i > 8)
			return false;
		*n = *n * 10 + (size_t)(s.ptr[i] - '0');
	}
	return s.len > 0;
}

bool
fault_parse(struct faults *f, struct slice text)
{
	struct slice one, word;
	size_t n, k;

	while (slice_split(&text, ',', &one)) {
		if (number(one, &n)) {
			f->total += n;
			continue;
		}
		if (!slice_split(&one, ':', &word))
			return false;
		for (k = 0; k < FAULT_KIND_N && !slice_eq(word, slice_of(name[k])); k++)
			continue;
		if (k == FAULT_KIND_N)
			return false;
		n = 1;
		if (one.ptr != NULL && !number(one, &n))
			return false;
		f->per_kind[k] += n;
		f->total += n;
	}
	return true;
}

enum fault_kind
fault_kind_at(const struct faults *f, size_t i, struct rng *r)
{
	size_t k;

	for (k = 0; k < FAULT_KIND_N; k++) {
		if (i < f->per_kind[k])
			return (enum fault_kind)k;
		i -= f->per_kind[k];
	}
	return (enum fault_kind)rng_below(r, FAULT_KIND_N);
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits(struct slice s)
{
	size_t i, n = 0;

	for (i = 0; i < s.len; i++)
		n += digit(s.ptr[i]);
	return n;
}

/* Byte of the k-th digit. */
static size_t
digit_at(struct slice s, size_t k)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (digit(s.ptr[i]) && k-- == 0)
			return i;
	return s.len;
}

static struct slice
change_digit(char *text, struct slice raw, struct rng *r)
{
	size_t at = digit_at(raw, (size_t)rng_below(r, (int64_t)digits(raw)));
	char c;

	memcpy(text, raw.ptr, raw.len);
	do
		c = (char)('0' + rng_below(r, 10));
	while (c == raw.ptr[at] || (c == '0' && at == digit_at(raw, 0)));
	text[at] = c;
	return slice_make(text, raw.len);
}

static struct slice
transpose(char *text, struct slice raw, struct rng *r)
{
	size_t n = digits(raw), k = n < 2 ? 0 : (size_t)rng_below(r, (int64_t)n - 1), i, at, next;

	for (i = 0; i + 1 < n; i++, k = (k + 1) % (n - 1)) {
		at = digit_at(raw, k);
		next = digit_at(raw, k + 1);
		if (raw.ptr[at] == raw.ptr[next] ||
		    (at == digit_at(raw, 0) && raw.ptr[next] == '0'))
			continue;
		memcpy(text, raw.ptr, raw.len);
		text[at] = raw.ptr[next];
		text[next] = raw.ptr[at];
		return slice_make(text, raw.len);
	}
	return (struct slice){0};
}

/* The decimal point one place to the right: 123.45 becomes 1234.5, separators dropped. */
static struct slice
shift(char *text, struct slice raw)
{
	size_t i, n = 0, point = raw.len;

	for (i = 0; i < raw.len; i++)
		if (raw.ptr[i] == '.')
			point = i;
	if (point + 2 >= raw.len)
		return (struct slice){0};
	for (i = 0; i < raw.len; i++) {
		if (raw.ptr[i] == ',' || i == point)
			continue;
		text[n++] = raw.ptr[i];
		if (i == point + 1)
			text[n++] = '.';
	}
	text[n++] = '0';
	return slice_make(text, n);
}

static struct slice
sign(char *text, struct slice raw)
{
	static const char *const pair[][2] = {
	    {"增加", "减少"}, {"增长", "下降"}, {"提高", "降低"}, {"上升", "下降"}};
	size_t i, k;

	for (i = 0; i < 4; i++)
		for (k = 0; k < 2; k++) {
			struct slice from = slice_of(pair[i][k]), to = slice_of(pair[i][1 - k]);

			if (!slice_starts(raw, from))
				continue;
			memcpy(text, to.ptr, to.len);
			memcpy(text + to.len, raw.ptr + from.len, raw.len - from.len);
			return slice_make(text, raw.len - from.len + to.len);
		}
	text[0] = '-';
	memcpy(text + 1, raw.ptr, raw.len);
	return slice_make(text, raw.len + 1);
}

/* A figure worth spoiling: printed, not zero, of the statements or of the narrative. */
static bool
fits(const struct figure *f, enum fault_kind kind)
{
	size_t i;

	if (f->raw.len == 0 || f->raw.len > 60 || (!f->money && strcmp(f->sheet, "N") != 0))
		return false;
	if (kind == FAULT_DROP && !f->money)
		return false;
	for (i = 0; i < f->raw.len; i++)
		if (f->raw.ptr[i] >= '1' && f->raw.ptr[i] <= '9')
			return true;
	return false;
}

static struct slice
spoil(char *text, struct doc *d, size_t at, enum fault_kind kind, struct rng *r)
{
	const struct figure *f = &d->figure[at];

	switch (kind) {
	case FAULT_DIGIT:
		return change_digit(text, f->raw, r);
	case FAULT_TRANSPOSE:
		return transpose(text, f->raw, r);
	case FAULT_SHIFT:
		return shift(text, f->raw);
	case FAULT_SIGN:
		return sign(text, f->raw);
	case FAULT_SWAP:
		if (at + 1 < d->figures && d->figure[at + 1].money && f->money &&
		    !slice_eq(f->raw, d->figure[at + 1].raw))
			return d->figure[at + 1].raw;
		return (struct slice){0};
	case FAULT_DROP:
	case FAULT_KIND_N:
		break;
	}
	return (struct slice){0};
}

bool
fault_plan(struct fault *f, struct doc *d, enum fault_kind kind, struct rng *r)
{
	char text[128];
	size_t try;

	*f = (struct fault){.kind = kind};
	for (try = 0; try < 2000 && d->figures > 0; try++) {
		size_t at = (size_t)rng_below(r, (int64_t)d->figures);
		struct slice raw;

		if (!fits(&d->figure[at], kind))
			continue;
		raw = spoil(text, d, at, kind, r);
		if (raw.len == 0 && kind != FAULT_DROP)
			continue;
		f->change[0] = (struct doc_override){at, doc_keep(d, raw), d->figure[at].raw};
		f->changes = 1;
		if (kind == FAULT_SWAP)
			f->change[f->changes++] =
			    (struct doc_override){at + 1, d->figure[at].raw, d->figure[at + 1].raw};
		return true;
	}
	return false;
}

void
fault_write_header(struct out *o)
{
	out_text(o, "report\taddress\tprinted\ttrue\tkind\n");
}

void
fault_write(struct out *o, const struct fault *f, const struct doc *d, const struct report *r)
{
	size_t i;

	for (i = 0; i < f->changes; i++) {
		const struct figure *x = &d->figure[f->change[i].figure];

		out_slice(o, r->path);
		out_byte(o, '\t');
		out_text(o, x->sheet);
		out_byte(o, '[');
		out_slice(o, x->key);
		out_byte(o, ',');
		out_slice(o, x->measure);
		out_text(o, "]\t");
		out_slice(o, f->change[i].raw);
		out_byte(o, '\t');
		out_slice(o, f->change[i].before);
		out_byte(o, '\t');
		out_text(o, name[f->kind]);
		out_byte(o, '\n');
	}
}
