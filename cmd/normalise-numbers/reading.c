/* SPDX-License-Identifier: ISC */
#include "reading.h"

#include <string.h>

#include "arabic.h"
#include "chinese.h"

/* One field while it is read. */
struct reading {
	const struct units *units;
	const struct words *words;
	struct slice rest;
	struct number *n;
	const struct unit *column;	/* what the column says */
	const struct unit *unit;	/* what the field itself says */
	int multiplier;			/* power of 万, 亿 ... behind the digits */
	bool multiplied;
	bool down, up, either;		/* direction words */
	bool minus, plus;		/* signs */
	bool bracket;
	const char *why;		/* first reason to refuse */
};

static void
refuse(struct reading *r, const char *why)
{
	if (r->why == NULL)
		r->why = why;
}

static void
skip(struct reading *r, size_t bytes)
{
	r->rest = slice_trim(slice_from(r->rest, bytes));
}

static void
set_exact(struct number *n, unsigned digit, bool negative)
{
	n->state = NUMBER_OK;
	n->digits = digit != 0;
	n->digit[0] = (char)('0' + digit);
	n->negative = negative;
	n->exact = true;
}

/* A field that is one word: nil, unchanged, a comparison.  True: n is complete. */
static bool
read_alone(struct reading *r)
{
	const struct word *w = words_alone(r->words, r->rest);

	if (r->rest.len == 0) {
		r->n->state = NUMBER_NIL;
		return true;
	}
	if (w == NULL)
		return false;
	if (w->meaning == WORD_NIL)
		r->n->state = NUMBER_NIL;
	else if (w->meaning == WORD_ZERO || w->meaning == WORD_EQUAL)
		set_exact(r->n, 0, false);
	else
		set_exact(r->n, 1, w->meaning == WORD_BELOW);
	return true;
}

static void
take_word(struct reading *r, const struct word *w)
{
	switch (w->meaning) {
	case WORD_MINUS:
		if (r->up || r->minus)
			refuse(r, "direction");
		r->down = true;
		break;
	case WORD_PLUS:
		if (r->down)
			refuse(r, "direction");
		r->up = true;
		break;
	case WORD_EITHER:
		r->either = true;
		break;
	case WORD_BOUND:
		r->n->bound = w->bound;
		break;
	case WORD_UNIT:
		r->unit = w->unit;
		break;
	default:
		break;
	}
}

static void
take_sign(struct reading *r, char c)
{
	if (r->minus || r->plus || (c == '-' && r->down))
		refuse(r, "sign");
	if (c == '-')
		r->minus = true;
	else
		r->plus = true;
}

/* Words and signs in front of the digits. */
static void
read_front(struct reading *r)
{
	const struct word *w;
	size_t used;

	while (r->rest.len != 0) {
		if (r->rest.ptr[0] == '-' || r->rest.ptr[0] == '+') {
			take_sign(r, r->rest.ptr[0]);
			used = 1;
		} else {
			w = words_prefix(r->words, WORD_BEFORE, r->rest, &used);
			if (w == NULL)
				return;
			take_word(r, w);
		}
		skip(r, used);
	}
}

static size_t
read_digits(struct reading *r)
{
	size_t used = arabic_parse(r->rest, r->n);

	if (used == 0)
		used = chinese_parse(r->rest, r->units->yuan, r->n, &r->unit);
	if (used != 0) {
		if (r->n->state == NUMBER_BAD)
			refuse(r, r->n->why);
		r->n->state = NUMBER_OK;
		skip(r, used);
	}
	return used;
}

/* (1.2): the number in brackets is a negative one.  False: no digits there. */
static bool
read_core(struct reading *r)
{
	if (r->rest.ptr[0] != '(')
		return read_digits(r) != 0;
	r->rest = slice_trim(slice_from(r->rest, 1));
	if (r->rest.len != 0 && r->rest.ptr[0] == '-')
		refuse(r, "sign");
	/* (一) marks a paragraph */
	if (r->rest.len == 0 || (unsigned char)r->rest.ptr[0] >= 0x80 || read_digits(r) == 0)
		return false;
	if (r->down || r->up || r->minus || r->plus)
		refuse(r, "sign");
	r->bracket = true;
	return true;
}

static bool
take_unit(struct reading *r, struct slice from, size_t around)
{
	const struct unit *unit;
	size_t used;

	if (r->unit != NULL)
		return false;
	unit = units_prefix(r->units, from, &used);
	if (unit == NULL)
		return false;
	if (around != 0 && !slice_starts(slice_from(from, used), SLICE(")")))
		return false;
	r->unit = unit;
	skip(r, used + 2 * around);
	return true;
}

