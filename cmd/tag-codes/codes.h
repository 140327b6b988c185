/* SPDX-License-Identifier: ISC */
/*
 * codes.h - the classifications: functional, economic, government economic, revenue.
 *
 * Loaded whole from one file each.  A code may stand for different things in
 * different years: its entries are chained.  Slices live as long as the codes.
 */
#ifndef TAG_CODES_H
#define TAG_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"
#include "years.h"

enum scheme { SCHEME_FUNCTIONAL, SCHEME_ECONOMIC, SCHEME_GOV_ECONOMIC, SCHEME_REVENUE, SCHEMES };

#define CODES_NONE UINT32_MAX

struct code {
	struct slice code, level, parent, name;		/* name folded */
	struct years years;
	enum scheme scheme;
	bool unsure;
	uint32_t next;			/* the same code in other years, CODES_NONE none */
};

/* One name or alias of one code. */
struct code_name {
	uint32_t code;
	uint32_t next;			/* another code of that name */
	bool alias;
};

struct codes {
	struct reference *file[SCHEMES];	/* what the slices borrow */
	struct arena text;
	struct code *code;
	size_t count, cap;
	size_t longest;			/* digits of the longest code */
	struct map by_code;
	uint32_t *first;		/* by number in by_code */
	size_t first_cap;
	struct map by_name;
	uint32_t *named;		/* by number in by_name: index into name */
	size_t named_cap;
	struct code_name *name;
	size_t names, name_cap;
};

extern const char *const scheme_name[SCHEMES];
bool scheme_read(struct slice name, enum scheme *scheme);

enum status codes_open(struct codes *c, const char *reference_dir);
void codes_close(struct codes *c);

/* The entry of a code that held in `year` (0: any), else the one that holds last; CODES_NONE: unknown. */
uint32_t codes_find(const struct codes *c, struct slice code, unsigned year);

/* First of the names that read so (folded), as an index into c->name; CODES_NONE: none. */
uint32_t codes_named(const struct codes *c, struct slice name);

#endif
