/* SPDX-License-Identifier: ISC */
/*
 * rule.h - the rules in force: rules.tsv and the user's files, compiled.
 *
 * Besides relations the file holds facts of the notation, told by kind (rules(5)):
 *	variant	a template's tag (id) and the relation that shows it
 *	sheet	the measures of a statement (id); amounts of it are blank-is-zero
 *	form	a sheet (id) whose rows are filled in whole: a cell that is not there is lost;
 *		its formula lists the measures that are only notes
 *	row	a row that must be printed in a statement that has figures
 *	malformed	a reason (id) of the status bad: that is the printed figure's own fault
 *	many	a last segment (id) of rows of which several are told: printings may differ
 *	word	what a word of comparison counts (大于: 1)
 */
#ifndef RECONCILE_RULE_H
#define RECONCILE_RULE_H

#include "arena.h"
#include "buf.h"
#include "fit.h"
#include "formula.h"
#include "reference.h"
#include "status.h"

enum rule_kind { KIND_RULE, KIND_VARIANT, KIND_SHEET, KIND_FORM, KIND_ROW, KIND_WORD, KIND_MALFORMED, KIND_MANY };
enum precision { PRECISION_ROUND, PRECISION_PERCENT, PRECISION_LOOSE, PRECISION_EXACT };

struct rule {
	enum rule_kind what;
	struct slice id, kind, severity, formula_text, title_zh, title_en;
	uint64_t variants;		/* bits of tags; 0: always */
	bool blank_zero;		/* blank_as 0 */
	enum precision precision;
	struct formula formula;
	bool cross;			/* addresses other reports */
	bool has_capture, has_each;	/* wildcards that make instances */
	bool counts;			/* count or blank in the body: nothing printed is an answer */
	unsigned extremes;		/* max and min in the body */
	bool twins_only;		/* compares the printings of one address: others cannot differ */
	bool sums_children;		/* an aggregate in the body is over the rows of each capture */
	uint32_t needs;			/* 1 + a reference without whose cell no instance applies; 0: there is none */
	bool bare;			/* wildcards stand only in aggregates */
	bool linear;			/* no abs, sgn, max, min, count, blank in the body */
	const char *file;
	size_t line;
};

enum { TAGS_MAX = 64 };

struct word {
	uint32_t name;
	int sign;
};

/* A row that must be printed: always, or when one of its parts (references from .. to) is not zero. */
struct must {
	struct ref row;
	size_t from, to;
};

/* What a sheet is, by its number in the pool. */
struct sheet_info {
	bool statement;			/* has a `sheet` line: blanks are zero, closed list of measures */
	bool form;			/* has a `form` line */
	size_t measure_first, measures;	/* in rule_set.measure: a statement's all, a form's notes */
};

struct rule_set {
	struct names names;
	struct pool pool;
	struct fits fits;
	struct arena arena;
	struct reference *file[16];
	size_t files;
	struct rule *rule;
	size_t rules, rules_cap;
	struct slice tag[TAGS_MAX];
	size_t tags;
	struct slice malformed[16];	/* reasons of bad: */
	size_t malforms;
	struct slice many[16];
	size_t manys;
	struct word *word;
	size_t words, words_cap;
	struct sheet_info *sheet;	/* by number in pool.sheet */
	size_t sheets_cap;
	uint32_t *measure;
	size_t measures, measures_cap;
	struct must *must;
	size_t musts, musts_cap;
	uint32_t *cross;		/* references of rules across reports, each list and column once, by list */
	size_t crosses, crosses_cap;
	bool any_cross;
};

/* Which rules to run: lists of ids, kinds and severities, separated by commas; NULL: no list. */
struct rule_choice {
	const char *only, *skip;
};

enum status rules_load(struct rule_set *set, const char *dir, const char *const *user, size_t users,
    const struct rule_choice *choice);
/* What a rule whose formula is read needs before it can be judged; false: no memory. */
bool rule_note(struct rule_set *set, struct rule *r);
void rules_free(struct rule_set *set);

/* What a word of comparison counts; false: no such word. */
bool rules_word(const struct rule_set *set, uint32_t name, int *sign);
/* Is this status (bad:WHY) the fault of what is printed? */
bool rules_malformed(const struct rule_set *set, struct slice status);
/* Does the row's last segment say that several of it are told of? */
bool rules_many(const struct rule_set *set, struct slice key);
/* The row line of a row that must be printed; NULL: it may be left out. */
const struct must *rules_must(const struct rule_set *set, size_t sheet, uint32_t key);
/* Is the measure one of the statement's (always, of other sheets); of the form's notes? */
bool rules_measure(const struct rule_set *set, size_t sheet, uint32_t name);

bool rules_note(const struct rule_set *set, size_t sheet, uint32_t name);

#endif
