/* SPDX-License-Identifier: ISC */
/*
 * readers.h - the readers of a report's parts, in the order they run.
 *
 * Each walks the parts of its kind, emits what it finds and claims the text it
 * took.  `known` holds the compiled reference files and serves all reports of a
 * run; readers keep nothing between reports.
 */
#ifndef EXTRACT_READERS_H
#define EXTRACT_READERS_H

#include "out.h"
#include "report.h"
#include "status.h"

struct layout;
struct phrases;			/* narrative.tsv, compiled */
struct terms;			/* performance.tsv, facts.tsv and units.tsv, by folded word; terms.h */

/* facts.c: entity, scope, year, unit into r; emits sheets R and S (facts of structure and wording). */
enum status facts_find(struct report *r, const struct layout *layout, const struct terms *known);
enum status facts_read(struct report *r, const struct layout *layout, const struct terms *known,
    struct out *o);
/* overview.c: D (duties) and U (units). */
enum status overview_read(struct report *r, const struct layout *layout, const struct terms *known,
    struct out *o);
/* statement.c: T01..T09 and X. */
enum status statement_read(struct report *r, const struct layout *known, struct out *o);
/* narrative.c: N. */
enum status narrative_read(struct report *r, struct phrases *known, struct out *o);
/* performance.c: P. */
enum status performance_read(struct report *r, const struct terms *known, struct out *o);
/* glossary.c: G. */
enum status glossary_read(struct report *r, struct out *o);
/* claims.c: marks years, dates, list markers, page numbers that no reader took. */
enum status claims_rest(struct report *r);

enum status terms_open(struct terms **out, const char *reference_dir);
void terms_close(struct terms *t);

enum status phrases_open(struct phrases **out, const char *reference_dir);
void phrases_close(struct phrases *p);

#endif
