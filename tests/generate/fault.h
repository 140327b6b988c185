/* SPDX-License-Identifier: ISC */
/*
 * fault.h - wrong figures on request.
 *
 * A fault is planned on a finished report and carried out when the report is
 * made once more: the doc prints another raw for that figure.
 */
#ifndef GENERATE_FAULT_H
#define GENERATE_FAULT_H

#include "doc.h"
#include "out.h"
#include "report.h"
#include "rng.h"

enum fault_kind {
	FAULT_DIGIT,
	FAULT_DROP,
	FAULT_SHIFT,
	FAULT_SIGN,
	FAULT_SWAP,
	FAULT_TRANSPOSE,
	FAULT_KIND_N
};

struct faults {
	size_t total;		       /* in the whole run */
	size_t per_kind[FAULT_KIND_N]; /* of a named kind; the rest of total is drawn */
};

bool fault_parse(struct faults *f, struct slice text); /* "5", "digit", "swap:3,drop" */

struct fault {
	enum fault_kind kind;
	struct doc_override change[2];
	size_t changes;
};

/* Kind of the i-th fault of the run. */
enum fault_kind fault_kind_at(const struct faults *f, size_t i, struct rng *r);
/* Chooses a figure and what is printed for it; false: the report has none that fits. */
bool fault_plan(struct fault *f, struct doc *d, enum fault_kind kind, struct rng *r);
void fault_write_header(struct out *o);
void fault_write(struct out *o, const struct fault *f, const struct doc *d, const struct report *r);

#endif
