/* SPDX-License-Identifier: ISC */
#include "region.h"

#include <string.h>

#include "diag.h"
#include "label.h"

enum { FOUND_MAX = 64 };

/* The places that one stretch of text may name. */
struct found {
	uint32_t place[FOUND_MAX];
	size_t count;
	size_t len;			/* bytes of the name */
};

enum strictness { NAMES_AND_BARE, NAMES_ONLY };

enum status
region_open(struct region *r, const char *reference_dir, struct slice given)
{
	memset(r, 0, sizeof(*r));
	r->given = PLACES_NONE;
	if (places_open(&r->places, reference_dir) != STATUS_OK)
		return STATUS_FAIL;
	if (given.len == 0)
		return STATUS_OK;
	r->given = places_by_code(&r->places, given);
	if (r->given != PLACES_NONE)
		return STATUS_OK;
	diag_error(NULL, "--region: %s is no code of regions.tsv -- six digits, as 130100",
	    diag_quote(given).text);
	return STATUS_FAIL;
}

void
region_close(struct region *r)
{
	places_close(&r->places);
	buf_free(&r->folded);
	buf_free(&r->path);
}

/* May a bare name say the place?  A county's only before a zone or inside a place already named. */
static bool
bare_counts(const struct region *r, uint32_t place, struct slice name, struct slice behind,
    uint32_t inside)
{
	if (places_word(&r->places, PLACE_STREET, behind) != 0)
		return false;
	if (places_word(&r->places, PLACE_ZONE, behind) != 0)
		return true;
	if (r->places.place[place].level == PLACE_COUNTY)
		return false;
	return inside != PLACES_NONE ||
	    map_find(&r->places.word[PLACE_ORDINARY], name) == MAP_NONE;
}

static void
collect(const struct region *r, struct slice s, size_t len, enum strictness strict, uint32_t inside,
    struct found *f)
{
	struct slice name = slice_sub(s, 0, len);
	const struct place_name *n;
	uint32_t at;

	f->count = 0;
	f->len = len;
	for (at = places_named(&r->places, name); at != PLACES_NONE; at = n->next) {
		n = &r->places.name[at];
		if (inside != PLACES_NONE && !places_within(&r->places, n->place, inside))
			continue;
		if (n->bare && (strict == NAMES_ONLY ||
		    !bare_counts(r, n->place, name, slice_from(s, len), inside)))
			continue;
		if (f->count < FOUND_MAX)
			f->place[f->count++] = n->place;
	}
}

/* The longest name at the start of s that counts; false: none. */
static bool
find_name(const struct region *r, struct slice s, enum strictness strict, uint32_t inside,
    struct found *f)
{
	size_t len = s.len < r->places.longest ? s.len : r->places.longest;

	for (; len >= 6; len--) {
		/* no name ends inside a character */
		if (len < s.len && ((unsigned char)s.ptr[len] & 0xc0) == 0x80)
			continue;
		collect(r, s, len, strict, inside, f);
		if (f->count > 0)
			return true;
	}
	return false;
}

/* Keeps the places that were there in `year`, when some were. */
static void
keep_valid(const struct region *r, struct found *f, unsigned year)
{
	size_t i, n = 0;
	const struct years *y;

	for (i = 0; i < f->count; i++) {
		y = &r->places.place[f->place[i]].years;
		if (year == 0 ? y->until == 0 : years_ask(y, year) == YEARS_IN)
			f->place[n++] = f->place[i];
	}
	if (n > 0)
		f->count = n;
}

static uint32_t
only_within(const struct region *r, const struct found *f, const char *prefix, size_t len)
{
	uint32_t one = PLACES_NONE;
	size_t i;

	for (i = 0; i < f->count; i++) {
		if (memcmp(r->places.place[f->place[i]].code.ptr, prefix, len) != 0)
			continue;
		if (one != PLACES_NONE)
			return PLACES_NONE;
		one = f->place[i];
	}
	return one;
}

