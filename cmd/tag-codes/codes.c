/* SPDX-License-Identifier: ISC */
#include "codes.h"

#include <stdio.h>

#include "diag.h"
#include "label.h"
#include "mem.h"

enum { COL_CODE, COL_LEVEL, COL_PARENT, COL_NAME, COL_SINCE, COL_UNTIL, COL_ALIASES, COL_UNSURE };

static const char *const columns[] = {
	"code", "level", "parent", "name", "since", "until", "aliases", "unsure", NULL,
};

const char *const scheme_name[SCHEMES] = {"functional", "economic", "gov_economic", "revenue"};

bool
scheme_read(struct slice name, enum scheme *scheme)
{
	size_t i;

	for (i = 0; i < SCHEMES; i++) {
		if (slice_eq(name, slice_of(scheme_name[i]))) {
			*scheme = (enum scheme)i;
			return true;
		}
	}
	return false;
}

static bool
is_code(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	}
	return s.len > 0;
}

/* Puts `at` at the end of the chain of its code. */
static bool
chain_code(struct codes *c, uint32_t at)
{
	size_t known = c->by_code.count, n = map_lend(&c->by_code, c->code[at].code);
	uint32_t last;

	if (n == MAP_NONE || !mem_grow(&c->first, &c->first_cap, c->by_code.count, sizeof(*c->first)))
		return false;
	if (n == known) {
		c->first[n] = at;
		return true;
	}
	for (last = c->first[n]; c->code[last].next != CODES_NONE; last = c->code[last].next)
		;
	c->code[last].next = at;
	return true;
}

static bool
add_name(struct codes *c, struct slice name, uint32_t code, bool alias)
{
	size_t known = c->by_name.count, n = map_lend(&c->by_name, name);

	if (n == MAP_NONE ||
	    !mem_grow(&c->named, &c->named_cap, c->by_name.count, sizeof(*c->named)) ||
	    !mem_grow(&c->name, &c->name_cap, c->names + 1, sizeof(*c->name)))
		return false;
	if (n == known)
		c->named[n] = CODES_NONE;
	c->name[c->names] = (struct code_name){code, c->named[n], alias};
	c->named[n] = (uint32_t)c->names++;
	return true;
}

static bool
add_aliases(struct codes *c, struct slice list, uint32_t at)
{
	struct slice alias;
	bool ok = true;

	while (list.len != 0 && slice_split(&list, '|', &alias)) {
		alias = label_keep(alias, &c->text, &ok);
		if (!ok || (alias.len != 0 && !add_name(c, alias, at, true)))
			return false;
	}
	return true;
}

static bool
add_code(struct codes *c, const struct reference *r, size_t row, enum scheme scheme)
{
	struct code *k;
	uint32_t at = (uint32_t)c->count;
	bool ok = true;

	if (!mem_grow(&c->code, &c->cap, c->count + 1, sizeof(*c->code)))
		return false;
	k = &c->code[at];
	*k = (struct code){.scheme = scheme, .next = CODES_NONE};
	if (!is_code(reference_get(r, row, COL_CODE)) ||
	    !years_read(reference_get(r, row, COL_SINCE), reference_get(r, row, COL_UNTIL), &k->years)) {
		diag_error(DIAG_AT(reference_path(r), reference_line(r, row)),
		    "a code is digits, since and until are years (2019, ~2019) or empty");
		return false;
	}
	k->code = reference_get(r, row, COL_CODE);
	k->level = reference_get(r, row, COL_LEVEL);
	k->parent = reference_get(r, row, COL_PARENT);
	k->name = label_keep(reference_get(r, row, COL_NAME), &c->text, &ok);
	k->unsure = reference_get(r, row, COL_UNSURE).len != 0;
	c->count++;
	if (k->code.len > c->longest)
		c->longest = k->code.len;
	return ok && chain_code(c, at) && add_name(c, k->name, at, false) &&
	    add_aliases(c, reference_get(r, row, COL_ALIASES), at);
}

static enum status
load(struct codes *c, const char *dir, enum scheme scheme)
{
	const struct reference *r;
	char file[64];
	size_t row;

	snprintf(file, sizeof(file), "%s.tsv", scheme_name[scheme]);
	if (reference_open(&c->file[scheme], dir, file, columns) != STATUS_OK)
		return STATUS_FAIL;
	r = c->file[scheme];
	for (row = 0; row < reference_rows(r); row++) {
		if (!add_code(c, r, row, scheme))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

enum status
codes_open(struct codes *c, const char *reference_dir)
{
	size_t i;
	enum status st = STATUS_OK;

	*c = (struct codes){.count = 0};
	for (i = 0; i < SCHEMES && st == STATUS_OK; i++)
		st = load(c, reference_dir, (enum scheme)i);
	return st;
}

void
codes_close(struct codes *c)
{
	size_t i;

	for (i = 0; i < SCHEMES; i++)
		reference_close(c->file[i]);
	map_free(&c->by_code);
	map_free(&c->by_name);
	mem_free(c->code);
	mem_free(c->first);
	mem_free(c->named);
	mem_free(c->name);
	arena_free(&c->text);
	*c = (struct codes){.count = 0};
}

/* First of the entries of a code; CODES_NONE: unknown. */
static uint32_t
first_of(const struct codes *c, struct slice code)
{
	size_t n = map_find(&c->by_code, code);

	return n == MAP_NONE ? CODES_NONE : c->first[n];
}

uint32_t
codes_find(const struct codes *c, struct slice code, unsigned year)
{
	uint32_t at, best = CODES_NONE;

	for (at = first_of(c, code); at != CODES_NONE; at = c->code[at].next) {
		if (years_ask(&c->code[at].years, year) == YEARS_IN && (year != 0 ||
		    c->code[at].years.until == 0))
			return at;
		best = at;
	}
	return best;
}

uint32_t
codes_named(const struct codes *c, struct slice name)
{
	size_t n = map_find(&c->by_name, name);

	return n == MAP_NONE ? CODES_NONE : c->named[n];
}
