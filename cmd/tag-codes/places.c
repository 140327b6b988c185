/* SPDX-License-Identifier: ISC */
#include "places.h"

#include <string.h>

#include "diag.h"
#include "label.h"
#include "mem.h"

enum { COL_CODE, COL_NAME, COL_ALIASES, COL_SINCE, COL_UNTIL };
enum { COL_KIND, COL_WORD };

static const char *const region_columns[] = {"code", "name", "aliases", "since", "until", NULL};
static const char *const word_columns[] = {"kind", "word", NULL};

static bool
add_name(struct places *p, struct slice text, uint32_t place, bool bare)
{
	bool ok = true;
	struct slice name = label_keep(text, &p->text, &ok);
	size_t known = p->by_name.count, n;

	if (name.len == 0)
		return ok;
	n = map_lend(&p->by_name, name);
	if (!ok || n == MAP_NONE ||
	    !mem_grow(&p->named, &p->named_cap, p->by_name.count, sizeof(*p->named)) ||
	    !mem_grow(&p->name, &p->name_cap, p->names + 1, sizeof(*p->name)))
		return false;
	if (n == known)
		p->named[n] = PLACES_NONE;
	p->name[p->names] = (struct place_name){place, p->named[n], bare};
	p->named[n] = (uint32_t)p->names++;
	if (name.len > p->longest)
		p->longest = name.len;
	return true;
}

/* A short form that ends in the kind of place (延边州) is a name in full. */
static bool
is_bare(struct slice alias)
{
	static const char *const kinds[] = {"州", "县", "旗", "区", "市", "省", "盟"};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (alias.len > 6 && slice_ends(alias, slice_of(kinds[i])))
			return false;
	}
	return true;
}

static enum place_level
level_of(struct slice code)
{
	if (slice_ends(code, SLICE("0000")))
		return PLACE_PROVINCE;
	return slice_ends(code, SLICE("00")) ? PLACE_PREFECTURE : PLACE_COUNTY;
}

static bool
add_place(struct places *p, const struct reference *r, size_t row)
{
	struct slice code = reference_get(r, row, COL_CODE), aliases, alias;
	uint32_t at = (uint32_t)p->count;
	struct place place = {.level = level_of(code)};
	bool ok = true;

	if (code.len != 6 || !years_read(reference_get(r, row, COL_SINCE),
	    reference_get(r, row, COL_UNTIL), &place.years) || map_lend(&p->by_code, code) != at) {
		diag_error(DIAG_AT(reference_path(r), reference_line(r, row)),
		    "not a region: a code of six digits, once, a name and years");
		return false;
	}
	place.code = code;
	if (!mem_grow(&p->place, &p->cap, p->count + 1, sizeof(*p->place)))
		return false;
	p->place[p->count++] = place;
	ok = add_name(p, reference_get(r, row, COL_NAME), at, false);
	aliases = reference_get(r, row, COL_ALIASES);
	while (ok && aliases.len != 0 && slice_split(&aliases, '|', &alias))
		ok = add_name(p, alias, at, is_bare(alias));
	return ok;
}

static bool
add_word(struct places *p, const struct reference *r, size_t row)
{
	static const char *const kinds[PLACE_WORDS] = {"before", "zone", "ordinary", "street"};
	struct slice kind = reference_get(r, row, COL_KIND), word;
	bool ok = true;
	size_t i;

	for (i = 0; i < PLACE_WORDS && !slice_eq(kind, slice_of(kinds[i])); i++)
		;
	if (i == PLACE_WORDS) {
		diag_error(DIAG_AT(reference_path(r), reference_line(r, row)),
		    "unknown kind -- see the head of the file");
		return false;
	}
	word = label_keep(reference_get(r, row, COL_WORD), &p->text, &ok);
	if (word.len > p->longest_word[i])
		p->longest_word[i] = word.len;
	return ok && map_add(&p->word[i], word) != MAP_NONE;
}

static enum status
load(struct places *p, struct reference **file, const char *dir, const char *name,
    const char *const *columns, bool (*add)(struct places *, const struct reference *, size_t))
{
	size_t row;

	if (reference_open(file, dir, name, columns) != STATUS_OK)
		return STATUS_FAIL;
	for (row = 0; row < reference_rows(*file); row++) {
		if (!add(p, *file, row))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

enum status
places_open(struct places *p, const char *reference_dir)
{
	enum status st;

	memset(p, 0, sizeof(*p));
	st = load(p, &p->regions, reference_dir, "regions.tsv", region_columns, add_place);
	return st != STATUS_OK ? st :
	    load(p, &p->words, reference_dir, "places.tsv", word_columns, add_word);
}

void
places_close(struct places *p)
{
	size_t i;

	for (i = 0; i < PLACE_WORDS; i++)
		map_free(&p->word[i]);
	reference_close(p->regions);
	reference_close(p->words);
	map_free(&p->by_code);
	map_free(&p->by_name);
	mem_free(p->place);
	mem_free(p->named);
	mem_free(p->name);
	arena_free(&p->text);
	memset(p, 0, sizeof(*p));
}

uint32_t
places_by_code(const struct places *p, struct slice code)
{
	size_t n = map_find(&p->by_code, code);

	return n == MAP_NONE ? PLACES_NONE : (uint32_t)n;
}

size_t
places_depth(const struct places *p, uint32_t place)
{
	return 2 * ((size_t)p->place[place].level + 1);
}

bool
places_within(const struct places *p, uint32_t inner, uint32_t outer)
{
	size_t depth = places_depth(p, outer);

	return memcmp(p->place[inner].code.ptr, p->place[outer].code.ptr, depth) == 0;
}

uint32_t
places_named(const struct places *p, struct slice name)
{
	size_t n = map_find(&p->by_name, name);

	return n == MAP_NONE ? PLACES_NONE : p->named[n];
}

size_t
places_word(const struct places *p, enum place_word kind, struct slice s)
{
	size_t len = s.len < p->longest_word[kind] ? s.len : p->longest_word[kind];

	for (; len > 0; len--) {
		if (map_find(&p->word[kind], slice_sub(s, 0, len)) != MAP_NONE)
			return len;
	}
	return 0;
}
