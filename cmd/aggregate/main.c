/* SPDX-License-Identifier: ISC */
/*
 * aggregate - group figures and add them up, no department counted twice.
 */
#include "diag.h"
#include "finish.h"
#include "gather.h"
#include "mem.h"
#include "partial.h"
#include "program.h"
#include "read.h"
#include "rules.h"
#include "sandbox.h"
#include "settings.h"
#include "workers.h"

static enum status
gather_inputs(
    struct settings *set, const struct rules *rules, struct members *members, struct finish *f)
{
	struct reader reader = {
	    .set = set, .rules = rules, .gather = f->gather, .members = members};
	enum status st;

	if (set->merge)
		return partial_read(set, f->gather, &f->figures, &f->rollup);
	if (f->gathers > 1)
		return workers_read(set, rules, f->gather, f->gathers, &f->figures, &f->rollup);
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

/* What keeps rows, or their order, is one thread's work. */
static size_t
threads(const struct settings *set)
{
	bool alone = set->merge || set->partial || set->unsorted || set->conditions > 0 ||
		     set->rejects != NULL;

	return alone ? 1 : set->jobs;
}

static enum status
finish(struct finish *f)
{
	if (f->members != NULL)
		return finish_members(f);
	return f->set->partial ? partial_write(f) : finish_print(f);
}

static enum status
rollup(struct settings *set, struct out *out)
{
	struct rules rules;
	struct regions regions = {0};
	struct registry registry = {0};
	struct members members = {.set = set, .regions = &regions};
	struct members *wanted = set->conditions > 0 ? &members : NULL;
	struct finish f = {
	    .set = set, .rules = &rules, .registry = &registry, .members = wanted, .out = out};
	enum status st = rules_open(&rules, set->reference), read = STATUS_OK;
	size_t i, n = threads(set);

	f.gather = mem_zero(n, sizeof(*f.gather));
	if (f.gather == NULL)
		st = STATUS_FAIL;
	for (; f.gathers < n && f.gather != NULL; f.gathers++)
		gather_init(&f.gather[f.gathers], set, &registry, set->memory / n);
	if (st == STATUS_OK && wanted != NULL)
		st = regions_open(&regions, set->reference);
	/* temporary runs are files of its own making, in TMPDIR */
	if (st == STATUS_OK && set->sandbox)
		st = sandbox_enter(SANDBOX_READ | SANDBOX_FILES | (n > 1 ? SANDBOX_THREADS : 0));
	if (st == STATUS_OK)
		st = read = gather_inputs(set, &rules, wanted, &f);
	if (st != STATUS_FAIL)
		st = finish(&f);
	for (i = 0; i < f.gathers; i++)
		gather_free(&f.gather[i]);
	mem_free(f.gather);
	members_free(&members);
	regions_close(&regions);
	registry_free(&registry);
	rules_close(&rules);
	return status_max(st, read);
}

static enum status
run(void *settings, struct out *out)
{
	struct settings *set = settings;
	enum status st = out_reopen(out, set->output);

	return st == STATUS_OK ? rollup(set, out) : st;
}

int
main(int argc, char *argv[])
{
	static const struct program program = {
	    &settings_command, settings_take, settings_check, run};
	struct settings set;
	int status;

	settings_default(&set);
	status = program_main(&program, &set, argc, argv);
	settings_free(&set);
	return status;
}
