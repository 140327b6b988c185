/* SPDX-License-Identifier: ISC */
/*
 * job.h - what both streams share: the reader, the forms, and the account of what was refused.
 */
#ifndef NORMALISE_JOB_H
#define NORMALISE_JOB_H

#include "form.h"
#include "normalise.h"
#include "number.h"
#include "tsv.h"

struct job {
	const struct settings *set;
	struct out *out;
	struct tsv in;
	struct form form;
	const struct unit *unit;	/* of --unit */
	struct slice unit_name;		/* last one looked up; in unit_text */
	struct buf unit_text;
	const struct unit *unit_found;
	struct buf plain;		/* a field without escapes */
	struct buf header;		/* the one last written */
	size_t columns;			/* of the header in force */
	bool headed;			/* a header has been written */
	bool renew;			/* the columns to add are there already */
	size_t rows, numbers, refused;
	enum status status;
};

enum status job_start(struct job *j, const struct settings *set, struct out *out,
    const struct tsv_schema *schema);
/* Tells the totals and releases; returns the status of the whole. */
enum status job_end(struct job *j);

/* The number of a field; false: no memory. */
bool job_number(struct job *j, struct slice field, const struct unit *unit, struct number *n);

/* The unit a field names, --unit where it names none; remembers the last one. */
bool job_unit(struct job *j, struct slice name, const struct unit **unit);

/* Counts n of column `column` (from 0) and tells when it was refused. */
void job_account(struct job *j, const struct number *n, struct slice field, size_t column);

/* False, and told: the record has more fields than the header. */
bool job_fits(struct job *j);

#endif
