/* SPDX-License-Identifier: ISC */
#include "furniture.h"

#include <stdint.h>

#include "utf8.h"

enum { PAGE_LEAST = 8, PAGE_MOST = 400 };	/* lines of a page */

bool
furniture_page_number(struct slice line)
{
	size_t i, used, digits = 0;
	uint32_t c;

	for (i = 0; i < line.len; i += used) {
		c = utf8_decode(line, i, &used);
		if (c >= '0' && c <= '9')
			digits++;
		else if (!utf8_is_blank(c) && c != '-' && c != '/' && c != 0x2014 && c != 0x2013 &&
		    c != 0x2015 && c != 0xFF0D && c != 0x7B2C && c != 0x9875 && c != 0x5171 && c != 0xB7 &&
		    c != '~')
			return false;
	}
	return digits >= 1 && digits <= 6;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2012 && c <= 0x2015) || c == 0xFF0D || c == 0x2500;
}

/* Does it begin and end with dashes, or with 第 and 页? */
static bool
is_marked(struct slice s)
{
	size_t used, last = s.len;
	uint32_t first = s.len != 0 ? utf8_decode(s, 0, &used) : 0, end;

	while (last > 0 && ((unsigned char)s.ptr[--last] & 0xc0) == 0x80)
		continue;
	end = s.len != 0 ? utf8_decode(s, last, &used) : 0;
	return (is_dash(first) && is_dash(end)) || (first == 0x7B2C && end == 0x9875);
}

static unsigned
value(struct slice s)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < s.len && n < 100000; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			n = n * 10 + (unsigned)(s.ptr[i] - '0');
	}
	return n;
}

/* The nearest lone number in one direction is one less (before) or more (behind). */
static bool
follows(const struct report *r, uint32_t at, int step)
{
	unsigned own = value(r->line[at].text), other;
	uint32_t i, k;

	for (k = 1; k <= PAGE_MOST; k++) {
		if (step < 0 ? at < k : r->lines - at <= k)
			return false;
		i = step < 0 ? at - k : at + k;
		if (r->line[i].kind != LINE_PROSE || !furniture_page_number(r->line[i].text))
			continue;
		other = value(r->line[i].text);
		return k >= PAGE_LEAST && (step < 0 ? other + 1 == own : other == own + 1);
	}
	return false;
}

bool
furniture_page_surely(const struct report *r, uint32_t at)
{
	uint32_t next = at + 1;

	if (is_marked(slice_trim(r->line[at].text)))
		return true;
	while (next < r->lines && r->line[next].kind == LINE_BLANK && !r->line[next].page_top)
		next++;
	if (next < r->lines && r->line[next].page_top)
		return true;
	return follows(r, at, -1) || follows(r, at, 1);
}
