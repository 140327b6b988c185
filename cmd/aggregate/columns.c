/* SPDX-License-Identifier: ISC */
#include "columns.h"

#include <string.h>

#include "diag.h"

#define COLUMN_KEY "column"

/* * stands for any bytes, none as well. */
static bool
matches(struct slice name, struct slice wild)
{
	size_t star = slice_find_byte(wild, '*', 0), i;
	struct slice tail;

	if (star == SLICE_NONE)
		return slice_eq(name, wild);
	if (!slice_starts(name, slice_sub(wild, 0, star)))
		return false;
	tail = slice_from(wild, star + 1);
	for (i = star; i <= name.len; i++) {
		if (matches(slice_from(name, i), tail))
			return true;
	}
	return false;
}

static enum status
none(const struct tsv *t, struct slice wild)
{
	diag_error(DIAG_AT(tsv_file(t), tsv_line(t)), "no column is like %s", diag_quote(wild).text);
	return STATUS_FAIL;
}

static enum status
too_many(const char *option, int max)
{
	diag_error(NULL, "%s: more than %d columns", option, max);
	return STATUS_FAIL;
}

/* Keys with * give way to the columns that are like them. */
static enum status
expand_keys(struct settings *set, const struct tsv *t)
{
	struct key key[KEYS_MAX];
	size_t n = set->keys, i, c, before;

	memcpy(key, set->key, sizeof(key));
	set->keys = 0;
	for (i = 0; i < n; i++) {
		struct slice wild = slice_of(key[i].name);
		bool star = slice_find_byte(wild, '*', 0) != SLICE_NONE;

		before = set->keys;
		for (c = 0; c < (star ? tsv_fields(t) : 1); c++) {
			struct key k = key[i];

			if (star && !matches(tsv_column_name(t, c), wild))
				continue;
			if (set->keys == KEYS_MAX)
				return too_many("-k", KEYS_MAX);
			if (star)
				k.name = settings_keep(set, tsv_column_name(t, c));
			if (k.name == NULL)
				return STATUS_FAIL;
			set->key[set->keys++] = k;
		}
		if (set->keys == before)
			return none(t, wild);
	}
	return STATUS_OK;
}

static enum status
add_sum(struct settings *set, struct slice name)
{
	if (set->sums == SUMS_MAX)
		return too_many("-s", SUMS_MAX);
	set->sum_name[set->sums] = settings_keep(set, name);
	return set->sum_name[set->sums++] == NULL ? STATUS_FAIL : STATUS_OK;
}

static enum status
expand_sums(struct settings *set, const struct tsv *t)
{
	struct slice rest = slice_of(set->sum), wild;
	size_t c, before;
	enum status st = STATUS_OK;

	while (st == STATUS_OK && slice_split(&rest, ',', &wild)) {
		if (slice_find_byte(wild, '*', 0) == SLICE_NONE) {
			st = add_sum(set, wild);
			continue;
		}
		before = set->sums;
		for (c = 0; c < tsv_fields(t) && st == STATUS_OK; c++) {
			if (matches(tsv_column_name(t, c), wild))
				st = add_sum(set, tsv_column_name(t, c));
		}
		if (st == STATUS_OK && set->sums == before)
			st = none(t, wild);
	}
	return st;
}

enum status
columns_expand(struct settings *set, const struct tsv *t)
{
	struct slice sum = slice_of(set->sum);
	bool several = slice_find_byte(sum, ',', 0) != SLICE_NONE ||
		       slice_find_byte(sum, '*', 0) != SLICE_NONE;

	if (expand_keys(set, t) != STATUS_OK || expand_sums(set, t) != STATUS_OK)
		return STATUS_FAIL;
	if (!several)
		return STATUS_OK;
	if (set->keys == KEYS_MAX)
		return too_many("-k", KEYS_MAX);
	set->key[set->keys++] = (struct key){.name = COLUMN_KEY, .kind = KEY_NAME};
	return STATUS_OK;
}