static uint32_t
code_at(const struct region *r, struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.len && s.ptr[end] >= '0' && s.ptr[end] <= '9')
		end++;
	if (end - at != 6 || (at > 0 && s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9'))
		return PLACES_NONE;
	return places_by_code(&r->places, slice_sub(s, at, end));
}

/* The deepest place that a path names, each step within the one before. */
static uint32_t
find_in_path(struct region *r, struct slice report, unsigned year, bool *ok)
{
	struct slice path = label_fold(report, &r->path, ok), rest;
	struct found f;
	uint32_t here = r->given, code;
	size_t at, step;

	for (at = 0; at < path.len; at += step) {
		step = 1;
		code = code_at(r, path, at);
		if (code != PLACES_NONE && (here == PLACES_NONE || places_within(&r->places, code, here)))
			here = code;
		rest = slice_from(path, at);
		if ((unsigned char)rest.ptr[0] < 0xe0 || !find_name(r, rest, NAMES_AND_BARE, here, &f))
			continue;
		step = f.len;
		keep_valid(r, &f, year);
		if (f.count == 1)
			here = f.place[0];
	}
	return here;
}

static uint32_t
settle(struct region *r, struct found *f, struct slice report, unsigned year, bool *ok)
{
	uint32_t path, one;

	keep_valid(r, f, year);
	if (f->count == 1)
		return f->place[0];
	path = find_in_path(r, report, year, ok);
	if (path != PLACES_NONE) {
		one = only_within(r, f, r->places.place[path].code.ptr, places_depth(&r->places, path));
		if (one != PLACES_NONE)
			return one;
	}
	if (r->any && r->common_len > 0)
		return only_within(r, f, r->common, r->common_len);
	return PLACES_NONE;
}

/* From a first name on, each name within the place before it. */
static uint32_t
descend(struct region *r, struct slice s, uint32_t here, unsigned year)
{
	struct found f;

	while (find_name(r, s, NAMES_AND_BARE, here, &f)) {
		keep_valid(r, &f, year);
		if (f.count != 1)
			break;
		here = f.place[0];
		s = slice_from(s, f.len);
	}
	return here;
}

static struct slice
skip_before(const struct region *r, struct slice s)
{
	size_t n;

	while ((n = places_word(&r->places, PLACE_BEFORE, s)) != 0)
		s = slice_from(s, n);
	return s;
}

/* A name in full farther inside, but not where an office only stands (驻北京). */
static bool
find_inside(const struct region *r, struct slice *s, struct found *f)
{
	size_t at;

	for (at = 3; at + 9 <= s->len; at++) {
		if (((unsigned char)s->ptr[at] & 0xc0) == 0x80 ||
		    slice_eq(slice_sub(*s, at - 3, at), SLICE("驻")))
			continue;
		if (find_name(r, slice_from(*s, at), NAMES_ONLY, r->given, f) && f->len >= 9) {
			*s = slice_from(*s, at);
			return true;
		}
	}
	return false;
}

static void
note_common(struct region *r, uint32_t place)
{
	const char *code = r->places.place[place].code.ptr;
	size_t depth = places_depth(&r->places, place), i;

	if (!r->any) {
		memcpy(r->common, code, 6);
		r->common_len = depth;
		r->any = true;
		return;
	}
	for (i = 0; i < r->common_len && i < depth && r->common[i] == code[i]; i++)
		;
	r->common_len = i - i % 2;
}

static uint32_t
find_place(struct region *r, struct slice entity, struct slice report, unsigned year, bool *ok)
{
	struct slice s = skip_before(r, label_fold(entity, &r->folded, ok));
	struct found f;
	uint32_t here;
	bool own;

	if (!find_name(r, s, NAMES_AND_BARE, r->given, &f) && !find_inside(r, &s, &f))
		return find_in_path(r, report, year, ok);
	keep_valid(r, &f, year);
	own = f.count == 1;
	here = own ? f.place[0] : settle(r, &f, report, year, ok);
	if (here == PLACES_NONE)
		return r->given;
	here = descend(r, slice_from(s, f.len), here, year);
	if (own)
		note_common(r, here);
	return here;
}

struct slice
region_find(struct region *r, struct slice entity, struct slice report, unsigned year, bool *ok)
{
	uint32_t place = find_place(r, entity, report, year, ok);

	return place == PLACES_NONE ? SLICE("unknown") : r->places.place[place].code;
}
