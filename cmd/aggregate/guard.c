/* SPDX-License-Identifier: ISC */
#include "guard.h"

#include <string.h>

#include "diag.h"

static const char *const alike[] = {"year", "sheet", "measure"};

enum { ALIKE = sizeof(alike) / sizeof(alike[0]) };

static bool
is_key(const struct settings *set, const char *name)
{
	size_t i;

	for (i = 0; i < set->keys; i++) {
		if (set->key[i].prefix == 0 && set->key[i].kind == KEY_COLUMN &&
		    strcmp(set->key[i].name, name) == 0)
			return true;
	}
	return false;
}

enum status
guard_keys(struct settings *set)
{
	size_t i;

	if (set->mix || set->count != NULL)
		return STATUS_OK;
	for (i = 0; i < ALIKE; i++) {
		if (is_key(set, alike[i]))
			continue;
		if (set->keys == KEYS_MAX) {
			diag_error(NULL, "-k: more than %d columns, with year, sheet and measure",
			    KEYS_MAX);
			return STATUS_FAIL;
		}
		set->key[set->keys++] = (struct key){.name = alike[i]};
		set->hidden++;
	}
	return STATUS_OK;
}

enum status
guard_values(struct settings *set)
{
	if (set->quantiles == 0 || set->count != NULL)
		return STATUS_OK;
	if (set->keys == KEYS_MAX) {
		diag_error(NULL, "-k: more than %d columns, with the one that is added up", KEYS_MAX);
		return STATUS_FAIL;
	}
	set->key[set->keys++] = (struct key){.name = set->sum, .kind = KEY_VALUE};
	set->hidden++;
	return STATUS_OK;
}

bool
guard_no_sums(const struct settings *set)
{
	size_t i;

	for (i = 0; i < ALIKE && set->count != NULL && !set->mix; i++) {
		if (!is_key(set, alike[i]))
			return true;
	}
	return false;
}

struct slice
guard_visible(const struct settings *set, struct slice key)
{
	size_t i;

	for (i = 0; i < set->hidden; i++) {
		while (key.len > 0 && key.ptr[key.len - 1] != '\t')
			key.len--;
		key.len -= key.len > 0;
	}
	return key;
}

static enum status
refuse(const struct guard *g, struct slice key)
{
	const struct settings *set = g->set;
	size_t i, first = g->layout->fields - set->hidden;
	struct slice a, b, shown = guard_visible(set, key);
	struct buf text = {0};

	for (i = 0; i < shown.len; i++)
		(void)buf_byte(&text, shown.ptr[i] == '\t' ? ' ' : shown.ptr[i]);
	for (i = 0; i < set->hidden; i++) {
		a = layout_field(buf_view(&g->last), first + i);
		b = layout_field(key, first + i);
		if (slice_eq(a, b))
			continue;
		diag_error(NULL,
		    "the sum of %s would mix figures of several %ss (%.*s and %.*s) -- add %s to "
		    "-k, choose rows first, or say --mix",
		    diag_quote(buf_view(&text)).text, set->key[set->keys - set->hidden + i].name,
		    (int)a.len, a.ptr, (int)b.len, b.ptr, set->key[set->keys - set->hidden + i].name);
		break;
	}
	buf_free(&text);
	return STATUS_FAIL;
}

enum status
guard_row(struct guard *g, struct slice key)
{
	if (g->set->hidden == 0)
		return STATUS_OK;
	if (g->any && slice_eq(guard_visible(g->set, buf_view(&g->last)),
			  guard_visible(g->set, key)))
		return refuse(g, key);
	g->any = true;
	buf_clear(&g->last);
	return buf_slice(&g->last, key) ? STATUS_OK : STATUS_FAIL;
}

void
guard_free(struct guard *g)
{
	buf_free(&g->last);
}
