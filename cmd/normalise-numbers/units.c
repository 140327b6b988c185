/* SPDX-License-Identifier: ISC */
#include "units.h"

#include <stddef.h>

#include "dec.h"
#include "diag.h"
#include "glyphs.h"
#include "mem.h"

enum { COL_UNIT, COL_KIND, COL_POWER, COL_ALIASES };

static const char *const columns[] = {"unit", "kind", "power", "aliases", NULL};

static bool
read_kind(struct slice s, enum unit_kind *kind)
{
	static const struct {
		struct slice word;
		enum unit_kind kind;
	} known[] = {
		{{"money", 5}, UNIT_MONEY}, {{"ratio", 5}, UNIT_RATIO},
		{{"count", 5}, UNIT_COUNT}, {{"measure", 7}, UNIT_MEASURE},
	};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (slice_eq(s, known[i].word)) {
			*kind = known[i].kind;
			return true;
		}
	}
	return false;
}

static bool
read_unit(const struct reference *r, size_t row, struct unit *unit)
{
	struct dec power;

	if (!read_kind(reference_get(r, row, COL_KIND), &unit->kind) ||
	    !dec_parse(reference_get(r, row, COL_POWER), &power) || power.scale != 0 ||
	    power.n < -12 || power.n > 12) {
		diag_error(DIAG_AT(reference_path(r), reference_line(r, row)),
		    "a unit needs a kind (money ratio count measure) and a power from -12 to 12");
		return false;
	}
	unit->power = (int)power.n;
	return true;
}

static bool
add_name(struct units *u, struct slice name, struct unit unit)
{
	struct buf folded = {0};
	size_t at = MAP_NONE;

	if (glyphs_fold(&folded, name)) {
		at = map_add(&u->name, buf_view(&folded));
		if (folded.len > u->longest)
			u->longest = folded.len;
	}
	buf_free(&folded);
	if (at == MAP_NONE || !mem_grow(&u->unit, &u->unit_cap, at + 1, sizeof(*u->unit)))
		return false;
	u->unit[at] = unit;
	return true;
}

static bool
add_row(struct units *u, size_t row)
{
	struct slice aliases = reference_get(u->file, row, COL_ALIASES), alias;
	struct unit unit;

	if (!read_unit(u->file, row, &unit) ||
	    !add_name(u, reference_get(u->file, row, COL_UNIT), unit))
		return false;
	while (aliases.len != 0 && slice_split(&aliases, '|', &alias)) {
		if (!add_name(u, alias, unit))
			return false;
	}
	return true;
}

static const struct unit *
must_have(const struct units *u, const char *name)
{
	size_t at = map_find(&u->name, slice_of(name));

	if (at == MAP_NONE) {
		diag_error(DIAG_IN(reference_path(u->file)), "the unit %s is missing", name);
		return NULL;
	}
	return &u->unit[at];
}

enum status
units_open(struct units *u, const char *reference_dir)
{
	size_t row;

	*u = (struct units){.unknown = {UNIT_UNKNOWN, 0}, .unknown_money = {UNIT_UNKNOWN_MONEY, 0}};
	if (reference_open(&u->file, reference_dir, "units.tsv", columns) != STATUS_OK)
		return STATUS_FAIL;
	for (row = 0; row < reference_rows(u->file); row++) {
		if (!add_row(u, row))
			return STATUS_FAIL;
	}
	u->yuan = must_have(u, "元");
	u->percent = must_have(u, "%");
	u->permille = must_have(u, "‰");
	return u->yuan != NULL && u->percent != NULL && u->permille != NULL ? STATUS_OK : STATUS_FAIL;
}

void
units_close(struct units *u)
{
	reference_close(u->file);
	map_free(&u->name);
	mem_free(u->unit);
	*u = (struct units){0};
}

const struct unit *
units_get(const struct units *u, struct slice name)
{
	size_t at;

	if (name.len == 0)
		return NULL;
	at = map_find(&u->name, name);
	if (at != MAP_NONE)
		return &u->unit[at];
	return slice_ends(name, SLICE("元")) ? &u->unknown_money : &u->unknown;
}

const struct unit *
units_prefix(const struct units *u, struct slice s, size_t *used)
{
	size_t len = s.len < u->longest ? s.len : u->longest, at;

	for (; len > 0; len--) {
		/* no name ends inside a character */
		if (len < s.len && ((unsigned char)s.ptr[len] & 0xc0) == 0x80)
			continue;
		at = map_find(&u->name, slice_sub(s, 0, len));
		if (at != MAP_NONE) {
			*used = len;
			return &u->unit[at];
		}
	}
	return NULL;
}
