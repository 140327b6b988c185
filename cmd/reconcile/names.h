/* SPDX-License-Identifier: ISC */
/*
 * names.h - numbers for the texts that addresses are made of.
 *
 * Row keys, measures, and the pieces that wildcards stand for all get a number
 * here, so that rules compare numbers.  The names that the rules themselves
 * use come first and keep their numbers when names_trim() forgets the others
 * (between two reports), which bounds the memory of a long stream.
 */
#ifndef RECONCILE_NAMES_H
#define RECONCILE_NAMES_H

#include <stdint.h>

#include "map.h"
#include "slice.h"

#define NAME_NONE UINT32_MAX

enum {
	NAMES_MAX = 1 << 14,	/* more than these are forgotten at the next report */
	CODE_SHORTEST = 3,
	CODE_LONGEST = 7
};

struct name_info {
	uint32_t parent;	/* of a code of five or seven digits: its parent's number */
	uint8_t code;		/* digits of a code, 0 for other texts */
};

struct names {
	struct map map;
	struct name_info *info;	/* by number */
	size_t cap;
	size_t fixed;		/* names of the rules */
	uint32_t epoch;		/* grows whenever numbers were forgotten */
};

uint32_t names_add(struct names *n, struct slice text);		/* NAME_NONE: no memory */
uint32_t names_find(const struct names *n, struct slice text);	/* NAME_NONE: unknown */
struct slice names_text(const struct names *n, uint32_t name);
unsigned names_code_length(struct slice text);			/* 3, 5, 7; else 0 */

void names_fix(struct names *n);		/* those there now stay */
bool names_trim_due(const struct names *n);	/* there are more than NAMES_MAX */
bool names_trim(struct names *n);		/* false: no memory */
void names_free(struct names *n);

#endif
