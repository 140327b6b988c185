/* SPDX-License-Identifier: ISC */
/*
 * form.h - what a performance self-evaluation form says of one project.
 */
#ifndef GENERATE_FORM_H
#define GENERATE_FORM_H

#include "report.h"

enum { INDICATOR_MAX = 12, FORM_MAX = 10 };
enum indicator_kind {
	IND_QUANTITY = 1,
	IND_QUALITY,
	IND_TIME,
	IND_SOCIAL,
	IND_LASTING,
	IND_SATISFIED,
	IND_COST,
	IND_RATE
};

struct indicator {
	enum indicator_kind kind;
	struct slice name, target, unit, actual;
	int64_t weight, score; /* hundredths of a point */
};

struct form {
	struct slice name;
	const struct project *project;
	struct indicator ind[INDICATOR_MAX]; /* in printed order */
	size_t inds;
	int64_t output, benefit; /* weights of the groups; rate and satisfaction have 10 each */
	int64_t rate;		 /* hundredths of a per cent */
	int64_t total;		 /* score, hundredths */
};

/* The i-th project's form; texts are kept by d. */
void form_make(struct form *f, struct doc *d, const struct report *r, size_t i);
size_t form_count(const struct report *r); /* forms that are published */
struct slice form_name(struct doc *d, const struct report *r, size_t i);

#endif
