/* SPDX-License-Identifier: ISC */
/*
 * wording.h - slips of wording in prose, sheet S: remnants of a template, words and
 * marks said twice.
 *
 * One fact an occurrence (item 模板残留/文1, 重复词/1, 重复标点/1 ...), its raw the
 * words as read with some before them.  Titles, covers and notes below tables are
 * looked at by facts.c, not here.
 */
#ifndef EXTRACT_WORDING_H
#define EXTRACT_WORDING_H

#include "flow.h"
#include "out.h"
#include "phrases.h"
#include "report.h"
#include "status.h"

struct wording {
	struct report *r;
	const struct phrases *known;
	struct out *o;
	size_t residues, words, marks;	/* facts so far */
};

/* Looks at a flow; with `residues` also for remnants of a template, one a line at most. */
enum status wording_read(struct wording *w, const struct flow *flow, bool residues);

#endif
