/* SPDX-License-Identifier: ISC */
/*
 * facts.h - what the readers of facts share: the heads of the statements, names
 * and years with the weight of their evidence.
 */
#ifndef EXTRACT_FACTS_H
#define EXTRACT_FACTS_H

#include "buf.h"
#include "emit.h"
#include "layout.h"
#include "office.h"
#include "report.h"
#include "terms.h"
#include "words.h"
#include "year.h"

/* One thing that the head of a table says, or the cover. */
enum head_kind { HEAD_ENTITY, HEAD_UNIT, HEAD_YEAR };

struct head_fact {
	enum head_kind kind;
	const struct part *part;
	const struct line *line;
	struct slice text;		/* entity: folded, as printed; unit: 万元; year: four digits */
	struct office office;		/* of an entity */
	bool named;			/* office is a name */
};

struct facts {
	struct report *report;
	const struct layout *layout;
	const struct terms *terms;
	struct buf scratch;
	struct head_fact *head;		/* in the arena; the report keeps them from facts_find on */
	size_t heads, head_cap;
	struct slice approved, published;	/* dates that the cover labels so */
	bool ok;
};

struct word *facts_word(struct facts *f, struct slice text);	/* NULL: no memory */
struct slice facts_fold(struct facts *f, struct slice text);	/* into the arena */
/* Lines of the cover: of its part, or the report's first lines when it has none. */
void facts_cover(const struct report *r, size_t *first, size_t *end);

/* facts_heads.c: reads the heads of all statements into head[]. */
void facts_heads(struct facts *f);
/* facts_entity.c, facts_year.c */
void facts_entity(struct facts *f);
void facts_year(struct facts *f);
/* facts_structure.c: sheet S. */
void facts_structure(struct facts *f, struct out *o);

/* facts_days.c: S[公开/天数], where both dates are whole. */
void facts_days(struct facts *f, struct out *o, struct slice approved, struct slice published);

#endif
