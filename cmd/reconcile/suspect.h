/* SPDX-License-Identifier: ISC */
/*
 * suspect.h - one cell under suspicion: the values that would satisfy the rules
 * that use it.
 */
#ifndef RECONCILE_SUSPECT_H
#define RECONCILE_SUSPECT_H

#include "docket.h"
#include "slip.h"

/* Which instances use which cell; cells are numbered. */
struct usage {
	struct map number;
	struct address *cell;		/* by number */
	size_t cells, cells_cap;
	uint32_t *cell_of;		/* by position in the trace */
	size_t cell_of_cap;
	uint32_t *first, *use;		/* instances of cell c: use[first[c]] .. use[first[c + 1] - 1] */
	size_t first_cap, use_cap;
};

bool usage_build(struct usage *u, const struct docket *d);
void usage_free(struct usage *u);

struct inquiry {
	struct judge *judge;
	struct docket *docket;
	struct usage *usage;
	const bool *bound;		/* by instance: must hold in the end */
	const bool *member;		/* by instance: fails now, of the group at work */
	size_t members;			/* how many of these */
	uint32_t ignore;		/* instances with this cell are left out; UINT32_MAX none */
	size_t judged;			/* instances judged so far, for the ceiling */
};

enum { PROPOSALS_MAX = 64, INQUIRY_MAX = 200000 };

struct proposal {
	uint32_t cell;
	struct supposed fix;
	enum slip slip;
	unsigned cost;			/* slip, trust and rules broken besides */
	unsigned exact;			/* instances whose printed values then agree */
};

struct proposals {
	struct proposal p[PROPOSALS_MAX];
	size_t count;
};

/*
 * Values for the cell that satisfy all bound instances with it (`without`: but
 * those that use that other cell too; UINT32_MAX none), best first.
 */
void suspect_values(struct inquiry *q, uint32_t cell, uint32_t without, struct proposals *out);

/* Do all bound instances that use the cells of these fixes hold under them? */
bool suspect_holds(struct inquiry *q, const struct proposal *const *fix, size_t fixes, unsigned *exact, unsigned *broken);

struct supposed suspect_suppose(const struct inquiry *q, uint32_t cell, dec_int value);
bool suspect_uses(const struct usage *u, uint32_t cell, uint32_t instance);
/* Appends SHEET[key,measure]=RAW. */
bool suspect_text(const struct inquiry *q, const struct proposal *p, struct buf *b);

#endif
