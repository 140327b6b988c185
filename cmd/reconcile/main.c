/* SPDX-License-Identifier: ISC */
/*
 * reconcile - check the figures of departmental accounts against one another.
 */
#include "diag.h"
#include "explain.h"
#include "opt.h"
#include "run.h"

enum { OPT_ALL = 256, OPT_EXPLAIN, OPT_LIST, OPT_ONLY, OPT_REFERENCE, OPT_RULES, OPT_SKIP, OPT_TRUNC };
enum parsed { PARSED_RUN, PARSED_BAD, PARSED_DONE };

static const struct opt table[] = {
	{OPT_ALL, "all", NULL, "write instances that pass as well"},
	{OPT_EXPLAIN, "explain", "RULE", "say what a rule means, and end"},
	{OPT_LIST, "list", NULL, "list the rules, and end"},
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
take_option(struct settings *set, const struct opt_state *st, int id)
{
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
		if (set->users == USER_RULES_MAX) {
			opt_usage(st, "--rules can be given %d times", USER_RULES_MAX);
			return false;
		}
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

static enum parsed
parse_settings(struct settings *set, int argc, char *argv[], struct out *out)
{
	struct opt_state st;
	int id;

	*set = (struct settings){.task = TASK_RECONCILE};
	opt_start(&st, &command, argc, argv);
	while ((id = opt_next(&st, out)) >= 0)
		if (!take_option(set, &st, id))
			return PARSED_BAD;
	if (id == OPT_BAD)
		return PARSED_BAD;
	if (id == OPT_DONE)
		return PARSED_DONE;
	set->sandbox = st.sandbox;
	set->language = st.language;
	set->file = argv + st.at;
	set->files = (size_t)(argc - st.at);
	return PARSED_RUN;
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
			st = run(set, &rules, out);
			break;
		}
	}
	rules_free(&rules);
	return st;
}

int
main(int argc, char *argv[])
{
	struct settings set;
	struct out out;
	enum status st = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	switch (parse_settings(&set, argc, argv, &out)) {
	case PARSED_RUN:
		st = out_reopen(&out, set.output);
		if (st == STATUS_OK)
			st = work(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	return (int)out_finish(&out, st);
}
