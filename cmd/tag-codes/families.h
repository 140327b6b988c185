/* SPDX-License-Identifier: ISC */
/*
 * families.h - the family of a department by the words of its name (families.tsv).
 */
#ifndef TAG_FAMILIES_H
#define TAG_FAMILIES_H

#include "arena.h"
#include "buf.h"
#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"

struct families {
	struct reference *file;		/* what the slices borrow */
	struct arena text;
	struct map word;
	struct slice *family;		/* by number in word */
	size_t cap;
	size_t longest;			/* bytes of a word */
	struct buf folded;
};

enum status families_open(struct families *f, const char *reference_dir);
void families_close(struct families *f);

/*
 * Of all words in the name the one that ends last, and of those the longest;
 * empty when there is none.  Lives as long as f.  *ok false: no memory.
 */
struct slice families_find(struct families *f, struct slice entity, bool *ok);

#endif
