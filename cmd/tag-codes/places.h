/* SPDX-License-Identifier: ISC */
/*
 * places.h - administrative divisions and the words around their names
 * (regions.tsv, places.tsv).
 */
#ifndef TAG_PLACES_H
#define TAG_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"
#include "years.h"

#define PLACES_NONE UINT32_MAX

enum place_level { PLACE_PROVINCE, PLACE_PREFECTURE, PLACE_COUNTY };

struct place {
	struct slice code;		/* six digits */
	struct years years;
	enum place_level level;
};

struct place_name {
	uint32_t place;
	uint32_t next;			/* another place of that name */
	bool bare;			/* without its kind: 石家庄 for 石家庄市 */
};

enum place_word { PLACE_BEFORE, PLACE_ZONE, PLACE_ORDINARY, PLACE_STREET, PLACE_WORDS };

struct places {
	struct reference *regions, *words;	/* what the slices borrow */
	struct arena text;
	struct place *place;
	size_t count, cap;
	struct map by_code;		/* number is the place's */
	struct map by_name;
	uint32_t *named;		/* by number in by_name */
	size_t named_cap;
	struct place_name *name;
	size_t names, name_cap;
	size_t longest;			/* bytes of a name */
	struct map word[PLACE_WORDS];
	size_t longest_word[PLACE_WORDS];
};

enum status places_open(struct places *p, const char *reference_dir);
void places_close(struct places *p);

uint32_t places_by_code(const struct places *p, struct slice code);

/* Bytes of the code that all places within have in common: 2, 4 or 6. */
size_t places_depth(const struct places *p, uint32_t place);

/* Is `inner` within `outer`, or the same? */
bool places_within(const struct places *p, uint32_t inner, uint32_t outer);

/* First of the places called `name`, as an index into p->name; PLACES_NONE: none. */
uint32_t places_named(const struct places *p, struct slice name);

/* Bytes of the longest word of that kind that s begins with, 0 none. */
size_t places_word(const struct places *p, enum place_word kind, struct slice s);

#endif
