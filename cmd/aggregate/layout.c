/* SPDX-License-Identifier: ISC */
#include "layout.h"

#include <string.h>

struct layout
layout_of(const struct settings *set, bool rollup)
{
	struct layout l = {set->keys + rollup, LAYOUT_NONE, rollup ? 1 : LAYOUT_NONE, LAYOUT_NONE,
	    LAYOUT_NONE, LAYOUT_NONE, LAYOUT_NONE, 0};
	size_t i, at, n;

	for (i = 0; i < set->keys; i++) {
		at = i + (rollup && i > 0);
		n = set->key[i].prefix;
		if ((n == LEVEL_CLASS || n == LEVEL_SECTION) && l.code == LAYOUT_NONE &&
		    (strcmp(set->key[i].name, "code") == 0 ||
			strcmp(set->key[i].name, "key") == 0)) {
			l.code = at;
			l.level = n; /* unless a whole code is a key as well */
		}
		if (n != 0 || set->key[i].kind != KEY_COLUMN)
			continue;
		if (strcmp(set->key[i].name, "region") == 0)
			l.region = at;
		else if (strcmp(set->key[i].name, "year") == 0)
			l.year = at;
		else if (strcmp(set->key[i].name, "sheet") == 0)
			l.sheet = at;
		else if (strcmp(set->key[i].name, "key") == 0)
			l.code = at, l.level = 0;
		else if (strcmp(set->key[i].name, "code") == 0 &&
			 (l.code == LAYOUT_NONE || l.level != 0))
			l.code = at, l.level = 0;
		else if (strcmp(set->key[i].name, "measure") == 0)
			l.measure = at;
	}
	return l;
}

size_t
layout_head_fields(const struct layout *l)
{
	if (l->code != LAYOUT_NONE)
		return l->code;
	return l->span == LAYOUT_NONE ? 0 : l->span + 1;
}

static const char *
field_end(const char *p, const char *end)
{
	while (p < end && *p != '\t')
		p++;
	return p;
}

struct slice
layout_field(struct slice key, size_t i)
{
	const char *p = key.ptr, *end = p + key.len;

	if (i == LAYOUT_NONE || p == NULL)
		return (struct slice){0};
	for (; i > 0; i--) {
		p = field_end(p, end);
		if (p++ == end)
			return (struct slice){0};
	}
	return slice_make(p, (size_t)(field_end(p, end) - p));
}

struct slice
layout_measure(const struct layout *l, struct slice key)
{
	size_t from = key.len;

	if (l->measure + 1 != l->fields)
		return layout_field(key, l->measure);
	while (from > 0 && key.ptr[from - 1] != '\t')
		from--;
	return slice_from(key, from);
}

bool
layout_below_class(struct slice code)
{
	size_t i;

	if (code.len != LEVEL_SECTION && code.len != LEVEL_ITEM)
		return false;
	for (i = 0; i < code.len; i++) {
		if (code.ptr[i] < '0' || code.ptr[i] > '9')
			return false;
	}
	return true;
}

bool
layout_adds_up(const struct layout *l, struct slice key)
{
	struct slice sheet = layout_field(key, l->sheet);

	return (l->level != 0 || (sheet.len > 0 && sheet.ptr[0] == 'T')) &&
	       layout_below_class(layout_field(key, l->code));
}

bool
layout_too_deep(const struct layout *l, struct slice key)
{
	struct slice code;

	if (l->level == 0 || l->sheet == LAYOUT_NONE)
		return false;
	code = layout_field(key, l->code);
	return code.len > l->level && layout_below_class(code);
}
