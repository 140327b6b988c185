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
#include "numeral.h"
#include "out.h"
#include "phrases.h"
#include "report.h"
#include "status.h"

enum { SENTENCE_ITEMS = 32, BRACKETS = 4 };

enum basis { BASIS_NONE, BASIS_LAST, BASIS_LAST_BUDGET, BASIS_BUDGET };
enum sense_mode { MODE_READ, MODE_REASON, MODE_USE };
enum opener { OPENER_NONE, OPENER_SAID, OPENER_LAST };

struct sense {
	/* given */
	const struct phrases *known;
	struct report *r;
	struct out *o;
	struct flow *flow;
	struct slice part;		/* title of the section */
	unsigned context;
	unsigned year;			/* of the report, 0: not known */

	/* what figures are about; slices in the vocabulary or the report's arena */
	struct slice subject;		/* metric path, empty: not known */
	const struct phrase *noun;	/* its phrase, NULL for names */
	struct slice main_subject;	/* what an aside interrupts */
	const struct phrase *main_noun;
	struct {
		struct slice subject;
		const struct phrase *noun;
		bool named;
	} outside[BRACKETS];		/* what was spoken of before "(" */
	size_t brackets;
	struct slice counted;		/* path of the last count: @ in paths */
	bool assumed;			/* the section's own subject, not yet named */
	struct slice fund;
	struct slice level[3];		/* 类 款 项 */
	struct slice code;		/* as printed, pieces joined */
	bool coding;			/* no figure yet since its first piece */
	struct slice review;		/* project whose review is being read */
	struct slice band;		/* scores between limits: path of their number */
	struct slice whole;		/* path whose parts are being numbered */
	struct slice whole_unit;
	size_t numbered;

	/* of the sentence */
	enum sense_mode mode, before;
	enum basis basis;
	struct slice budget;		/* measure of BASIS_BUDGET */
	bool budget_said;
	struct slice said;		/* which budget */
	struct slice flat;		/* item that is said to be as it was */
	struct slice moved;		/* item with a change that is not 0 */
	struct slice shared[SENTENCE_ITEMS];	/* items with their shares */
	size_t shares;

	/* of the clause */
	struct slice text;		/* the flow */
	size_t at;
	size_t start;			/* of the clause */
	size_t name_from;		/* where a name that ends here would begin */
	size_t name_to;			/* where it ends, when a code in brackets follows; 0: here */
	size_t subject_from, subject_to;	/* words of the subject (or fund) last named here */
	bool fund_named;			/* it was a fund */
	size_t gap_from, gap_to;	/* last run of words that no phrase covers */
	bool stray;			/* such words stand between the subject and here */
	bool named;
	bool office;			/* an office was named since the last number */
	bool share, done;
	bool basis_here;		/* the basis was named last: its value may follow */
	enum opener opener;
	struct slice share_of, done_of;
	struct slice role;		/* measure said, empty: none */
	const struct phrase *move, *order, *none;
	bool order_budget;
	bool old_year;			/* last year was named, and not compared with */
	size_t pair_at;			/* a number here is in the same slot as the one before; 0: none */
	struct slot {
		struct slice item, measure;
		struct slice word;	/* direction, before the number in raw */
		struct slice unit;
	} pair;
	size_t empty_rates, no_percents, doubles, contradictions;	/* facts of wording so far */
	enum status status;
};

/* A new section begins; the context's own subject is in force. */
void clause_section(struct sense *d, struct slice title, unsigned context);
/* Reads the whole flow; subject and section stay for the next one. */
enum status clause_read(struct sense *d);

/* For slot.c and clause.c. */
void sense_number(struct sense *d, struct numeral n);
void sense_flat(struct sense *d, const struct phrase *flat, size_t at);
void sense_order(struct sense *d, size_t at);	/* 方向, when one was said */
void sense_none(struct sense *d, size_t at);	/* 无, when it was said */
void sense_empty(struct sense *d, size_t at, struct slice unit);	/* a slot without its number */
void sense_fact(struct sense *d, const char *kind, struct slice path, struct slice raw, size_t at);
/* The same for the (++*n)th of its kind. */
void sense_count(struct sense *d, const char *kind, size_t *n, struct slice raw, size_t at);

/* a + "/" + b, or a alone when b is empty, in the arena; empty when there is no memory. */
struct slice sense_join(struct sense *d, struct slice a, struct slice b);
/* A copy of bytes of the flow in the arena. */
struct slice sense_copy(struct sense *d, size_t from, size_t to);

#endif
