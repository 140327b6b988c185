/* SPDX-License-Identifier: ISC */
#include "report.h"

#include <string.h>

#include "mem.h"

void
report_clear(struct report *r)
{
	buf_clear(&r->text);
	arena_reset(&r->arena);
	r->claim = NULL;
	r->lines = r->cells = r->parts = r->rows = r->heads = 0;
	r->head = NULL;
	r->entity = r->scope = r->year = r->unit = r->lead = SLICE("");
}

void
report_free(struct report *r)
{
	buf_free(&r->text);
	arena_free(&r->arena);
	mem_free(r->line);
	mem_free(r->cell);
	mem_free(r->part);
	mem_free(r->row);
	mem_free(r->scan);
	*r = (struct report){0};
}

/* Whether claims of it are kept. */
static bool
inside(const struct report *r, struct slice part)
{
	return r->claim != NULL && part.len > 0 && part.ptr >= r->text.ptr &&
	    part.ptr + part.len <= r->text.ptr + r->text.len;
}

void
report_claim(struct report *r, struct slice part, enum claim what)
{
	if (inside(r, part))
		memset(r->claim + (part.ptr - r->text.ptr), (int)what, part.len);
}

bool
report_claimed(const struct report *r, struct slice part)
{
	size_t i;

	if (!inside(r, part))
		return true;
	for (i = 0; i < part.len; i++) {
		if (part.ptr[i] >= '0' && part.ptr[i] <= '9' &&
		    r->claim[part.ptr + i - r->text.ptr] == CLAIM_NONE)
			return false;
	}
	return true;
}

struct line *
report_line_of(const struct report *r, const char *where)
{
	size_t low = 0, high = r->lines, mid;

	if (where < r->text.ptr || where >= r->text.ptr + r->text.len)
		return NULL;
	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (r->line[mid].text.ptr <= where)
			low = mid;
		else
			high = mid;
	}
	return r->lines == 0 ? NULL : &r->line[low];
}
