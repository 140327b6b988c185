/* SPDX-License-Identifier: ISC */
/*
 * form.h - every other form of a number: full width, signs and directions in
 * words, bounds, units, numerals in characters.
 */
#ifndef NORMALISE_FORM_H
#define NORMALISE_FORM_H

#include <stdbool.h>

#include "buf.h"
#include "number.h"
#include "slice.h"
#include "units.h"
#include "words.h"

enum {
	FORM_KEPT = 1024,		/* a power of two */
	FORM_KEPT_MAX = 48		/* bytes of a field that is kept */
};

/* A field that was read before: the same text under the same unit. */
struct form_kept {
	char raw[FORM_KEPT_MAX];
	size_t len;			/* 0: none */
	const struct unit *unit;
	struct number number;
};

struct form {
	struct units units;
	struct words words;
	bool repair;		/* read look-alike letters as digits */
	struct buf folded, repaired;	/* scratch */
	struct form_kept *kept;		/* FORM_KEPT of them, by hash */
};

/* Loads the reference files; release with form_close also after a failure. */
enum status form_open(struct form *f, const char *reference_dir, bool repair);
void form_close(struct form *f);

/*
 * Reads raw, whose column says `unit` (NULL: none); a unit in raw itself goes
 * first.  n is complete: what it is not sure of is BAD with its reason, never a
 * guess.  n->bound borrows from f.  False: no memory.
 */
bool form_parse(struct form *f, struct slice raw, const struct unit *unit, struct number *n);

/* The unit a column's text names, folded first; NULL: none.  False: no memory. */
bool form_unit(struct form *f, struct slice name, const struct unit **unit);

#endif
