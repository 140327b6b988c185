/* SPDX-License-Identifier: ISC */
/*
 * aggregate - group figures and add them up, no department counted twice.
 */
#include "diag.h"
#include "finish.h"
#include "gather.h"
#include "partial.h"
#include "read.h"
#include "rules.h"
#include "settings.h"

static enum status
gather_inputs(struct settings *set, const struct rules *rules, struct gather *g, struct finish *f)
{
	struct reader reader = {.set = set, .rules = rules, .gather = g};
	enum status st;

	if (set->merge)
		return partial_read(set, g, &f->figures, &f->rollup);
	st = read_inputs(&reader);
	f->figures = reader.figures;
	f->rollup = reader.rollup;
	if (st != STATUS_FAIL)
		diag_note(NULL, "%llu rows read, %llu without a number, %llu refused",
		    (unsigned long long)reader.records, (unsigned long long)reader.empty,
		    (unsigned long long)reader.refused);
	reader_free(&reader);
	return st;
}

static enum status
run(struct settings *set, struct out *out)
{
	struct rules rules;
	struct gather gather;
	struct finish finish = {.set = set, .rules = &rules, .gather = &gather, .out = out};
	enum status st = rules_open(&rules, set->reference), read = STATUS_OK;

	gather_init(&gather, set);
	if (st == STATUS_OK)
		st = read = gather_inputs(set, &rules, &gather, &finish);
	if (st != STATUS_FAIL)
		st = set->partial ? partial_write(&finish) : finish_print(&finish);
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
		st = out_reopen(&out, set.output);
		if (st == STATUS_OK)
			st = run(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	settings_free(&set);
	/* A full disk often shows only in the last flush; --help can meet one too. */
	return (int)out_finish(&out, st);
}
