/* SPDX-License-Identifier: ISC */
/*
 * regions.h - which region lies in which, by name and by code.
 */
#ifndef AGGREGATE_REGIONS_H
#define AGGREGATE_REGIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "map.h"
#include "reference.h"
#include "slice.h"
#include "status.h"

#define REGIONS_COUNTRY "000000"

struct regions {
	struct reference *file;
	struct map code;
	size_t *row;  /* of the file, by number in code */
	bool country; /* regions of more than one province: the country is above them */
};

enum status regions_open(struct regions *r, const char *dir);
void regions_close(struct regions *r);

struct slice regions_name(const struct regions *r, struct slice code); /* empty: not known */
/* The nearest known region above; false: none.  What is no code lies in the country only. */
bool regions_parent(const struct regions *r, struct slice code, struct slice *parent);

#endif