static bool
take_multiplier(struct reading *r)
{
	size_t used;
	int power = chinese_multiplier(r->rest, &used);

	if (used == 0 || r->multiplied || r->unit != NULL)
		return false;
	r->multiplied = true;
	r->multiplier = power;
	skip(r, used);
	return true;
}

static bool
take_after(struct reading *r)
{
	size_t used;
	const struct word *w = words_prefix(r->words, WORD_AFTER, r->rest, &used);

	if (w == NULL)
		return false;
	if (w->meaning == WORD_BOUND)
		r->n->bound = w->bound;
	skip(r, used);
	return true;
}

/* Unit, multiplier, closing bracket, a minus behind, words: until nothing fits. */
static void
read_back(struct reading *r)
{
	bool open = r->bracket;

	while (r->rest.len != 0) {
		if (open && r->rest.ptr[0] == ')') {
			open = false;
			skip(r, 1);
		} else if (r->rest.ptr[0] == '-' && r->rest.len == 1) {
			take_sign(r, '-');
			skip(r, 1);
		} else if (!take_unit(r, r->rest, 0) &&
		    !(r->rest.ptr[0] == '(' && take_unit(r, slice_from(r->rest, 1), 1)) &&
		    !take_multiplier(r) && !take_after(r)) {
			break;
		}
	}
	if (open)
		refuse(r, "bracket");
}

static bool
is_number_sign(char c)
{
	return (c >= '0' && c <= '9') || strchr(" ,.'-+()%~/", c) != NULL;
}

bool
reading_looks_numeric(struct slice s)
{
	size_t i;
	bool digit = false;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\0' || !is_number_sign(s.ptr[i]))
			return false;
		digit = digit || (s.ptr[i] >= '0' && s.ptr[i] <= '9');
	}
	return digit;
}

/* 2024-06-30, 2024.6.30, 2024/6: an office's date, not a number gone wrong. */
static bool
looks_dated(struct slice s)
{
	size_t i, digits = 0, parts = 1;
	char sep = 0;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
			digits++;
			continue;
		}
		if ((sep != 0 && s.ptr[i] != sep) || strchr("-./", s.ptr[i]) == NULL ||
		    digits != (parts == 1 ? 4u : digits) || digits == 0 || (parts > 1 && digits > 2))
			return false;
		sep = s.ptr[i];
		parts++;
		digits = 0;
	}
	return digits >= 1 && digits <= 2 && (parts == 3 || (parts == 2 && sep != '.' && sep != '-'));
}

/* What the rest of a field that is no whole number makes of it. */
static void
classify(struct reading *r, struct slice all)
{
	if (!reading_looks_numeric(all) || looks_dated(all)) {
		r->n->state = NUMBER_TEXT;
		return;
	}
	if (r->why == NULL && r->rest.len != 0)
		r->why = strchr("-~", r->rest.ptr[0]) != NULL ? "range" : "form";
	number_refuse(r->n, r->why == NULL ? "form" : r->why);
}

static void
settle_sign(struct reading *r)
{
	if (r->either && r->n->digits != 0 && !r->down && !r->up)
		refuse(r, "direction");
	r->n->negative = r->down || r->minus || r->bracket;
}

/* Column and field name a unit each: the field's own goes first. */
static const struct unit *
settle_unit(const struct reading *r)
{
	const struct unit *column = r->column;

	if (r->unit != NULL)
		return r->unit;
	/* 39万 in a column of 万元 is 39万元, not 39万万元 */
	if (r->multiplied && column != NULL && column->kind == UNIT_MONEY)
		return r->units->yuan;
	return column;
}

void
reading_parse(const struct units *units, const struct words *words, struct slice s,
    const struct unit *column, struct number *n)
{
	struct reading r = {.units = units, .words = words, .rest = slice_trim(s), .n = n, .column = column};
	struct slice all = r.rest;

	memset(n, 0, sizeof(*n));
	if (read_alone(&r))
		return;
	if (!words_may_begin(words, all) && chinese_parse(all, units->yuan, n, &r.unit) == 0) {
		n->state = NUMBER_TEXT;
		return;
	}
	r.unit = NULL;
	read_front(&r);
	if (r.rest.len == 0 || !read_core(&r)) {
		classify(&r, all);
		return;
	}
	read_back(&r);
	settle_sign(&r);
	if (r.rest.len != 0 || (r.why != NULL && looks_dated(all))) {
		classify(&r, all);
		return;
	}
	if (r.why != NULL) {
		number_refuse(n, r.why);
		return;
	}
	n->power += r.multiplier;
	number_apply_unit(n, settle_unit(&r));
}
