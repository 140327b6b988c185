/* SPDX-License-Identifier: ISC */
/*
 * sense.h - what a reading of clauses knows at a place, and its parts' ways to change it.
 *
 * clause.c walks the text, sense_phrase.c and sense_name.c take its phrases,
 * slot.c its numbers; slot_measure.c and slot_state.c make figures of them.
 * Positions are bytes of `text`, the flow.
 */
#ifndef EXTRACT_SENSE_H
#define EXTRACT_SENSE_H

#include "flow.h"
#include "names.h"
#include "numeral.h"
#include "out.h"
#include "phrases.h"
#include "report.h"
#include "status.h"

enum { SENTENCE_ITEMS = 32, BRACKETS = 4 };
enum { SENSE_FACTS = 999 };	/* of one kind in a report; more say no more */

enum basis { BASIS_NONE, BASIS_LAST, BASIS_LAST_BUDGET, BASIS_BUDGET };
enum sense_mode { MODE_READ, MODE_REASON, MODE_USE };
enum opener { OPENER_NONE, OPENER_SAID, OPENER_LAST };

struct sense {
	/* given */
	const struct phrases *known;
	struct report *r;
	struct out *o;
	struct flow *flow;
	struct names *names;
	struct slice part;		/* title of the section */
	unsigned context;
	unsigned year;			/* of the report, 0: not known */
	uint32_t unread;		/* bit per context: a number was left in it */

	/* what figures are about; slices in the vocabulary or the report's arena */
	struct slice subject;		/* metric path, empty: not known */
	const struct phrase *noun;	/* its phrase, NULL for names */
	struct slice main_subject;	/* what an aside interrupts */
	const struct phrase *main_noun;
	struct slice all;		/* what 其中 lists the parts of: the next sentence may go on with it */
	const struct phrase *all_noun;
	struct slice last_part;
	size_t told;			/* parts that have figures */
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
	bool code_named;		/* (类) (款) (项) told what the code is */
	struct slice review;		/* project whose review is being read */
	struct slice band;		/* scores between ceilings: path of their number */
	struct slice whole;		/* path whose parts are being numbered */
	struct slice whole_unit;
	size_t numbered;

	/* of the sentence */
	bool waiting;			/* a subject was named and has no figure yet */
	struct slice planned;		/* the budget that was told of the whole; empty: its parts are final */
	bool parts;			/* 其中 was said since */
	enum sense_mode mode, before;
	size_t list_from;		/* a list of expenses begins here; 0: none */
	size_t use_from;		/* a purpose begins here; 0: none */
	size_t misspent;		/* facts so far */
	const struct phrase *list_of;
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
	size_t name_to;			/* its end, when a code in brackets follows; 0: here */
	size_t subject_from, subject_to;	/* words of the subject (or fund) last named here */
	bool fund_named;			/* it was a fund */
	struct slice fund_of;			/* what was spoken of before the funds */
	const char *fund_part;			/* the subject when it is a fund's part of that */
	bool among;				/* behind 其中 */
	bool summed;				/* 合计, 价值: an amount of what was named before */
	bool beside;				/* the subject was said by the way */
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
	bool move_first;		/* the move was said before the subject */
	bool old_year;			/* last year was named, and not compared with */
	size_t pair_at;			/* a number here says the same as the one before; 0: none */
	struct slot {
		struct slice item, measure;
		struct slice word;	/* direction, before the number in raw */
		struct slice unit;
	} pair;
	/* facts of wording so far */
	size_t empty_rates, no_percents, doubles, contradictions;
	enum status status;
};

extern const struct slice sense_comma, sense_pause, sense_full_stop;

/* Is the character at `at` this one (of three bytes)? */
static inline bool
sense_has(const struct sense *d, size_t at, struct slice what)
{
	const char *p = d->text.ptr + at;

	return at + 3 <= d->text.len && p[0] == what.ptr[0] && p[1] == what.ptr[1] &&
	    p[2] == what.ptr[2];
}

