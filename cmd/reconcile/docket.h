/* SPDX-License-Identifier: ISC */
/*
 * docket.h - the instances of one report that are kept, each with the addresses
 * it used and what the search for the culprit said about it.
 */
#ifndef RECONCILE_DOCKET_H
#define RECONCILE_DOCKET_H

#include "judge.h"

struct outcome {
	size_t group;			/* failures of one cause; 0 none */
	struct slice suggestion;	/* SHEET[key,measure]=RAW, several by "; "; empty: not determined */
	const char *how_zh, *how_en;	/* what the correction is; NULL unknown */
};

struct docket {
	struct instance *inst;
	size_t count, cap;
	struct outcome *outcome;	/* one an instance, made by docket_outcomes */
	size_t outcomes_cap;
	struct trace trace;
};

bool docket_add(struct docket *d, const struct instance *inst);
bool docket_outcomes(struct docket *d);		/* room, cleared */
void docket_clear(struct docket *d);
void docket_free(struct docket *d);

static inline const struct address *
docket_addresses(const struct docket *d, const struct instance *inst)
{
	return d->trace.address + inst->trace;
}

#endif
