/* SPDX-License-Identifier: ISC */
/*
 * facts.h - what rows say of their report: whose it is, unit lists, dates.
 */
#ifndef AGGREGATE_FACTS_H
#define AGGREGATE_FACTS_H

#include "reader.h"
#include "slice.h"
#include "status.h"
#include "tsv.h"

/* The row is of another source than the one before: r->source becomes it. */
enum status facts_source(struct reader *r, const struct tsv *t, struct slice region);
/* Unit lists and dates (sheets U and R) are facts that consolidation needs. */
enum status facts_note(struct reader *r, const struct tsv *t, char sheet);
/* Tells that the report comes twice; STATUS_FAIL. */
enum status facts_again(const struct reader *r, const struct tsv *t);

#endif
