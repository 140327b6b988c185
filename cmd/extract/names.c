/* SPDX-License-Identifier: ISC */
#include "names.h"

#include <string.h>

#include "mem.h"
#include "utf8.h"
#include "words.h"

enum { PIECE_MIN = 12, LABEL_MIN = 9, ROWS_MOST = 2048 };

/* Bytes of a mark before a name; 0: none. */
static size_t
bullet(struct slice s)
{
	size_t used;
	uint32_t code = utf8_decode(s, 0, &used);

	return utf8_is_cjk(code) || code == '"' || (code >= 'A' && code <= 'z') ? 0 : used;
}

/* The name in comparison form, up to the next; false: no memory. */
static bool
fold_name(struct names *n, struct slice s, struct slice *out)
{
	struct word *word = words_of(n->r->words, s);

	if (word == NULL)
		return false;
	*out = word->folded;
	while (out->len > 1 && bullet(*out) != 0)
		*out = slice_from(*out, bullet(*out));
	if (slice_ends(*out, SLICE("支出")) && out->len >= 12)
		out->len -= 6;
	else if (slice_ends(*out, SLICE("费用")) && out->len > 9)
		out->len -= 3;
	return true;
}

/* Labels of one statement; of the rows of T06 also what the lists of the text are held against. */
static enum status
read_sheet(struct names *n, const char *sheet)
{
	struct slice name;
	size_t i, k, before;

	for (i = 0; i < n->r->rows; i++) {
		const struct report_row *row = &n->r->row[i];
		bool listed = row->sheet[2] == '6';

		if (strcmp(row->sheet, sheet) != 0)
			continue;
		if (!fold_name(n, row->label, &name))
			return STATUS_FAIL;
		before = n->rows.count;
		k = map_add(listed ? &n->rows : &n->labels, name);
		if (k == MAP_NONE || (listed && !mem_grow(&n->row, &n->row_cap, k + 1, sizeof(*n->row))))
			return STATUS_FAIL;
		if (listed && k < before)
			n->row[k].paid = n->row[k].paid || row->amount == ROW_PAID;
		else if (listed)
			n->row[k] = (struct name_row){.name = row->label, .code = slice_sub(row->code, 0, 3),
			    .whole = row->code.len == 3, .paid = row->amount == ROW_PAID,
			    .unclear = row->amount == ROW_ZERO};
	}
	return STATUS_OK;
}

/* T05 has most names; the others are read when it lacks one: of funds, or lost. */
static const char *const label_sheet[] = {"T05", "T03", "T07", "T08"};

static enum status
read_sheets(struct names *n, size_t from, size_t to)
{
	enum status st = STATUS_OK;
	size_t i;

	for (i = from; i < to && st == STATUS_OK; i++)
		st = read_sheet(n, label_sheet[i]);
	return st;
}

static enum status
load(struct names *n)
{
	if (n->loaded)
		return STATUS_OK;
	n->loaded = true;
	return status_max(read_sheets(n, 0, 1), read_sheet(n, "T06"));
}

/* Is the name in the statements? */
static enum status
find_label(struct names *n, struct slice name, struct slice *folded, bool *found)
{
	if (!fold_name(n, name, folded))
		return STATUS_FAIL;
	*found = map_find(&n->labels, *folded) != MAP_NONE;
	if (*found || n->widened)
		return STATUS_OK;
	n->widened = true;
	if (read_sheets(n, 1, sizeof(label_sheet) / sizeof(label_sheet[0])) != STATUS_OK ||
	    !fold_name(n, name, folded))
		return STATUS_FAIL;
	*found = map_find(&n->labels, *folded) != MAP_NONE;
	return STATUS_OK;
}

void
names_open(struct names *n, struct report *r)
{
	*n = (struct names){.r = r};
}

void
names_close(struct names *n)
{
	map_free(&n->labels);
	map_free(&n->rows);
	mem_free(n->row);
}

/* A label may be cut in two by the table's narrow column or a page's end. */
static bool
has_piece(const struct names *n, struct slice folded)
{
	size_t i;

	for (i = 0; i < n->labels.count; i++) {
		struct slice label = map_key(&n->labels, i);

		if (label.len >= PIECE_MIN && label.len < folded.len &&
		    (slice_starts(folded, label) || slice_ends(folded, label)))
			return true;
	}
	return false;
}

enum status
names_check(struct names *n, struct slice name, unsigned level, const struct line *source)
{
	struct slice folded;
	size_t i;
	bool found;

	if (load(n) != STATUS_OK)
		return STATUS_FAIL;
	if (n->checks++ > ROWS_MOST)
		return STATUS_OK;
	if (find_label(n, name, &folded, &found) != STATUS_OK)
		return STATUS_FAIL;
	if (n->labels.count == 0)
		return STATUS_OK;
	if (found) {
		n->known[level] = true;
		return STATUS_OK;
	}
	if (has_piece(n, folded))
		return STATUS_OK;
	for (i = 0; i < n->wrongs; i++) {
		if (slice_eq(n->wrong[i].name, name))
			return STATUS_OK;
	}
	if (n->wrongs < NAMES_WRONG) {
		n->wrong[n->wrongs].name = name;
		n->wrong[n->wrongs].source = source;
		n->wrong[n->wrongs++].level = level;
	}
	return STATUS_OK;
}

/* A row, best one with an amount, whose label is the beginning of the name. */
static size_t
cut_row(const struct names *n, struct slice folded)
{
	size_t i, found = MAP_NONE;

	for (i = 0; i < n->rows.count; i++) {
		struct slice label = map_key(&n->rows, i);

		if (label.len < LABEL_MIN || !slice_starts(folded, label))
			continue;
		if (n->row[i].paid)
			return i;
		n->row[i].unclear = true;
		found = i;
	}
	return found;
}

enum status
names_list(struct names *n)
{
	size_t i;

	if (load(n) != STATUS_OK)
		return STATUS_FAIL;
	for (i = 0; i < n->rows.count; i++)
		n->row[i].listed = false;
	return STATUS_OK;
}

enum status
names_find(struct names *n, struct slice name, struct name_row **row)
{
	struct slice folded;
	size_t i;

	*row = NULL;
	if (!fold_name(n, name, &folded))
		return STATUS_FAIL;
	i = map_find(&n->rows, folded);
	if (i == MAP_NONE)
		i = cut_row(n, folded);
	if (i != MAP_NONE)
		*row = &n->row[i];
	return STATUS_OK;
}