/* clause.c */
const struct phrase *sense_peek(const struct sense *d, size_t at, size_t *used);
/* Words that no phrase covered end at `at`; true when they touch it and are no office's name. */
bool sense_settle(struct sense *d, size_t at);
/* Forgets roles, directions, shares: all that belongs to one clause. */
void sense_clear(struct sense *d);

/* sense_phrase.c; at and end are those of the phrase */
void sense_phrase(struct sense *d, const struct phrase *f, size_t at, size_t end);
/* Is the phrase here what it looks like?  If not, its first character is an unknown word. */
bool sense_holds(const struct sense *d, const struct phrase *f, size_t at, size_t end);
/* Does the account go on, behind a comma in a reason? */
bool sense_resumes(const struct sense *d, size_t at);

/* sense_name.c */
void sense_forget(struct sense *d);	/* nothing is spoken of */
void sense_subject(struct sense *d, const struct phrase *f, size_t at, size_t end);
void sense_class(struct sense *d, const struct phrase *f, size_t at, size_t end);
void sense_level(struct sense *d, const struct phrase *f, size_t at, size_t end);
void sense_fund(struct sense *d, const struct phrase *f, size_t at, size_t end);
void sense_noun(struct sense *d, size_t at, size_t end);
void sense_score(struct sense *d, size_t at);
void sense_review(struct sense *d, size_t at);
/* 2010301行政运行 before a number at `to`: the words between are what is spoken of. */
void sense_coded(struct sense *d, size_t to);
/* 公安(20402): a name with its whole code; bytes of the bracket, 0 when it is none. */
size_t sense_code_bracket(struct sense *d, size_t at);

/* sense_list.c: a list of expenses in bytes from..to; facts of names, once all are known */
void sense_list(struct sense *d, size_t from, size_t to);
void sense_names(struct sense *d);

/* slot.c */
void sense_number(struct sense *d, struct numeral n);

/* slot_measure.c: item, measure and word of a number; false when it says nothing known */
bool slot_money(struct sense *d, struct slot *s);
bool slot_rate(struct sense *d, struct slot *s);
bool slot_count(struct sense *d, struct slot *s);
bool slot_part(struct sense *d, const struct numeral *n, struct slot *s);
bool slot_score(struct sense *d, struct slot *s);
/* The path of a count: "个,批=出国团组 人次,人=出国团组/人次" and its unit; empty: none. */
struct slice slot_count_path(struct slice counts, struct slice unit);
bool sense_undecided(const struct phrase *move);
bool sense_is_budget(struct slice role);

/* slot_state.c */
void sense_put(struct sense *d, const struct slot *s, struct slice raw, size_t at);
/* Makes the number a figure. */
void sense_state(struct sense *d, const struct slot *s, struct numeral n);
void sense_flat(struct sense *d, const struct phrase *flat, size_t at);
void sense_order(struct sense *d, size_t at);	/* 方向, when one was said */
void sense_none(struct sense *d, size_t at);	/* 无, when it was said */
/* A slot without its number: 占…的%. */
void sense_empty(struct sense *d, size_t at, struct slice unit);
/* A fact of wording, sheet S: kind/path. */
void sense_fact(struct sense *d, const char *kind, struct slice path, struct slice raw, size_t at);
/* The same for the (++*n)th of its kind. */
void sense_count(struct sense *d, const char *kind, size_t *n, struct slice raw, size_t at);
struct slice sense_first_path(struct slice path);	/* of 基金收入|基金支出 */
/* In the report's arena: a + sep + b; a + "/" + b, or a when b is empty; bytes of the flow. */
struct slice sense_concat(struct sense *d, struct slice a, struct slice sep, struct slice b);
struct slice sense_join(struct sense *d, struct slice a, struct slice b);
struct slice sense_copy(struct sense *d, size_t from, size_t to);
/* The clause up to `to`, its end when it is long. */
struct slice sense_quote(struct sense *d, size_t to);

#endif
