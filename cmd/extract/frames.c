/* SPDX-License-Identifier: ISC */
#include "frames.h"

#include <string.h>

#include "arena.h"
#include "mem.h"
#include "memo.h"

struct frames {
	struct memo *memo;
	struct arena texts;
	char key[FRAMES_KEY];
};

struct frames *
frames_open(void)
{
	struct frames *m = mem_zero(1, sizeof(*m));

	if (m != NULL && (m->memo = memo_open(sizeof(struct frame), FRAMES_MOST)) == NULL) {
		mem_free(m);
		return NULL;
	}
	return m;
}

void
frames_close(struct frames *m)
{
	if (m == NULL)
		return;
	memo_close(m->memo);
	arena_free(&m->texts);
	mem_free(m);
}

/* --- what a frame follows from ------------------------------------------------------------------- */

static bool
put(struct frames *m, size_t *len, const void *what, size_t n)
{
	if (n > FRAMES_KEY - *len)
		return false;
	memcpy(m->key + *len, what, n);
	*len += n;
	return true;
}

/* Of each cell its kind and, of words, the text: of its numbers nothing else but whether they are figures matters. */
static bool
put_row(struct frames *m, size_t *len, struct report *r, const char *sheet,
    const struct grid_row *row)
{
	unsigned char both = frame_holds_figures(r, sheet, row);
	uint32_t j;

	if (!put(m, len, &row->n, sizeof(row->n)) || !put(m, len, &both, 1) ||
	    !put(m, len, row->kind, row->n))
		return false;
	for (j = 0; j < row->n; j++) {
		struct slice text = row->cell[j];

		if (row->kind[j] == CELL_LABEL && (!put(m, len, &text.len, sizeof(text.len)) ||
		    !put(m, len, text.ptr, text.len)))
			return false;
	}
	return true;
}

/* The sheet, the width of the rows below, the rows of the head; empty: too much to be kept. */
static struct slice
key_of(struct report *r, const char *sheet, const struct grid *g, size_t first, size_t n)
{
	struct frames *m = r->frames;
	uint32_t width = frame_body_width(g, first + n);
	size_t len = 0, i;

	if (!put(m, &len, sheet, strlen(sheet) + 1) || !put(m, &len, &width, sizeof(width)))
		return SLICE("");
	for (i = first; i < first + n; i++) {
		if (!put_row(m, &len, r, sheet, &g->row[i]))
			return SLICE("");
	}
	return slice_make(m->key, len);
}

/* ------------------------------------------------------------------------------------------------- */

/* With texts of its own: those of f may be the report's.  False: no memory. */
static bool
keep(struct frames *m, struct slice key, const struct frame *f)
{
	struct frame *copy = memo_add(m->memo, key);
	bool ok = true;
	uint32_t j;

	if (copy == NULL)
		return !memo_failed(m->memo);
	*copy = *f;
	for (j = 0; j < FRAME_MAX; j++) {
		struct frame_column *c = &copy->col[j];

		c->measure = arena_slice(&m->texts, c->measure, &ok);
		c->unit = arena_slice(&m->texts, c->unit, &ok);
		c->item = arena_slice(&m->texts, c->item, &ok);
	}
	return ok;
}

enum status
frames_bind(struct report *r, const struct layout *known, const char *sheet, const struct grid *g,
    size_t first, size_t n, struct frame *f)
{
	struct frames *m = r->frames;
	struct slice key = key_of(r, sheet, g, first, n);
	const struct frame *kept = key.len == 0 ? NULL : memo_find(m->memo, key);
	enum status st;
	bool body;

	if (kept != NULL) {
		*f = *kept;
		return STATUS_OK;
	}
	st = frame_bind(r, known, sheet, g, first, n, f, &body);
	if (st == STATUS_OK && key.len != 0 && !body && !keep(m, key, f))
		st = STATUS_FAIL;
	return st;
}
