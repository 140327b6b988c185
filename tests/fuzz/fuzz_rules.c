/* SPDX-License-Identifier: ISC */
/* command: reconcile */
/*
 * Rules by strangers over figures by strangers: the first line is a formula, the
 * others are "sheet TAB key TAB measure TAB value TAB ulp".  Every instance gets
 * a verdict, the same with and without a trace, and the search for the culprit ends.
 * Sheets T... are statements, P... forms.
 */
#include <stdint.h>
#include <stdlib.h>

#include "locate.h"
#include "mem.h"
#include "rule_part.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
keep(void *ctx, const struct instance *inst)
{
	return docket_add(ctx, inst);
}

static void
put(struct report *r, struct slice line)
{
	struct slice field[5] = {{0}}, piece;
	size_t n = 0, sheet;
	uint32_t name;
	struct cell *c;

	while (n < 5 && slice_split(&line, '\t', &piece))
		field[n++] = piece;
	name = names_find(&r->set->names, field[0]);
	sheet = name == NAME_NONE ? SIZE_MAX : pool_sheet(&r->set->pool, name);
	if (sheet == SIZE_MAX)
		return;
	c = report_put(r, (uint32_t)sheet, names_add(&r->set->names, field[1]), names_add(&r->set->names, field[2]));
	if (c == NULL)
		abort();
	c->raw = field[3];
	c->state = cell_amount(field[3], &c->value) ? CELL_NUMBER : field[3].len == 0 ? CELL_BLANK : CELL_BAD;
	if (!cell_amount(field[4], &c->ulp) || c->ulp < 0)
		c->ulp = 0;
	r->sheet[sheet].numbers += c->state == CELL_NUMBER;
}

/* The short way (quick.h, and what a rule needs) says what the long one says, which leaves a trace. */
static void
agree(const struct docket *d, const struct docket *quick)
{
	if (d->count != quick->count)
		abort();
	for (size_t i = 0; i < d->count; i++)
		if (d->inst[i].capture != quick->inst[i].capture || d->inst[i].column != quick->inst[i].column ||
		    d->inst[i].verdict != quick->inst[i].verdict)
			abort();
}

static void
judge(struct rule_set *set, struct slice rest)
{
	struct report r;
	struct docket d = {0}, quick = {0};
	struct locator l = {0};
	struct judge j = {.set = set, .tell = keep, .ctx = &quick};
	struct slice line;

	if (!report_init(&r, set) || !report_start(&r, SLICE("a"), SLICE("b"), SLICE("c"), SLICE("2024")))
		abort();
	while (slice_split(&rest, '\n', &line))
		put(&r, line);
	j.scope[SCOPE_SELF] = &r;
	rule_need(set, &set->rule[0]);
	if (judge_all(&j) != STATUS_OK)
		abort();
	set->rule[0].needs = 0;
	j.ctx = &d;
	j.trace = &d.trace;
	if (judge_all(&j) != STATUS_OK)
		abort();
	agree(&d, &quick);
	if (!docket_outcomes(&d) || (j.trace = NULL, !locate(&l, &j, &d)))
		abort();
	locator_free(&l);
	docket_free(&d);
	docket_free(&quick);
	judge_free(&j);
	report_free(&r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = slice_make((const char *)data, size), formula;
	struct rule_set set = {.pool.names = &set.names};
	struct rule rule = {.what = KIND_RULE, .severity = SLICE("E")};
	struct formula_error error;

	if (!slice_split(&rest, '\n', &formula))
		return 0;
	formula_read(&set.pool, formula, &rule.formula, &error);
	if (error.what == NULL) {
		rule.formula_text = formula;
		set.rule = mem_alloc(sizeof(rule));
		if (set.rule == NULL)
			abort();
		rule_note(&set, &rule);
		for (size_t i = 0; i < set.pool.sheets; i++) {
			struct slice name = names_text(&set.names, set.pool.sheet[i]);

			set.sheet[i].statement = slice_starts(name, SLICE("T"));
			set.sheet[i].form = slice_starts(name, SLICE("P"));
		}
		rule.blank_zero = formula.len % 2 == 0;
		*set.rule = rule;
		set.rules = 1;
		names_fix(&set.names);
		judge(&set, rest);
	}
	rules_free(&set);
	return 0;
}
