/* SPDX-License-Identifier: ISC */
#include "rows.h"

#include <string.h>

#include "diag.h"
#include "label.h"
#include "mem.h"

enum { COL_SHEET, COL_CANONICAL, COL_ALIAS, COL_SINCE, COL_UNTIL, COL_AFTER, COL_SCHEME };

enum { KEY_MAX = 512 };		/* bytes of a sheet and a label; longer ones are no row's */

static const char *const columns[] = {
	"sheet", "canonical", "alias", "since", "until", "after", "scheme", NULL,
};

/* sheet TAB label in text; empty when it is too long for any row. */
static struct slice
join(char text[KEY_MAX], struct slice sheet, struct slice label)
{
	if (sheet.len + 1 + label.len > KEY_MAX)
		return SLICE("");
	if (sheet.len != 0)
		memcpy(text, sheet.ptr, sheet.len);
	text[sheet.len] = '\t';
	if (label.len != 0)
		memcpy(text + sheet.len + 1, label.ptr, label.len);
	return slice_make(text, sheet.len + 1 + label.len);
}

static bool
add_label(struct rows *r, struct slice sheet, struct slice label, struct row row)
{
	char text[KEY_MAX];
	size_t known = r->label.count, n = map_add(&r->label, join(text, sheet, label));

	if (n == MAP_NONE || !mem_grow(&r->first, &r->first_cap, r->label.count, sizeof(*r->first)) ||
	    !mem_grow(&r->row, &r->cap, r->count + 1, sizeof(*r->row)))
		return false;
	row.next = n == known ? CODES_NONE : r->first[n];
	r->row[r->count] = row;
	r->first[n] = (uint32_t)r->count++;
	return true;
}

static bool
add_codes(struct rows *r, struct slice sheet, struct slice pattern, struct slice scheme)
{
	size_t at = slice_find_byte(pattern, '@', 0);
	struct row_codes codes = {.sheet = sheet, .prefix = slice_sub(pattern, 0, at)};

	if (!scheme_read(scheme, &codes.scheme))
		return false;
	if (at + 1 < pattern.len)
		codes.digits = (size_t)(pattern.ptr[at + 1] - '0');
	if (!mem_grow(&r->codes, &r->codes_cap, r->codes_count + 1, sizeof(*r->codes)))
		return false;
	r->codes[r->codes_count++] = codes;
	return true;
}

static bool
add_row(struct rows *r, const struct reference *file, size_t at)
{
	struct slice sheets = reference_get(file, at, COL_SHEET), sheet;
	struct slice canonical = reference_get(file, at, COL_CANONICAL);
	struct slice alias = reference_get(file, at, COL_ALIAS);
	struct row row = {.alias = alias.len != 0};
	bool ok = true;

	if (!years_read(reference_get(file, at, COL_SINCE), reference_get(file, at, COL_UNTIL),
	    &row.years))
		return false;
	row.canonical = label_keep(canonical, &r->text, &ok);
	row.after = label_keep(reference_get(file, at, COL_AFTER), &r->text, &ok);
	alias = row.alias ? label_keep(alias, &r->text, &ok) : row.canonical;
	while (ok && slice_split(&sheets, '|', &sheet)) {
		if (slice_find_byte(canonical, '@', 0) != SLICE_NONE)
			ok = add_codes(r, sheet, canonical, reference_get(file, at, COL_SCHEME));
		else
			ok = add_label(r, sheet, alias, row);
	}
	return ok;
}

/* Marks the rows that `list` names. */
static void
mark_awaited(struct rows *r, struct slice list)
{
	struct slice key;
	size_t i;

	while (list.len != 0 && slice_split(&list, '|', &key)) {
		for (i = 0; i < r->count; i++)
			r->row[i].awaited = r->row[i].awaited || slice_eq(r->row[i].canonical, key);
	}
}

enum status
rows_open(struct rows *r, const char *reference_dir)
{
	size_t at;

	*r = (struct rows){.count = 0};
	if (reference_open(&r->file, reference_dir, "rows.tsv", columns) != STATUS_OK)
		return STATUS_FAIL;
	for (at = 0; at < reference_rows(r->file); at++) {
		if (add_row(r, r->file, at))
			continue;
		diag_error(DIAG_AT(reference_path(r->file), reference_line(r->file, at)),
		    "not a row: sheet, key, years and, with an @ in the key, a scheme");
		return STATUS_FAIL;
	}
	for (at = 0; at < r->count; at++)
		mark_awaited(r, r->row[at].after);
	return STATUS_OK;
}

void
rows_close(struct rows *r)
{
	reference_close(r->file);
	map_free(&r->label);
	mem_free(r->first);
	mem_free(r->row);
	mem_free(r->codes);
	arena_free(&r->text);
	*r = (struct rows){.count = 0};
}

uint32_t
rows_find(const struct rows *r, struct slice sheet, struct slice label)
{
	char text[KEY_MAX];
	size_t n = map_find(&r->label, join(text, sheet, label));

	return n == MAP_NONE ? CODES_NONE : r->first[n];
}

const struct row_codes *
rows_codes(const struct rows *r, struct slice sheet, struct slice item)
{
	size_t i;

	for (i = 0; i < r->codes_count; i++) {
		if (slice_eq(r->codes[i].sheet, sheet) && slice_starts(item, r->codes[i].prefix))
			return &r->codes[i];
	}
	return NULL;
}
