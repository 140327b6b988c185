/* SPDX-License-Identifier: ISC */
/*
 * slice.h - bytes somewhere, borrowed: a pointer and a length.
 *
 * A slice owns nothing and need not end in NUL; NUL bytes inside are welcome.
 * An empty slice may have any pointer, also NULL.
 */
#ifndef JUESUAN_SLICE_H
#define JUESUAN_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
	const char *ptr;
	size_t len;		/* bytes */
};

#define SLICE_NONE ((size_t)-1)			/* "no position" */
#define SLICE(lit) ((struct slice){"" lit, sizeof(lit) - 1})	/* of a string literal */

struct slice slice_of(const char *cstr);		/* NULL gives the empty slice */
struct slice slice_make(const char *ptr, size_t len);

bool slice_eq(struct slice a, struct slice b);
int slice_cmp(struct slice a, struct slice b);		/* by byte, shorter first */
bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);

/* Part of s from byte `from` up to, not including, `to`; both are cut to its length. */
struct slice slice_sub(struct slice s, size_t from, size_t to);
struct slice slice_from(struct slice s, size_t from);

/* First position of a byte or of a non-empty needle at or after `from`; SLICE_NONE if none. */
size_t slice_find_byte(struct slice s, char c, size_t from);
size_t slice_find(struct slice s, struct slice needle, size_t from);
bool slice_has(struct slice s, struct slice needle);

/* Without blanks (space, tab, CR, LF, FF, VT) at both ends. */
struct slice slice_trim(struct slice s);

/*
 * Takes the next piece of *rest up to `sep` into *piece and moves *rest behind
 * it.  False when nothing is left; an empty *rest with a NULL pointer means "at
 * the end".  "a,,b" gives three pieces, "" gives one empty piece.
 */
bool slice_split(struct slice *rest, char sep, struct slice *piece);

#endif
