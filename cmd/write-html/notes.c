/* SPDX-License-Identifier: ISC */
#include "notes.h"

#include "mem.h"

static struct slice
once(struct notes *n, struct slice s, bool *ok)
{
	size_t w = map_add(&n->word, s);

	if (w == MAP_NONE)
		*ok = false;
	return w == MAP_NONE ? slice_of(NULL) : map_key(&n->word, w);
}

/* What rounding explains is kept with the first figure only. */
static struct slice
short_cells(const struct findings_row *row)
{
	struct slice rest = row->field[FINDINGS_CELLS], first = {NULL, 0};

	if (row->rank < FINDINGS_ROUNDING)
		return rest;
	(void)findings_cite(&rest, &first);
	return first;
}

static enum status
take(void *ctx, const struct findings_row *row)
{
	struct notes *n = ctx;
	struct note *note;
	const struct slice *f = row->field;
	bool ok = true, full = row->rank < FINDINGS_ROUNDING;
	struct slice none = {NULL, 0};

	n->count[row->rank]++;
	if (row->rank == FINDINGS_PASS)
		return STATUS_OK;
	if (!mem_grow(&n->note, &n->cap, n->n + 1, sizeof(*n->note)))
		return STATUS_FAIL;
	note = &n->note[n->n++];
	*note = (struct note){
		.rank = row->rank, .report = index_find(n->index, f[FINDINGS_REPORT]),
		.path = once(n, f[FINDINGS_REPORT], &ok), .entity = once(n, f[FINDINGS_ENTITY], &ok),
		.year = once(n, f[FINDINGS_YEAR], &ok), .rule = once(n, f[FINDINGS_RULE], &ok),
		.lhs = arena_slice(&n->memory, f[FINDINGS_LHS], &ok),
		.rhs = arena_slice(&n->memory, f[FINDINGS_RHS], &ok),
		.difference = arena_slice(&n->memory, f[FINDINGS_DIFFERENCE], &ok),
		.bound = arena_slice(&n->memory, f[FINDINGS_BOUND], &ok),
		.group = once(n, f[FINDINGS_GROUP], &ok),
		.cells = arena_slice(&n->memory, short_cells(row), &ok),
		.message = full ? arena_slice(&n->memory, f[FINDINGS_MESSAGE], &ok) : none,
		.suggestion = full ? arena_slice(&n->memory, f[FINDINGS_SUGGESTION], &ok) : none,
	};
	if (note->report != MAP_NONE)
		n->index->report[note->report].count[note->rank]++;
	return ok ? STATUS_OK : STATUS_FAIL;
}

/* Walks rank by rank, from the last to the first, so that chains begin with the gravest. */
static void
link_up(struct notes *n)
{
	size_t at;

	for (int rank = FINDINGS_ROUNDING; rank >= 0; rank--)
		for (size_t i = n->n; i-- > 0;) {
			struct note *note = &n->note[i];

			if ((int)note->rank != rank || note->report == MAP_NONE)
				continue;
			note->next = n->first[note->report];
			n->first[note->report] = i + 1;
		}
	for (size_t r = 0; r < n->index->path.count; r++) {
		at = 1;
		for (size_t i = n->first[r]; i != 0; i = n->note[i - 1].next)
			n->note[i - 1].number = at++;
	}
	for (size_t rank = 0; rank < FINDINGS_ROUNDING; rank++)
		for (size_t i = 0; i < n->n; i++)
			if (n->note[i].rank == rank)
				n->order[n->grave++] = i;
}

enum status
notes_read(struct notes *n, char *path, struct index *index)
{
	enum status st;

	n->index = index;
	st = findings_each(path, take, n);
	if (st != STATUS_OK)
		return st;
	n->first = mem_zero(index->path.count + 1, sizeof(*n->first));
	n->order = mem_zero(n->n + 1, sizeof(*n->order));
	if (n->first == NULL || n->order == NULL)
		return STATUS_FAIL;
	link_up(n);
	return STATUS_OK;
}

void
notes_free(struct notes *n)
{
	mem_free(n->note);
	mem_free(n->first);
	mem_free(n->order);
	map_free(&n->word);
	arena_free(&n->memory);
}
