/* SPDX-License-Identifier: ISC */
/*
 * read.h - figures, or any table, into gather.
 *
 * A stream whose header begins with `report` (or with no header, but keys that
 * are columns of figures) is figures(5): sources are kept apart, unit lists and
 * dates go to the registry.  Any other table only has its keys and its number.
 */
#ifndef AGGREGATE_READ_H
#define AGGREGATE_READ_H

#include <stdbool.h>

#include "reader.h"
#include "status.h"
#include "tsv.h"

/* Reads all inputs.  STATUS_NO: rows were refused (and written to --rejects). */
enum status read_inputs(struct reader *r);

/* The pieces, for threads: after tsv_next. */
enum status read_first_header(struct reader *r, struct tsv *t); /* decides what the input is */
enum status read_header(struct reader *r, const struct tsv *t);
enum status read_record(struct reader *r, const struct tsv *t);
void reader_set_kind(struct reader *r, bool figures);
extern const struct tsv_schema read_either; /* figures or a table */

void reader_free(struct reader *r);

#endif
