/* SPDX-License-Identifier: ISC */
#include "years.h"

unsigned
years_number(struct slice s)
{
	unsigned n = 0;
	size_t i;

	if (s.len != 4)
		return 0;
	for (i = 0; i < 4; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(s.ptr[i] - '0');
	}
	return n;
}

static bool
read_year(struct slice s, uint16_t *year, bool *about)
{
	*about = s.len != 0 && s.ptr[0] == '~';
	if (*about)
		s = slice_from(s, 1);
	*year = (uint16_t)years_number(s);
	return s.len == 0 ? !*about : *year != 0;
}

bool
years_read(struct slice since, struct slice until, struct years *y)
{
	return read_year(since, &y->since, &y->about_since) &&
	    read_year(until, &y->until, &y->about_until);
}

enum years_answer
years_ask(const struct years *y, unsigned year)
{
	if (year == 0)
		return YEARS_IN;
	if (y->since != 0 && year + (y->about_since ? YEARS_SLACK : 0) < y->since)
		return YEARS_BEFORE;
	if (y->until != 0 && year > y->until + (y->about_until ? (unsigned)YEARS_SLACK : 0))
		return YEARS_AFTER;
	return YEARS_IN;
}
