/* SPDX-License-Identifier: ISC */
/*
 * judge.h - the instances of the rules in one report, and how each ends.
 */
#ifndef RECONCILE_JUDGE_H
#define RECONCILE_JUDGE_H

#include "eval.h"
#include "status.h"

enum verdict { VERDICT_PASS, VERDICT_ROUNDING, VERDICT_TOUCH, VERDICT_FAIL, VERDICT_UNRESOLVED, VERDICT_NONE };
extern const char *const verdict_word[VERDICT_NONE];

struct instance {
	const struct rule *rule;
	uint32_t capture, column;	/* NAME_NONE without */
	enum verdict verdict;
	struct val lhs, rhs;		/* as far as they are known; not of a pass without a trace */
	struct num l, r;		/* on one footing */
	size_t trace, traces;		/* its addresses in the trace, when there is one */
};

struct judge {
	struct rule_set *set;
	struct report *scope[SCOPES];
	bool trunc;
	bool cross;			/* rules across reports, or those within one */
	struct trace *trace;		/* NULL: no addresses wanted */
	/* told about each instance that applies; false stops (no memory) */
	bool (*tell)(void *ctx, const struct instance *inst);
	void *ctx;
	/* workspace */
	struct eval eval;
	struct instance inst;
	uint32_t *capture;
	size_t captures, captures_cap;
	uint32_t *seen;			/* by capture: round in which it was met */
	size_t seen_cap;
	uint32_t round;
};

/* Sees which variants the report shows (report->tags). */
enum status judge_variants(struct judge *j);
/* All instances of all rules that apply; told in the order of the rules. */
enum status judge_all(struct judge *j);
/* One instance again, with suppositions or a trace. */
void judge_one(struct judge *j, struct eval *e, struct instance *inst);
struct eval judge_eval(const struct judge *j, const struct rule *rule, uint32_t capture, uint32_t column);
void judge_free(struct judge *j);

#endif
