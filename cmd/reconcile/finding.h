/* SPDX-License-Identifier: ISC */
/*
 * finding.h - the stream of findings: one line an instance, message and all.
 */
#ifndef RECONCILE_FINDING_H
#define RECONCILE_FINDING_H

#include "docket.h"
#include "message.h"
#include "out.h"

struct finding_writer {
	struct out *out;
	enum language language;
	struct judge *judge;
	struct buf text;		/* workspace */
};

void finding_header(struct out *out);
/* Writes what the docket holds, in the order printed; passes only with `all`. */
bool finding_docket(struct finding_writer *w, const struct docket *d, bool all);
/* Appends SHEET[key,measure]. */
bool finding_address(struct buf *b, const struct rule_set *set, const struct address *a);
void finding_writer_free(struct finding_writer *w);

#endif
