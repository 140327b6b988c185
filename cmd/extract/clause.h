/* SPDX-License-Identifier: ISC */
/*
 * clause.h - a narrative text read clause by clause.
 *
 * The reading walks the text once, phrase by phrase and number by number.  A
 * subject (metric path) that is named stays in force until another one is; a
 * basis of comparison stays in force to the end of the sentence, roles and
 * directions to the end of the clause.  A number becomes a figure only when all
 * that stands between it and its subject (or the start of its clause) is
 * understood; otherwise it is left unclaimed, and the subject is forgotten.
 * Behind 主要原因 and 主要用于 the text is a reason or a purpose, to the end of the
 * sentence or to a clause that plainly takes up the account again.
 */
#ifndef EXTRACT_CLAUSE_H
#define EXTRACT_CLAUSE_H

#include "flow.h"
#include "sense.h"
#include "status.h"

/* A new section begins; the context's own subject is in force. */
void clause_section(struct sense *d, struct slice title, unsigned context);
/* Reads the whole flow; subject and section stay for the next one. */
enum status clause_read(struct sense *d);

#endif
