/* SPDX-License-Identifier: ISC */
#include "numeral.h"

#include "utf8.h"

static bool
is_digit(struct slice s, size_t at)
{
	return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

static size_t
digits(struct slice s, size_t at)
{
	size_t i = at;

	while (is_digit(s, i))
		i++;
	return i - at;
}

static bool
has(struct slice s, size_t at, char c)
{
	return at < s.len && s.ptr[at] == c;
}

bool
numeral_here(struct slice s, size_t at)
{
	if (is_digit(s, at))
		return true;
	return has(s, at, '-') && is_digit(s, at + 1) &&
	    (at == 0 || (!is_digit(s, at - 1) && s.ptr[at - 1] != '-' && s.ptr[at - 1] != ')' &&
	    s.ptr[at - 1] != ']'));
}

/* End of the digits, with thousands separators (three digits behind each) and a fraction. */
static size_t
extent(struct slice s, size_t at)
{
	size_t i = at + digits(s, at);

	while (has(s, i, ',') && digits(s, i + 1) == 3)
		i += 4;
	if (has(s, i, '.') && is_digit(s, i + 1))
		i += 1 + digits(s, i + 1);
	return i;
}

/* 2024.12.31 and 2024-12-31: end of such a date, 0 for anything else. */
static size_t
dotted_date(struct slice s, size_t at)
{
	size_t i = at + 4, k;
	char mark;

	if (digits(s, at) != 4 || !(has(s, i, '.') || has(s, i, '-') || has(s, i, '/')))
		return 0;
	mark = s.ptr[i];
	for (k = 0; k < 2; k++) {
		size_t n = has(s, i, mark) ? digits(s, i + 1) : 0;

		if (n < 1 || n > 2)
			return 0;
		i += 1 + n;
	}
	return i;
}

static unsigned
value(struct slice s, size_t from, size_t to)
{
	unsigned v = 0;

	for (; from < to; from++)
		v = v * 10 + (unsigned)(s.ptr[from] - '0');
	return v;
}

static bool
is_year(struct slice s, size_t from, size_t to)
{
	unsigned v;

	if (to - from != 4 || digits(s, from) != 4)
		return false;
	v = value(s, from, to);
	return v >= 1980 && v < 2100;
}

/* A marker of a list: "1." "1、" "1)" before a word, or "(1)". */
static bool
is_marker(struct slice s, struct numeral *n)
{
	size_t end = n->to;

	if (n->to - n->from > 3 || digits(s, n->from) != n->to - n->from)
		return false;
	if (has(s, end, '.') || has(s, end, ')'))
		end++;
	else if (slice_starts(slice_from(s, end), SLICE("\xe3\x80\x81")))
		end += 3;
	else
		return false;
	if (is_digit(s, end))
		return false;
	n->end = end;
	return true;
}

/* 208 in "(208类)". */
static bool
is_code_piece(const struct phrases *known, struct slice s, unsigned context,
    const struct numeral *n)
{
	size_t len = n->to - n->from, used;

	return digits(s, n->from) == len && len <= 3 &&
	    phrases_match_kind(known, s, n->to, context, PHRASE_CODE, &used) != NULL;
}

/* "1.2130301农林水支出": a marker and a code that look like one number. */
static bool
is_marked_code(struct slice s, struct numeral *n)
{
	size_t whole = digits(s, n->from), point = n->from + whole, part, used;

	if (whole > 2 || !has(s, point, '.') || !has(s, point + 1, '2'))
		return false;
	part = digits(s, point + 1);
	if ((part != 5 && part != 7) || n->to != point + 1 + part || n->to >= s.len ||
	    !utf8_is_cjk(utf8_decode(s, n->to, &used)))
		return false;
	n->to = point;
	n->end = point + 1;
	return true;
}

static bool
is_code(const struct phrases *known, struct slice s, unsigned context, const struct numeral *n)
{
	size_t len = n->to - n->from, used;

	if (digits(s, n->from) != len)
		return false;
	if (n->to < s.len && is_code_piece(known, s, context, n))
		return true;
	if (len != 3 && len != 5 && len != 7)
		return false;
	if (len == 3)
		return phrases_match_kind(known, s, n->to, context, PHRASE_CLASS, &used) != NULL;
	return (s.ptr[n->from] == '2' || s.ptr[n->from] == '1') && n->to < s.len &&
	    utf8_is_cjk(utf8_decode(s, n->to, &used));
}

/* money rate score count year day other: told apart by their first letters. */
static enum numeral_kind
unit_kind(struct slice name)
{
	switch (name.len == 0 ? '\0' : name.ptr[0]) {
	case 'm':
		return NUMERAL_MONEY;
	case 'r':
		return NUMERAL_RATE;
	case 's':
		return NUMERAL_SCORE;
	case 'c':
		return NUMERAL_COUNT;
	case 'y':
		return NUMERAL_YEAR;
	case 'd':
		return NUMERAL_DAY;
	default:
		return NUMERAL_OTHER;
	}
}

static void
take_unit(const struct phrase *unit, size_t used, struct slice s, struct numeral *n)
{
	n->kind = unit_kind(unit->name);
	n->unit = unit->parts.len != 0 ? unit->parts : unit->word;
	n->end = n->to + used;
	if (n->kind == NUMERAL_YEAR) {
		if (is_year(s, n->from, n->to))
			n->year = value(s, n->from, n->to);
		else
			n->kind = NUMERAL_DAY;
	}
}

struct numeral
numeral_read(const struct phrases *known, struct slice s, size_t at, unsigned context, bool first)
{
	struct numeral n = {.kind = NUMERAL_BARE, .from = at};
	const struct phrase *unit = NULL;
	size_t used = 0;

	if (dotted_date(s, at) != 0) {
		n.kind = NUMERAL_DAY;
		n.to = n.end = dotted_date(s, at);
		return n;
	}
	n.to = n.end = extent(s, has(s, at, '-') ? at + 1 : at);
	if (first && (is_marker(s, &n) || is_marked_code(s, &n))) {
		n.kind = NUMERAL_MARKER;
		return n;
	}
	if (n.to < s.len && !is_code_piece(known, s, context, &n))
		unit = phrases_match_kind(known, s, n.to, context, PHRASE_UNIT, &used);
	if (unit == NULL && is_code(known, s, context, &n)) {
		n.kind = NUMERAL_CODE;
		return n;
	}
	if (unit != NULL && (unit_kind(unit->name) != NUMERAL_COUNT ||
	    !phrases_ends(known, PHRASE_BEFORE, slice_sub(s, 0, at)))) {
		take_unit(unit, used, s, &n);
	} else if (phrases_ends(known, PHRASE_BEFORE, slice_sub(s, 0, at))) {
		n.kind = NUMERAL_OTHER;
	} else if (is_year(s, n.from, n.to) && (has(s, n.to, '-') || has(s, n.to, ']') ||
	    has(s, n.to, ')'))) {
		n.kind = NUMERAL_YEAR;
		n.year = value(s, n.from, n.to);
	}
	return n;
}
