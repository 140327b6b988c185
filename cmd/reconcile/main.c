/* SPDX-License-Identifier: ISC */
/*
 * reconcile - check the figures of departmental accounts against one another.
 */
#include "explain.h"
#include "opt.h"
#include "program.h"
#include "run.h"

enum { OPT_ALL = 256, OPT_EXPLAIN, OPT_LIST, OPT_ONLY, OPT_REFERENCE, OPT_RULES, OPT_SKIP, OPT_TRUNC };
static const struct opt table[] = {
	{OPT_ALL, "all", NULL, "write instances that pass as well"},
	{OPT_EXPLAIN, "explain", "RULE", "say what a rule means, and end"},
	{OPT_LIST, "list", NULL, "list the rules, and end"},
	OPT_CEILINGS,
	{OPT_ONLY, "only", "LIST", "run only rules of these ids, kinds or severities (comma between)"},
	{'o', "output", "FILE", "write to FILE"},
	{OPT_REFERENCE, "reference", "DIR", "look for rules.tsv in DIR first"},
	OPT_SANDBOX,
	{OPT_RULES, "rules", "FILE", "add the rules of FILE (up to 15 times)"},
	{OPT_SKIP, "skip", "LIST", "leave out rules of these ids, kinds or severities"},
	{OPT_TRUNC, "trunc", NULL, "printed figures were cut, not rounded"},
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	.summary = "check the figures of departmental accounts against one another",
	.operands = "[FILE ...]",
	.table = table,
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case OPT_ALL:
		set->all = true;
		break;
	case OPT_EXPLAIN:
		set->task = TASK_EXPLAIN;
		set->explain = st->value;
		break;
	case OPT_LIST:
		set->task = TASK_LIST;
		break;
	case OPT_ONLY:
		set->choice.only = st->value;
		break;
	case 'o':
		set->output = st->value;
		break;
	case OPT_REFERENCE:
		set->reference = st->value;
		break;
	case OPT_RULES:
		if (set->users == USER_RULES_MAX)
			return opt_usage(st, "--rules can be given %d times", USER_RULES_MAX);
		set->user[set->users++] = st->value;
		break;
	case OPT_SKIP:
		set->choice.skip = st->value;
		break;
	case OPT_TRUNC:
		set->trunc = true;
		break;
	}
	return true;
}

static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;

	set->sandbox = st->sandbox;
	set->ceilings = st->ceilings;
	set->language = st->language;
	set->file = st->argv + st->at;
	set->files = (size_t)(st->argc - st->at);
	return true;
}

static enum status
work(const struct settings *set, struct out *out)
{
	struct rule_set rules;
	enum status st = rules_load(&rules, set->reference, set->user, set->users, &set->choice);

	if (st != STATUS_FAIL) {
		switch (set->task) {
		case TASK_LIST:
			explain_list(&rules, set->language, out);
			break;
		case TASK_EXPLAIN:
			st = explain_rule(&rules, set->explain, set->language, out);
			break;
		case TASK_RECONCILE:
			st = reconcile(set, &rules, out);
			break;
		}
	}
	rules_free(&rules);
	return st;
}

static enum status
run(void *settings, struct out *out)
{
	struct settings *set = settings;
	enum status st = out_reopen(out, set->output);

	return st == STATUS_OK ? work(set, out) : st;
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {.task = TASK_RECONCILE};

	return program_main(&program, &set, argc, argv);
}
