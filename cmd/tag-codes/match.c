/* SPDX-License-Identifier: ISC */
#include "match.h"

#include <string.h>

#include "label.h"
#include "utf8.h"

static const char tail[] = "支出";

enum {
	POINTS_MAX = 64,		/* code points of a name; longer ones are no names */
	TAIL_LEN = sizeof(tail) - 1
};

static size_t
spell(struct slice s, uint32_t point[POINTS_MAX])
{
	size_t at, used, n = 0;

	for (at = 0; at < s.len; at += used) {
		if (n == POINTS_MAX)
			return POINTS_MAX + 1;
		point[n++] = utf8_decode(s, at, &used);
	}
	return n;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
match_distance(struct slice a, struct slice b, size_t limit)
{
	uint32_t p[POINTS_MAX], q[POINTS_MAX];
	size_t n = spell(a, p), m = spell(b, q), row[POINTS_MAX + 1], i, j, diagonal, above;

	if (n > POINTS_MAX || m > POINTS_MAX)
		return limit + 1;
	for (j = 0; j <= m; j++)
		row[j] = j;
	for (i = 1; i <= n; i++) {
		diagonal = row[0];
		row[0] = i;
		for (j = 1; j <= m; j++) {
			above = row[j];
			row[j] = least(least(above, row[j - 1]) + 1, diagonal + (p[i - 1] != q[j - 1]));
			diagonal = above;
		}
	}
	return row[m] <= limit ? row[m] : limit + 1;
}

/* Half of the longer name may differ: 行政事业单位离退休 became 行政事业单位养老支出. */
bool
match_close(struct slice a, struct slice b)
{
	size_t longer = utf8_count(a), other = utf8_count(b), limit;

	longer = longer > other ? longer : other;
	limit = longer / 2;
	return match_distance(a, b, limit) <= limit;
}

/* Names alike but for a 支出 at the end. */
static bool
same_stem(struct slice a, struct slice b)
{
	return slice_eq(label_without(a, slice_of(tail)), label_without(b, slice_of(tail)));
}

enum owner { OWNER_NONE, OWNER_SELF, OWNER_OTHER };

/* Whose name it is, in the scheme of `code`; a sister under the same parent goes first. */
static enum owner
find_owner(const struct codes *c, const struct code *own, struct slice name, uint32_t *other)
{
	uint32_t at, far = CODES_NONE;
	size_t strangers = 0;
	const struct code *k;

	*other = CODES_NONE;
	for (at = codes_named(c, name); at != CODES_NONE; at = c->name[at].next) {
		k = &c->code[c->name[at].code];
		if (k->scheme != own->scheme)
			continue;
		if (slice_eq(k->code, own->code))
			return OWNER_SELF;
		if (slice_eq(k->parent, own->parent)) {
			*other = c->name[at].code;
		} else {
			far = c->name[at].code;
			strangers++;
		}
	}
	if (*other != CODES_NONE)
		return OWNER_OTHER;
	if (strangers == 1)
		*other = far;
	return strangers > 0 ? OWNER_OTHER : OWNER_NONE;
}

enum match
match_name(const struct codes *c, uint32_t code, struct slice name, uint32_t *other)
{
	const struct code *own = &c->code[code];

	*other = CODES_NONE;
	if (name.len == 0 || slice_eq(name, own->name))
		return MATCH_EXACT;
	switch (find_owner(c, own, name, other)) {
	case OWNER_SELF:
		return MATCH_ALIAS;
	case OWNER_OTHER:
		/* 一般公共服务 is a class's name and an item's shortened one */
		return same_stem(name, own->name) ? MATCH_ALIAS : MATCH_OTHER;
	case OWNER_NONE:
		break;
	}
	if (same_stem(name, own->name))
		return MATCH_ALIAS;
	return match_close(name, own->name) ? MATCH_CLOSE : MATCH_STRANGE;
}

static size_t
collect(const struct codes *c, enum scheme scheme, struct slice name, size_t digits, unsigned year,
    uint32_t *found, size_t cap)
{
	uint32_t at;
	size_t n = 0, i;
	const struct code *k;

	for (at = codes_named(c, name); at != CODES_NONE; at = c->name[at].next) {
		k = &c->code[c->name[at].code];
		if (k->scheme != scheme || (digits != 0 && k->code.len != digits) ||
		    years_ask(&k->years, year) != YEARS_IN)
			continue;
		for (i = 0; i < n && !slice_eq(c->code[found[i]].code, k->code); i++)
			;
		if (i == n && n < cap)
			found[n++] = c->name[at].code;
	}
	return n;
}

/* name with 支出 behind it, in text; empty when it does not fit. */
static struct slice
with_tail(struct slice name, char text[POINTS_MAX * 4])
{
	if (name.len == 0 || name.len + TAIL_LEN > (size_t)POINTS_MAX * 4)
		return SLICE("");
	memcpy(text, name.ptr, name.len);
	memcpy(text + name.len, tail, TAIL_LEN);
	return slice_make(text, name.len + TAIL_LEN);
}

size_t
match_find(const struct codes *c, enum scheme scheme, struct slice name, size_t digits,
    unsigned year, uint32_t *found, size_t cap)
{
	char text[POINTS_MAX * 4];
	struct slice form[3] = {name, label_without(name, slice_of(tail)), with_tail(name, text)};
	size_t i, pass, n;

	if (name.len == 0)
		return 0;
	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < 3; i++) {
			n = collect(c, scheme, form[i], digits, pass == 0 ? year : 0, found, cap);
			if (n > 0)
				return n;
		}
	}
	return 0;
}
