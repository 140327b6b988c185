/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "frame.h"

/* The columns of one printed template. */
struct order {
	struct frame_column col[FRAME_MAX];
	uint32_t n;
};

/* A word of a template: a role, a measure, or item/measure. */
static bool
add_word(struct order *o, struct slice word, unsigned group)
{
	struct frame_column *c;
	size_t slash = slice_find_byte(word, '/', 0);

	if (o->n == FRAME_MAX)
		return false;
	c = &o->col[o->n++];
	*c = (struct frame_column){.role = ROLE_AMOUNT, .group = group, .measure = word};
	if (slice_eq(word, SLICE("code")))
		c->role = ROLE_CODE;
	else if (slice_eq(word, SLICE("name")))
		c->role = ROLE_NAME;
	else if (slice_eq(word, SLICE("line")))
		c->role = ROLE_LINE;
	else if (slash != SLICE_NONE) {
		c->item = slice_sub(word, 0, slash);
		c->measure = slice_from(word, slash + 1);
	}
	return true;
}

static bool
read_order(const struct layout_entry *e, struct order *o)
{
	struct slice rest = e->alias, word;
	unsigned group = 0;

	o->n = 0;
	while (slice_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (slice_eq(word, SLICE("|")))
			group++;
		else if (!add_word(o, word, group))
			return false;
	}
	return o->n != 0;
}

static bool
agrees(const struct frame_column *bound, const struct frame_column *printed)
{
	if (bound->role != printed->role)
		return false;
	if (bound->role != ROLE_AMOUNT)
		return true;
	if (printed->item.len != 0 || bound->item.len != 0)
		return slice_eq(bound->item, printed->item) && (bound->measure.len == 0 ||
		    slice_eq(bound->measure, printed->measure));
	return slice_eq(bound->measure, printed->measure);
}

/* A caption that stood in one cell with others may belong a column or two further. */
static bool
agrees_nearby(const struct frame *f, const struct order *o, uint32_t j)
{
	uint32_t k = j > 2 ? j - 2 : 0;

	for (; k < o->n && k <= j + 2; k++) {
		if (agrees(&f->col[j], &o->col[k]))
			return true;
	}
	return false;
}

/* Does every bound column agree, and at least half of all? */
static bool
fits(const struct frame *f, const struct order *o)
{
	uint32_t j, same = 0;
	bool moved = false, hollow = false;

	if (o->n != f->n)
		return false;
	for (j = 0; j < f->n; j++) {
		hollow = hollow || (o->col[j].role == ROLE_AMOUNT && (f->filled >> j & 1) == 0);
		if (f->col[j].role == ROLE_NONE)
			continue;
		if (agrees(&f->col[j], &o->col[j]))
			same++;
		else if (f->col[j].glued && agrees_nearby(f, o, j))
			moved = true;
		else
			return false;
	}
	/* captions are not moved for a column that is blank all the way down */
	return 2 * same >= f->n && !(moved && hollow);
}

bool
frame_complete(const struct layout *known, const char *sheet, struct frame *f)
{
	const struct layout_entry *e;
	struct order o;
	uint32_t j;
	bool open = false;

	for (j = 0; j < f->n; j++)
		open = open || f->col[j].role == ROLE_NONE ||
		    (f->col[j].role == ROLE_AMOUNT && f->col[j].measure.len == 0);
	if (!open)
		return true;
	for (e = layout_first(known, LAYOUT_ORDER, sheet); e != NULL; e = e->next) {
		if (!read_order(e, &o) || !fits(f, &o))
			continue;
		for (j = 0; j < f->n; j++) {
			if (!agrees(&f->col[j], &o.col[j]) || f->col[j].measure.len == 0)
				f->col[j] = o.col[j];
		}
		return true;
	}
	return false;
}

bool
frame_template(const struct layout *known, const char *sheet, uint32_t n, unsigned nth,
    struct frame *f)
{
	const struct layout_entry *e;
	struct order o;

	for (e = layout_first(known, LAYOUT_ORDER, sheet); e != NULL; e = e->next) {
		if (!read_order(e, &o) || o.n != n || nth-- != 0)
			continue;
		memset(f, 0, sizeof(*f));
		memcpy(f->col, o.col, o.n * sizeof(o.col[0]));
		f->n = n;
		frame_groups(known, sheet, f);
		return true;
	}
	return false;
}

void
frame_interleave(struct frame *f)
{
	struct frame like = *f;

	for (uint32_t j = 0; j < f->n; j++)
		f->col[j] = like.col[j % 2 == 0 ? j / 2 : f->n / 2 + j / 2];
}
