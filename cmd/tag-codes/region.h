/* SPDX-License-Identifier: ISC */
/*
 * region.h - where a department is: the longest place name its own name begins with.
 *
 * A name that several places have (朝阳区) is settled by what else is said: the
 * places above it in the name, the report's path, the region given for the
 * batch, the places that all departments so far have in common.  What stays
 * open is unknown; nothing is decided by chance.
 */
#ifndef TAG_REGION_H
#define TAG_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "places.h"
#include "slice.h"
#include "status.h"

struct region {
	struct places places;
	uint32_t given;			/* --region; PLACES_NONE: none */
	char common[6];			/* what the codes so far have in common */
	size_t common_len;		/* 0, 2, 4 or 6 */
	bool any;			/* a place has been told by a name alone */
	struct buf folded, path;
};

/* `given` is a code of regions.tsv, or empty. */
enum status region_open(struct region *r, const char *reference_dir, struct slice given);
void region_close(struct region *r);

/* Six digits, or "unknown"; lives as long as r.  *ok false: no memory. */
struct slice region_find(struct region *r, struct slice entity, struct slice report, unsigned year,
    bool *ok);

#endif
