/* SPDX-License-Identifier: ISC */
/*
 * kin.h - which reports belong together: those of one base (an entity without 本级 and
 * brackets) and year, and those of one entity, scope and year.
 *
 * Reports are known by 1 + their number in the order read, bases and the like by the
 * numbers of their texts; 0 is none.
 */
#ifndef RECONCILE_KIN_H
#define RECONCILE_KIN_H

#include "map.h"

enum caliber { CALIBER_WHOLE, CALIBER_OWN, CALIBER_UNIT, CALIBER_BUDGET, CALIBERS };

struct kin {
	uint32_t first[CALIBERS];	/* first read of each caliber */
	size_t reports;
};

struct kinship {
	struct map key;			/* base and year */
	struct kin *kin;		/* by key */
	size_t kin_cap;
	struct map twin;		/* entity, scope and year */
	uint32_t *first;		/* by twin */
	size_t first_cap;
};

/* A report joins those of its base and year; false: no memory. */
bool kin_join(struct kinship *k, uint32_t report, uint32_t base, long year, enum caliber caliber);
/* *twin is the first report of this entity, scope and year, 0 when this is it; false: no memory. */
bool kin_twin(struct kinship *k, uint32_t report, uint32_t entity, uint32_t scope, long year, uint32_t *twin);
/* The reports of this base and year; NULL: there are none. */
const struct kin *kin_find(const struct kinship *k, uint32_t base, long year);
void kin_free(struct kinship *k);

#endif
