/* SPDX-License-Identifier: ISC */
/*
 * rows.h - row labels and metric paths, and which sheets name rows by codes (rows.tsv).
 */
#ifndef TAG_ROWS_H
#define TAG_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "codes.h"
#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"
#include "years.h"

struct row {
	struct slice canonical;		/* the key */
	struct slice after;		/* keys divided by |, one of which must have come; empty: none */
	struct years years;
	uint32_t next;			/* another row of that label, CODES_NONE none */
	bool alias;
	bool awaited;			/* another row comes after it */
};

/* Names of a sheet that are keyed by code: "@3", "类/@3". */
struct row_codes {
	struct slice sheet;
	struct slice prefix;		/* before the @ */
	size_t digits;			/* 0: any */
	enum scheme scheme;
};

struct rows {
	struct reference *file;		/* what the slices borrow */
	struct arena text;
	struct map label;		/* sheet TAB label */
	uint32_t *first;		/* by number in label */
	size_t first_cap;
	struct row *row;
	size_t count, cap;
	struct row_codes *codes;
	size_t codes_count, codes_cap;
};

enum status rows_open(struct rows *r, const char *reference_dir);
void rows_close(struct rows *r);

/* First row of the label (folded) in the sheet; CODES_NONE: none. */
uint32_t rows_find(const struct rows *r, struct slice sheet, struct slice label);

/* How the sheet keys names by code when its items begin with `item`'s prefix; NULL: it does not. */
const struct row_codes *rows_codes(const struct rows *r, struct slice sheet, struct slice item);

#endif
