/* SPDX-License-Identifier: ISC */
/*
 * aggregate - group figures and add them up, no department counted twice.
 */
#include "diag.h"
#include "finish.h"
#include "gather.h"
#include "read.h"
#include "rules.h"
#include "settings.h"

static enum status
run(const struct settings *set, struct out *out)
{
	struct rules rules;
	struct gather gather;
	struct reader reader = {.set = set, .rules = &rules, .gather = &gather};
	struct finish finish;
	enum status st = rules_open(&rules, set->reference), read = STATUS_OK;

	gather_init(&gather, set);
	if (st == STATUS_OK)
		st = read = read_inputs(&reader);
	finish = (struct finish){set, &rules, &gather, reader.figures, reader.rollup, out};
	if (st != STATUS_FAIL)
		st = finish_print(&finish);
	if (st == STATUS_OK)
		diag_note(NULL, "%llu rows read, %llu without a number, %llu refused, %zu groups",
		    (unsigned long long)reader.records, (unsigned long long)reader.empty,
		    (unsigned long long)reader.refused, gather.cells.count);
	reader_free(&reader);
	gather_free(&gather);
	rules_close(&rules);
	return status_max(st, read);
}

int
main(int argc, char *argv[])
{
	struct settings set;
	struct out out;
	enum status st = STATUS_OK, opened;

	diag_program(argv[0]);
	opened = out_open(&out, NULL);
	if (opened != STATUS_OK)
		return (int)opened;
	switch (settings_parse(&set, argc, argv, &out)) {
	case PARSED_RUN:
		if (set.output != NULL) {
			st = status_max(out_close(&out), out_open(&out, set.output));
			if (st != STATUS_OK)
				break;
		}
		st = run(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	settings_free(&set);
	if (st == STATUS_FAIL && set.output != NULL) {
		out_abort(&out);
		return (int)st;
	}
	/* A full disk often shows only in the last flush; --help can meet one too. */
	return (int)status_max(st, out_close(&out));
}
