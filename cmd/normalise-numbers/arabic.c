/* SPDX-License-Identifier: ISC */
#include "arabic.h"

struct shape {
	unsigned points;
	unsigned group;			/* digits since the last separator of the whole part */
	unsigned groups;		/* separators seen in the whole part */
	unsigned blank_group, blank_groups;
	unsigned whole, fraction;	/* digits */
	char separator;			/* , or ' once seen */
	bool blank;			/* a blank was taken */
	bool blank_fraction;
	bool zero_first;
	bool uneven, uneven_blanks;	/* groups are not of three */
	bool mixed;			/* separators that do not go together */
	bool overflow;
};

static void
take_digit(struct shape *f, struct number *n, char c)
{
	if (f->points == 0) {
		if (f->whole == 0)
			f->zero_first = c == '0';
		f->whole++;
		f->group++;
		f->blank_group++;
	} else {
		f->fraction++;
	}
	if (n->digits == 0 && c == '0')
		return;
	if (n->digits == DEC_DIGITS)
		f->overflow = true;
	else
		n->digit[n->digits++] = c;
}

/* A group of the whole part has ended; the first may be short, the others have three. */
static bool
even(unsigned group, unsigned groups)
{
	return groups == 0 ? group >= 1 && group <= 3 : group == 3;
}

static void
take_separator(struct shape *f, char c)
{
	if (f->points != 0 || (f->separator != 0 && f->separator != c)) {
		f->mixed = true;
		return;
	}
	if (!even(f->group, f->groups))
		f->uneven = true;
	f->separator = c;
	f->groups++;
	f->group = 0;
}

static void
take_blank(struct shape *f)
{
	f->blank = true;
	if (f->points != 0) {
		f->blank_fraction = true;
		return;
	}
	if (!even(f->blank_group, f->blank_groups))
		f->uneven_blanks = true;
	f->blank_groups++;
	f->blank_group = 0;
}

static void
take_point(struct shape *f)
{
	f->points++;
}

static const char *
flaw(const struct shape *f)
{
	if (f->points > 1)
		return "points";
	if (f->mixed)
		return "separators";
	if (f->groups > 0 && (f->uneven || f->group != 3 || f->zero_first))
		return "grouping";
	if (f->points == 1 && f->fraction == 0)
		return "point";
	return f->overflow ? "overflow" : NULL;
}

/* Do the blanks of the whole part stand like thousands separators? */
static bool
blanks_group(const struct shape *f)
{
	return f->separator == 0 && !f->blank_fraction && !f->uneven_blanks &&
	    even(f->blank_group, f->blank_groups) && !f->zero_first;
}

/* A blank belongs to the number when digits, a separator or the point follow. */
static bool
goes_on(struct slice s, size_t at)
{
	char c = at < s.len ? s.ptr[at] : 0, d = at + 1 < s.len ? s.ptr[at + 1] : 0;

	return slice_is_digit(c) || ((c == ',' || c == '.' || c == '\'') && (slice_is_digit(d) || d == ' '));
}

size_t
arabic_parse(struct slice s, struct number *n)
{
	struct shape f = {0};
	size_t at;
	char c;

	if (s.len == 0 || !(slice_is_digit(s.ptr[0]) || (s.ptr[0] == '.' && s.len > 1 && slice_is_digit(s.ptr[1]))))
		return 0;
	n->digits = 0;
	for (at = 0; at < s.len; at++) {
		c = s.ptr[at];
		if (slice_is_digit(c))
			take_digit(&f, n, c);
		else if (c == '.')
			take_point(&f);
		else if ((c == ',' || c == '\'') && goes_on(s, at))
			take_separator(&f, c);
		else if (c == ' ' && goes_on(s, at + 1))
			take_blank(&f);
		else
			break;
	}
	n->state = NUMBER_OK;
	n->power = -(int)(f.fraction < 1000 ? f.fraction : 1000);
	n->why = flaw(&f);
	if (n->why != NULL)
		n->state = NUMBER_BAD;
	else if (f.blank && !blanks_group(&f))
		n->why = "blanks";
	return at;
}
