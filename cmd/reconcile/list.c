/* SPDX-License-Identifier: ISC */
#include "list.h"

#include <string.h>

#include "mem.h"

/* The list, emptied when it is still that of another report. */
static struct list_rows *
current(struct report *r, uint32_t list)
{
	struct list_rows *l = &r->list[list];

	if (l->stamp != r->stamp) {
		l->stamp = r->stamp;
		l->first = 0;
	}
	return l;
}

/* Puts the row before those of its list and of its capture. */
static bool
add_entry(struct report *r, uint32_t row, const struct fit *fit)
{
	struct list_rows *l = current(r, fit->list);
	size_t before = l->head_cap;
	struct list_entry *e;

	if (!mem_grow(&r->entry, &r->entries_cap, r->entries + 1, sizeof(*r->entry)))
		return false;
	e = &r->entry[r->entries++];
	*e = (struct list_entry){row, fit->capture, l->first, 0};
	l->first = (uint32_t)r->entries;
	if (fit->capture == NAME_NONE)
		return true;
	if (fit->capture >= before) {
		if (!mem_grow(&l->head, &l->head_cap, (size_t)fit->capture + 1, sizeof(*l->head)))
			return false;
		memset(l->head + before, 0, (l->head_cap - before) * sizeof(*l->head));
	}
	e->next = list_of(r, l, fit->capture);
	l->head[fit->capture] = (struct list_head){r->stamp, (uint32_t)r->entries};
	return true;
}

/* From the last row to the first, so that the chains run as printed. */
static bool
put_on_lists(struct report *r, uint32_t sheet)
{
	struct sheet_rows *s = &r->sheet[sheet];

	s->listed = r->stamp;
	for (size_t i = s->rows; i-- > 0;) {
		const struct fit *fit = fit_row(&r->set->fits, &r->set->pool, sheet, r->row[s->row[i]].key);

		for (; fit != NULL && fit->list != NAME_NONE; fit++)
			if (!add_entry(r, s->row[i], fit))
				return false;
		if (fit == NULL)
			return false;
	}
	return true;
}

const struct list_rows *
list_rows(struct report *r, uint32_t list)
{
	uint32_t sheet = r->set->pool.list[list].sheet;

	if (r->sheet[sheet].listed != r->stamp && !put_on_lists(r, sheet))
		return NULL;
	return current(r, list);
}
