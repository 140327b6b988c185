/* SPDX-License-Identifier: ISC */
/*
 * sense_list.c - names of the narrative that the statements do not have: facts 科目名不符,
 * 列举无数, 有数未列.
 */
#include "sense.h"

#include "emit.h"

enum { NAME_MOST = 90, STRAYS_MOST = 40 };

/* Rows of T06 that a list of this subject has: 301,303=款 in its counts. */
static bool
belongs(const struct phrase *noun, const struct name_row *row)
{
	return row->code.len != 0 && slice_eq(slot_count_path(noun->counts, row->code), SLICE("款"));
}

/* Names of a list that T06 does not have at all. */
struct strays {
	struct slice name[STRAYS_MOST];
	size_t at[STRAYS_MOST];
	size_t count;
};

static void
check_name(struct sense *d, struct slice name, size_t at, struct strays *strays)
{
	struct name_row *row;

	if (name.len < 6 || name.len > NAME_MOST)
		return;
	if (names_find(d->names, name, &row) != STATUS_OK) {
		d->status = STATUS_FAIL;
	} else if (row == NULL) {
		if (strays->count < STRAYS_MOST) {
			strays->name[strays->count] = name;
			strays->at[strays->count++] = at;
		}
	} else if (row->paid || row->unclear) {
		row->listed = true;
	} else {
		sense_fact(d, "列举无数", name, name, at);
	}
}

/* Ends of a name in a list: 、 and commas. */
static size_t
separator(const struct sense *d, size_t at)
{
	char c = d->text.ptr[at];

	if (c == ',' || c == ':' || c == ';')
		return 1;
	return sense_has(d, at, sense_pause) || sense_has(d, at, sense_comma) ? 3 : 0;
}

/* Each name of the list; false: it does not claim to be whole (…等). */
static bool
read_list(struct sense *d, size_t from, size_t to, struct strays *strays)
{
	struct slice name;
	size_t at, used;

	for (at = from; at <= to; at += used) {
		used = at == to ? 1 : separator(d, at);
		if (used == 0) {
			used = 1;
			continue;
		}
		name = slice_sub(d->text, from, at);
		from = at + used;
		if (at == to && (slice_ends(name, SLICE("等")) || slice_ends(name, SLICE("等支出"))))
			return false;
		check_name(d, sense_copy(d, from - used - name.len, from - used), at - name.len,
		    strays);
	}
	return true;
}

static bool
is_left_out(const struct phrase *noun, const struct name_row *row)
{
	return row->paid && !row->whole && !row->listed && belongs(noun, row);
}

/*
 * Names that T06 lacks and amounts of T06 that the list lacks, at the same time, are
 * labels that the table broke: then neither is told of.
 */
void
sense_list(struct sense *d, size_t from, size_t to)
{
	struct strays strays = {.count = 0};
	struct names *n = d->names;
	size_t i, left_out = 0;

	if (names_list(n) != STATUS_OK) {
		d->status = STATUS_FAIL;
		return;
	}
	if (n->rows.count == 0 || to > d->text.len || !read_list(d, from, to, &strays))
		return;
	for (i = 0; i < n->rows.count; i++) {
		if (!is_left_out(d->list_of, &n->row[i]))
			continue;
		left_out++;
		if (strays.count == 0)
			sense_fact(d, "有数未列", n->row[i].name, n->row[i].name, from);
	}
	for (i = 0; i < strays.count && left_out == 0; i++)
		sense_fact(d, "列举无数", strays.name[i], strays.name[i], strays.at[i]);
}

void
sense_names(struct sense *d)
{
	size_t i, k = 0;

	for (i = 0; i < d->names->wrongs; i++) {
		struct figure f = {
			.sheet = "S", .measure = SLICE("内容"), .raw = d->names->wrong[i].name,
			.source = d->names->wrong[i].source,
		};
		struct buf item = {0};

		if (!d->names->known[d->names->wrong[i].level])
			continue;
		if (!buf_text(&item, "科目名不符/") || !buf_number(&item, ++k)) {
			d->status = STATUS_FAIL;
		} else {
			f.item = buf_view(&item);
			emit_figure(d->o, d->r, &f);
		}
		buf_free(&item);
	}
}
