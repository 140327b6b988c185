/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE /* memrchr */
#include "seam.h"

#include <string.h>

#include "map.h"

enum { LEADING = 4 };

static struct slice
without_cr(struct slice line)
{
	line.len -= line.len > 0 && line.ptr[line.len - 1] == '\r';
	return line;
}

/* Empty for a line of so few fields. */
static struct slice
lead_of(struct slice line)
{
	size_t i, at = 0;

	for (i = 0; i < LEADING && at != SLICE_NONE; i++)
		at = slice_find_byte(line, '\t', at + (i > 0));
	return slice_sub(line, 0, at == SLICE_NONE ? 0 : at);
}

/* Takes the last line off that is not empty; false: there is none. */
static bool
take_last(struct slice *rest, struct slice *line)
{
	const char *lf;

	for (line->len = 0; rest->len > 0 && line->len == 0;) {
		rest->len--; /* its LF */
		lf = memrchr(rest->ptr, '\n', rest->len);
		*line = slice_from(*rest, lf == NULL ? 0 : (size_t)(lf - rest->ptr) + 1);
		rest->len -= line->len;
		*line = without_cr(*line);
	}
	return line->len > 0;
}

struct first_row
seam_goes_on(const struct seam *s, struct slice block)
{
	struct slice line = {0};

	while (line.len == 0 && slice_split(&block, '\n', &line))
		line = without_cr(line);
	if (s->lead.len > 0 && slice_eq(lead_of(line), buf_view(&s->lead)))
		return s->first;
	return (struct first_row){0};
}

static bool
keep(struct seam *s, struct slice lead, struct slice first)
{
	s->first = (struct first_row){(uint32_t)first.len, map_hash(first)};
	buf_clear(&s->lead);
	return buf_slice(&s->lead, lead);
}

bool
seam_follow(struct seam *s, struct slice block)
{
	struct slice line, lead, first;

	if (!take_last(&block, &first))
		return true;
	lead = lead_of(first);
	while (take_last(&block, &line)) {
		if (!slice_eq(lead_of(line), lead))
			return keep(s, lead, first);
		first = line;
	}
	/* the block is all one: does it go on with what was before? */
	return (lead.len > 0 && slice_eq(lead, buf_view(&s->lead))) || keep(s, lead, first);
}

void
seam_clear(struct seam *s)
{
	buf_clear(&s->lead);
	s->first = (struct first_row){0};
}

void
seam_free(struct seam *s)
{
	buf_free(&s->lead);
}
