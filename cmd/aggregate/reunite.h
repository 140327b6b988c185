/* SPDX-License-Identifier: ISC */
/*
 * reunite.h - reports whose figures lie in more than one generation of the cells
 * that went to disk, brought together in a generation of their own.
 */
#ifndef AGGREGATE_REUNITE_H
#define AGGREGATE_REUNITE_H

#include "choose.h"
#include "gather.h"
#include "status.h"

/*
 * Distinct reports can be counted, and rows above be made up, only where all of
 * a report is at hand.  All generations are on disk and the ledger is open.  The
 * generation made must fit into the gather's memory: told when it does not.
 */
enum status reunite(struct gather *g, const struct choice *c);

#endif
