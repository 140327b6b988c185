/* SPDX-License-Identifier: ISC */
#include "layout.h"

#include <string.h>

struct layout
layout_of(const struct settings *set, bool rollup)
{
	struct layout l = {set->keys + rollup, LAYOUT_NONE, rollup ? 1 : LAYOUT_NONE, LAYOUT_NONE,
	    LAYOUT_NONE, LAYOUT_NONE, LAYOUT_NONE};
	size_t i, at;

	for (i = 0; i < set->keys; i++) {
		at = i + (rollup && i > 0);
		if (set->key[i].prefix != 0)
			continue;
		if (strcmp(set->key[i].name, "region") == 0)
			l.region = at;
		else if (strcmp(set->key[i].name, "year") == 0)
			l.year = at;
		else if (strcmp(set->key[i].name, "sheet") == 0)
			l.sheet = at;
		else if (strcmp(set->key[i].name, "key") == 0)
			l.code = at;
		else if (strcmp(set->key[i].name, "code") == 0 && l.code == LAYOUT_NONE)
			l.code = at;
		else if (strcmp(set->key[i].name, "measure") == 0)
			l.measure = at;
	}
	return l;
}

struct slice
layout_field(struct slice key, size_t i)
{
	struct slice piece = {0};
	size_t k;

	if (i == LAYOUT_NONE)
		return piece;
	for (k = 0; k <= i; k++) {
		if (!slice_split(&key, '\t', &piece))
			return (struct slice){0};
	}
	return piece;
}
